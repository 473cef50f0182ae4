internal import LecternKit

/// Deadlines that begin with a word instead of a number.
extension DeadlineRules {
  /// `年内`, `今年底前`, `明年6月底`, `月底前`, `本月底`.
  func relative(at index: Int) -> FoundDeadline? {
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
      guard !text.isNumeral(index - 1), !isBound(index - 1) else { return nil }
    }
    if view.scalars[position] == "月" { return monthEnd(index, position) }
    if let (value, after) = text.number(at: position + 1), position > index,
      text.scalar(after) == "月"
    {
      return month(value, year: year, isYearStated: true, index, after + 1, view.count)
    }
    if view.has("年年底", at: position) || view.has("年年末", at: position) { position += 1 }
    let next = text.scalar(position + 1)
    let end = position + 2
    switch next {
    case "内":
      return FoundDeadline(range: index..<end, date: lastDay(12, year))
    case "底", "末":
      return FoundDeadline(range: index..<(text.before(end) ?? end), date: lastDay(12, year))
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
      guard close != nil || end > index + 3 || isActFollowing(end, [.closing, .firm, .strive])
      else { return nil }
      let month = view.scalars[index] == "上" ? 6 : 12
      return FoundDeadline(range: index..<(close ?? end), date: lastDay(month, base.year))
    }
    guard view.scalars[index] == "第", let (value, end) = text.number(at: index + 1),
      text.scalar(end) == "季"
    else { return nil }
    return quarter(value, index, end, year: base.year)
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
      let end = text.before(match.range.upperBound),
      text.scalar(end) != "后", text.scalar(end) != "夕"
    else { return nil }
    return FoundDeadline(range: index..<end, date: nil)
  }
}
