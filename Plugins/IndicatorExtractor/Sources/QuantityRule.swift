import LecternKit

/// Numbers with a unit: `6%左右`, `3亿多元`, `4.5-5%`, `X万元`, `突破万亿元`.
extension ValueScanner {
  func quantity(_ token: NumberToken, floor: Int, sentence: Range<Int>) -> Outcome {
    let limit = sentence.upperBound
    let start = token.range.lowerBound
    let read = units.read(view, at: token.range.upperBound, limit: limit)
    if let outcome = span(token, unit: read, floor: floor, limit: limit) { return outcome }
    guard let read else {
      if token.style == .magnitude, let value = hundreds(token, floor: floor, limit: limit) {
        return .value(value)
      }
      return ratio(token, floor: floor, limit: limit)
    }
    var unit = read
    if !unit.word.isEmpty, scalars[unit.word.lowerBound] == "个", unit.word.count <= 2 {
      settle(&unit, of: token, floor: floor, limit: limit)
    }
    let end = unit.end
    if unit.kind == .none {
      return days(token, unit, limit: limit).map { .value($0) } ?? .skip(end)
    }
    if isModifier(unit, limit: limit) { return .skip(end + 1) }
    if isWithinNoun(token, unit, limit: limit) { return .skip(end) }
    if unit.kind == .time || unit.kind == .age {
      return duration(token, unit: unit, floor: floor, sentence: sentence)
    }
    // 每50公斤提高9元: what a figure is counted by.
    if start > sentence.lowerBound, scalars[start - 1] == "每" { return .skip(end) }
    guard isQuantity(token, unit, floor: floor) else { return .skip(token.range.upperBound) }
    var value = ValueExpression(
      start..<end, low: token.value, high: token.value, unit: unit, rule: rule(of: token.style))
    if token.style == .magnitude, unit.kind == .money || unit.word.isEmpty,
      unit.magnitude.count == 2
    {
      value.takeHundreds(scalars[unit.magnitude.lowerBound])
    }
    value = bounded(value, floor: floor, limit: limit)
    if value.bound == .exact, unit.kind == .percent || unit.kind == .multiple,
      value.range.upperBound == end,
      let bound = boundOfShare(before: start, floor: floor)
    {
      value.range = bound.start..<end
      value.bound = bound.bound
    }
    if value.bound == .exact {
      if unit.isMore { value.bound = .atLeast }
      if unit.isAbout { value.bound = .about }
    }
    if token.style == .magnitude, value.range.lowerBound == start {
      guard isUpward(start, floor: floor) else { return .skip(end) }
      value.range = start - 1..<end
      value.bound = .atLeast
    }
    // 说一千道一万
    if token.style == .chinese, unit.word.isEmpty, value.bound == .exact { return .skip(end) }
    return .value(value)
  }

  /// The bound of `不低于正常库容的70%`, which stands before what the share is of.
  private func boundOfShare(
    before index: Int, floor: Int
  ) -> (start: Int, bound: Indicator.Bound)? {
    guard index - 4 > floor, scalars[index - 1] == "的" else { return nil }
    var start = index - 2
    while start > floor, index - start <= 14, scalars[start].isIdeograph {
      if scalars[start] == "不", let bound = BoundWords.negated(view, at: start) {
        return (start, bound)
      }
      start -= 1
    }
    return nil
  }

  private func rule(of style: NumberToken.Style) -> ValueRule {
    switch style {
    case .digits, .chinese: .quantity
    case .redacted: .redacted
    case .magnitude: .bareMagnitude
    }
  }

  /// Whether a number with this unit says how much, by how it is written.
  private func isQuantity(
    _ token: NumberToken, _ unit: UnitTable.Reading, floor: Int
  ) -> Bool {
    let value = token.value ?? 0
    switch token.style {
    case .digits:
      return true
    case .redacted:
      // X类, X中学 stand for a name as often as for a number.
      return unit.kind != .count || scalars[unit.word.lowerBound] != "类"
    case .magnitude:
      return !unit.word.isEmpty || unit.magnitude.count > 1
    case .chinese:
      switch unit.kind {
      case .percent, .multiple: return true
      case .money: return !unit.magnitude.isEmpty || value >= 10
      case .count, .person:
        return value > 10 && !isApproximate(token)
          || isBounded(token.range.lowerBound, floor: floor)
      case .measure: return value > 1 && (unit.word.count > 1 || !unit.magnitude.isEmpty)
      case .time, .age, .none: return false
      }
    }
  }

  /// `督导不少于三次`: a bound makes a figure even of a small count.
  private func isBounded(_ index: Int, floor: Int) -> Bool {
    guard index - 3 >= floor else { return false }
    return scalars[index - 3] == "不" && BoundWords.negated(view, at: index - 3) != nil
  }

  /// 十几个, 三四百: not a number one could write down.
  private func isApproximate(_ token: NumberToken) -> Bool {
    token.range.upperBound < scalars.count && scalars[token.range.upperBound] == "几"
  }

  /// `7亿吨级煤矿`, `20万吨级泊位`: a class of things, no amount.
  private func isModifier(_ unit: UnitTable.Reading, limit: Int) -> Bool {
    guard unit.end < limit, scalars[unit.end] == "级" else { return false }
    return unit.kind == .measure || unit.kind == .money || unit.word.isEmpty
  }

