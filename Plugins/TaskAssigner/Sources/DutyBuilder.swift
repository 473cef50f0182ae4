internal import LecternKit

/// Makes the records of duties from the tasks that belong together.
final class DutyBuilder {
  private let reading: Reading
  private let router: Router
  private let splitter: ActSplitter
  /// Targets with their places in the view, in the order of the text.
  private let targets: [(id: String, range: Range<Int>)]
  private let view: NormalizedText
  /// The acts of the task in work.
  private var found: [FoundAct] = []

  init(_ reading: Reading, _ map: DutyMap, targets: [(id: String, range: Range<Int>)]) {
    self.reading = reading
    router = Router(reading, map)
    splitter = ActSplitter(reading)
    self.targets = targets
    view = reading.view
  }

  func duty(_ tasks: [FoundTask], number: Int, heading: [NamedActor], before: Range<Int>?) -> Duty {
    var duty = Duty()
    guard !tasks.isEmpty else { return duty }
    let first = reading.sentences[tasks[0].sentence]
    let last = reading.sentences[tasks[tasks.count - 1].sentence]
    duty.id = "t" + String(number)
    duty.range = view.source(first.range.lowerBound..<last.range.upperBound)
    duty.topic = topic(reading.clauses(of: first)) ?? reading.topic(of: first)
    duty.substance = Self.mostClosable(tasks)
    duty.segment = reading.id(of: first)
    var actors: [NamedActor] = []
    for task in tasks where !task.actors.isEmpty { actors += task.actors }
    // Who leads may be named once, in the heading above.
    if !heading.isEmpty, !actors.contains(where: { $0.role == .lead }) {
      actors = heading + actors
    }
    duty.departments = router.departments(
      for: tasks, actors: actors, substance: duty.substance)
    for actor in actors {
      var record = Duty.Actor()
      record.role = actor.role
      record.kind = actor.kind
      record.range = view.source(actor.range)
      duty.actors.append(record)
    }
    var object = before
    for task in tasks {
      for deadline in task.deadlines { duty.deadlines.append(record(deadline)) }
      for frequency in task.frequencies { duty.frequencies.append(record(frequency)) }
      let sentence = reading.sentences[task.sentence]
      splitter.acts(in: reading.clauses(of: sentence), inherited: object, &found)
      object = found.last?.object ?? object
      duty.acts.reserveCapacity(duty.acts.count + found.count)
      for act in found { duty.acts.append(record(act, task)) }
    }
    return duty
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
  private func topic(_ clauses: ArraySlice<Clause>) -> String? {
    guard let clause = clauses.first, clause.range.count <= 24, clauses.count > 1,
      view.has("关于", at: clause.range.lowerBound)
    else { return nil }
    return reading.quote(clause.range)
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

  private func record(_ found: FoundAct, _ task: FoundTask) -> Duty.Act {
    var act = Duty.Act()
    act.range = view.source(found.range)
    act.object = found.object.map(reading.quote)
    act.modality = found.modality
    for deadline in task.deadlines where found.range.contains(deadline.range.lowerBound) {
      act.deadlines.append(reading.quote(deadline.range))
    }
    if task.hasTarget {
      act.indicators = targetNumbers(in: found.range).map { targets[$0].id }
    }
    return act
  }

  func hasTarget(in range: Range<Int>) -> Bool { !targetNumbers(in: range).isEmpty }

  /// The targets that stand in a range of the view.
  private func targetNumbers(in range: Range<Int>) -> Range<Int> {
    var low = 0
    var high = targets.count
    while low < high {
      let middle = (low + high) / 2
      if targets[middle].range.lowerBound < range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var end = low
    while end < targets.count, targets[end].range.lowerBound < range.upperBound { end += 1 }
    return low..<end
  }
}
