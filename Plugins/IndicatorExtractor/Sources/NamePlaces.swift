import LecternKit

/// Figures of places, each a part of what was measured before: `净增企业80户，A区、B区各15户`.
extension NameResolver {
  /// What was measured before, where a phrase holds nothing but the places it is now told of one by one.
  func whole(
    _ phrase: Range<Int>, _ value: ValueExpression, _ predicate: Predicate, first: Int,
    _ named: [NamedValue], _ tags: borrowing SentenceTags
  ) -> NameReference? {
    guard phrase.count > 4, named.count > first, let last = named.last, let name = last.name,
      !value.isRank, value.kind != .percent, value.kind == last.value.kind,
      predicate.isDistributive || isEach(value), isRegions(phrase, tags)
    else { return nil }
    return name
  }

  /// 各 right before a figure.
  private func isEach(_ value: ValueExpression) -> Bool {
    let start = value.range.lowerBound
    return start > 0 && scalars[start - 1] == "各"
  }

  func isRegions(_ phrase: Range<Int>, _ tags: borrowing SentenceTags) -> Bool {
    if isSummedUp(phrase) { return true }
    var start = phrase.lowerBound
    for index in phrase.lowerBound...phrase.upperBound {
      guard index == phrase.upperBound || scalars[index] == "、" || scalars[index] == "和" else {
        continue
      }
      guard finder.isRegion(start..<index, tags) else { return false }
      start = index + 1
    }
    return true
  }

  /// Whether a list ends with how many regions it holds: `柳坪、石桥两个村`, `东川、南岭三个乡镇`.
  private func isSummedUp(_ phrase: Range<Int>) -> Bool {
    guard phrase.count > 5, let last = phrase.last,
      "村乡镇县区市州".unicodeScalars.contains(scalars[last])
    else { return false }
    // 东川、南岭两镇
    if scalars[last - 1] == "两" || scalars[last - 1].isChineseNumeral {
      return scalars[phrase].contains("、")
    }
    guard
      let measure = phrase.suffix(3).first(where: { scalars[$0] == "个" }),
      scalars[measure - 1].isChineseNumeral
    else { return false }
    return scalars[phrase].contains("、")
  }

  /// One figure a place: in order, or the same for each where there is but one.
  func divide(
    _ values: [ValueExpression], _ group: Range<Int>, _ phrase: Range<Int>,
    _ predicate: Predicate, of whole: NameReference, at start: Int,
    tags: borrowing SentenceTags, into named: inout [NamedValue]
  ) {
    let places = group.count > 1 ? 1 : split(phrase, tags: tags, count: nil).count
    let first = values[group.lowerBound]
    for index in group {
      for _ in 0..<places {
        var entry = NamedValue(value: values[index], clauseStart: start)
        // 分别不少于12户和10户
        if entry.value.bound == .exact, first.range.lowerBound < first.core.lowerBound {
          entry.value.bound = first.bound
        }
        entry.name = whole
        entry.rule = .inherited
        entry.predicate = predicate
        entry.isPart = true
        named.append(entry)
      }
    }
  }
}
