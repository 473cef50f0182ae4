public import LecternKit

/// Finds the tasks of a speech, who must do them and by when, and routes them to departments.
public struct TaskAssignerAnalyzer: Analyzer {
  /// Paths of the lexicons.
  public struct Options: Decodable, Sendable {
    var duties: String
    var vocabulary: String
  }

  private let map: DutyMap
  private let vocabulary: Vocabulary

  public init(options: Options, files: PluginFiles) throws {
    map = try DutyMap(path: options.duties)
    vocabulary = try Vocabulary(path: options.vocabulary)
  }

  /// Reads the layers `segments` and `indicators`, makes the layer `tasks`.
  public func analyze(_ speech: Speech, _ annotations: inout Annotations) throws {
    let segments = annotations[.segments]
    let reading = Reading(
      speech: speech, segments: segments, vocabulary: vocabulary, map: map)
    let view = speech.text.view
    let indicators = annotations[.indicators]
    var targets: [(id: String, range: Range<Int>)] = []
    for number in indicators.indices where indicators[number].kind == .target {
      targets.append(
        (id: indicators[number].id, range: view.range(ofBytes: indicators[number].range)))
    }
    targets.sort { $0.range.lowerBound < $1.range.lowerBound }
    let finder = TaskFinder(
      reading: reading, vocabulary: vocabulary, map: map,
      base: TimeBase(speech, segments), targets: targets)
    annotations[.tasks] = finder.duties()
  }
}
