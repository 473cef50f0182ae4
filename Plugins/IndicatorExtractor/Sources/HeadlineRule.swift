import LecternKit

/// Follows the list of the year's main targets through the sentences that make it up.
///
/// It begins behind `主要预期目标是` and goes on over sentences closed by a semicolon, to the first
/// full stop, and over those behind it that begin with an indicator of the lexicon. Targets of several
/// years (`“十五五”时期主要目标是`) are not the year's.
struct HeadlineRule {
  private let view: NormalizedText
  private var isOpen = false
  private var paragraph: String?
  /// Whether the sentence at hand follows the list at once: the list goes on in it if it begins with
  /// an indicator.
  private(set) var isBehind = false
  private var isEnded = false

  init(_ view: NormalizedText) { self.view = view }

  /// Where in a sentence the main targets begin, or nil where none stand in it.
  mutating func start(
    in parent: String?, function: Segment.Function?, tags: borrowing SentenceTags
  ) -> Int? {
    let range = tags.range
    if parent != paragraph {
      isOpen = false
      isEnded = false
    }
    paragraph = parent
    isBehind = isEnded
    isEnded = false
    var start: Int? = isOpen ? range.lowerBound : nil
    if !isOpen, tags.senseClasses.contains(.headline), function != .review, function != .problems {
      for index in tags.senses where tags.allSenses[index].classes.contains(.headline) {
        let mark = tags.allSenses[index].range
        guard announces(mark, tags) else { continue }
        start = mark.upperBound
        isOpen = true
        break
      }
    }
    if isOpen, range.upperBound > range.lowerBound {
      let last = view.scalars[range.upperBound - 1]
      isOpen = last == "；" || last == "：" || start == nil
      isEnded = !isOpen
    }
    return start
  }

  /// The sentence at hand, behind the list, goes on with it.
  mutating func goOn() { isEnded = true }

  private func announces(_ mark: Range<Int>, _ tags: borrowing SentenceTags) -> Bool {
    let end = mark.upperBound
    let closes =
      end < tags.range.upperBound
      && (view.scalars[end] == "是" || view.scalars[end] == "为" || view.scalars[end] == "："
        || view.has("建议", at: end) || view.has("如下", at: end) || view.has("安排", at: end)
        || view.scalars[end] == "，")
    let last = view.scalars[end - 1]
    guard closes && view.scalars[end] != "，" || last == "是" || last == "为" || last == "下" else {
      return false
    }
    for index in tags.senses where tags.allSenses[index].end <= mark.lowerBound {
      if tags.allSenses[index].classes.contains(.horizon),
        !namesYear(tags.allSenses[index].range.upperBound..<mark.lowerBound)
      {
        return false
      }
    }
    return true
  }

  /// `根据“十四五”规划，2022年全市主要预期目标是`: a year of its own, that the list is for.
  private func namesYear(_ range: Range<Int>) -> Bool {
    range.contains { place in
      guard view.scalars[place] == "年", place - range.lowerBound > 1 else { return false }
      if view.scalars[place - 1] == "今" { return true }
      guard place - range.lowerBound > 4,
        (place - 4..<place).allSatisfy({ view.scalars[$0].isDigit })
      else { return false }
      switch view.scalars[place - 5] {
      case "到", "至", "-", "—", "~": return false
      default: return true
      }
    }
  }
}
