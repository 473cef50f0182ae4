internal import LecternKit

/// Finds the tasks among the sentences of one speech, with who must do them and by when.
struct TaskFinder {
  private let reading: Reading
  private let detector: TaskDetector
  let actors: ActorRules
  private let deadlines: DeadlineRules
  private let frequencies: FrequencyRules

  /// What changes from sentence to sentence, apart from the rules: what is one's own to change must be
  /// counted whenever it is handed around.
  private struct Progress {
    var targets: TargetFinder
    var mood = Mood()
    var tasks: [FoundTask] = []
    var findings = Findings()
  }

  init(_ reading: Reading, _ vocabulary: Vocabulary, _ directory: Directory, _ base: TimeBase) {
    self.reading = reading
    let names = ActorNames(reading, vocabulary, directory)
    detector = TaskDetector(reading, names)
    actors = ActorRules(reading, vocabulary, names)
    deadlines = DeadlineRules(reading, vocabulary, base)
    frequencies = FrequencyRules(reading.view, vocabulary)
  }

  /// The tasks in the order of the text and what was found in them.
  func tasks(_ targets: TargetFinder) -> (tasks: [FoundTask], findings: Findings) {
    var progress = Progress(targets: targets)
    progress.tasks.reserveCapacity(reading.sentences.count / 2)
    for number in reading.sentences.indices {
      if let task = task(number, &progress) { progress.tasks.append(task) }
    }
    for number in progress.tasks.indices {
      complete(&progress.tasks[number], &progress.findings)
    }
    return (progress.tasks, progress.findings)
  }

  /// Enters who must do a task and how often.
  private func complete(_ task: inout FoundTask, _ findings: inout Findings) {
    let sentence = reading.sentences[task.sentence]
    if sentence.marks.contains(.frequency) {
      let frequencies = frequencies.frequencies(in: sentence.range)
      task.hasRhythm = frequencies.contains { $0.rule != "yearly" }
      task.frequencies = Self.keep(frequencies, in: &findings.frequencies)
    }
    let actors = actors.actors(in: sentence)
    task.onlyHelps = !actors.isEmpty && actors.allSatisfy { $0.role == .support }
    task.actors = Self.keep(actors, in: &findings.actors)
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
      of: sentence, follows: progress.tasks.last?.sentence == number - 1)
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
    return FoundTask(
      sentence: number, hasLabel: signs.hasLabel, hasTarget: hasTarget, hasActor: signs.hasActor,
      announces: signs.announces,
      deadlines: Self.keep(deadlines, in: &progress.findings.deadlines))
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
