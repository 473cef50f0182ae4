internal import LecternKit

/// Runs the rules over the sentences of one speech.
struct TaskFinder {
  private let reading: Reading
  private let detector: TaskDetector
  private let substances: SubstanceRules
  private let actors: ActorRules
  private let deadlines: DeadlineRules
  private let frequencies: FrequencyRules
  private let joins: JoinRules
  private var builder: DutyBuilder
  private var phrases: PhraseReader
  private var targets: TargetFinder
  private var mood = Mood()
  /// The tasks of the duty in work.
  private var open: [FoundTask] = []
  private var findings = Findings()
  private var duties: [Duty] = []

  /// The ids of the first duties, as most speeches need no more.
  private static let ids = (0...1000).map { "t\($0)" }

  init(
    reading: Reading, vocabulary: Vocabulary, map: DutyMap, base: TimeBase, targets: TargetFinder
  ) {
    self.reading = reading
    self.targets = targets
    let names = ActorNames(reading, vocabulary, map)
    detector = TaskDetector(reading, names)
    substances = SubstanceRules(reading, map)
    actors = ActorRules(reading, vocabulary, names)
    deadlines = DeadlineRules(reading, vocabulary, base)
    frequencies = FrequencyRules(reading.view, vocabulary)
    joins = JoinRules(reading, map)
    builder = DutyBuilder(reading, map)
    phrases = PhraseReader(reading, map)
  }

  /// The duties in the order of the text.
  consuming func makeDuties() -> [Duty] {
    duties.reserveCapacity(reading.sentences.count / 2)
    for number in reading.sentences.indices {
      guard let task = task(number) else { continue }
      if !joins.continues(task, open, &phrases) { close() }
      open.append(task)
    }
    close()
    return duties
  }

  /// Makes a duty of the tasks that belong together.
  private mutating func close() {
    guard let first = open.first else { return }
    let last = duties.count
    let number = last + 1
    duties.append(Duty())
    duties[last].id = number < Self.ids.count ? Self.ids[number] : "t\(number)"
    builder.fill(
      &duties[last], from: open, findings, heading: leads(above: first.sentence), &phrases,
      &targets)
    open.removeAll(keepingCapacity: true)
  }

  private mutating func task(_ number: Int) -> FoundTask? {
    let sentence = reading.sentences[number]
    if !mood.isAppendix, isAppendix(sentence) { mood.isAppendix = true }
    guard !mood.isAppendix, sentence.role == .body || sentence.role == .heading else {
      return nil
    }
    let signs = detector.signs(of: sentence)
    mood.follow(signs, top: reading.topNode(of: sentence))
    let hasTarget = targets.hasTarget(in: sentence.range)
    guard
      detector.isTask(sentence, signs, hasTarget: hasTarget, isAccount: mood.isAccount)
    else { return nil }
    let deadlines = sentence.marks.contains(.deadline) ? deadlines.deadlines(in: sentence) : []
    let frequencies =
      sentence.marks.contains(.frequency) ? frequencies.frequencies(in: sentence.range) : []
    return FoundTask(
      sentence: number, hasLabel: signs.hasLabel, hasTarget: hasTarget,
      substance: substances.substance(
        of: number, signs, hasTarget: hasTarget, hasDeadline: !deadlines.isEmpty, &phrases),
      actors: Self.keep(actors.actors(in: sentence), in: &findings.actors),
      deadlines: Self.keep(deadlines, in: &findings.deadlines),
      frequencies: Self.keep(frequencies, in: &findings.frequencies))
  }

  /// Adds what was found to a list and tells where it stands there.
  private static func keep<Found>(_ found: [Found], in list: inout [Found]) -> Range<Int> {
    let first = list.count
    if !found.isEmpty { list += found }
    return first..<list.count
  }

  /// A line that is nothing but `名词解释`.
  private func isAppendix(_ sentence: Sentence) -> Bool {
    guard sentence.has(.appendix), sentence.range.count <= 12 else { return false }
    let word = reading.words[sentence.words.lowerBound]
    return word.has(.appendix) && word.start - sentence.range.lowerBound <= 2
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

/// What the sentences before a sentence tell about it.
struct Mood {
  /// The speaker gives an account until something is demanded or a topmost part begins.
  private(set) var isAccount = false
  /// What follows explains terms.
  var isAppendix = false
  private var topNode: Int?

  mutating func follow(_ signs: Signs, top: Int?) {
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
