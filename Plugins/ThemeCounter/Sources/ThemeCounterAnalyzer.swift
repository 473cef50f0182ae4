public import LecternKit

public struct ThemeCounterAnalyzer: Analyzer {
  public struct Options: Decodable, Sendable {
    var dictionary: String
  }

  public init(options: Options, files: PluginFiles) throws {}

  public func analyze(_ speech: Speech, _ annotations: inout Annotations) throws {}
}
