internal import LecternKit

/// Tells whether a task can be closed, goes on, or only calls to attitude.
struct SubstanceRules {
  private let reading: Reading
  private let map: DutyMap

  init(_ reading: Reading, _ map: DutyMap) {
    self.reading = reading
    self.map = map
  }

  func substance(
    of number: Int, _ signs: Signs, hasTarget: Bool, hasDeadline: Bool,
    _ phrases: inout PhraseReader
  ) -> Duty.Substance {
    if signs.announces { return .exhortation }
    if hasTarget || hasDeadline { return .deliverable }
    let sentence = reading.sentences[number]
    // What is demanded there of nobody is the promise to do better.
    let looksBack = sentence.function == .review || sentence.function == .problems
    if looksBack, !signs.hasActor { return .exhortation }
    if holdsTheme(sentence) { return .exhortation }
    if sentence.has([.attitude, .guide]) {
      let own = phrases.phrases(of: number)
      if isAttitude(sentence, own, phrases.found.span) { return .exhortation }
    }
    if sentence.has(.closing) { return .deliverable }
    return isWithoutMatter(sentence, number, &phrases) ? .exhortation : .standing
  }

  /// Something is demanded, but nothing that a department could be asked about.
  private func isWithoutMatter(
    _ sentence: Sentence, _ number: Int, _ phrases: inout PhraseReader
  ) -> Bool {
    guard sentence.has([.must, .forbid, .hope, .attitude]), !sentence.has([.concrete, .assigning])
    else { return false }
    for phrase in phrases.phrases(of: number)
    where map.duties.namesTrade(phrases.found[phrase].term) {
      return false
    }
    return true
  }

  /// `要把握好改革开放这个根本动力，…`: a theme to be kept in view, whatever is drawn from it, unless
  /// something in it can be closed.
  private func holdsTheme(_ sentence: Sentence) -> Bool {
    guard sentence.has(.guide), !sentence.has(.aim),
      let first = sentence.clauses.first(where: { reading.clauses[$0].has(.guide) })
    else { return false }
    let clause = reading.clauses[first]
    guard namesGuide(clause) else { return false }
    guard !sentence.has([.closing, .assigning]) else { return false }
    return reading.words[clause.words].contains { word in
      word.end == word.start + 2 && reading.view.has("把握", at: word.start)
    }
  }

  /// Whether a clause ends with what guides the work as a whole: `坚持稳中求进工作总基调`.
  private func namesGuide(_ clause: Clause) -> Bool {
    guard clause.has(.guide), let word = reading.words[clause.words].last(where: { $0.has(.guide) })
    else { return false }
    return clause.range.upperBound - word.end <= 1
  }

  /// More clauses speak of attitude than of what could be checked; where they are as many, the first
  /// one decides, unless there is another act or somebody leads.
  private func isAttitude(
    _ sentence: Sentence, _ own: Range<Int>, _ found: borrowing Span<TermMatch>
  ) -> Bool {
    let clauses = sentence.clauses
    var attitude = 0
    var checkable = 0
    var guides = 0
    var beginsWithAttitude = false
    var hasPlainAct = false
    var phrase = own.lowerBound
    for number in clauses {
      let clause = reading.clauses[number]
      let bearing = bearing(of: clause)
      var isCheckable = clause.has([.concrete, .closing]) && bearing != .forbidden
      // `乡村振兴是一场硬仗` names a trade and demands nothing of it.
      let isStatement = clause.has(.copula) && isStatement(clause)
      let end = clause.range.upperBound
      while phrase < own.upperBound, Int(found[phrase].start) < end {
        if !isStatement, bearing == .none, !isAttitude(at: Int(found[phrase].start), clause) {
          let term = found[phrase].term
          let isAct = clause.head == .verb && !clause.has(.attitude)
          if map.duties.strength(of: term) == .special || isAct && map.duties.namesTrade(term) {
            isCheckable = true
          }
        }
        phrase += 1
      }
      if isCheckable {
        checkable += 1
      } else if clause.has(.attitude) || bearing != .none {
        attitude += 1
        if bearing == .guided { guides += 1 }
        if number == clauses.lowerBound { beginsWithAttitude = true }
      } else if clause.head != .other, clause.has(.verb) {
        hasPlainAct = true
      }
    }
    // One principle in front does not make a call of what follows: `以规划为指导，做好衔接`.
    if attitude == 1, guides == 1, hasPlainAct || checkable > 0 { return false }
    guard attitude == checkable else { return attitude > checkable }
    return beginsWithAttitude && !hasPlainAct && !sentence.has(.assigning)
  }

  /// `展现新气象` is not the weather service's.
  private func isAttitude(at place: Int, _ clause: Clause) -> Bool {
    clause.has(.attitude)
      && reading.words[clause.words].contains { word in
        word.has(.attitude) && word.start < place && place < word.end
      }
  }

  /// `这是必须打赢的硬仗`: what is demanded inside a statement is not demanded by it.
  private func isStatement(_ clause: Clause) -> Bool {
    reading.words[clause.words].first { $0.has([.copula, .must, .forbid, .hope]) }?
      .has(.copula) ?? false
  }

  /// What a clause comes to in the end, for the last word tells what is spoken of.
  private enum Bearing {
    case none
    /// `坚持稳中求进工作总基调`
    case guided
    /// `增强做好信访工作的责任感`, whatever trade stands before it.
    case named
    /// `标准不能降`, whatever must not.
    case forbidden
  }

  private func bearing(of clause: Clause) -> Bearing {
    if clause.has(.guide), namesGuide(clause) { return .guided }
    guard clause.has(.attitude), let last = reading.words[clause.words].last,
      last.has(.attitude), last.end == clause.range.upperBound
    else { return .none }
    if last.has(.forbid) { return .forbidden }
    return switch reading.view.scalars[last.end - 1] {
    case "感", "心", "识", "觉", "惰", "怠", "懈", "幸": .named
    default: .none
    }
  }
}
