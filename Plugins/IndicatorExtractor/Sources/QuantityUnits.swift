import LecternKit

/// Units that say something else than they seem to: `看了7个点`, `提高9.1个和12.5个百分点`, `110千伏变电站`.
extension ValueScanner {
  /// Reads 个 as 个百分点 where the list ends with that, and 个点 as 个 where nothing rises or falls.
  func settle(
    _ unit: inout UnitTable.Reading, of token: NumberToken, floor: Int, limit: Int
  ) {
    if unit.word.count == 1 {
      guard token.style == .digits, let points = points(behind: unit.end, limit: limit) else {
        return
      }
      unit.kind = points.kind
      unit.text = points.text
    } else if scalars[unit.word.lowerBound + 1] == "点",
      !isOfChange(token.range.lowerBound, floor: floor)
    {
      unit.word = unit.word.lowerBound..<unit.word.lowerBound + 1
      unit.end -= 1
      unit.kind = .count
      unit.text = nil
    }
  }

  /// The unit of the next figure of a list, where it is one of points: `9.1个和12.5个百分点`.
  private func points(behind end: Int, limit: Int) -> UnitTable.Reading? {
    guard end + 1 < limit, scalars[end + 1].isDigit else { return nil }
    switch scalars[end] {
    case "、", "和", "与": break
    default: return nil
    }
    guard let next = NumberToken.read(view, at: end + 1, limit: limit),
      let unit = units.read(view, at: next.range.upperBound, limit: limit)
    else { return nil }
    if unit.kind == .percent, unit.word.count > 1 { return unit }
    // 9.1个、12.5个和3个百分点
    guard unit.word.count == 1, scalars[unit.word.lowerBound] == "个" else { return nil }
    return points(behind: unit.end, limit: limit)
  }

  /// Whether a figure of 个点 says how much something rose, fell or differs: `提高了3个点`, `低2个点`.
  private func isOfChange(_ index: Int, floor: Int) -> Bool {
    var end = index
    while end > floor {
      switch scalars[end - 1] {
      case "了", "约", "近", "过", "超", "到": end -= 1
      case "高", "低", "快", "慢", "升", "降", "长", "落", "增", "减", "涨", "跌", "多", "少", "差", "窄", "大",
        "缓", "加", "幅", "率":
        return true
      default: return false
      }
    }
    return false
  }

  /// `110千伏变电站`, `50米内换乘比例`, `十二届十一次全会`: a rating, a reach or an ordinal within a noun.
  func isWithinNoun(
    _ token: NumberToken, _ unit: UnitTable.Reading, limit: Int
  ) -> Bool {
    guard unit.end < limit, !unit.word.isEmpty else { return false }
    let next = scalars[unit.end]
    switch scalars[unit.word.upperBound - 1] {
    case "伏", "V":
      return next.isIdeograph && next != "以" && next != "左"
    case "米", "里":
      return next == "内" && unit.magnitude.isEmpty
    case "次":
      let start = token.range.lowerBound
      return token.style == .chinese && unit.word.count == 1 && start > 0
        && scalars[start - 1] == "届"
    default: return false
    }
  }

  /// `上万支`, `上百家`: 上 before a magnitude is a floor, but not in 网上百家店.
  func isUpward(_ index: Int, floor: Int) -> Bool {
    guard index - 1 >= floor, index > 0, scalars[index - 1] == "上" else { return false }
    guard index - 2 >= floor else { return true }
    switch scalars[index - 2] {
    case "网", "线", "以", "会", "路", "街", "船", "车", "地", "身", "场", "界", "际", "史", "面", "基", "册", "海",
      "迈", "跃", "踏", "登", "站", "跨", "升", "攀", "冲":
      return false
    default: return true
    }
  }

  /// `上百个`: 100, since 百 is no magnitude of a unit.
  func hundreds(_ token: NumberToken, floor: Int, limit: Int) -> ValueExpression? {
    let start = token.range.lowerBound
    guard token.style == .magnitude, scalars[start] == "百", isUpward(start, floor: floor),
      let unit = units.read(view, at: start + 1, limit: limit), unit.magnitude.isEmpty,
      unit.kind == .count || unit.kind == .person || unit.kind == .measure
    else { return nil }
    var value = ValueExpression(
      start - 1..<unit.end, low: 100, high: 100, unit: unit, rule: .bareMagnitude)
    value.core = start..<unit.end
    value.bound = .atLeast
    return value
  }

  /// Whether two units are the same, so that the figures before them may be the ends of a range:
  /// `5万元—6万元`, `1.8万—2万人`.
  func isSame(_ unit: UnitTable.Reading, _ other: UnitTable.Reading) -> Bool {
    guard scalars[unit.magnitude].elementsEqual(scalars[other.magnitude]) else { return false }
    return unit.word.isEmpty || scalars[unit.word].elementsEqual(scalars[other.word])
  }

  /// `2.38:1`, with the sign of ratio too.
  func isColon(_ index: Int) -> Bool {
    scalars[index] == ":" || scalars[index] == "\u{2236}" || scalars[index] == "\u{fe30}"
  }

  /// Whether a figure is the first of `由现在的150个工作日压减到100个工作日`: 由 or 从 stands before it, or
  /// before the words that say when it was so.
  func isBaseline(_ index: Int, floor: Int) -> Bool {
    var end = index
    if end - 2 >= floor, view.has("平均", at: end - 2) { end -= 2 }
    if end - 1 >= floor, scalars[end - 1] == "的" { end -= 1 }
    if end - 2 >= floor, isTime(end - 2) { end -= 2 }
    return isOpened(end, floor: floor)
  }

  private func isTime(_ index: Int) -> Bool {
    for word in ["现在", "目前", "当前", "去年", "上年", "前年", "原来", "原先", "过去", "以前", "年初"]
      as [StaticString]
    where view.has(word, at: index) {
      return true
    }
    return false
  }
}
