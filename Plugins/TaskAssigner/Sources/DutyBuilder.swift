internal import LecternKit

/// Makes the records of duties from the tasks that belong together.
struct DutyBuilder {
  private let reading: Reading
  private let view: NormalizedText
  private let splitter: ActSplitter
  private let router: Router
  private let directory: Directory

  /// Storage that is used again from duty to duty.
  struct Workspace {
    var ballot: Ballot
    /// The acts of the task in work.
    var acts: [FoundAct] = []
  }

  init(
    _ reading: Reading, _ map: DutyMap, _ phrases: PhraseIndex, _ directory: Directory,
    level: String?
  ) {
    self.reading = reading
    self.directory = directory
    router = Router(reading, map, phrases, directory, level: level)
    splitter = ActSplitter(reading)
    view = reading.view
  }

  /// Enters what the tasks say into a duty. Who leads may be named once, in the `heading` above.
  func fill(
    _ duty: inout Duty, from tasks: [FoundTask], _ findings: Findings, heading: [NamedActor],
    _ targets: inout TargetFinder, _ work: inout Workspace
  ) {
    guard let firstTask = tasks.first, let lastTask = tasks.last else { return }
    let first = reading.sentences[firstTask.sentence]
    let last = reading.sentences[lastTask.sentence]
    duty.range = view.source(first.range.lowerBound..<last.range.upperBound)
    duty.topic = topic(first.clauses) ?? reading.topic(of: first)
    duty.substance = Self.mostClosable(tasks)
    duty.segment = reading.id(of: first)
    let actors = actors(of: tasks, findings, heading)
    duty.departments = router.departments(
      for: tasks, actors: actors, substance: duty.substance, &work.ballot)
    if !actors.isEmpty { duty.actors = actors.map(record) }
    var object: Range<Int>?
    for task in tasks {
      for number in task.deadlines {
        duty.deadlines.append(record(findings.deadlines[number]))
      }
      for number in task.frequencies {
        duty.frequencies.append(record(findings.frequencies[number]))
      }
      splitter.acts(
        in: reading.sentences[task.sentence].clauses, inherited: object, &work.acts)
      object = work.acts.last?.object ?? object
      duty.acts.reserveCapacity(duty.acts.count + work.acts.count)
      for act in work.acts { duty.acts.append(record(act, task, findings, &targets)) }
    }
  }

  private func actors(
    of tasks: [FoundTask], _ findings: Findings, _ heading: [NamedActor]
  ) -> [NamedActor] {
    var actors: [NamedActor] = []
    for task in tasks where !task.actors.isEmpty { actors += findings.actors[task.actors] }
    if !heading.isEmpty, !actors.contains(where: { $0.role == .lead }) {
      actors = heading + actors
    }
    return actors
  }

  private static func mostClosable(_ tasks: [FoundTask]) -> Duty.Substance {
    var most = Duty.Substance.exhortation
    for task in tasks {
      if task.substance == .deliverable { return .deliverable }
      if task.substance == .standing { most = .standing }
    }
    return most
  }

  /// `关于“用地”的问题` at the beginning of the sentence.
  private func topic(_ clauses: Range<Int>) -> String? {
    guard clauses.count > 1 else { return nil }
    let range = reading.clauses[clauses.lowerBound].range
    guard range.count <= 24, view.has("关于", at: range.lowerBound) else { return nil }
    return reading.quote(range)
  }

  private func record(_ found: NamedActor) -> Duty.Actor {
    var actor = Duty.Actor()
    actor.role = found.role
    actor.kind = found.kind
    actor.range = view.source(found.range)
    if found.kind == .unit || found.kind == .group {
      actor.unit = directory.name(of: found.range, in: view)
    }
    return actor
  }

  private func record(_ found: FoundDeadline) -> Duty.Deadline {
    var deadline = Duty.Deadline()
    deadline.range = view.source(found.range)
    deadline.date = found.date?.description
    return deadline
  }

  private func record(_ found: FoundFrequency) -> Duty.Frequency {
    var frequency = Duty.Frequency()
    frequency.range = view.source(found.range)
    frequency.rule = found.rule
    return frequency
  }

  private func record(
    _ found: FoundAct, _ task: FoundTask, _ findings: Findings, _ targets: inout TargetFinder
  ) -> Duty.Act {
    var act = Duty.Act()
    act.range = view.source(found.range)
    if let object = found.object { act.object = reading.quote(object) }
    act.modality = found.modality
    for number in task.deadlines {
      let range = findings.deadlines[number].range
      if found.range.contains(range.lowerBound) { act.deadlines.append(reading.quote(range)) }
    }
    if task.hasTarget { act.indicators = targets.targets(in: found.range) }
    return act
  }
}
