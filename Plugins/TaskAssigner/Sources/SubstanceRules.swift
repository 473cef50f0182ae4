internal import LecternKit

/// Tells whether a task can be closed, goes on, or only calls to attitude.
final class SubstanceRules {
  private let reading: Reading
  private let map: DutyMap
  /// Departments that a call to attitude may name without becoming checkable.
  private let general: Set<Int>

  init(_ reading: Reading, _ map: DutyMap) {
    self.reading = reading
    self.map = map
    general = Set(
      ["gebumen", "zhengfuban", "zuzhi", "xuanchuan", "xiangzhen", "ducha"]
        .compactMap(map.number(ofCode:)))
  }

  func substance(
    of sentence: Sentence, _ clauses: [Clause], _ signs: Signs, hasTarget: Bool,
    hasDeadline: Bool
  ) -> Duty.Substance {
    if signs.announces { return .exhortation }
    if hasTarget || hasDeadline { return .deliverable }
    if sentence.function == .review || sentence.function == .problems { return .exhortation }
    if isAttitude(sentence, clauses) { return .exhortation }
    let closes = reading.words(of: sentence).contains { $0.has(.closing) }
    return closes ? .deliverable : .standing
  }

  /// More clauses speak of attitude than of what could be checked; where they are as many, the first
  /// one decides.
  private func isAttitude(_ sentence: Sentence, _ clauses: [Clause]) -> Bool {
    var attitude = 0
    var checkable = 0
    var beginsWithAttitude = false
    var phrase = sentence.phrases.lowerBound
    for (number, clause) in clauses.enumerated() {
      let words = reading.words[clause.words]
      var isCheckable = words.contains { $0.has([.concrete, .closing]) }
      while phrase < sentence.phrases.upperBound,
        reading.phrases[phrase].start < clause.range.upperBound
      {
        if isSpecial(reading.phrases[phrase]) { isCheckable = true }
        phrase += 1
      }
      if isCheckable {
        checkable += 1
      } else if words.contains(where: { $0.has(.attitude) }) {
        attitude += 1
        if number == 0 { beginsWithAttitude = true }
      }
    }
    return attitude > checkable || attitude == checkable && beginsWithAttitude
  }

  /// A phrase that alone decides for a department with a trade of its own.
  private func isSpecial(_ phrase: DutyMap.Match) -> Bool {
    map.entries(of: phrase).contains { $0.weight == 3 && !general.contains($0.department) }
  }
}
