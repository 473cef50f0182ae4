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

  /// Whether a range that 对 opens is what people think of something.
  func isOpinion(_ range: Range<Int>) -> Bool {
    let end = range.upperBound
    guard range.count > 5, scalars[end - 4] == "的" else { return false }
    return view.has("满意度", at: end - 3) || view.has("满意率", at: end - 3)
      || view.has("信任度", at: end - 3) || view.has("认可度", at: end - 3)
      || view.has("知晓率", at: end - 3)
  }

  /// Behind the 所欠的 of `所欠的补偿资金`.
  func relative(_ range: Range<Int>) -> Int? {
    let start = range.lowerBound
    for end in start + 2..<min(start + 4, max(start + 2, range.upperBound - 2))
    where scalars[end] == "的" {
      return end + 1
    }
    return nil
  }

  /// Where 每千瓦时, 每平方米 and the like begin that close a range.
  func each(_ range: Range<Int>) -> Int? {
    guard range.count > 3 else { return nil }
    switch scalars[range.upperBound - 1] {
    case "米", "时", "斤", "升": break
    default: return nil
    }
    return (max(range.lowerBound, range.upperBound - 5)..<range.upperBound - 2).first {
      scalars[$0] == "每"
    }
  }
}
