import LecternKit

/// Tells where a speaker looks back within a part that plans: meeting speeches mix both.
///
/// A paragraph that looks back and demands nothing is a report throughout. In one that does both, each
/// sentence is what the last such word up to it says.
struct MoodRule {
  private let view: NormalizedText
  private var paragraphEnd = 0
  private var looksBack = false
  private var isMixed = false
  private var mood = false

  init(_ view: NormalizedText) { self.view = view }

  /// Whether a sentence looks back. `landmarks` are those of the speech from `next` on, the first
  /// that end behind the sentence's beginning.
  mutating func isRetrospect(
    _ range: Range<Int>, landmarks: [Landmark], next: Int
  ) -> Bool {
    if range.lowerBound >= paragraphEnd { enter(range.lowerBound, landmarks, next) }
    guard looksBack else { return false }
    guard isMixed else { return true }
    var index = next
    var before = mood
    while index < landmarks.count, landmarks[index].range.lowerBound < range.upperBound {
      let mark = landmarks[index]
      if mark.classes.contains(.retrospect) {
        mood = true
        before = true
      } else if isDemand(mark) {
        mood = false
        // The demand governs what follows it; a sentence that opens with one is a demand.
        if mark.range.lowerBound - range.lowerBound < 12 { before = false }
      }
      index += 1
    }
    return before && mood
  }

  private mutating func enter(_ start: Int, _ landmarks: [Landmark], _ next: Int) {
    paragraphEnd = start
    while paragraphEnd < view.count, view.scalars[paragraphEnd] != "\n" {
      if view.scalars[paragraphEnd] == "\u{3000}", paragraphEnd + 1 < view.count,
        view.scalars[paragraphEnd + 1] == "\u{3000}", paragraphEnd > start
      {
        break
      }
      paragraphEnd += 1
    }
    looksBack = false
    isMixed = false
    mood = false
    var index = next
    while index < landmarks.count, landmarks[index].range.lowerBound < paragraphEnd {
      if landmarks[index].classes.contains(.retrospect) { looksBack = true }
      if isDemand(landmarks[index]) { isMixed = true }
      index += 1
    }
  }

  private func isDemand(_ mark: Landmark) -> Bool {
    guard mark.classes.contains(.demand) else { return false }
    guard mark.range.count == 1 else { return true }
    let index = mark.range.lowerBound
    return index == 0 || !KindRule.isInsideWord(index, view)
  }
}
