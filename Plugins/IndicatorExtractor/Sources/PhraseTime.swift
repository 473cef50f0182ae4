import LecternKit

/// Times at the edges of a phrase are no part of a name.
extension PhraseFinder {
  /// Behind a time that opens a range: `2025年`, `“十四五”时期`, `到2030年`, `前7个月`.
  func openingTime(_ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    switch scalars[index] {
    case "前", "后", "头": return months(index + 1..<range.upperBound)
    default: break
    }
    if scalars[index] == "到" || scalars[index] == "至", index + 1 < range.upperBound,
      scalars[index + 1].isDigit
    {
      index += 1
    }
    if scalars[index].isDigit || NumberToken.isRedaction(scalars[index]) {
      var end = index
      while end < range.upperBound,
        scalars[end].isDigit || NumberToken.isRedaction(scalars[end]) || scalars[end] == "-"
          || scalars[end] == "—"
      {
        end += 1
      }
      guard end < range.upperBound else { return nil }
      switch scalars[end] {
      case "年", "月", "日":
        var next = end + 1
        while next < range.upperBound {
          switch scalars[next] {
          case "上", "中", "下":
            // 28日中午12点前
            if next + 1 < range.upperBound, scalars[next + 1] == "午" {
              return clock(next + 2..<range.upperBound)
            }
            guard next + 1 < range.upperBound, scalars[next + 1] == "旬" else {
              return scalars[next] == "中" ? next + 1 : next
            }
            next += 2
          case "底", "末", "初", "度", "来", "间", "前", "份", "起", "以", "内": next += 1
          default: return next
          }
        }
        return next
      default: return nil
      }
    }
    guard scalars[index] == "“" else { return nil }
    var close = index
    while close < range.upperBound, scalars[close] != "”", close - index < 8 { close += 1 }
    guard close < range.upperBound, scalars[close] == "”" else { return nil }
    let end = close + 1
    for word in ["时期", "期间", "以来", "规划", "五年"] as [StaticString]
    where view.has(word, at: end) && end + 2 <= range.upperBound {
      return end + 2
    }
    if end < range.upperBound, scalars[end] == "末" || scalars[end] == "初" { return end + 1 }
    return nil
  }

  /// Behind how many months a span holds: `7个月`, `4月份`.
  private func months(_ range: Range<Int>) -> Int? {
    let high = range.upperBound
    var end = range.lowerBound
    while end < high, scalars[end].isDigit || scalars[end].isChineseNumeral { end += 1 }
    guard end > range.lowerBound, end < high else { return nil }
    if scalars[end] == "个" { end += 1 }
    guard end < high, scalars[end] == "月" else { return nil }
    end += 1
    return end < high && (scalars[end] == "份" || scalars[end] == "里") ? end + 1 : end
  }

  /// Behind a term that opens a range: `在雨季到来之前`, `在开春前`, `赶在秋收前`.
  func term(_ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    if scalars[index] == "赶" { index += 1 }
    guard index + 4 < range.upperBound, scalars[index] == "在" else { return nil }
    let limit = min(index + 12, range.upperBound - 1)
    var end = index + 3
    while end < limit {
      if scalars[end] == "前", isBefore(end) { return end + 1 }
      guard scalars[end].isIdeograph, scalars[end] != "的" else { return nil }
      end += 1
    }
    return nil
  }

  /// Whether 前 says that something is to be earlier, and is part of no other word (目前, 前沿).
  private func isBefore(_ index: Int) -> Bool {
    switch scalars[index - 1] {
    case "目", "以", "提", "空", "面", "眼", "当", "跟", "超": return false
    default: break
    }
    switch scalars[index + 1] {
    case "沿", "端", "列", "期", "景", "方", "面", "提", "三", "十", "百", "往", "置", "瞻": return false
    default: return true
    }
  }

  /// Behind a time of day that opens a range: `12点前`, `6时30分`.
  private func clock(_ range: Range<Int>) -> Int {
    var end = range.lowerBound
    while end < range.upperBound {
      switch scalars[end] {
      case "点", "时", "分", "半", "前", ":": end += 1
      default:
        guard scalars[end].isDigit else { return end }
        end += 1
      }
    }
    return end
  }

  /// Behind a span of years that opens a phrase: 两年新增, but 五年规划 is a name.
  func years(_ range: Range<Int>) -> Int? {
    let index = range.lowerBound
    guard scalars[index].isChineseDigit, index + 1 < range.upperBound, scalars[index + 1] == "年"
    else { return nil }
    if index + 2 == range.upperBound { return index + 2 }
    switch scalars[index + 2] {
    case "来", "间": return index + 3
    // 八年下来
    case "下" where index + 3 < range.upperBound && scalars[index + 3] == "来": return index + 4
    case "新", "累", "共": return index + 2
    default: return nil
    }
  }

  /// Where a date that closes a range begins: `由2007年的`.
  func closingTime(_ range: Range<Int>) -> Int? {
    var end = range.upperBound
    // 签约率7月底前
    if scalars[end - 1] == "前", end - 3 > range.lowerBound {
      switch scalars[end - 2] {
      case "底", "末": end -= 1
      case "月" where scalars[end - 3].isDigit: end -= 1
      case "日": if let month = day(range.lowerBound..<end - 1) { return month }
      default: break
      }
    }
    switch scalars[end - 1] {
    case "底", "末", "初": end -= 1
    default: break
    }
    guard end - 2 >= range.lowerBound else { return nil }
    switch scalars[end - 1] {
    case "”": return plan(range.lowerBound..<end)
    // 实施两年新增
    case "年"
    where end == range.upperBound && end - 3 > range.lowerBound && scalars[end - 2].isChineseDigit:
      let before = scalars[end - 3]
      return before == "第" || before.isChineseNumeral ? nil : end - 2
    case "年", "月": break
    default: return nil
    }
    guard scalars[end - 2].isDigit else { return nil }
    var start = end - 2
    while start > range.lowerBound, scalars[start - 1].isDigit { start -= 1 }
    // 比2020年 is compared with.
    if start > range.lowerBound, scalars[start - 1] == "比" || scalars[start - 1] == "较" {
      return nil
    }
    return start
  }

  /// Where a day that closes a range begins: `9月15日`.
  private func day(_ range: Range<Int>) -> Int? {
    var index = range.upperBound - 1
    for scalar in ["日", "月"] as [Unicode.Scalar] {
      guard index > range.lowerBound, scalars[index] == scalar, scalars[index - 1].isDigit else {
        return nil
      }
      index -= 1
      while index > range.lowerBound, scalars[index - 1].isDigit { index -= 1 }
      if scalar == "日" { index -= 1 }
    }
    return index
  }

  /// Where a plan that closes a range begins: `是“九五”时期的3倍`.
  private func plan(_ range: Range<Int>) -> Int? {
    let end = range.upperBound - 1
    guard end - 2 >= range.lowerBound, scalars[end - 1] == "五" else { return nil }
    var start = end - 2
    while start > range.lowerBound, scalars[start].isChineseNumeral { start -= 1 }
    guard scalars[start] == "“" else { return nil }
    if start > range.lowerBound, scalars[start - 1] == "比" || scalars[start - 1] == "较" {
      return nil
    }
    return start
  }
}
