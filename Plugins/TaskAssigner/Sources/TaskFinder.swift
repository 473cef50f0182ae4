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
  private let builder: DutyBuilder
  private let map: DutyMap
  private let directory: Directory

  /// What changes from sentence to sentence, apart from the rules: what is one's own to change must be
  /// counted whenever it is handed around.
  private struct Progress {
    var targets: TargetFinder
    var workspace: DutyBuilder.Workspace
    var mood = Mood()
    /// The tasks of the duty in work.
    var open: [FoundTask] = []
    var findings = Findings()
    var duties: [Duty] = []
  }

  private static let ids = RecordIDSeries("t")

  init(
    reading: Reading, vocabulary: Vocabulary, map: DutyMap, directory: Directory, base: TimeBase,
    level: String?
  ) {
    self.directory = directory
    self.reading = reading
    self.map = map
    let phrases = PhraseIndex(reading, map.duties)
    let names = ActorNames(reading, vocabulary, directory)
    detector = TaskDetector(reading, names)
    substances = SubstanceRules(reading, map, phrases)
    actors = ActorRules(reading, vocabulary, names)
    deadlines = DeadlineRules(reading, vocabulary, base)
    frequencies = FrequencyRules(reading.view, vocabulary)
    joins = JoinRules(reading, phrases)
    builder = DutyBuilder(reading, map, phrases, directory, level: level)
  }

  /// The duties in the order of the text.
  func duties(_ targets: consuming TargetFinder) -> [Duty] {
    var progress = Progress(
      targets: targets,
      workspace: DutyBuilder.Workspace(ballot: Ballot(departments: directory.recipients.count)))
    progress.duties.reserveCapacity(reading.sentences.count / 2)
    for number in reading.sentences.indices {
      guard let task = task(number, &progress) else { continue }
      if !joins.continues(task, progress.open) { close(&progress) }
      progress.open.append(task)
    }
    close(&progress)
    return progress.duties
  }

  /// Makes a duty of the tasks that belong together.
  private func close(_ progress: inout Progress) {
    guard let first = progress.open.first else { return }
    let last = progress.duties.count
    // Filled where it lies: a duty is too large to be moved for nothing.
    progress.duties.append(Duty())
    progress.duties[last].id = Self.ids[last + 1]
    builder.fill(
      &progress.duties[last], from: progress.open, progress.findings,
      heading: leads(above: first.sentence), &progress.targets,
      &progress.workspace)
    progress.open.removeAll(keepingCapacity: true)
  }

  /// `国庆节前`, `年内`: a term that something must be done by, and that is not over.
  private func isTerm(_ deadline: FoundDeadline) -> Bool {
    switch reading.view.scalars[deadline.range.upperBound - 1] {
    case "前", "内", "底":
      guard let date = deadline.date, let today = deadlines.base.day else { return true }
      return date >= today
    default: return false
    }
  }

  private func task(_ number: Int, _ progress: inout Progress) -> FoundTask? {
    let sentence = reading.sentences[number]
    if !progress.mood.isAppendix, isAppendix(sentence) { progress.mood.isAppendix = true }
    guard !progress.mood.isAppendix, sentence.role == .body || sentence.role == .heading else {
      return nil
    }
    if sentence.looksBackOnly {
      progress.mood.follow(Signs(), top: reading.topNode(of: sentence))
      return nil
    }
    var signs = detector.signs(
      of: sentence, follows: progress.open.last?.sentence == number - 1)
    progress.mood.follow(signs, top: reading.topNode(of: sentence))
    let hasTarget = progress.targets.hasTarget(in: sentence.range)
    if !hasTarget { detector.readResults(of: sentence, &progress.targets, &signs) }
    let isTask = detector.isTask(
      sentence, signs, hasTarget: hasTarget, isAccount: progress.mood.isAccount)
    guard isTask || !progress.mood.isAccount && detector.mayHoldTerm(sentence, signs) else {
      return nil
    }
    let deadlines = sentence.marks.contains(.deadline) ? deadlines.deadlines(in: sentence) : []
    guard isTask || deadlines.contains(where: isTerm) else { return nil }
    if !hasTarget, deadlines.isEmpty, detector.isSaying(sentence, signs) { return nil }
    let frequencies =
      sentence.marks.contains(.frequency) ? frequencies.frequencies(in: sentence.range) : []
    let actors = actors.actors(in: sentence)
    return FoundTask(
      sentence: number, hasLabel: signs.hasLabel, hasTarget: hasTarget,
      substance: substances.substance(
        of: number, signs, hasTarget: hasTarget, hasDeadline: !deadlines.isEmpty,
        hasRhythm: frequencies.contains { $0.rule != "yearly" }),
      actors: Self.keep(actors, in: &progress.findings.actors),
      deadlines: Self.keep(deadlines, in: &progress.findings.deadlines),
      frequencies: Self.keep(frequencies, in: &progress.findings.frequencies),
      onlyHelps: !actors.isEmpty && actors.allSatisfy { $0.role == .support },
      onlyAssigns: !actors.isEmpty && joins.onlyAssigns(sentence))
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
