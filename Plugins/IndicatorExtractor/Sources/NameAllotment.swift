import LecternKit

/// Lists of who does how much of a thing that is named once: `市级领导每人联系3户企业，县级领导每人联系2户`.
extension NameResolver {
  /// Whether a clause tells how much falls to somebody else of what the value before was of.
  func isAllotted(
    _ entry: NamedValue, _ phrase: Range<Int>, _ last: NamedValue, _ tags: borrowing SentenceTags
  ) -> Bool {
    let value = entry.value
    guard !phrase.isEmpty, value.kind == last.value.kind, !value.isRank, value.kind != .percent,
      entry.predicate.change == nil, endsClause(value)
    else { return false }
    let end = value.range.lowerBound
    if let each = each(in: entry.clauseStart..<end) {
      // 县级领导每人包2户
      return phrase.upperBound <= each
        || phrase.upperBound - each <= 4 && each > phrase.lowerBound
          && endsPerson(each)
    }
    // 分管副站长不少于4次
    return scalars[end] == "不" && end < value.core.lowerBound && phrase.upperBound == end
      && scalars[last.value.range.lowerBound] == "不" && endsPerson(end)
  }

  /// Whether a count right behind 的 has the unit of the one before and no noun of its own:
  /// `核查了300座，能用的220座`.
  func isNarrowed(_ entry: NamedValue, _ end: Int, _ last: NamedValue) -> Bool {
    let (value, other) = (entry.value, last.value)
    // 该上环的30人，该结扎的12人
    guard other.range.lowerBound > 0 else { return false }
    let before = scalars[other.range.lowerBound - 1]
    guard end + 1 == value.range.lowerBound, endsClause(value),
      before != "的" || last.rule != .before,
      scalars[value.core.upperBound - 1] == scalars[other.core.upperBound - 1]
    else { return false }
    return true
  }

  /// `23对矿井中有17对装上了`: how many among those counted before.
  func isAmong(_ value: ValueExpression, _ named: [NamedValue], first: Int) -> Bool {
    guard named.count > first, let last = named.last, last.rule == .behind, let name = last.name,
      name.tail == nil, value.kind == last.value.kind, !value.isRank
    else { return false }
    let (low, end) = (name.main.upperBound, value.range.lowerBound)
    guard (2...4).contains(end - low), scalars[low] == "中" || scalars[low] == "里",
      scalars[value.core.upperBound - 1] == scalars[last.value.core.upperBound - 1]
    else { return false }
    return scalars[low + 1..<end].allSatisfy { "面只已还仅就有".unicodeScalars.contains($0) }
  }

  /// `涉及土地征收的占三成`: whose share it is of those counted before.
  func isPortion(
    _ end: Int, _ value: ValueExpression, _ last: UnitTable.Kind
  ) -> Bool {
    guard last == .count || last == .person else { return false }
    var place = value.range.lowerBound - 1
    guard place > end else { return false }
    if scalars[place] == "约" { place -= 1 }
    return place > end && scalars[place] == "占" && scalars[place - 1] == "的"
  }

  /// Whether a value is counted as the one before is.
  func isSameUnit(_ value: ValueExpression, _ named: [NamedValue]) -> Bool {
    guard let last = named.last?.value else { return false }
    return scalars[value.core.upperBound - 1] == scalars[last.core.upperBound - 1]
  }

  func isSpending(_ phrase: Range<Int>) -> Bool {
    phrase.count == 2 && view.has("支出", at: phrase.lowerBound)
  }

  /// Whether a name is of money that was given for something.
  func isFund(_ name: NameReference) -> Bool {
    let end = (name.tail ?? name.main).upperBound
    return view.has("资金", at: end - 2) || view.has("经费", at: end - 2) || view.has("专款", at: end - 2)
  }

  /// What a house of trade did, where a clause holds nothing else: the 收购 of `粮站收购4000担`.
  func trade(
    _ entry: NamedValue, _ phrase: Range<Int>, _ tags: borrowing SentenceTags
  ) -> Range<Int>? {
    let end = entry.value.range.lowerBound
    guard phrase.count > 1, entry.value.kind == .measure, endsClause(entry.value),
      let verb = tags.word(endingAt: end),
      verb.range.lowerBound == phrase.upperBound, verb.range.count == 2,
      verb.classes.contains(.verb), verb.classes.isDisjoint(with: WordClass.change.union(.reach))
    else { return nil }
    switch scalars[phrase.upperBound - 1] {
    case "站", "社":
      return "基电泵车油变".unicodeScalars.contains(scalars[phrase.upperBound - 2]) ? nil : verb.range
    default: return nil
    }
  }

  private func endsClause(_ value: ValueExpression) -> Bool {
    let end = value.range.upperBound
    return end >= scalars.count || !scalars[end].isIdeograph
  }

  /// Where 每人, 每个局 and the like begin.
  private func each(in range: Range<Int>) -> Int? {
    range.dropFirst().dropLast().first { index in
      guard scalars[index] == "每" else { return false }
      switch scalars[index + 1] {
      case "人", "名", "位", "个", "局", "村", "镇", "乡": return endsPerson(index)
      default: return false
      }
    }
  }

  /// Whether those who act end at a place: 县级领导, 部门一把手, 分管副镇长, 我和李明同志.
  private func endsPerson(_ end: Int) -> Bool {
    guard end >= 2 else { return false }
    switch scalars[end - 1] {
    case "长", "员", "手", "任", "部", "门", "位", "志", "导", "记", "们", "师", "镇", "乡", "村", "局", "组", "队":
      return true
    default: return false
    }
  }
}
