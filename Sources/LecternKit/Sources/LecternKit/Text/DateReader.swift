/// A day written out in a text.
public struct WrittenDate: Sendable, Equatable {
  public var date: CalendarDate
  /// Where it stands in the view.
  public var range: Range<Int>
}

extension WrittenDate {
  /// Reads a day with its year that begins at `index`: `2026年1月27日`, `二〇二六年一月二十七日`,
  /// `2026-02-02`, `2026/2/2`, `2026.2.2`. Blanks between the parts do not matter.
  public static func read(_ view: NormalizedText, at index: Int) -> WrittenDate? {
    guard let (year, afterYear) = number(view, at: index, digits: 4), (1900...2100).contains(year),
      let monthStart = separator(view, at: afterYear, "年"),
      let (month, afterMonth) = number(view, at: monthStart, digits: 2),
      let dayStart = separator(view, at: afterMonth, "月"),
      let (day, afterDay) = number(view, at: dayStart, digits: 2),
      let date = CalendarDate(year: year, month: month, day: day)
    else { return nil }
    var end = afterDay
    let mark = skipBlanks(view, end)
    if mark < view.count, view.scalars[mark] == "日" || view.scalars[mark] == "号" {
      end = mark + 1
    }
    return WrittenDate(date: date, range: index..<end)
  }

  /// The first day written out in a range.
  public static func first(in view: NormalizedText, _ range: Range<Int>) -> WrittenDate? {
    var index = range.lowerBound
    while index < range.upperBound {
      let scalar = view.scalars[index]
      if scalar.isDigit || Numeral.digit(scalar) != nil {
        if let date = read(view, at: index), date.range.upperBound <= range.upperBound {
          return date
        }
        while index < range.upperBound, view.scalars[index].isDigit { index += 1 }
        if index < range.upperBound, !view.scalars[index].isDigit { index += 1 }
      } else {
        index += 1
      }
    }
    return nil
  }

  private static func skipBlanks(_ view: NormalizedText, _ index: Int) -> Int {
    var index = index
    while index < view.count, view.scalars[index] == " " { index += 1 }
    return index
  }

  private static func number(
    _ view: NormalizedText, at index: Int, digits most: Int
  ) -> (Int, end: Int)? {
    let start = skipBlanks(view, index)
    var end = start
    if start < view.count, view.scalars[start].isDigit {
      while end < view.count, end - start < most, view.scalars[end].isDigit { end += 1 }
      return Int(view.string(start..<end)).map { ($0, end) }
    }
    // No part of a day has more than four numerals; rows of `一` are drawn lines.
    while end < view.count, end - start < 4,
      Numeral.digit(view.scalars[end]) != nil || view.scalars[end] == "十"
    { end += 1 }
    return Numeral.value(view.scalars[start..<end]).map { (Int($0), end) }
  }

  private static func separator(
    _ view: NormalizedText, at index: Int, _ character: Unicode.Scalar
  ) -> Int? {
    let index = skipBlanks(view, index)
    guard index < view.count else { return nil }
    switch view.scalars[index] {
    case character, "-", "/", ".": return index + 1
    default: return nil
    }
  }
}
