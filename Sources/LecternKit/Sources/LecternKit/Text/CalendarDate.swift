/// A day of the Gregorian calendar.
public struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let year: Int
  public let month: Int
  public let day: Int

  /// Nil where there is no such day. Years from 1 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= Self.days(inMonth: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The last day of a month.
  public init?(lastDayOfMonth month: Int, year: Int) {
    guard (1...12).contains(month) else { return nil }
    self.init(year: year, month: month, day: Self.days(inMonth: month, of: year))
  }

  /// `YYYY-MM-DD` (ISO 8601).
  public init?(iso: String) {
    let parts = iso.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      parts[2].utf8.count == 2,
      // `Int` would take a sign.
      parts.allSatisfy({ $0.unicodeScalars.allSatisfy { $0.isDigit } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The day some months later, or the last one of that month where it is shorter.
  public func adding(months: Int) -> CalendarDate? {
    let total = year * 12 + month - 1 + months
    guard total >= 12 else { return nil }
    let (year, month) = (total / 12, total % 12 + 1)
    return CalendarDate(
      year: year, month: month, day: min(day, Self.days(inMonth: month, of: year)))
  }

  /// The day up to a hundred years later.
  public func adding(days: Int) -> CalendarDate? {
    guard (0...36_525).contains(days) else { return nil }
    var (year, month, day) = (year, month, day + days)
    while day > Self.days(inMonth: month, of: year) {
      day -= Self.days(inMonth: month, of: year)
      month = month % 12 + 1
      if month == 1 { year += 1 }
    }
    return CalendarDate(year: year, month: month, day: day)
  }

  public static func < (a: CalendarDate, b: CalendarDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  /// `YYYY-MM-DD`.
  public var description: String {
    func padded(_ number: Int, to width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }
}

/// The years of a five-year plan by its number: 14 (`“十四五”`) is 2021 to 2025.
/// Plans follow each other without a gap since the third (1966).
public func fiveYearPlan(_ number: Int) -> ClosedRange<Int>? {
  guard (3...30).contains(number) else { return nil }
  let first = 2021 + (number - 14) * 5
  return first...first + 4
}
