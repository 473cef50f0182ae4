import LecternKit

/// Words at the edges of a phrase that belong to its name or to what is done.
extension PhraseFinder {
  /// 资金 alone says little: 节约资金 and 追回资金 are named with what was done.
  func withAct(
    _ range: Range<Int>, from floor: Int, _ tags: borrowing SentenceTags
  ) -> Int {
    guard range.count == 2, scalars[range.lowerBound] == "资", view.has("资金", at: range.lowerBound),
      let verb = tags.word(endingAt: range.lowerBound), verb.range.lowerBound >= floor
    else { return range.lowerBound }
    switch scalars[verb.range.lowerBound] {
    case "节", "追", "筹", "募": return verb.range.lowerBound
    default: return range.lowerBound
    }
  }

  /// Whether 补贴 or 补助 is what somebody gets each month or year: `护林员每月补助由500元`.
  func isAllowance(_ word: TaggedWord, _ low: Int, _ predicate: Predicate) -> Bool {
    let start = word.range.lowerBound
    guard predicate.isBaseline, scalars[start] == "补", start - 2 > low else { return false }
    return scalars[start - 2] == "每"
  }

  /// Where 出来 or 出 begins that closes a range behind a verb.
  func resultant(_ range: Range<Int>, _ tags: borrowing SentenceTags) -> Int? {
    var end = range.upperBound - 1
    if scalars[end] == "来" {
      guard end > range.lowerBound, scalars[end - 1] == "出" else { return nil }
      end -= 1
    }
    guard let verb = tags.word(endingAt: end), verb.range.lowerBound >= range.lowerBound,
      !verb.classes.isDisjoint(with: [.verb, .nominal])
    else { return nil }
    return end
  }
}
