import LecternKit

/// Lists of which one figure holds for each member though no word says so.
extension NameResolver {
  /// `仪器、量具、电子元件增速保持在12%以上` holds for each of them.
  func isListOfGrowth(
    _ phrase: Range<Int>, _ value: ValueExpression, _ predicate: Predicate
  ) -> Bool {
    value.kind == .percent && predicate.isLevel && phrase.count > 6
      && view.has("增速", at: phrase.upperBound - 2) && scalars[phrase].contains("、")
  }

  /// Whether a list of indicators stands before one rate of change: `生产总值、财政总收入翻一番` holds for each.
  func isListOfIndicators(
    _ phrase: Range<Int>, _ value: ValueExpression, _ predicate: Predicate,
    _ tags: borrowing SentenceTags
  ) -> Bool {
    guard value.rule == .doubling || value.kind == .percent && predicate.change != nil,
      phrase.count > 4, let joint = scalars[phrase].firstIndex(of: "、"),
      let first = tags.name(startingAt: phrase.lowerBound), first.range.upperBound == joint,
      let second = tags.name(endingAt: phrase.upperBound), second.range.lowerBound == joint + 1
    else { return false }
    return true
  }

  /// The list in brackets that closes the clause before `start`: `两项（A、B），都排在第六位`.
  func bracketed(
    before start: Int, tags: borrowing SentenceTags
  ) -> [NameReference] {
    guard start - 2 > tags.range.lowerBound, scalars[start - 1] == "，", scalars[start - 2] == "）"
    else { return [] }
    var open = start - 3
    while open > tags.range.lowerBound, scalars[open] != "（" { open -= 1 }
    return split(open + 1..<start - 2, tags: tags, count: nil)
  }
}