  /// Two numbers and one amount: `5%—5.5%`, `4.5-5%`, `10至12家`.
  private func span(
    _ first: NumberToken, unit: UnitTable.Reading?, floor: Int, limit: Int
  ) -> Outcome? {
    guard first.style != .magnitude, unit?.kind != UnitTable.Kind.none else { return nil }
    let from = skippingBlanks(unit?.end ?? first.range.upperBound, limit: limit)
    guard let next = dash(at: from, limit: limit),
      let second = NumberToken.read(
        view, at: skippingBlanks(next, limit: limit), limit: limit),
      second.style == first.style,
      let lastUnit = units.read(view, at: second.range.upperBound, limit: limit)
    else { return nil }
    let isWord = scalars[from].isIdeograph
    // 从5%到6% tells two states, not a range.
    if isWord, isOpened(first.range.lowerBound, floor: floor) { return nil }
    if let unit, !isSame(unit, lastUnit) { return nil }
    if lastUnit.kind == .none || isModifier(lastUnit, limit: limit) {
      return .skip(lastUnit.end)
    }
    if lastUnit.kind == .time || lastUnit.kind == .age { return .skip(lastUnit.end) }
    guard isQuantity(second, lastUnit, floor: floor) else { return .skip(lastUnit.end) }
    var value = ValueExpression(
      first.range.lowerBound..<lastUnit.end, low: first.value, high: second.value, unit: lastUnit,
      rule: first.style == .redacted ? .redacted : .range)
    value.bound = .range
    if let low = first.value, let high = second.value, low > high { return nil }
    return .value(bounded(value, floor: floor, limit: limit))
  }

  /// `居民消费价格指数控制在103以内`: an index of prices has the year before for its hundred.
  private func isIndex(_ token: NumberToken, floor: Int) -> Bool {
    guard let number = token.value, number >= 90, number <= 130 else { return false }
    let start = token.range.lowerBound
    if (floor..<start).suffix(8).contains(where: { view.has("指数", at: $0) && $0 + 2 <= start }) {
      return true
    }
    return isRatioOfSexes(start)
  }

  /// `出生人口性别比由117.6降到115以下` has girls for its hundred; what it starts from may stand before.
  private func isRatioOfSexes(_ start: Int) -> Bool {
    var index = start - 3
    while index >= 0, start - index < 18, scalars[index] != "，", scalars[index] != "。" {
      if scalars[index] == "性", view.has("性别比", at: index) { return true }
      index -= 1
    }
    return false
  }

  private func dash(at index: Int, limit: Int) -> Int? {
    guard index < limit else { return nil }
    switch scalars[index] {
    case "-", "~", "至", "到", "或": return index + 1
    case "—":
      return index + 1 < limit && scalars[index + 1] == "—" ? index + 2 : index + 1
    default: return nil
    }
  }

  /// Whether 由 or 从 stands right before a number.
  func isOpened(_ index: Int, floor: Int) -> Bool {
    guard index > floor else { return false }
    return scalars[index - 1] == "由" || scalars[index - 1] == "从"
  }

  /// A number without a unit counts where the clause says that it is reached: `降至2.28`, `2.3:1`.
  private func ratio(_ token: NumberToken, floor: Int, limit: Int) -> Outcome {
    let end = token.range.upperBound
    guard token.style == .digits, let number = token.value else { return .skip(end) }
    if end + 1 < limit, isColon(end), scalars[end + 1].isDigit {
      guard let other = Numeral.read(view, at: end + 1) else { return .skip(end) }
      let whole = token.range.lowerBound..<other.range.upperBound
      var last = whole.upperBound
      while last + 1 < limit, isColon(last), let next = Numeral.read(view, at: last + 1) {
        last = next.range.upperBound
      }
      // 12.3:41.5:46.2 tells a structure, and how much of nothing.
      guard last == whole.upperBound else { return .skip(last) }
      // A time of day has no decimals and does not make up a hundred.
      guard number != number.rounded() || abs(number + other.value - 100) <= 1 else {
        return .skip(whole.upperBound)
      }
      return .value(
        ValueExpression(
          whole, low: number, high: number, unit: .none, kind: .multiple, rule: .ratio))
    }
    if isIndex(token, floor: floor) {
      let value = ValueExpression(
        token.range, low: number, high: number, unit: .none, kind: .multiple, rule: .ratio)
      return .value(bounded(value, floor: floor, limit: limit))
    }
    guard number != number.rounded(), token.range.lowerBound > floor,
      end >= limit
        || !(scalars[end].isIdeograph || scalars[end].isLetter || scalars[end] == ".")
        || scalars[end] == "降" || scalars[end] == "缩" || scalars[end] == "提" || scalars[end] == "下"
    else { return .skip(end) }
    switch scalars[token.range.lowerBound - 1] {
    case "至", "到", "为", "达", "由", "从": break
    case "的" where isBaseline(token.range.lowerBound, floor: floor): break
    default: return .skip(end)
    }
    let value = ValueExpression(
      token.range, low: number, high: number, unit: .none, kind: .multiple, rule: .ratio)
    return .value(bounded(value, floor: floor, limit: limit))
  }
}
