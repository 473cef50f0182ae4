public import LecternKit

public struct TaskAssignerAnalyzer: Analyzer {
  public struct Options: Decodable, Sendable {
    var duties: String
    var vocabulary: String
  }

  public init(options: Options, files: PluginFiles) throws {}

  public func analyze(_ speech: Speech, _ annotations: inout Annotations) throws {}
}
