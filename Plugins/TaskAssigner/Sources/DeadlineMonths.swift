internal import LecternKit

/// Months, days of a month and quarters.
extension DeadlineRules {
  func month(
    _ value: Int?, year: Int?, isYearStated: Bool, _ start: Int, _ end: Int, _ limit: Int
  ) -> FoundDeadline? {
    if let value, !(1...12).contains(value) { return nil }
    var position = end
    var day: Int?
    var isOpen = true
    if let (number, after) = text.number(at: end),
      text.scalar(after) == "日" || text.scalar(after) == "号"
    {
      day = number
      position = after + 1
      isOpen = false
    } else if text.scalar(end) == "份" {
      position = end + 1
    }
    if day == nil {
      if text.scalar(position) == "底" || text.scalar(position) == "末" {
        position += 1
        isOpen = false
      } else if view.has("中旬", at: position) || view.has("上旬", at: position)
        || view.has("下旬", at: position)
      {
        day = text.scalar(position) == "中" ? 20 : text.scalar(position) == "上" ? 10 : nil
        position += 2
        isOpen = false
      } else if text.scalar(position) == "初" {
        day = 10
        position += 1
        isOpen = false
      }
    }
    let close = text.before(day == nil ? position : text.hour(position))
    if close == nil, isOpen || day != nil && !isYearStated, !isLatest(start),
      !isReached(behind: position, limit),
      isYearStated && isOpen || !isAhead(start, position, value, day)
    {
      return nil
    }
    var date: CalendarDate?
    if let value, let year {
      if isOpen, close != nil {
        // `6月前` ends with May.
        date =
          value > 1
          ? CalendarDate(lastDayOfMonth: value - 1, year: year)
          : CalendarDate(year: year - 1, month: 12, day: 31)
      } else {
        date =
          day.flatMap { CalendarDate(year: year, month: value, day: $0) }
          ?? CalendarDate(lastDayOfMonth: value, year: year)
      }
      if !isYearStated { date = date.map(ahead) }
    }
    return FoundDeadline(range: start..<(close ?? position), date: date)
  }

  /// `确保12月中旬试生产`, `首批11月1日上线`
  private func isPromised(_ start: Int) -> Bool {
    if text.scalar(start - 1) == "批" { return true }
    return reading.words(in: start - 2..<start).contains { $0.has([.firm, .strive, .must]) }
  }

  /// `最迟10月1日`
  private func isLatest(_ start: Int) -> Bool {
    view.has("最迟", at: start - 2) || view.has("最晚", at: start - 2)
      || view.has("不迟于", at: start - 3) || view.has("不晚于", at: start - 3)
  }

  /// Whether a bare month, quarter or day is still to come, and is said by itself. A quarter is given by
  /// the month with which it ends.
  private func isAhead(_ start: Int, _ end: Int, _ month: Int?, _ monthDay: Int? = nil) -> Bool {
    guard let month, let day = base.day, day.year == base.year, month >= day.month else {
      return false
    }
    if let monthDay {
      // `春茶3月中旬就要开采` tells when something comes.
      guard month > day.month || monthDay >= day.day, text.opensClause(start) || isPromised(start)
      else { return false }
    }
    switch text.scalar(start - 1) {
    case "—", "-", "~", "年", "至", "到", "截": return false
    default: break
    }
    switch text.scalar(end) {
    case "—", "-", "~", "至", "到", "（", "”", "》", "“", "度": return false
    default: return true
    }
  }

  /// A month without its year that lies behind the speech is next year's.
  func ahead(_ date: CalendarDate) -> CalendarDate {
    guard let day = base.day, day.year == date.year, date < day, day.month - date.month >= 2 else {
      return date
    }
    return date.adding(months: 12) ?? date
  }

  /// - Parameter year: the year that is stated with it, if one is.
  func quarter(
    _ value: Int?, _ start: Int, _ end: Int, year: Int?
  ) -> FoundDeadline? {
    guard let value, (1...4).contains(value), view.has("季度", at: end) else { return nil }
    var position = end + 2
    let isPlain =
      text.scalar(position) != "末" && text.scalar(position) != "底"
      && text.scalar(position) != "内"
    if !isPlain { position += 1 }
    let close = text.before(position)
    guard
      !isPlain || close != nil || (year ?? 0) > (base.year ?? .max) || isActFollowing(position)
        || view.has("实现", at: position)
        || isAhead(start, position, value * 3) && !isPeriod(start, position)
    else { return nil }
    let date = (year ?? base.year).flatMap { CalendarDate(lastDayOfMonth: value * 3, year: $0) }
    return FoundDeadline(
      range: start..<(close ?? position), date: year == nil ? date.map(ahead) : date)
  }

  /// `四季度规上工业增加值增速要保持在8%`: when it is measured.
  private func isPeriod(_ start: Int, _ position: Int) -> Bool {
    guard text.opensClause(start) else { return false }
    var place = position
    while place < view.count, place - position < 16, view.scalars[place].isIdeograph {
      if view.scalars[place] == "增", ["速", "长", "幅"].contains(text.scalar(place + 1)) {
        return true
      }
      place += 1
    }
    return false
  }
}
