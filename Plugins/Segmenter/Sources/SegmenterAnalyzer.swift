public import LecternKit

public struct SegmenterAnalyzer: Analyzer {
  public init(options: NoOptions, files: PluginFiles) throws {}

  public func analyze(_ speech: Speech, _ annotations: inout Annotations) throws {}
}
