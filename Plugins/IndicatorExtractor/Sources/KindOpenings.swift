import LecternKit

/// Sentences that give an account by how they begin.
extension KindRule {
  /// Whether a sentence opens as an account, and nothing was demanded since: `从产量看，…`,
  /// `据农业部门测产，…`, `今年1至8月，…`.
  func tellsAccount(_ index: Int, _ tags: borrowing SentenceTags) -> Bool {
    let start = tags.range.lowerBound
    guard start + 5 < index else { return false }
    let isAccount: Bool
    switch view.scalars[start] {
    case "从": isAccount = closesOpening("看", start, index)
    case "据": isAccount = tellsSource(start, index)
    case "今", "前", "1": isAccount = isSpanOver(start)
    default: return false
    }
    return isAccount && !hasSense(.demand, start..<index, tags)
  }

  /// Whether the first clause of a sentence ends with a word.
  private func closesOpening(_ last: Unicode.Scalar, _ start: Int, _ limit: Int) -> Bool {
    let end = clauseEnd(behind: start, limit)
    return end < limit && end - start < 14 && view.scalars[end - 1] == last
  }

  /// `据农业部门测产，`, `据初步统计，`
  private func tellsSource(_ start: Int, _ limit: Int) -> Bool {
    let end = clauseEnd(behind: start, limit)
    guard end < limit, end - start > 3, end - start < 14 else { return false }
    return view.has("统计", at: end - 2) || view.has("测算", at: end - 2)
      || view.has("测产", at: end - 2) || view.has("调查", at: end - 2)
      || view.has("监测", at: end - 2) || view.has("反映", at: end - 2)
      || view.has("了解", at: end - 2) || view.has("摸底", at: end - 2)
  }

  /// `今年1至8月`, `1—7月`, `前11个月`: the first months of the year, and they are over on the day of the speech.
  private func isSpanOver(_ start: Int) -> Bool {
    var place = view.has("今年", at: start) ? start + 2 : start
    let isCount = place < view.count && view.scalars[place] == "前"
    if isCount {
      place += 1
    } else {
      guard place + 2 < view.count, view.scalars[place] == "1" else { return false }
      switch view.scalars[place + 1] {
      case "至", "到", "-", "—": place += 2
      default: return false
      }
    }
    guard let number = NumberToken.read(view, at: place, limit: view.count),
      let month = number.value, month <= 12
    else { return false }
    let end = number.range.upperBound
    return (isCount ? view.has("个月", at: end) : view.has("月", at: end))
      && Int(month) <= date?.month ?? 12
  }
}
