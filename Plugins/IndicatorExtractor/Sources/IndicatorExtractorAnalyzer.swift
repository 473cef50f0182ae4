public import LecternKit

public struct IndicatorExtractorAnalyzer: Analyzer {
  public struct Options: Decodable, Sendable {
    var lexicon: String
    var units: String
  }

  public init(options: Options, files: PluginFiles) throws {}

  public func analyze(_ speech: Speech, _ annotations: inout Annotations) throws {}
}
