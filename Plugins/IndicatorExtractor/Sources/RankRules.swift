import LecternKit

/// Ranks: `第3位`, `全国第一`, `首位`, `倒数第一`, `前10位`; a bare ordinal is none.
extension ValueScanner {
  private static let regions: [StaticString] = [
    "全国", "全省", "全市", "全区", "全州", "全县", "全球", "世界", "亚洲", "国内", "省内", "市内", "区内", "西部",
    "中部", "东部", "东北", "西北", "西南", "华东", "华南", "华北", "内地", "同类", "地级", "全疆", "全盟", "江南",
  ]

  private static let verbs: [StaticString] = [
    "排名", "位居", "位列", "名列", "稳居", "跃居", "排在", "居于", "升至", "升到", "跃至", "位次", "位于", "跻身", "保持",
    "进入", "列居", "连居", "移至", "落在", "处于", "降至", "退至", "重返", "上升到", "总量", "增速", "规模", "数量", "前移到",
  ]

  func rank(at index: Int, floor: Int, sentence: Range<Int>) -> Outcome {
    let limit = sentence.upperBound
    switch scalars[index] {
    case "首":
      guard view.has("首位", at: index), !view.has("首位度", at: index),
        let start = context(before: index, floor: floor)
      else { return .skip(index + 1) }
      return .value(make(start..<index + 2, 1, 1, .rankFirst))
    case "榜":
      guard view.has("榜首", at: index), context(before: index, floor: floor) != nil else {
        return .skip(index + 1)
      }
      return .value(make(index..<index + 2, 1, 1, .rankFirst))
    case "倒":
      guard view.has("倒数第", at: index),
        let number = Numeral.read(view, at: index + 3), number.range.upperBound <= limit
      else { return .skip(index + 1) }
      return .value(
        make(index..<place(number.range.upperBound), number.value, number.value, .rankOrdinal))
    case "前":
      return top(at: index, floor: floor, limit: limit)
    default:
      return ordinal(at: index, floor: floor, limit: limit)
    }
  }

  private func make(
    _ range: Range<Int>, _ low: Double, _ high: Double, _ rule: ValueRule
  ) -> ValueExpression {
    var value = ValueExpression(
      range, low: low, high: high, unit: .place, kind: .count, rule: rule)
    value.change = .level
    if low != high { value.bound = .range }
    return value
  }

  /// Behind 位 or 名, where one stands at `index`.
  private func place(_ index: Int) -> Int {
    guard index < scalars.count, scalars[index] == "位" || scalars[index] == "名" else {
      return index
    }
    return index + 1
  }

  private func ordinal(at index: Int, floor: Int, limit: Int) -> Outcome {
    guard let token = NumberToken.read(view, at: index + 1, limit: limit),
      token.style == .digits || token.style == .chinese, let low = token.value, low > 0
    else { return .skip(index + 1) }
    var end = token.range.upperBound
    var high = low
    if end < limit, scalars[end] == "或" || scalars[end] == "至" || scalars[end] == "到" {
      let next = end + 1
      let start = next < limit && scalars[next] == "第" ? next + 1 : next
      if let other = NumberToken.read(view, at: start, limit: limit), let value = other.value,
        place(other.range.upperBound) > other.range.upperBound
      {
        high = value
        end = other.range.upperBound
      }
    }
    let closed = place(end)
    // `把安全放在第一位` ranks nothing.
    if closed > end, index > 1, scalars[index - 1] == "在" || scalars[index - 1] == "到",
      scalars[index - 2] == "放" || scalars[index - 2] == "摆"
    {
      return .skip(closed)
    }
    // 比第一名低了8.9分
    if closed > end, index > floor, scalars[index - 1] == "比" || scalars[index - 1] == "较" {
      return .skip(closed)
    }
    if closed > end {
      let start = region(before: index, floor: floor)
      return .value(make(start..<closed, low, high, .rankOrdinal))
    }
    let isOpen = end >= limit || !(scalars[end].isIdeograph || scalars[end].isLetter)
    let isLast = isOpen && (end >= limit || scalars[end] != "“")
    guard isLast, let start = context(before: index, floor: floor) else { return .skip(end) }
    return .value(make(start..<end, low, high, .rankOrdinal))
  }

  /// `前10位`, `前三`, behind a verb of rank or a region.
  private func top(at index: Int, floor: Int, limit: Int) -> Outcome {
    guard let token = NumberToken.read(view, at: index + 1, limit: limit),
      token.style == .digits || token.style == .chinese, let number = token.value,
      let start = context(before: index, floor: floor)
    else { return .skip(index + 1) }
    let end = token.range.upperBound
    let closed = place(end)
    let isOpen = end >= limit || !(scalars[end].isIdeograph || scalars[end] == "%")
    guard closed > end || isOpen else { return .skip(index + 1) }
    var value = make(start..<closed, number, number, .rankTop)
    value.bound = .atMost
    return .value(value)
  }

  /// Where the rank's quote begins, if what stands before it speaks of rank.
  private func context(before index: Int, floor: Int) -> Int? {
    let start = region(before: index, floor: floor)
    if start < index { return start }
    guard index > floor else { return nil }
    switch scalars[index - 1] {
    case "居", "列", "排", "位", "获": return index
    case "在":
      return index - 2 >= floor && scalars[index - 2] == "排" ? index : nil
    default: break
    }
    // 综合排名还是第九
    var end = index
    if scalars[end - 1] == "是" || scalars[end - 1] == "为" {
      end -= 1
      if end > floor, "还仍只就才却".unicodeScalars.contains(scalars[end - 1]) { end -= 1 }
      return end - 2 >= floor
        && (view.has("排名", at: end - 2) || view.has("位次", at: end - 2)
          || view.has("名次", at: end - 2))
        ? index : nil
    }
    for verb in Self.verbs {
      let length = verb.utf8CodeUnitCount / 3
      if index - length >= floor, view.has(verb, at: index - length) { return index }
    }
    return nil
  }

  /// Where a region right before `index` begins, else `index`.
  private func region(before index: Int, floor: Int) -> Int {
    guard index - 2 >= floor else { return index }
    if index - 3 >= floor, view.has("中西部", at: index - 3) { return index - 3 }
    for region in Self.regions where view.has(region, at: index - 2) { return index - 2 }
    return index
  }
}
