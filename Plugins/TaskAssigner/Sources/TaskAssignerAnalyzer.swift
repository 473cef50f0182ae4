public import LecternKit

/// Finds the tasks of a speech, who must do them and by when, and routes them to departments.
public struct TaskAssignerAnalyzer: Analyzer {
  /// Paths of the lexicons.
  public struct Options: Decodable, Sendable {
    var duties: String
    var vocabulary: String
    var roster: String
  }

  private let map: DutyMap
  private let directory: Directory
  private let vocabulary: Vocabulary

  public init(options: Options, files: PluginFiles) throws {
    map = try DutyMap(path: options.duties)
    let roster = try RosterFile.load(path: options.roster)
    directory =
      roster.standard == true
      ? map.directory
      : Directory(
        try RosterReader.read(roster, path: options.roster, codes: map.codes), isRoster: true)
    vocabulary = try Vocabulary(path: options.vocabulary)
  }

  /// Reads the layers `segments` and `indicators`, makes the layer `tasks`.
  public func analyze(_ speech: Speech, _ annotations: inout Annotations) throws {
    let segments = annotations[.segments]
    let reading = Reading(speech: speech, segments: segments, vocabulary: vocabulary)
    let finder = TaskFinder(reading, vocabulary, directory, TimeBase(speech, segments))
    let targets = TargetFinder(annotations[.indicators], reading.view)
    let (tasks, findings) = finder.tasks(targets)
    let maker = DutyMaker(
      reading, tasks, map, directory, actors: finder.actors, level: speech.metadata.level)
    annotations[.tasks] = maker.duties(of: tasks, findings, targets)
  }
}
