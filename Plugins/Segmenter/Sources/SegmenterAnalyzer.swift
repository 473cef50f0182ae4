public import LecternKit

/// Builds the outline of a speech: parts, points, paragraphs and sentences with their roles.
public struct SegmenterAnalyzer: Analyzer {
  public struct Options: Decodable, Sendable {
    var cues: String
  }

  private let cues: Cues

  public init(options: Options, files: PluginFiles) throws {
    cues = try Cues(path: options.cues)
  }

  public func analyze(_ speech: Speech, _ annotations: inout Annotations) throws {
    let view = speech.text.view
    var script = Script(view)
    let roles = RoleRules(cues: cues)
    roles.assignLines(
      &script, opening: OpeningLines.read(view, paragraphs: script.paragraphs.map(\.range)))
    var markers = MarkerFinder(script: script).find()
    var nesting = Nesting(script: script)
    nesting.assign(&markers)
    roles.assignSentences(&script, markers: markers)
    annotations[.segments] = TreeBuilder(
      script: script, markers: markers, functions: FunctionRules(cues: cues, script: script)
    ).segments()
  }
}
