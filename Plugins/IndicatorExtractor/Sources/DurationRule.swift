import LecternKit

/// Durations and ages: they count only where they are the measure (`连续54个月`, `7天以内`,
/// `三年任务两年完成`), not where they place an event.
extension ValueScanner {
  func duration(
    _ token: NumberToken, unit: UnitTable.Reading, floor: Int, sentence: Range<Int>
  ) -> Outcome {
    let limit = sentence.upperBound
    let start = token.range.lowerBound
    let end = unit.end
    let (token, unit) = withHalf(token, unit)
    guard token.style != .magnitude else { return .skip(end) }
    if unit.kind == .time, let value = token.value, value >= 1900, unit.magnitude.isEmpty {
      return .skip(end)
    }
    func make(_ from: Int) -> ValueExpression {
      var value = ValueExpression(
        from..<end, low: token.value, high: token.value, unit: unit,
        rule: token.style == .redacted ? .redacted : .duration)
      if unit.isMore { value.bound = .atLeast }
      return value
    }
    let isSmall = token.style == .chinese && (token.value ?? 0) <= 10
    let value = bounded(make(start), floor: floor, limit: limit)
    let first = value.range.lowerBound
    // 再过不到一个月 only tells when.
    if first - 2 >= floor, has("再过", endingAt: first, length: 2) {
      return .skip(value.range.upperBound)
    }
    if unit.kind == .age {
      guard
        isReached(start, floor: floor) || isCounted(first, floor: floor)
          || isProlonged(start, floor: floor)
      else { return .skip(end) }
      return .value(value)
    }
    // 空气优良天数331天
    if isCounted(first, floor: floor) { return .value(value) }
    if has("连续", endingAt: start, length: 2), start - 2 >= floor {
      // 连续三年名列前茅, 连续两个季度排名靠后的
      if isSmall { return .skip(end) }
      var value = make(start)
      value.range = start - 2..<end
      return .value(value)
    }
    if let value = term(token, unit: unit, floor: floor, sentence: sentence) {
      return .value(value)
    }
    // 优良天数282天、比上年增加19天
    if !isSmall, isMoreThanBefore(start, floor: floor), scalars[unit.word.lowerBound] != "年" {
      return .value(value)
    }
    // 提前一年 places an event.
    if isSmall, has("提前", endingAt: start, length: 2) { return .skip(end) }
    if let value = term(value, token, unit: unit, isSmall: isSmall, floor: floor, limit: limit) {
      return .value(value)
    }
    // 乡镇要三天之内整改 sets a time.
    if isSmall, start > floor, scalars[start - 1] == "要" || scalars[start - 1] == "须" {
      return .skip(value.range.upperBound)
    }
    // 三天之内开好会
    if isSmall, value.range.upperBound == end + 2, scalars[end] == "之" || scalars[end] == "以",
      scalars[end + 1] == "内", end + 2 < limit, scalars[end + 2].isIdeograph
    {
      return .skip(value.range.upperBound)
    }
    let hasSuffix = value.range.upperBound > end
    let isShort = unit.word.count > 1 || scalars[unit.word.lowerBound] != "年"
    if hasSuffix, isShort, scalars[unit.word.lowerBound] != "个" || unit.word.count > 2 {
      // 7天以内 measures; 3个月以内 sets a time.
      return .value(value)
    }
    if isShortened(first, floor: floor) { return .value(value) }
    // 延长11天; 再延长三十年 is a term set.
    if isShort, has("延长", endingAt: start, length: 2), start - 2 >= floor { return .value(value) }
    let isDecimal = token.value.map { $0 != $0.rounded() } ?? false
    if isReached(first, floor: floor), isDecimal || hasSuffix || isShort {
      return .value(value)
    }
    return .skip(value.range.upperBound)
  }

  /// `三个半小时` is half an hour more than three.
  private func withHalf(
    _ token: NumberToken, _ unit: UnitTable.Reading
  ) -> (NumberToken, UnitTable.Reading) {
    let word = unit.word
    guard word.count > 2, scalars[word.lowerBound + 1] == "半" else { return (token, unit) }
    var (token, unit) = (token, unit)
    token.value = token.value.map { $0 + 0.5 }
    // 小时, but 个月
    let isMonth = scalars[word.upperBound - 1] == "月"
    unit.word = word.lowerBound + (isMonth ? 0 : 2)..<word.upperBound
    unit.text = isMonth ? units.number(of: "个月") : units.number(of: "小时")
    return (token, unit)
  }

  /// Whether a verb of reaching stands right before a place.
  private func isReached(_ index: Int, floor: Int) -> Bool {
    guard index > floor else { return false }
    switch scalars[index - 1] {
    case "至", "到", "达": return !(index > 1 && scalars[index - 2] == "直")
    default: return false
    }
  }

  /// `提前15天`, `压缩至3个工作日`.
  private func isShortened(_ index: Int, floor: Int) -> Bool {
    var index = index
    if index > floor,
      scalars[index - 1] == "至" || scalars[index - 1] == "到"
        || scalars[index - 1] == "为" || scalars[index - 1] == "了"
    {
      index -= 1
    }
    return index - 2 >= floor
      && (has("提前", endingAt: index, length: 2) || has("缩短", endingAt: index, length: 2)
        || has("压缩", endingAt: index, length: 2) || has("压减", endingAt: index, length: 2)
        || has("减少", endingAt: index, length: 2))
  }

  /// `三年任务两年完成`: the term set and the time it took.
  private func term(
    _ token: NumberToken, unit: UnitTable.Reading, floor: Int, sentence: Range<Int>
  ) -> ValueExpression? {
    let end = unit.end
    var value = ValueExpression(
      token.range.lowerBound..<end, low: token.value, high: token.value, unit: unit,
      rule: .duration)
    if view.has("任务", at: end) || view.has("工期", at: end) || view.has("目标", at: end) {
      var next = end + 2
      while next < sentence.upperBound, next < end + 5 {
        if let other = NumberToken.read(view, at: next, limit: sentence.upperBound),
          let otherUnit = units.read(view, at: other.range.upperBound, limit: sentence.upperBound),
          otherUnit.kind == .time
        {
          value.statedKind = .target
          return value
        }
        next += 1
      }
      return nil
    }
    guard view.has("完成", at: end) || view.has("干完", at: end) || view.has("建成", at: end),
      floor > sentence.lowerBound, token.range.lowerBound - floor <= 4,
      floor >= 1,
      scalars[floor - 1] == "年" || scalars[floor - 1] == "月"
        || scalars[floor - 1] == "天"
    else { return nil }
    return value
  }
}
