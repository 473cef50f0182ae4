import LecternKit

/// Tells where a speaker looks back within a part that plans: meeting speeches mix both.
///
/// A paragraph whose first sentence looks back and which demands nothing is a report throughout. In any
/// other a value is what the last such word up to it says.
struct MoodRule {
  private let view: NormalizedText
  private var paragraphEnd = 0
  private var looksBack = false
  private var isMixed = false
  private var looksBackNow = false

  init(_ view: NormalizedText) { self.view = view }

  /// The mood of a sentence. `landmarks` are those of the speech from `next` on, the first that end
  /// behind the sentence's beginning.
  mutating func mood(
    _ range: Range<Int>, landmarks: [Landmark], next: Int
  ) -> Mood {
    if range.lowerBound >= paragraphEnd { enter(range.lowerBound, landmarks, next) }
    guard looksBack else { return Mood(atStart: false) }
    guard isMixed else { return Mood(atStart: true) }
    var result = Mood(atStart: looksBackNow)
    var index = next
    while index < landmarks.count, landmarks[index].range.lowerBound < range.upperBound {
      let mark = landmarks[index]
      let start = mark.range.lowerBound
      if mark.classes.contains(.retrospect), !isCompared(start) {
        result.turns.append((start, true))
        looksBackNow = true
      } else if isDemand(mark) {
        result.turns.append((start, false))
        looksBackNow = false
      }
      index += 1
    }
    return result
  }

  /// 比去年, 较去年
  private func isCompared(_ index: Int) -> Bool {
    index > 0 && (view.scalars[index - 1] == "比" || view.scalars[index - 1] == "较")
  }

  private mutating func enter(_ start: Int, _ landmarks: [Landmark], _ next: Int) {
    let text = view.scalars
    let scalars = text.span
    var end = start
    while end < scalars.count, scalars[end] != "\n" {
      if scalars[end] == "\u{3000}", end + 1 < scalars.count, scalars[end + 1] == "\u{3000}",
        end > start
      {
        break
      }
      end += 1
    }
    paragraphEnd = end
    var firstEnd: Int?
    var opens = false
    looksBack = false
    isMixed = false
    looksBackNow = false
    var index = next
    while index < landmarks.count, landmarks[index].range.lowerBound < paragraphEnd {
      if landmarks[index].classes.contains(.retrospect) {
        looksBack = true
        // What only turns up later says nothing of the paragraph's beginning.
        if firstEnd == nil {
          var place = start
          while place < end, !scalars[place].endsSentence { place += 1 }
          firstEnd = place
        }
        if let firstEnd, landmarks[index].range.lowerBound < firstEnd { opens = true }
      }
      if isDemand(landmarks[index]) { isMixed = true }
      index += 1
    }
    if !opens { isMixed = true }
  }

  private func isDemand(_ mark: Landmark) -> Bool {
    guard mark.classes.contains(.demand) else { return false }
    guard mark.range.count == 1 else { return true }
    let index = mark.range.lowerBound
    return index == 0 || !KindRule.isInsideWord(index, view)
  }
}

/// Where a sentence looks back and where it demands.
struct Mood {
  var atStart = false
  /// Where a word turns it, and whether to looking back.
  var turns: [(place: Int, looksBack: Bool)] = []

  /// Whether a value looks back: by the last turn before it, or by one of looking back in the rest of
  /// its clause (对12个项目进行了检查).
  func looksBack(at start: Int, clauseEnd: Int) -> Bool {
    var result = atStart
    for turn in turns where turn.place < clauseEnd {
      if turn.place < start {
        result = turn.looksBack
      } else if turn.looksBack {
        return true
      }
    }
    return result
  }
}
