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

  /// 到现在, 到目前: since when, behind a count.
  func isTime(at index: Int, _ tags: borrowing SentenceTags) -> Bool {
    guard scalars[index] == "到", let word = tags.word(startingAt: index) else { return false }
    return word.end - word.start > 1 && word.classes.contains(.period)
  }

  /// `14家没有消毒设备的一律停业`: only what those lack is said that were named before.
  func isLacking(at index: Int) -> Bool { scalars[index] == "没" && view.has("没有", at: index) }

  /// Whether a verb tells what a standard is for: `母牛补助标准`.
  func isStandard(_ word: TaggedWord, _ rest: Range<Int>) -> Bool {
    word.classes == .verb && rest.count == 2 && view.has("标准", at: rest.lowerBound)
  }

  /// Where 由 and who gives it begin that close a range: `所需经费由县财政安排`.
  func beforeGiver(_ range: Range<Int>) -> Int {
    let end = range.upperBound
    guard range.count > 5, scalars[end - 1] == "政", scalars[end - 2] == "财" else { return end }
    return (range.lowerBound + 2..<end - 2).last { scalars[$0] == "由" } ?? end
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
