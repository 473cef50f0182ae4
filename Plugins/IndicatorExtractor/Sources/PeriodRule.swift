import LecternKit

/// A period that a sentence names.
struct StatedPeriod {
  /// Where its words begin in the view.
  var place: Int
  var period: Period
  var lastYear: Int
  /// 比 or 较 stands before it: the figure is of another time.
  var isCompared: Bool
}

/// A period of the calendar. Its text is made only for records.
enum Period {
  case year(Int)
  case years(Int, Int)
  case quarter(Int, Int)
  case month(Int, Int)

  /// `YYYY`, `YYYY-YYYY`, `YYYY-Qn` or `YYYY-MM`.
  var text: String {
    switch self {
    case .year(let year): String(year)
    case .years(let first, let last): String(first) + "-" + String(last)
    case .quarter(let year, let quarter): String(year) + "-Q" + String(quarter)
    case .month(let year, let month): String(year) + (month < 10 ? "-0" : "-") + String(month)
    }
  }
}

/// Reads years, five-year plans, quarters and months.
struct PeriodRule {
  let view: NormalizedText
  /// The year of the speech.
  let year: Int?

  /// The periods that a sentence names, appended in order.
  func read(_ tags: borrowing SentenceTags, into found: inout [StatedPeriod]) {
    let limit = tags.range.upperBound
    var end = tags.range.lowerBound
    for number in tags.signals where tags.allSignals[number].kind.contains(.period) {
      let signal = tags.allSignals[number]
      let index = Int(signal.place)
      guard index >= end else { continue }
      if let (period, lastYear, periodEnd) = period(index, limit) {
        let before: Unicode.Scalar = index > tags.range.lowerBound ? view.scalars[index - 1] : "，"
        found.append(
          StatedPeriod(
            place: index, period: period, lastYear: lastYear,
            isCompared: before == "比" || before == "较"))
        end = periodEnd
      } else {
        end = index + 1
        guard view.scalars[index].isDigit else { continue }
        while end < limit, view.scalars[end].isDigit { end += 1 }
      }
    }
  }

  /// The period that the whole view, a heading, names; nil where it names none or several.
  func single() -> Period? {
    var single: Period?
    var index = 0
    while index < view.count {
      guard let (period, _, end) = period(index, view.count) else {
        index += 1
        continue
      }
      if single != nil { return nil }
      single = period
      index = end
    }
    return single
  }

  /// The period that begins at a place, with its last year and its end.
  private func period(_ index: Int, _ limit: Int) -> (Period, Int, Int)? {
    switch view.scalars[index] {
    case "2", "1": return calendar(index, limit)
    case "“":
      guard index + 1 < view.count, view.scalars[index + 1].isChineseNumeral,
        let (plan, end) = plan(index)
      else { return nil }
      // “七五”普法 counts its own plans.
      if let year, plan.upperBound <= 2000, plan.upperBound < year - 10 { return nil }
      return (.years(plan.lowerBound, plan.upperBound), plan.upperBound, end)
    default:
      guard let year, let (period, last) = spoken(index, year: year) else { return nil }
      return (period, last, index + 2)
    }
  }

  private func number(_ index: Int, _ limit: Int) -> (Int, end: Int)? {
    var end = index
    var value = 0
    while end < limit, view.scalars[end].isDigit, end - index < 5 {
      value = value * 10 + Int(view.scalars[end].value - 0x30)
      end += 1
    }
    return end > index ? (value, end) : nil
  }

  /// `2026年`, `2026年3月`, `2021—2025年`, `2026年一季度`.
  private func calendar(_ index: Int, _ limit: Int) -> (Period, Int, Int)? {
    guard index == 0 || !view.scalars[index - 1].isDigit,
      let (first, end) = number(index, limit), (1900...2100).contains(first), end < limit
    else { return nil }
    let mark = view.scalars[end]
    if mark == "-" || mark == "—" || mark == "至", let (last, close) = number(end + 1, limit),
      (1900...2100).contains(last), close < limit, view.scalars[close] == "年"
    {
      return (.years(first, last), last, close + 1)
    }
    guard mark == "年" else { return nil }
    if let quarter = quarter(end + 1) { return (.quarter(first, quarter), first, end + 4) }
    if let (month, close) = number(end + 1, limit), (1...12).contains(month), close < limit,
      view.scalars[close] == "月"
    {
      return (.month(first, month), first, close + 1)
    }
    return (.year(first), first, end + 1)
  }

  private func quarter(_ index: Int) -> Int? {
    guard view.has("季度", at: index + 1) else { return nil }
    switch view.scalars[index] {
    case "一", "1": return 1
    case "二", "2": return 2
    case "三", "3": return 3
    case "四", "4": return 4
    default: return nil
    }
  }

  /// `“十四五”`
  private func plan(_ index: Int) -> (ClosedRange<Int>, Int)? {
    var end = index + 1
    while end < view.count, view.scalars[end].isChineseNumeral { end += 1 }
    // 十四五 is no number; 十四 is the plan's.
    let digits = view.scalars[index + 1..<end]
    guard end < view.count, view.scalars[end] == "”", digits.last == "五",
      let plan = Numeral.value(digits.dropLast()), let years = fiveYearPlan(Int(plan))
    else { return nil }
    return (years, end + 1)
  }

  private func spoken(_ index: Int, year: Int) -> (Period, Int)? {
    switch view.scalars[index] {
    case "今": return view.has("今年", at: index) ? (.year(year), year) : nil
    case "去": return view.has("去年", at: index) ? (.year(year - 1), year - 1) : nil
    case "明": return view.has("明年", at: index) ? (.year(year + 1), year + 1) : nil
    case "一":
      guard view.has("一季度", at: index), index == 0 || view.scalars[index - 1] != "第" else {
        return nil
      }
      return (.quarter(year, 1), year)
    default: return nil
    }
  }
}
