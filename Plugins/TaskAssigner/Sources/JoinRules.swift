internal import LecternKit

/// Tells whether a task goes on with the duty of the task before it.
struct JoinRules {
  let reading: Reading
  let map: DutyMap

  func continues(_ task: FoundTask, _ duty: [FoundTask]) -> Bool {
    guard let last = duty.last, task.sentence == last.sentence + 1 else { return false }
    let sentence = reading.sentences[task.sentence]
    let before = reading.sentences[last.sentence]
    if task.signs.hasLabel { return true }
    guard sentence.paragraph == before.paragraph, sentence.node == before.node,
      task.actors.isEmpty
    else { return false }
    if beginsAlike(sentence, before) { return true }
    if task.substance == .exhortation { return last.substance == .exhortation }
    return sharesPhrase(sentence, before)
  }

  /// `多做…的实事，…。多做…的实事，…。`
  private func beginsAlike(_ a: Sentence, _ b: Sentence) -> Bool {
    let view = reading.view
    guard a.range.count > 4, b.range.count > 4 else { return false }
    return (0..<2).allSatisfy {
      view.scalars[a.range.lowerBound + $0] == view.scalars[b.range.lowerBound + $0]
        && view.scalars[a.range.lowerBound + $0] != "要"
    }
  }

  /// A phrase of the map that alone decides stands in both.
  private func sharesPhrase(_ a: Sentence, _ b: Sentence) -> Bool {
    let strong = Set(
      reading.phrases(of: b).filter { phrase in
        map.entries(of: phrase).contains { $0.weight == 3 }
      }.map(\.phrase))
    return reading.phrases(of: a).contains { strong.contains($0.phrase) }
  }
}
