import LecternKit

/// Measures that say little alone and take the rest of their name from who reached them.
extension NameResolver {
  /// The name of `规模以上工业实现增加值7.6亿元`, which is 规模以上工业增加值. What a place or a body reached has the name
  /// of the measure alone.
  func industry(
    _ entry: NamedValue, _ phrase: Range<Int>, _ tags: borrowing SentenceTags
  ) -> NameReference? {
    let verb = phrase.lowerBound - 2
    guard entry.value.kind == .money, (2...4).contains(phrase.count),
      phrase.upperBound == entry.value.range.lowerBound, verb - 3 > entry.clauseStart,
      view.has("实现", at: verb) || view.has("完成", at: verb),
      let word = tags.word(startingAt: phrase.lowerBound), word.range == phrase,
      word.classes.contains(.shared)
    else { return nil }
    var end = verb
    while end > entry.clauseStart + 2, let adverb = tags.word(endingAt: end),
      adverb.classes.contains(.adverb)
    {
      end = adverb.range.lowerBound
    }
    switch scalars[end - 1] {
    case "业", "济", "品": break
    default: return nil
    }
    let (owner, _) = finder.before(entry.clauseStart..<end, tags: tags, isSubject: true)
    guard owner.count > 1, owner.upperBound == end,
      scalars[owner].allSatisfy({ $0.isIdeograph && $0 != "个" && $0 != "家" && $0 != "各" })
    else { return nil }
    var name = NameReference(owner)
    name.tail = phrase
    return name
  }
}
