internal import LecternKit

/// Makes duties of the tasks of one speech: tells of which kind each is, which belong together, and whom
/// they go to.
struct DutyMaker {
  private let reading: Reading
  private let substances: SubstanceRules
  private let joins: JoinRules
  private let builder: DutyBuilder
  private let actors: ActorRules
  private let recipients: Int

  private static let ids = RecordIDSeries("t")

  /// - Parameter tasks: those of whose sentences phrases will be asked for.
  init(
    _ reading: Reading, _ tasks: [FoundTask], _ map: DutyMap, _ directory: Directory,
    actors: ActorRules, level: String?
  ) {
    self.reading = reading
    self.actors = actors
    recipients = directory.recipients.count
    let phrases = PhraseIndex(reading, tasks, map.duties)
    substances = SubstanceRules(reading, map, phrases)
    joins = JoinRules(reading, phrases)
    builder = DutyBuilder(reading, map, phrases, directory, level: level)
  }

  /// The duties in the order of the text.
  func duties(
    of tasks: [FoundTask], _ findings: Findings, _ targets: consuming TargetFinder
  ) -> [Duty] {
    var duties: [Duty] = []
    duties.reserveCapacity(tasks.count)
    var workspace = DutyBuilder.Workspace(ballot: Ballot(departments: recipients))
    /// The tasks of the duty in work.
    var open: [FoundTask] = []
    func close() {
      guard let first = open.first else { return }
      let last = duties.count
      // Filled where it lies: a duty is too large to be moved for nothing.
      duties.append(Duty())
      duties[last].id = Self.ids[last + 1]
      builder.fill(
        &duties[last], from: open, findings, heading: leads(above: first.sentence), &targets,
        &workspace)
      open.removeAll(keepingCapacity: true)
    }
    for task in tasks.map(told) {
      if !joins.continues(task, open) { close() }
      open.append(task)
    }
    close()
    return duties
  }

  /// A task with what kind it is of.
  private func told(_ task: FoundTask) -> FoundTask {
    var task = task
    task.substance = substances.substance(of: task)
    task.onlyAssigns =
      !task.actors.isEmpty && joins.onlyAssigns(reading.sentences[task.sentence])
    return task
  }

  /// Who leads by the heading above: `（一）项目建设（张县长牵头）`.
  private func leads(above sentence: Int) -> [NamedActor] {
    var found: [NamedActor] = []
    reading.visitHeadings(above: sentence) { number in
      let heading = reading.sentences[number]
      guard heading.has([.lead, .leadLabel]) else { return true }
      found = actors.actors(in: heading).filter { $0.role == .lead }
      return found.isEmpty
    }
    return found
  }
}
