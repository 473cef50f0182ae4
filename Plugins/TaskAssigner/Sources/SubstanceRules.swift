internal import LecternKit

/// Tells whether a task can be closed, goes on, or only calls to attitude.
struct SubstanceRules {
  let reading: Reading
  let map: DutyMap
  /// Departments that a call to attitude may name without becoming checkable.
  private let general: Set<Int>

  init(_ reading: Reading, _ map: DutyMap) {
    self.reading = reading
    self.map = map
    general = Set(
      ["gebumen", "zhengfuban", "zuzhi", "xuanchuan", "jijian", "xiangzhen", "ducha"]
        .compactMap(map.number(ofCode:)))
  }

  func substance(
    of sentence: Sentence, _ signs: Signs, hasTarget: Bool, hasDeadline: Bool
  ) -> Duty.Substance {
    if signs.announces { return .exhortation }
    var closing = 0
    var attitude = 0
    var concrete = 0
    for word in reading.words(of: sentence) {
      if word.has(.closing) { closing += 1 }
      if word.has(.attitude) { attitude += 1 }
      if word.has(.concrete) { concrete += 1 }
    }
    if hasTarget || hasDeadline { return .deliverable }
    if attitude > 0, isAttitude(sentence, attitude, closing, concrete) { return .exhortation }
    if sentence.function == .review || sentence.function == .problems { return .exhortation }
    return closing > 0 ? .deliverable : .standing
  }

  /// Words of attitude outweigh what could be checked.
  private func isAttitude(
    _ sentence: Sentence, _ attitude: Int, _ closing: Int, _ concrete: Int
  ) -> Bool {
    var special = 0
    for phrase in reading.phrases(of: sentence) {
      let best = map.entries(of: phrase).filter { !general.contains($0.department) }
        .map(\.weight).max() ?? 0
      if best >= 3 { special += 2 } else if best == 2 { special += 1 }
    }
    return attitude * 3 > special * 2 + closing * 2 + concrete * 2
  }
}
