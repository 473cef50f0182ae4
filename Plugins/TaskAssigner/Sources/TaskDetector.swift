internal import LecternKit

/// Tells a task (something to be done from now on by the speaker's side) from accounts, problems,
/// reasons, announcements and slogans.
struct TaskDetector {
  let reading: Reading
  let names: ActorNames
  let view: NormalizedText
  let words: [Word]
  /// What a body named with what it does weighs.
  private static let order = 5
  /// What may stand behind the counted word: `八个方面工作。`
  private static let behindAnnouncement = 5

  init(_ reading: Reading, _ names: ActorNames) {
    self.reading = reading
    self.names = names
    view = reading.view
    words = reading.words
  }

  /// - Parameter follows: whether the sentence before is a task.
  func signs(of sentence: Sentence, follows: Bool) -> Signs {
    var signs = Signs()
    signs.mayOrder =
      switch sentence.function {
      case .review, .problems: false
      case .other: follows || sentence.marks.contains(.every)
      case .targets, .outlook, .plan, .selfGovernance: true
      }
    for number in sentence.clauses {
      read(
        reading.clauses[number], isFirst: number == sentence.clauses.lowerBound, &signs)
    }
    if sentence.has([.past, .account]) {
      let first = words[sentence.words.lowerBound]
      signs.opensInPast =
        first.start == sentence.range.lowerBound && first.has([.past, .account])
    }
    let last = view.scalars[sentence.range.upperBound - 1]
    signs.isQuestion = last == "？"
    signs.announces =
      announces(sentence) || last == "：" && endsWithCopula(sentence)
      || signs.strongDemands == 0
        && sentence.clauses.contains { speaksOfSelf(reading.clauses[$0]) }
    signs.isVerse = signs.others == 2 && isVerse(sentence)
    signs.isName = isName(sentence)
    signs.judges = judges(sentence)
    signs.promises = sentence.has(.truth) && view.has("只要", at: sentence.range.lowerBound)
    return signs
  }

  private func read(
    _ clause: Clause, isFirst: Bool, _ signs: inout Signs
  ) {
    let perceives = clause.has(.perceive)
    if perceives { signs.perceives = true }
    var demanded = false
    // Where a word like `总体要求` ends.
    var aimed = -1
    switch clause.head {
    case .demand:
      if !perceives {
        signs.strongDemands += 1
        demanded = true
      }
    case .firm, .verb: signs.acts += 1
    case .other: signs.others += 1
    }
    if signs.mayOrder, clause.head == .other, renounces(clause) {
      signs.strongDemands += 1
      demanded = true
    }
    if clause.has(.opener), assigns(clause, mayOrder: signs.mayOrder) { signs.assigns = true }
    if clause.head == .demand, clause.has(.hope), asks(clause) { signs.asks = true }
    if clause.has(.assigning), tells(clause), shares(clause) { signs.shares = true }
    guard clause.has(.telling) else { return }
    let hasQuotation = !clause.marks.isDisjoint(with: .quotation)
    var quoted = 0
    // `对去年以来受理的320件积案` only tells what the act is done on.
    let isObject = clause.has(.past) && view.scalars[clause.range.lowerBound] == "对"
    let object = isObject ? clause.range.first { view.scalars[$0] == "的" } ?? 0 : 0
    var position = clause.range.lowerBound
    for index in clause.words {
      let word = words[index]
      guard word.has(.telling) else { continue }
      while hasQuotation, position < word.start {
        if view.scalars[position] == "“" || view.scalars[position] == "《" { quoted += 1 }
        if view.scalars[position] == "”" || view.scalars[position] == "》" { quoted -= 1 }
        position += 1
      }
      if word.has(.label), isLabel(word) { signs.hasLabel = true }
      guard quoted <= 0 else { continue }
      if word.has(.past), word.start >= object || view.scalars[word.end - 1] == "了" {
        signs.past += 1
      }
      if word.has(.truth), !opensDescription(word, clause) { signs.truths += 1 }
      if word.has(.thanks) { signs.isThanks = true }
      if word.has(.compile) { signs.isCompiled = true }
      if word.has(.superior) { signs.quotesSuperior = true }
      if word.has(.resolve) { signs.resolves = true }
      if word.has(.account) { signs.opensAccount = true }
      if word.has(.ahead) { signs.looksAhead = true }
      if word.has(.aim) { aimed = word.end }
      if word.has(.copula), word.start == aimed { signs.setsAims = true }
      if word.has(.copula), word.start != aimed, !demanded, signs.strongDemands == 0,
        clause.head == .other || clause.head == .verb && isFirst && !endsWithTenet(clause)
      {
        signs.isStatement = true
        if clause.head == .verb { signs.acts = 0 }
      }
      if word.has([.must, .forbid, .hope]), !demanded, clause.head != .demand, !perceives,
        !describesCount(word, limit: clause.range.upperBound)
      {
        demanded = true
        switch names.subject(of: word, in: clause.range) {
        case .actors:
          signs.strongDemands += 1
          signs.hasActor = true
        case .audience:
          signs.strongDemands += 1
          if turnsToListeners(clause, before: word) { signs.asks = true }
        // `标准不能降`: what is forbidden is so whatever the subject.
        case .other where word.has(.forbid): signs.strongDemands += 1
        case .other:
          signs.softDemands += 1
          if isAboutThis(clause), !word.has(.hope) { signs.resolves = true }
        }
      }
    }
  }

