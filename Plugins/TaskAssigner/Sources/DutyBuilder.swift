internal import LecternKit

/// Makes the records of duties from the tasks that belong together.
final class DutyBuilder {
  private let reading: Reading
  private let router: Router
  private let splitter: ActSplitter
  /// Targets with their places in the view, in the order of the text.
  private let targets: [(id: String, range: Range<Int>)]
  private let view: NormalizedText

  init(_ reading: Reading, _ map: DutyMap, targets: [(id: String, range: Range<Int>)]) {
    self.reading = reading
    router = Router(reading, map)
    splitter = ActSplitter(reading)
    self.targets = targets
    view = reading.view
  }

  func duty(_ tasks: [FoundTask], number: Int, heading: [NamedActor], before: Range<Int>?) -> Duty {
    var duty = Duty()
    let sentences = tasks.map { reading.sentences[$0.sentence] }
    guard let first = sentences.first, let last = sentences.last else { return duty }
    duty.id = "t\(number)"
    duty.range = view.source(first.range.lowerBound..<last.range.upperBound)
    duty.topic = topic(of: tasks[0]) ?? reading.topic(of: first)
    duty.substance = Self.mostClosable(tasks.map(\.substance))
    duty.segment = reading.id(of: first)
    var actors = tasks.flatMap(\.actors)
    // Who leads may be named once, in the heading above.
    let leads = actors.contains { $0.role == .lead } ? [] : heading
    duty.departments = router.departments(
      for: sentences[...], actors: leads + actors, substance: duty.substance)
    actors = leads + actors
    duty.actors = actors.map { actor in
      var record = Duty.Actor()
      record.role = actor.role
      record.kind = actor.kind
      record.range = view.source(actor.range)
      return record
    }
    for task in tasks {
      duty.deadlines += task.deadlines.map(record)
      duty.frequencies += task.frequencies.map(record)
    }
    var object = before
    for task in tasks {
      let acts = splitter.acts(in: task.clauses, inherited: object)
      object = acts.last?.object ?? object
      duty.acts += acts.map { record($0, task) }
    }
    return duty
  }

  private static func mostClosable(_ all: [Duty.Substance]) -> Duty.Substance {
    all.contains(.deliverable) ? .deliverable : all.contains(.standing) ? .standing : .exhortation
  }

  /// `关于“用地”的问题` at the beginning of the sentence.
  private func topic(of task: FoundTask) -> String? {
    guard let clause = task.clauses.first, clause.range.count <= 24,
      view.has("关于", at: clause.range.lowerBound), task.clauses.count > 1
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
    act.deadlines = task.deadlines.filter { found.range.contains($0.range.lowerBound) }
      .map { reading.quote($0.range) }
    act.indicators = targetNumbers(in: found.range).map { targets[$0].id }
    return act
  }

  /// The targets that stand in a range of the view.
  func targetNumbers(in range: Range<Int>) -> Range<Int> {
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
