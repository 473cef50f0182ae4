internal import LecternKit

/// Deadlines that begin with a word instead of a number.
extension DeadlineRules {
  /// `年内`, `今年底前`, `明年6月底`, `月底前`, `本月底`.
  func relative(at index: Int) -> FoundDeadline? {
    if let found = week(at: index) { return found }
    var position = index
    var year = base.year
    switch view.scalars[index] {
    case "今", "本", "当":
      guard text.scalar(index + 1) == "年" || text.scalar(index + 1) == "月" else { return nil }
      position += 1
    case "明":
      guard text.scalar(index + 1) == "年" else { return nil }
      position += 1
      year = year.map { $0 + 1 }
    default:
      // `这个月底前`
      if view.has("这个月", at: index - 2) { return monthEnd(index - 2, index) }
      guard !text.isNumeral(index - 1), !isBound(index - 1) else { return nil }
    }
    if view.scalars[position] == "月" { return monthEnd(index, position) }
    // `明年清零`
    if view.scalars[index] == "明", isActFollowing(index + 2, .closing) {
      return FoundDeadline(range: index..<index + 2, date: lastDay(12, year))
    }
    if let (value, after) = text.number(at: position + 1), position > index,
      text.scalar(after) == "月"
    {
      return month(value, year: year, isYearStated: true, index, after + 1, view.count)
    }
    // `明年上半年所有新开工项目都要实行实名制`
    if view.scalars[index] == "明", view.has("上半年", at: index + 2) {
      return FoundDeadline(range: index..<index + 5, date: lastDay(6, year))
    }
    // `明年一季度集中开工`
    if position > index, let (value, after) = text.number(at: position + 1),
      text.scalar(after) == "季", let found = quarter(value, index, after, year: year)
    {
      return found
    }
    if view.has("年年底", at: position) || view.has("年年末", at: position) { position += 1 }
    let next = text.scalar(position + 1)
    let end = position + 2
    switch next {
    case "内":
      return FoundDeadline(range: index..<end, date: lastDay(12, year))
    case "底", "末":
      return FoundDeadline(range: index..<(text.before(end) ?? end), date: lastDay(12, year))
    // `年前完成编制`: before the Spring Festival.
    case "前" where position == index && text.opensClause(index):
      return FoundDeadline(range: index..<end, date: nil)
    case "中":
      guard let close = text.before(end) else { return nil }
      return FoundDeadline(range: index..<close, date: lastDay(6, year))
    default: return nil
    }
  }

  private func lastDay(_ month: Int, _ year: Int?) -> CalendarDate? {
    year.flatMap { CalendarDate(lastDayOfMonth: month, year: $0) }
  }

  /// `年` and `月` that belong to the word before them: `每年底`, `全年内`, `学年末`, `个月底`.
  private func isBound(_ index: Int) -> Bool {
    switch text.scalar(index) {
    case "每", "全", "学", "去", "往", "历", "近", "个", "上", "下", "半", "当", "多", "同", "几", "周", "数":
      true
    // `去年年底`
    case "年": ["去", "上", "前", "往", "每"].contains(text.scalar(index - 1))
    default: false
    }
  }

  private func monthEnd(_ start: Int, _ position: Int) -> FoundDeadline? {
    let next = text.scalar(position + 1)
    guard next == "底" || next == "末" || next == "内" else { return nil }
    let end = position + 2
    let date = base.day.flatMap { CalendarDate(lastDayOfMonth: $0.month, year: $0.year) }
    return FoundDeadline(range: start..<(text.before(end) ?? end), date: date)
  }

  /// `上半年`, `第三季度末`, `前三季度`.
  func half(at index: Int) -> FoundDeadline? {
    if view.has("上半年", at: index) || view.has("下半年", at: index) {
      var end = index + 3
      if text.scalar(end) == "内" { end += 1 }
      let close = text.before(end)
      // `在上半年对软弱涣散村党组织完成整顿`
      let isIn = text.scalar(index - 1) == "在" || text.scalar(index - 1) == "于"
      guard
        close != nil || end > index + 3 || isActFollowing(end, [.closing, .firm, .strive])
          || isIn && isReached(behind: end, view.count)
          || view.scalars[index] == "上" && isStillAhead(index, end)
      else { return nil }
      let month = view.scalars[index] == "上" ? 6 : 12
      return FoundDeadline(
        range: index..<(close ?? end), date: lastDay(month, base.year).map(ahead))
    }
    if let found = week(at: index) ?? nextMonth(at: index) { return found }
    guard view.scalars[index] == "第", let (value, end) = text.number(at: index + 1),
      text.scalar(end) == "季"
    else { return nil }
    return quarter(value, index, end, year: nil)
  }

  /// `贷款上半年要放出去5000万元`, `上半年对14个乡镇走一遍`, said before July.
  private func isStillAhead(_ start: Int, _ end: Int) -> Bool {
    guard let day = base.day, day.month <= 6, day.year == base.year else { return false }
    // `其中上半年新开工不少于40个`
    let opens = text.opensClause(start) || view.has("其中", at: start - 2)
    return text.scalar(end) == "要" || view.has("必须", at: end)
      || opens && (text.scalar(end) == "对" || isReached(behind: end, view.count))
  }

