import LecternKit

/// Follows the list of the year's main targets through the sentences that make it up.
///
/// It begins behind `主要预期目标是` and goes on over sentences closed by a semicolon, to the first
/// full stop. Targets of several years (`“十五五”时期主要目标是`) are not the year's.
struct HeadlineRule {
  private let view: NormalizedText
  private var isOpen = false
  private var paragraph: String?

  init(_ view: NormalizedText) { self.view = view }

  /// Where in a sentence the main targets begin, or nil where none stand in it.
  mutating func start(
    in parent: String?, range: Range<Int>, function: Segment.Function?,
    landmarks: ArraySlice<Landmark>
  ) -> Int? {
    if parent != paragraph { isOpen = false }
    paragraph = parent
    var start: Int? = isOpen ? range.lowerBound : nil
    if !isOpen, function != .review, function != .problems {
      for mark in landmarks where mark.classes.contains(.headline) {
        guard announces(mark.range, in: range, landmarks) else { continue }
        start = mark.range.upperBound
        isOpen = true
        break
      }
    }
    if isOpen, range.upperBound > range.lowerBound {
      let last = view.scalars[range.upperBound - 1]
      isOpen = last == "；" || last == "：" || start == nil
    }
    return start
  }

  private func announces(
    _ mark: Range<Int>, in range: Range<Int>, _ landmarks: ArraySlice<Landmark>
  ) -> Bool {
    let end = mark.upperBound
    let closes =
      end < range.upperBound
      && (view.scalars[end] == "是" || view.scalars[end] == "为" || view.scalars[end] == "："
        || view.has("建议", at: end) || view.has("如下", at: end) || view.scalars[end] == "，")
    let last = view.scalars[end - 1]
    guard closes && view.scalars[end] != "，" || last == "是" || last == "为" || last == "下" else {
      return false
    }
    return !landmarks.contains {
      $0.classes.contains(.horizon) && $0.range.upperBound <= mark.lowerBound
    }
  }
}

/// A word found in the one pass over the whole speech.
struct Landmark {
  var range: Range<Int>
  var classes: WordClass
}
