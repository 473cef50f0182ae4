import LecternKit

/// Durations that are what is measured by the words around them: `公示时间不少于10天`, `5个工作日内答复`,
/// `由现在的150个工作日压减到100个工作日`, `拖了14个月`.
extension ValueScanner {
  /// A duration with what makes it the measure; nil where it only places an event.
  func term(
    _ value: ValueExpression, _ token: NumberToken, unit: UnitTable.Reading, isSmall: Bool,
    floor: Int, limit: Int
  ) -> ValueExpression? {
    let (first, end) = (value.range.lowerBound, unit.end)
    // 下基层不少于两个月
    if first < token.range.lowerBound, value.bound == .atLeast || value.bound == .atMost {
      return value
    }
    // 每周至少要用两天时间
    if value.bound == .atLeast, first > floor, scalars[first - 1] == "用", view.has("时间", at: end) {
      return value
    }
    if value.range.upperBound == end, end < limit, scalars[end] == "内",
      isTermOfAnswer(unit, behind: end + 1, limit: limit)
    {
      var value = value
      value.range = first..<end + 1
      value.bound = .atMost
      return value
    }
    if isBaseline(first, floor: floor), isChanged(end, limit: limit) { return value }
    return !isSmall && isTaken(first, end, floor: floor, limit: limit) ? value : nil
  }

  /// Whether a noun of time stands before a place, or before the word of reaching there: `天数331天`,
  /// `受教育年限达到10.5年`.
  func isCounted(_ index: Int, floor: Int) -> Bool {
    var end = index
    if end - 2 >= floor, view.has("达到", at: end - 2) || view.has("增加", at: end - 2) {
      end -= 2
    } else if end > floor, scalars[end - 1] == "达" || scalars[end - 1] == "为" {
      end -= 1
    }
    guard end - 2 >= floor else { return false }
    switch scalars[end - 1] {
    case "数": return scalars[end - 2] == "天"
    case "限": return scalars[end - 2] == "年" || scalars[end - 2] == "时" || scalars[end - 2] == "期"
    case "命": return scalars[end - 2] == "寿"
    case "间": return scalars[end - 2] == "时"
    case "长": return scalars[end - 2] == "时"
    default: return false
    }
  }

  /// `比上年增加19天`, `同比减少3天`
  func isMoreThanBefore(_ index: Int, floor: Int) -> Bool {
    guard index - 4 >= floor, view.has("增加", at: index - 2) || view.has("减少", at: index - 2) else {
      return false
    }
    switch scalars[index - 3] {
    case "比": return scalars[index - 4] == "同"
    case "年": return index - 5 >= floor && (scalars[index - 5] == "比" || scalars[index - 5] == "较")
    default: return false
    }
  }

  /// `人均预期寿命提高1岁`
  func isProlonged(_ index: Int, floor: Int) -> Bool {
    index - 2 >= floor
      && (view.has("提高", at: index - 2) || view.has("增加", at: index - 2)
        || view.has("延长", at: index - 2))
  }

  /// `半小时内`, `半个月内`: half of a unit.
  func half(at index: Int, floor: Int, limit: Int) -> Outcome {
    if let value = majority(at: index, floor: floor, limit: limit) { return .value(value) }
    guard index == floor || !(scalars[index - 1] == "个" || scalars[index - 1].isChineseNumeral),
      let unit = units.read(view, at: index + 1, limit: limit), unit.kind == .time,
      unit.magnitude.isEmpty, scalars[unit.word.lowerBound] != "年"
    else { return .skip(index + 1) }
    var end = unit.end
    if end < limit, scalars[end] == "以" || scalars[end] == "之" { end += 1 }
    guard end < limit, scalars[end] == "内", isTermOfAnswer(unit, behind: end + 1, limit: limit)
    else { return .skip(unit.end) }
    var value = ValueExpression(
      index..<end + 1, low: 0.5, high: 0.5, unit: unit, rule: .duration)
    value.core = index..<unit.end
    value.bound = .atMost
    return .value(value)
  }

  /// `复杂问题30日内办结`, where 日内 mostly sets a time.
  func days(
    _ token: NumberToken, _ unit: UnitTable.Reading, limit: Int
  ) -> ValueExpression? {
    let word = unit.word
    guard word.count == 2, scalars[word.lowerBound] == "日", scalars[word.lowerBound + 1] == "内",
      token.style == .digits, unit.magnitude.isEmpty,
      view.has("办结", at: unit.end) || view.has("答复", at: unit.end)
        || view.has("立案", at: unit.end) || view.has("受理", at: unit.end)
    else { return nil }
    var value = ValueExpression(
      token.range.lowerBound..<unit.end, low: token.value, high: token.value, unit: unit,
      rule: .duration)
    value.takeDay()
    return value
  }

  /// Whether what is to be done within a time is to answer for something, so that the time measures:
  /// `3天内答复`, but not `10天内建成`. Hours measure whatever they are set for.
  private func isTermOfAnswer(_ unit: UnitTable.Reading, behind end: Int, limit: Int) -> Bool {
    switch scalars[unit.word.upperBound - 1] {
    case "时", "钟", "秒": return true
    case "年", "度", "期": return false
    default: break
    }
    var index = end
    while index + 1 < limit, index - end < 8, scalars[index] != "，", scalars[index] != "、" {
      for verb in [
        "办结", "答复", "回复", "交办", "报备", "报告", "反馈", "响应", "说法", "处置", "放款", "办理",
        "立案", "受理", "审批", "审核", "拨付", "到账",
      ]
        as [StaticString]
      where view.has(verb, at: index) {
        return true
      }
      index += 1
    }
    return false
  }

  /// Whether a verb of change with 到, 至 or 为 follows: `压减到100个工作日`.
  private func isChanged(_ end: Int, limit: Int) -> Bool {
    guard end + 2 < limit else { return false }
    let reach = scalars[end + 1].isReach ? end + 1 : end + 2
    guard scalars[reach].isReach else { return false }
    switch scalars[end] {
    case "压", "缩", "减", "精", "降", "延", "提", "增", "下", "上", "调", "扩", "拉": return true
    default: return false
    }
  }

  /// `拖了14个月`, `断电9小时`, `仅用90天建成`: a time that something took.
  private func isTaken(_ start: Int, _ end: Int, floor: Int, limit: Int) -> Bool {
    if start - 2 >= floor, view.has("仅用", at: start - 2) || view.has("只用", at: start - 2) {
      return true
    }
    let next: Unicode.Scalar = end < limit ? scalars[end] : "。"
    let isNegated = next == "没" || next == "才" || next == "仍" || next == "还" || next == "未"
    guard !next.isIdeograph || isNegated, start - 2 >= floor else { return false }
    if scalars[start - 1] == "了", scalars[start - 2].isIdeograph { return scalars[end - 1] != "年" }
    guard !isNegated else { return false }
    for verb in ["断电", "停电", "停水", "停气", "停工", "停产", "停课", "中断", "堵车", "延误", "超期", "逾期"]
      as [StaticString]
    where view.has(verb, at: start - 2) {
      return true
    }
    return false
  }
}

extension Unicode.Scalar {
  /// 到, 至 and 为 behind a verb of change.
  fileprivate var isReach: Bool { self == "到" || self == "至" || self == "为" }
}