  /// `重点抓好以下十个方面：`, `我讲三点意见。`
  private func announces(_ sentence: Sentence) -> Bool {
    guard sentence.has([.announce, .list]), !sentence.clauses.isEmpty else { return false }
    for number in sentence.clauses where reading.clauses[number].has(.announce) {
      let words = words[reading.clauses[number].words]
      guard let word = words.last(where: { $0.has(.announce) }), hasCount(before: word) else {
        continue
      }
      if words.contains(where: { $0.has(.speak) && $0.start < word.start }) { return true }
    }
    let words = words[reading.clauses[sentence.clauses.upperBound - 1].words]
    let end = sentence.range.upperBound
    if view.scalars[end - 1] == "：" { return words.contains { $0.has([.announce, .list]) } }
    if let word = words.last(where: { $0.has(.list) }), end - word.end <= 1,
      hasCount(before: word), isFollowedByPoints(end)
    {
      return true
    }
    guard let word = words.last(where: { $0.has(.announce) }) else { return false }
    return end - word.end <= Self.behindAnnouncement && hasCount(before: word)
  }

  /// Whether the first of several points follows: `要处理好三个关系。一是…`.
  private func isFollowedByPoints(_ end: Int) -> Bool {
    var start = end
    while start < view.count, view.scalars[start].isBlank { start += 1 }
    guard start < view.count, view.scalars[start].mayBeginMarker,
      Enumerator.read(view, at: start) != nil
    else { return false }
    switch view.scalars[start] {
    case "一", "1", "首", "①": return true
    case "第", "（": return start + 1 < view.count && view.scalars[start + 1] == "一"
    default: return false
    }
  }

  /// `八个方面工作`, `三点意见`, `以下`.
  private func hasCount(before word: Word) -> Bool {
    let before = word.start - 1
    guard before >= 0 else { return false }
    let scalar = view.scalars[before]
    return scalar.isChineseNumeral || scalar.isDigit || scalar == "几" || scalar == "X"
      || scalar == "*"
  }

  /// Whether the sentence is a task, from its signs and from what its part does.
  ///
  /// In an account (`isAccount`) only demands on somebody are tasks.
  func isTask(
    _ sentence: Sentence, _ signs: Signs, hasTarget: Bool, isAccount: Bool
  ) -> Bool {
    guard sentence.role == .body else { return signs.hasLabel && sentence.role == .heading }
    if signs.hasLabel { return true }
    if signs.isThanks || signs.isQuestion || signs.isVerse || signs.isName { return false }
    if signs.strongDemands == 0,
      tellsOfSome(sentence) || equates(sentence)
        || signs.truths > 0 && !hasTarget && tellsHowThingsStand(sentence)
    {
      return false
    }
    if sentence.has(.hope), tellsOfCourse(sentence) { return false }
    if sentence.has([.meeting, .reckoning]), !signs.hasActor, !signs.asks,
      explains(sentence)
    {
      return false
    }
    if signs.strongDemands == 0, tellsOfDraft(sentence) { return false }
    if signs.announces { return signs.strongDemands + signs.acts >= 3 }
    let looksBack =
      (isAccount || sentence.function == .review || sentence.function == .problems)
      && !(signs.setsAims && hasTarget)
    if looksBack, signs.resolves, signs.past == 0 { return true }
    if signs.assigns && !looksBack || signs.asks, signs.past <= 1, !signs.isCompiled {
      return true
    }
    if signs.shares, !looksBack, signs.past <= 1, signs.truths <= 1, !signs.isStatement {
      return true
    }
    var score = looksBack ? -6 : base(sentence.function, hasTarget: hasTarget)
    score += min(signs.strongDemands, 2) * (signs.hasActor ? 7 : looksBack ? 2 : 4)
    score += min(signs.softDemands, 2) * (looksBack ? 0 : 2)
    if !looksBack { score += min(signs.acts, 2) * 2 }
    // A demand outweighs what is said around it.
    let isDemanded = signs.strongDemands > 0 && !looksBack
    score -= min(signs.past, isDemanded ? 1 : 3) * 2
    if signs.opensInPast, !isDemanded { score -= 4 }
    score -= min(signs.truths, isDemanded ? 1 : 2) * 2
    if signs.judges || signs.promises, !isDemanded { return false }
    if signs.isStatement, sentence.function != .targets || !hasTarget {
      score -= isDemanded ? 2 : 4
    }
    if signs.isCompiled || signs.quotesSuperior { score -= 6 }
    if signs.perceives, signs.strongDemands == 0 { score -= 3 }
    if score > 0 { return true }
    return !looksBack && score + Self.order > 0 && orders(sentence, signs)
  }

  /// Whether a sentence that nothing else makes a task would be one by its term: `这个码头说了两年了，国庆节前完工`.
  func mayHoldTerm(_ sentence: Sentence, _ signs: Signs) -> Bool {
    guard sentence.role == .body, sentence.marks.contains(.deadline) else { return false }
    if signs.isThanks || signs.isQuestion || signs.announces || signs.isCompiled
      || signs.opensInPast || sentence.has(.meeting) || signs.quotesSuperior || signs.perceives
      || signs.isStatement || signs.truths > 0
    {
      return false
    }
    switch sentence.function {
    case .review, .problems: return false
    case .other, .targets, .outlook, .plan, .selfGovernance: return true
    }
  }

  private func base(_ function: Segment.Function, hasTarget: Bool) -> Int {
    switch function {
    case .plan, .selfGovernance: 2
    case .outlook: 2
    case .targets: hasTarget ? 6 : 3
    case .review, .problems: -6
    case .other: hasTarget ? 1 : -1
    }
  }
}
