internal import LecternKit

/// Tells whether a task can be closed, goes on, or only calls to attitude.
final class SubstanceRules {
  private let reading: Reading
  private let map: DutyMap

  init(_ reading: Reading, _ map: DutyMap) {
    self.reading = reading
    self.map = map
  }

  func substance(
    of sentence: Sentence, _ clauses: ArraySlice<Clause>, _ signs: Signs, hasTarget: Bool,
    hasDeadline: Bool
  ) -> Duty.Substance {
    if signs.announces { return .exhortation }
    if hasTarget || hasDeadline { return .deliverable }
    if sentence.function == .review || sentence.function == .problems { return .exhortation }
    if isAttitude(sentence, clauses) { return .exhortation }
    return sentence.has(.closing) ? .deliverable : .standing
  }

  /// More clauses speak of attitude than of what could be checked; where they are as many, the first
  /// one decides.
  private func isAttitude(_ sentence: Sentence, _ clauses: ArraySlice<Clause>) -> Bool {
    guard sentence.has(.attitude) else { return false }
    var attitude = 0
    var checkable = 0
    var beginsWithAttitude = false
    var phrase = sentence.phrases.lowerBound
    for number in clauses.indices {
      let clause = clauses[number]
      var isCheckable = clause.has([.concrete, .closing])
      while phrase < sentence.phrases.upperBound,
        reading.phrases[phrase].start < clause.range.upperBound
      {
        if map.isSpecial(reading.phrases[phrase]) { isCheckable = true }
        phrase += 1
      }
      if isCheckable {
        checkable += 1
      } else if clause.has(.attitude) {
        attitude += 1
        if number == clauses.startIndex { beginsWithAttitude = true }
      }
    }
    return attitude > checkable || attitude == checkable && beginsWithAttitude
  }
}
