import LecternKit

/// A period that a sentence names.
struct StatedPeriod {
  /// Where its words begin in the view.
  var place: Int
  /// `YYYY`, `YYYY-YYYY`, `YYYY-Qn` or `YYYY-MM`.
  var text: String
  var lastYear: Int
  /// 比 or 较 stands before it: the figure is of another time.
  var isCompared: Bool
}

/// Reads years, five-year plans, quarters and months.
struct PeriodRule {
  let view: NormalizedText
  /// The year of the speech.
  let year: Int?

  /// The periods named in a range, in order.
  func periods(in range: Range<Int>) -> [StatedPeriod] {
    var found: [StatedPeriod] = []
    var index = range.lowerBound
    func add(_ text: String, _ lastYear: Int, _ at: Int) {
      let isCompared =
        at > range.lowerBound
        && (view.scalars[at - 1] == "比" || view.scalars[at - 1] == "较")
      found.append(
        StatedPeriod(place: at, text: text, lastYear: lastYear, isCompared: isCompared))
    }
    while index < range.upperBound {
      let scalar = view.scalars[index]
      if scalar == "2" || scalar == "1", let (text, last, end) = calendar(index, range.upperBound) {
        add(text, last, index)
        index = end
        continue
      }
      if scalar == "“", view.has("十", at: index + 1), let (plan, end) = plan(index) {
        add("\(plan.lowerBound)-\(plan.upperBound)", plan.upperBound, index)
        index = end
        continue
      }
      if let year, let (text, last) = spoken(index, year: year) {
        add(text, last, index)
        index += 2
        continue
      }
      if scalar.isDigit {
        while index < range.upperBound, view.scalars[index].isDigit { index += 1 }
      } else {
        index += 1
      }
    }
    return found
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
  private func calendar(_ index: Int, _ limit: Int) -> (String, Int, Int)? {
    guard index == 0 || !view.scalars[index - 1].isDigit,
      let (first, end) = number(index, limit), (1900...2100).contains(first), end < limit
    else { return nil }
    let mark = view.scalars[end]
    if mark == "-" || mark == "—" || mark == "至", let (last, close) = number(end + 1, limit),
      (1900...2100).contains(last), close < limit, view.scalars[close] == "年"
    {
      return ("\(first)-\(last)", last, close + 1)
    }
    guard mark == "年" else { return nil }
    if let quarter = quarter(end + 1) { return ("\(first)-Q\(quarter)", first, end + 4) }
    if let (month, close) = number(end + 1, limit), (1...12).contains(month), close < limit,
      view.scalars[close] == "月"
    {
      return (month < 10 ? "\(first)-0\(month)" : "\(first)-\(month)", first, close + 1)
    }
    return (String(first), first, end + 1)
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
    guard let numeral = Numeral.read(view, at: index + 1), numeral.range.upperBound < view.count
    else { return nil }
    // 十四五 reads as no number; 十四 is the plan's.
    let digits = view.scalars[index + 1..<numeral.range.upperBound]
    guard digits.last == "五", let plan = Numeral.value(digits.dropLast()),
      let years = fiveYearPlan(Int(plan)), view.scalars[numeral.range.upperBound] == "”"
    else { return nil }
    return (years, numeral.range.upperBound + 1)
  }

  private func spoken(_ index: Int, year: Int) -> (String, Int)? {
    switch view.scalars[index] {
    case "今": return view.has("今年", at: index) ? (String(year), year) : nil
    case "去": return view.has("去年", at: index) ? (String(year - 1), year - 1) : nil
    case "明": return view.has("明年", at: index) ? (String(year + 1), year + 1) : nil
    case "一":
      guard view.has("一季度", at: index), index == 0 || view.scalars[index - 1] != "第" else {
        return nil
      }
      return ("\(year)-Q1", year)
    default: return nil
    }
  }
}
