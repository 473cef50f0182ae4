import LecternKit

/// Multiples and fractions: `翻一番`, `两位数`, `八成以上`, `三分之一`, `百分之八至九`.
extension ValueScanner {
  /// `翻番` is 2 倍, `翻两番` 4.
  func doubling(at index: Int, limit: Int) -> Outcome {
    var end = index + 1
    var times = 1.0
    if end < limit, scalars[end] == "了" { end += 1 }
    if end < limit, scalars[end] != "番" {
      guard let number = Numeral.read(view, at: end), (1...4).contains(number.value) else {
        return .skip(end)
      }
      times = number.value
      end = number.range.upperBound
    }
    guard end < limit, scalars[end] == "番" else { return .skip(index + 1) }
    var multiple = 1.0
    for _ in 0..<Int(times) { multiple *= 2 }
    var value = ValueExpression(
      index..<end + 1, low: multiple, high: multiple, unit: .times, kind: .multiple, rule: .doubling
    )
    value.change = .increase
    return .value(bounded(value, floor: index, limit: limit))
  }

  /// The idioms in which no unit follows a number.
  func idiom(_ token: NumberToken, floor: Int, limit: Int) -> ValueExpression? {
    let end = token.range.upperBound + (token.style == .magnitude ? 1 : 0)
    guard end < limit else { return nil }
    switch scalars[end] {
    case "位": return twoDigits(token, limit: limit)
    case "分": return fraction(token, floor: floor, limit: limit)
    case "成", "半": return tenths(token, floor: floor, limit: limit)
    default: return nil
    }
  }

  /// `两位数` is a floor of ten per cent.
  private func twoDigits(_ token: NumberToken, limit: Int) -> ValueExpression? {
    let end = token.range.upperBound
    guard token.value == 2, view.has("位数", at: end), end + 2 <= limit else { return nil }
    var value = ValueExpression(
      token.range.lowerBound..<end + 2, low: 10, high: 10, unit: .percent, kind: .percent,
      rule: .twoDigits)
    value.bound = .atLeast
    let after = end + 2
    if view.has("增长", at: after) || view.has("以上增长", at: after)
      || view.has("的增长", at: after)
    {
      value.change = .increase
    }
    if let suffix = BoundWords.suffix(scalars, at: after, limit: limit) {
      value.range = value.range.lowerBound..<suffix.end
    }
    return value
  }

  /// `三分之二以上`; with 百 before it a percentage: `百分之八至九`.
  private func fraction(_ token: NumberToken, floor: Int, limit: Int) -> ValueExpression? {
    var start = token.range.lowerBound
    var whole = token.value ?? 0
    var index = token.range.upperBound
    if token.style == .magnitude {
      guard scalars[start] == "百" || scalars[start] == "千" || scalars[start] == "万" else {
        return nil
      }
      whole = scalars[start] == "百" ? 100 : scalars[start] == "千" ? 1_000 : 10_000
      index = start + 1
    }
    guard whole > 1, token.style != .redacted, view.has("分之", at: index),
      let part = Numeral.read(view, at: index + 2), part.range.upperBound <= limit
    else { return nil }
    start = token.range.lowerBound
    var end = part.range.upperBound
    guard whole >= 100 else {
      let share = (part.value / whole * 10_000).rounded() / 10_000
      let value = ValueExpression(
        start..<end, low: share, high: share, unit: .none, kind: .percent, rule: .fraction)
      return bounded(value, floor: floor, limit: limit)
    }
    let scale = 100 / whole
    var high = part.value
    if end + 1 < limit, scalars[end] == "至" || scalars[end] == "到" || scalars[end] == "、" {
      var next = end + 1
      if view.has("百分之", at: next) { next += 3 }
      if let last = Numeral.read(view, at: next), last.value > part.value,
        scalars[end] != "、", last.range.upperBound <= limit
      {
        high = last.value
        end = last.range.upperBound
      }
    }
    var value = ValueExpression(
      start..<end, low: part.value * scale, high: high * scale, unit: .percent, kind: .percent,
      rule: .chinesePercent)
    if high != part.value { value.bound = .range }
    return bounded(value, floor: floor, limit: limit)
  }

  /// `新产品占比首次过半`, `有半数以上扭亏`: a floor of one half. 时间过半、任务过半 tells no share.
  func majority(at index: Int, floor: Int, limit: Int) -> ValueExpression? {
    var range = index..<index + 4
    if index > floor, scalars[index - 1] == "过" {
      let end = index - 1
      let isShare = (max(floor, end - 4)...max(floor, end - 2)).contains { place in
        view.has("占比", at: place) || view.has("比重", at: place) || view.has("比例", at: place)
      }
      guard isShare, index + 1 >= limit || !scalars[index + 1].isIdeograph else { return nil }
      range = end..<index + 1
    } else {
      guard range.upperBound <= limit, view.has("半数以上", at: index) else { return nil }
    }
    var value = ValueExpression(
      range, low: 0.5, high: 0.5, unit: .none, kind: .percent, rule: .fraction)
    value.bound = .atLeast
    return value
  }

  /// `年内还清一半`: how much of a debt or task is to be done.
  private func isHalfDone(_ start: Int, _ end: Int, floor: Int, limit: Int) -> Bool {
    guard start - 2 >= floor, end >= limit || !scalars[end].isIdeograph else { return false }
    for verb in [
      "还清", "偿还", "清偿", "清退", "兑付", "化解", "完成", "消化", "压减", "减少", "削减", "解决",
      "承担", "负担",
    ] as [StaticString]
    where view.has(verb, at: start - 2) {
      return true
    }
    return false
  }

  /// `六成多`, `八成五`: more than tenths, and tenths with a half.
  private func finerTenths(
    _ number: Double, _ start: Int, _ end: Int, floor: Int, limit: Int
  ) -> ValueExpression? {
    guard end < limit else { return nil }
    switch scalars[end] {
    case "多":
      var value = ValueExpression(
        start..<end + 1, low: number, high: number, unit: .tenths, kind: .percent, rule: .tenths)
      value.bound = .atLeast
      return value
    case "五" where end + 1 >= limit || !scalars[end + 1].isIdeograph || scalars[end + 1] == "的":
      return bounded(
        ValueExpression(
          start..<end + 1, low: number + 0.5, high: number + 0.5, unit: .tenths, kind: .percent,
          rule: .tenths), floor: floor, limit: limit)
    default: return nil
    }
  }

  /// `八成以上`, `近七成`, `一半以上`.
  private func tenths(_ token: NumberToken, floor: Int, limit: Int) -> ValueExpression? {
    let end = token.range.upperBound
    guard let number = token.value, end < limit, token.style != .magnitude else { return nil }
    let start = token.range.lowerBound
    if number == 1, token.style == .chinese, scalars[end] == "半" {
      let value = bounded(
        ValueExpression(
          start..<end + 1, low: 0.5, high: 0.5, unit: .none, kind: .percent, rule: .fraction),
        floor: floor, limit: limit)
      return value.bound == .exact && !isHalfDone(start, end + 1, floor: floor, limit: limit)
        ? nil : value
    }
    guard number > 0, number < 10, scalars[end] == "成" else { return nil }
    if let finer = finerTenths(number, start, end + 1, floor: floor, limit: limit) { return finer }
    let value = bounded(
      ValueExpression(
        start..<end + 1, low: number, high: number, unit: .tenths, kind: .percent, rule: .tenths),
      floor: floor, limit: limit)
    let next = value.range.upperBound
    let isOpen = next >= limit || !scalars[next].isIdeograph || scalars[next] == "的"
    return value.bound != .exact || isOpen ? value : nil
  }
}