  /// `本周五前`, `下周内`, `本周末前`; a day of the week without such a word is when something happens.
  private func week(at index: Int) -> FoundDeadline? {
    let isNext = view.has("下周", at: index)
    guard isNext || view.has("本周", at: index) else { return nil }
    var position = index + 2
    var weekday = 7
    if let number = ["一", "二", "三", "四", "五", "六", "日"].firstIndex(of: text.scalar(position)) {
      weekday = number + 1
      position += 1
    } else if text.scalar(position) == "天" || text.scalar(position) == "末" {
      position += 1
    }
    position = text.hour(position)
    let isWithin = text.scalar(position) == "内"
    guard let end = isWithin ? position + 1 : text.before(position) else { return nil }
    let date = base.day.flatMap { day in
      let days = weekday - day.weekday + (isNext ? 7 : 0)
      return days < 0 ? nil : day.adding(days: days)
    }
    return FoundDeadline(range: index..<end, date: date)
  }

  /// `今天晚上10点以前`, `今晚零点以前`; a day to come may stand by itself before what is to be done: `今晚就派人`,
  /// `明天上午通报`.
  func dayAhead(at index: Int) -> FoundDeadline? {
    let days: Int
    switch (view.scalars[index], text.scalar(index + 1)) {
    case ("今", "天"), ("今", "晚"): days = 0
    case ("明", "天"), ("明", "早"), ("明", "晚"): days = 1
    case ("后", "天"): days = 2
    default: return nil
    }
    let end = text.hour(index + 2)
    let date = base.day.flatMap { $0.adding(days: days) }
    if let close = text.before(end) { return FoundDeadline(range: index..<close, date: date) }
    let isNear = days > 0 || text.scalar(index + 1) == "晚" || end > index + 2
    guard isNear, text.scalar(end) != "的",
      text.scalar(end) == "就" || isActFollowing(end, [.closing, .firm, .strive, .must, .verb])
        || vocabulary.reportNouns.match(in: view, at: end) != nil
    else { return nil }
    return FoundDeadline(range: index..<end, date: date)
  }

  /// `下月底前`, `下个月10日前`.
  private func nextMonth(at index: Int) -> FoundDeadline? {
    let start =
      view.has("下个月", at: index) ? index + 3 : view.has("下月", at: index) ? index + 2 : index
    guard start > index else { return nil }
    let first = base.day.flatMap { CalendarDate(year: $0.year, month: $0.month, day: 1) }?
      .adding(months: 1)
    switch text.scalar(start) {
    case "底", "末":
      return FoundDeadline(
        range: index..<(text.before(start + 1) ?? start + 1),
        date: first.flatMap { lastDay($0.month, $0.year) })
    default:
      guard let (value, after) = text.number(at: start),
        text.scalar(after) == "日" || text.scalar(after) == "号", let end = text.before(after + 1)
      else { return nil }
      let date = first.flatMap { first in
        value.flatMap { CalendarDate(year: first.year, month: first.month, day: $0) }
      }
      return FoundDeadline(range: index..<end, date: date)
    }
  }

  /// `“十五五”末`, `十四五末`.
  func plan(at index: Int) -> FoundDeadline? {
    var position = index
    let isQuoted = view.scalars[index] == "“"
    if isQuoted { position += 1 }
    let start = position
    while position - start < 4, text.scalar(position).isChineseNumeral { position += 1 }
    guard position - start >= 2, text.scalar(position - 1) == "五",
      let number = Numeral.value(view.scalars[start..<position - 1])
    else { return nil }
    if isQuoted {
      guard text.scalar(position) == "”" else { return nil }
      position += 1
    }
    if text.scalar(position) == "时" { position += 1 }
    if text.scalar(position) == "期" { position += 1 }
    guard text.scalar(position) == "末" else { return nil }
    let years = fiveYearPlan(Int(number))
    return FoundDeadline(
      range: index..<(text.before(position + 1) ?? position + 1),
      date: years.flatMap { CalendarDate(lastDayOfMonth: 12, year: $0.upperBound) })
  }

  /// `春节前`, `汛期前`.
  func event(at index: Int) -> FoundDeadline? {
    guard let match = vocabulary.events.match(in: view, at: index),
      let end = text.before(
        match.range.upperBound + (view.has("到来", at: match.range.upperBound) ? 2 : 0)),
      text.scalar(end) != "后", text.scalar(end) != "夕"
    else { return nil }
    return FoundDeadline(range: index..<end, date: holiday(match.range).map(ahead))
  }

  /// The day of a feast that the solar calendar fixes.
  private func holiday(_ name: Range<Int>) -> CalendarDate? {
    let start = view.scalars[name.lowerBound] == "“" ? name.lowerBound + 1 : name.lowerBound
    let days: [(StaticString, month: Int, day: Int)] = [
      ("元旦", 1, 1), ("五一", 5, 1), ("劳动节", 5, 1), ("七一", 7, 1), ("国庆", 10, 1), ("十一", 10, 1),
    ]
    guard let year = base.year, let found = days.first(where: { view.has($0.0, at: start) }) else {
      return nil
    }
    return CalendarDate(year: year, month: found.month, day: found.day)
  }
}

extension CalendarDate {
  /// From 1, Monday, to 7 (Sakamoto's method).
  fileprivate var weekday: Int {
    let shifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    let year = month < 3 ? year - 1 : year
    let fromSunday = (year + year / 4 - year / 100 + year / 400 + shifts[month - 1] + day) % 7
    return fromSunday == 0 ? 7 : fromSunday
  }
}
