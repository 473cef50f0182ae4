internal import LecternKit

/// Tells whether a task goes on with the duty of the task before it.
final class JoinRules {
  private let reading: Reading
  private let map: DutyMap

  /// Of the phrases of the map in a sentence, the share that must stand in the one before too.
  private static let share = 0.5

  init(_ reading: Reading, _ map: DutyMap) {
    self.reading = reading
    self.map = map
  }

  func continues(_ task: FoundTask, _ duty: [FoundTask]) -> Bool {
    guard !duty.isEmpty else { return false }
    let lastSentence = duty[duty.count - 1].sentence
    guard task.sentence == lastSentence + 1 else { return false }
    let sentence = reading.sentences[task.sentence]
    let before = reading.sentences[lastSentence]
    if task.signs.hasLabel { return true }
    guard sentence.paragraph == before.paragraph, sentence.node == before.node,
      task.actors.isEmpty
    else { return false }
    if beginsAsDetail(sentence.range.lowerBound) { return true }
    let lastSubstance = duty[duty.count - 1].substance
    if task.substance == .exhortation {
      // An appeal closes what was said before it, but not what somebody else was told.
      return lastSubstance == .exhortation || duty.allSatisfy(\.actors.isEmpty)
    }
    if lastSubstance == .exhortation { return false }
    return !task.hasTarget && !namesTopic(sentence) || elaborates(sentence, before)
  }

  /// `尤其要…`, `其中…`, and the sectors behind the whole product: `一产增加值…；`.
  private func beginsAsDetail(_ start: Int) -> Bool {
    let view = reading.view
    return view.has("尤其", at: start) || view.has("其中", at: start)
      || view.has("一产", at: start) || view.has("第一产业", at: start)
  }

  /// A phrase that alone decides for a department: the sentence says what it is about.
  private func namesTopic(_ sentence: Sentence) -> Bool {
    sentence.phrases.contains { map.weight(of: reading.phrases[$0]) == 3 }
  }

  /// At least half of what the sentence names was named before.
  private func elaborates(_ sentence: Sentence, _ before: Sentence) -> Bool {
    var named = 0
    var shared = 0
    let phrases = reading.phrases
    for index in sentence.phrases where map.weight(of: phrases[index]) >= 2 {
      let phrase = phrases[index].phrase
      // A phrase said again tells nothing more.
      if (sentence.phrases.lowerBound..<index).contains(where: {
        phrases[$0].phrase == phrase
      }) {
        continue
      }
      named += 1
      if before.phrases.contains(where: { phrases[$0].phrase == phrase }) { shared += 1 }
    }
    return named > 0 && Double(shared) >= Double(named) * Self.share
  }
}
