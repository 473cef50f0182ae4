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
    return sentence.has(.closing) ? .deliverable : .standing
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
      let end = clause.range.upperBound
      while phrase < own.upperBound, Int(found[phrase].start) < end {
        if map.duties.strength(of: found[phrase].term) == .special { isCheckable = true }
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
