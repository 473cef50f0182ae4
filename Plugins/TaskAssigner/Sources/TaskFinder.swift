internal import LecternKit

/// Runs the rules over the sentences of one speech.
final class TaskFinder {
  private let reading: Reading
  private let names: ActorNames
  private let detector: TaskDetector
  private let substances: SubstanceRules
  private let actors: ActorRules
  private let deadlines: DeadlineRules
  private let frequencies: FrequencyRules
  private let joins: JoinRules
  private let builder: DutyBuilder

  init(
    reading: Reading, vocabulary: Vocabulary, map: DutyMap, base: TimeBase,
    targets: [(id: String, range: Range<Int>)]
  ) {
    self.reading = reading
    names = ActorNames(reading, vocabulary, map)
    detector = TaskDetector(reading, names)
    substances = SubstanceRules(reading, map)
    actors = ActorRules(reading, vocabulary, names)
    deadlines = DeadlineRules(reading, vocabulary, base)
    frequencies = FrequencyRules(reading.view, vocabulary)
    joins = JoinRules(reading, map)
    builder = DutyBuilder(reading, map, targets: targets)
  }

  /// The duties in the order of the text.
  func duties() -> [Duty] {
    var duties: [Duty] = []
    duties.reserveCapacity(reading.sentences.count / 2)
    var open: [FoundTask] = []
    var object: Range<Int>?
    func close() {
      guard let first = open.first else { return }
      let sentence = reading.sentences[first.sentence]
      duties.append(
        builder.duty(
          open, number: duties.count + 1, heading: leads(above: sentence), before: object))
      object = nil
      open.removeAll(keepingCapacity: true)
    }
    var mood = Mood()
    for number in reading.sentences.indices {
      guard let task = task(number, &mood) else { continue }
      if !open.isEmpty, !joins.continues(task, open) {
        close()
      }
      open.append(task)
    }
    close()
    return duties
  }

  /// What the sentences before a sentence tell about it.
  private struct Mood {
    /// The speaker gives an account until something is demanded or a topmost part begins.
    var isAccount = false
    /// What follows explains terms.
    var isAppendix = false
    var topNode: Int?

    mutating func follow(_ sentence: Sentence, _ signs: Signs, top: Int?) {
      if top != topNode {
        topNode = top
        isAccount = false
      }
      if signs.looksAhead || signs.strongDemands > 0 {
        isAccount = false
      } else if signs.opensAccount {
        isAccount = true
      }
    }
  }

  private func task(_ number: Int, _ mood: inout Mood) -> FoundTask? {
    let sentence = reading.sentences[number]
    if !mood.isAppendix, isAppendix(sentence) { mood.isAppendix = true }
    guard !mood.isAppendix, sentence.role == .body || sentence.role == .heading else {
      return nil
    }
    let clauses = reading.clauses(of: sentence)
    let signs = detector.signs(of: sentence, clauses)
    mood.follow(sentence, signs, top: reading.topNode(of: sentence))
    let hasTarget = builder.hasTarget(in: sentence.range)
    guard
      detector.isTask(sentence, signs, hasTarget: hasTarget, isAccount: mood.isAccount)
    else { return nil }
    let found = sentence.marks.contains(.deadline) ? deadlines.deadlines(in: sentence) : []
    return FoundTask(
      sentence: number, signs: signs, hasTarget: hasTarget,
      substance: substances.substance(
        of: sentence, clauses, signs, hasTarget: hasTarget, hasDeadline: !found.isEmpty),
      actors: actors.actors(in: sentence, clauses),
      deadlines: found,
      frequencies: sentence.marks.contains(.frequency)
        ? frequencies.frequencies(in: sentence.range) : [])
  }

  /// A line that is nothing but `名词解释`.
  private func isAppendix(_ sentence: Sentence) -> Bool {
    guard sentence.has(.appendix), sentence.range.count <= 12,
      let word = reading.words(of: sentence).first
    else {
      return false
    }
    return word.has(.appendix) && word.start - sentence.range.lowerBound <= 2
  }

  /// Who leads by the heading above: `（一）项目建设（张县长牵头）`.
  private func leads(above sentence: Sentence) -> [NamedActor] {
    var found: [NamedActor] = []
    reading.visitHeadings(above: sentence) { heading in
      guard heading.has([.lead, .leadLabel]) else { return true }
      found = actors.actors(in: heading, reading.clauses(of: heading))
        .filter { $0.role == .lead }
      return found.isEmpty
    }
    return found
  }
}
