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
    if sentence.function == .review || sentence.function == .problems { return .exhortation }
    if sentence.has(.attitude) {
      let own = phrases.phrases(of: number)
      if isAttitude(sentence.clauses, own, phrases.found.span) { return .exhortation }
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

  /// More clauses speak of attitude than of what could be checked; where they are as many, the first
  /// one decides.
  private func isAttitude(
    _ clauses: Range<Int>, _ own: Range<Int>, _ found: borrowing Span<TermMatch>
  ) -> Bool {
    var attitude = 0
    var checkable = 0
    var beginsWithAttitude = false
    var phrase = own.lowerBound
    for number in clauses {
      let clause = reading.clauses[number]
      var isCheckable = clause.has([.concrete, .closing])
      // `乡村振兴是一场硬仗` names a trade and demands nothing of it.
      let isStatement = clause.has(.copula) && !clause.has([.must, .forbid, .hope])
      let end = clause.range.upperBound
      while phrase < own.upperBound, Int(found[phrase].start) < end {
        if !isStatement, map.duties.strength(of: found[phrase].term) == .special {
          isCheckable = true
        }
        phrase += 1
      }
      if isCheckable {
        checkable += 1
      } else if clause.has(.attitude) {
        attitude += 1
        if number == clauses.lowerBound { beginsWithAttitude = true }
      }
    }
    return attitude > checkable || attitude == checkable && beginsWithAttitude
  }
}
