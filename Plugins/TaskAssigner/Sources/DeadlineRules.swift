internal import LecternKit

/// Finds the deadlines of a sentence and reckons their dates.
final class DeadlineRules {
  let text: TimeText
  let base: TimeBase
  let vocabulary: Vocabulary
  let reading: Reading
  let view: NormalizedText

  init(_ reading: Reading, _ vocabulary: Vocabulary, _ base: TimeBase) {
    text = TimeText(reading.view)
    self.base = base
    self.vocabulary = vocabulary
    self.reading = reading
    view = reading.view
  }

  func deadlines(in sentence: Sentence) -> [FoundDeadline] {
    var found: [FoundDeadline] = []
    var index = sentence.range.lowerBound
    let end = sentence.range.upperBound
    var titles = 0
    let scalars = view.scalars
    let marks = vocabulary.timeMarks
    let table = marks.span
    while index < end {
      let scalar = scalars[index]
      guard
        !scalar.marks(table).isDisjoint(
          with: [.beginsDeadline, .opensQuotation, .closesQuotation])
      else {
        index += 1
        continue
      }
      if scalar == "《" { titles += 1 }
      if scalar == "》" { titles = max(0, titles - 1) }
      guard titles == 0, let deadline = read(at: index, scalar, limit: end) else {
        index += 1
        continue
      }
      var range = deadline.range
      if range.upperBound > end { break }
      if text.scalar(range.lowerBound - 1) == "到" || text.scalar(range.lowerBound - 1) == "至",
        range.lowerBound > sentence.range.lowerBound, !follows("达", range.lowerBound - 2),
        !follows("得", range.lowerBound - 2)
      {
        range = range.lowerBound - 1..<range.upperBound
      }
      if isHeld(range) { found.append(FoundDeadline(range: range, date: deadline.date)) }
      index = range.upperBound
    }
    return found
  }

  private func follows(_ scalar: Unicode.Scalar, _ index: Int) -> Bool {
    text.scalar(index) == scalar
  }

  /// Not a point that something is compared with or begins at.
  private func isHeld(_ range: Range<Int>) -> Bool {
    switch text.scalar(range.lowerBound - 1) {
    case "较", "比", "自", "从", "每", "离", "距": return false
    // `从今天起到10月底满打满算三个月`
    case "起" where text.scalar(range.lowerBound) == "到":
      return !"，满只还不".unicodeScalars.contains(text.scalar(range.upperBound))
    // `从现在到年底只有一百天`
    case "在" where view.has("从现在", at: range.lowerBound - 3): return false
    // `每月15日前`, `每季度末`: over and over.
    case "月" where text.scalar(range.lowerBound - 2) == "每",
      "周" where text.scalar(range.lowerBound - 2) == "每",
      "度" where view.has("每季", at: range.lowerBound - 3):
      return false
    // `按年底上图入库的数算`
    case "按": return "前内".unicodeScalars.contains(text.scalar(range.upperBound - 1))
    case "于":
      // `早于`, `高于`, not `务于10月底前`.
      switch text.scalar(range.lowerBound - 2) {
      case "早", "高", "低", "多", "少", "优", "大", "小", "好", "快", "慢", "始", "源": return false
      default: break
      }
    default: break
    }
    switch text.scalar(range.upperBound) {
    case "的", "以", "起", "度": return false
    // `6月3日前后`
    case "后" where text.scalar(range.upperBound - 1) == "前": return false
    case "夕" where text.scalar(range.upperBound - 1) == "前": return false
    case "仍", "还", "确", "依", "未", "没", "不", "无": return !opensCondition(range.upperBound)
    // `四季度一律不再追加预算`: how long it holds.
    case "一" where view.has("一律", at: range.upperBound) && isBan(at: range.upperBound + 2):
      return false
    // `年底来`, but `国庆节前来一次大扫除`
    case "来": return text.scalar(range.upperBound - 1) == "前"
    case "将":
      // `2027年将建成` foretells, `3天内将任务分解` has an object.
      let last = text.scalar(range.upperBound - 1)
      return last == "前" || last == "内"
    default: return true
    }
  }

  /// `年底前仍完不成的，…`, `月底前仍未开工的项目`: what is said of those who miss the term.
  private func opensCondition(_ start: Int) -> Bool {
    let limit = min(start + 24, view.count)
    let end = (start..<limit).first { view.scalars[$0] == "，" || view.scalars[$0] == "。" } ?? limit
    if view.scalars[end - 1] == "的" { return true }
    switch view.scalars[start] {
    case "仍", "未", "没", "确": return (start..<end).contains { view.scalars[$0] == "的" }
    default: return false
    }
  }

  private func read(
    at index: Int, _ scalar: Unicode.Scalar, limit: Int
  ) -> FoundDeadline? {
    if scalar.isDigit || scalar.isChineseNumeral || scalar == "X" || scalar == "*"
      || scalar == "×"
    {
      guard !text.isNumeral(index - 1), text.scalar(index - 1) != "." else { return nil }
      return plan(at: index) ?? counted(at: index, limit: limit) ?? event(at: index)
    }
    switch scalar {
    case "“": return plan(at: index) ?? event(at: index)
    case "年", "今", "明", "本", "月", "当", "后":
      return dayAhead(at: index) ?? relative(at: index)
    case "上", "下", "第", "前": return half(at: index)
    default: return event(at: index)
    }
  }

  // MARK: Numbers

  private func counted(at index: Int, limit: Int) -> FoundDeadline? {
    guard let (value, end) = text.number(at: index) else { return nil }
    switch text.scalar(end) {
    case "年":
      if let value, (1990...2100).contains(value), end - index == 4 {
        return year(value, index, end + 1, limit)
      }
      return duration(value, years: 1, index, end + 1)
    case "月": return month(value, year: base.year, isYearStated: false, index, end + 1, limit)
    case "个":
      if text.scalar(end + 1) == "月" { return duration(value, months: 1, index, end + 2) }
      return view.has("个工作日", at: end) ? span(index, end + 4, days: nil) : nil
    case "日" where text.scalar(end + 1) == "内": return span(index, end + 1, days: value)
    case "日", "号":
      guard let value, (1...31).contains(value), let close = text.before(text.hour(end + 1)) else {
        return nil
      }
      return FoundDeadline(range: index..<close, date: thisMonth(value, index))
    case "季": return quarter(value, index, end, year: nil)
    case "天": return span(index, end + 1, days: value)
    case "周": return span(index, end + 1, days: value.map { $0 * 7 })
    default: return nil
    }
  }

  /// `28日前`: of the month of the speech, or of the next one; that of every month (`每月25日前`) is no
  /// single day.
  private func thisMonth(_ value: Int, _ start: Int) -> CalendarDate? {
    guard let day = base.day, text.scalar(start - 1) != "月" else { return nil }
    let date = CalendarDate(year: day.year, month: day.month, day: value)
    guard let date, date < day else { return date }
    return date.adding(months: 1)
  }

  /// `2027年`, `2027年底前`, `2027年6月底`.
  private func year(_ year: Int, _ start: Int, _ end: Int, _ limit: Int) -> FoundDeadline? {
    let close = CalendarDate(lastDayOfMonth: 12, year: year)
    if let (value, after) = text.number(at: end), text.scalar(after) == "月" {
      return month(value, year: year, isYearStated: true, start, after + 1, limit)
    }
    if view.has("上半年", at: end) {
      return FoundDeadline(
        range: start..<end + 3, date: CalendarDate(lastDayOfMonth: 6, year: year))
    }
    if let (value, after) = text.number(at: end + (text.scalar(end) == "第" ? 1 : 0)),
      text.scalar(after) == "季", let found = quarter(value, end, after, year: year)
    {
      return FoundDeadline(range: start..<found.range.upperBound, date: found.date)
    }
    var position = end
    if view.has("年底", at: end) || view.has("年末", at: end) { position = end + 2 }
    if text.scalar(end) == "底" || text.scalar(end) == "末" { position = end + 1 }
    let closed = text.before(position) ?? position
    if closed > end { return FoundDeadline(range: start..<closed, date: close) }
    let before = text.scalar(start - 1)
    if before == "到" || before == "至" {
      return FoundDeadline(range: start..<end, date: close)
    }
    // A bare year must lie ahead and something must be reached in it.
    guard let now = base.year, year > now, isReached(behind: end, limit) else { return nil }
    return FoundDeadline(range: start..<end, date: close)
  }

  /// Something that can be closed follows in the sentence's clause: `2027年建成`,
  /// `2027年、2028年分别建成`.
  func isReached(behind position: Int, _ limit: Int) -> Bool {
    switch text.scalar(position) {
    case "度", "版", "型", "-", "—", "~", "至", "到", "的", "以", "”", "）": return false
    default: break
    }
    var end = position
    while end < limit, end - position < 16, view.scalars[end] != "，", view.scalars[end] != "；" {
      end += 1
    }
    return reading.words(in: position..<end).contains { $0.has(.closing) }
  }

  /// Whether a verb follows at once.
  func isActFollowing(
    _ position: Int, _ classes: WordClass = [.closing, .firm, .strive, .must]
  ) -> Bool {
    guard let word = reading.words(in: position..<min(view.count, position + 8)).first else {
      return false
    }
    return word.start == position && word.has(classes)
  }

  /// `三年内`, `两个月内`: from the day of the speech.
  private func duration(
    _ value: Int?, years: Int = 0, months: Int = 0, _ start: Int, _ end: Int
  ) -> FoundDeadline? {
    var position = end
    if view.has("时间", at: position) { position += 2 }
    let date = value.flatMap { base.day?.adding(months: $0 * (years * 12 + months)) }
    if view.has("限期", at: start - 2) {
      return FoundDeadline(range: start - 2..<end, date: date)
    }
    if text.scalar(position) == "之" || text.scalar(position) == "以" { position += 1 }
    guard text.scalar(position) == "内", text.scalar(start - 1) != "第",
      !isBan(at: position + 1)
    else { return nil }
    return FoundDeadline(range: start..<position + 1, date: date)
  }

  /// `三年内禁止进入市场`: how long it holds.
  private func isBan(at place: Int) -> Bool {
    view.has("禁止", at: place) || view.has("不得", at: place) || view.has("不再", at: place)
      || view.has("不予", at: place)
  }

  /// `两周内`, `3个工作日内`; a span in which a service is given (`3天内办结`) is a measure, not a deadline.
  private func span(_ start: Int, _ end: Int, days: Int?) -> FoundDeadline? {
    let close = text.scalar(end) == "之" ? end + 1 : end
    guard text.scalar(close) == "内", !isService(at: close + 1) else { return nil }
    return FoundDeadline(
      range: start..<close + 1, date: days.flatMap { base.day?.adding(days: $0) })
  }

  /// `办结`, `必须答复`, `交办到县`
  private func isService(at place: Int) -> Bool {
    let start =
      view.has("必须", at: place) || view.has("一律", at: place)
      ? place + 2 : text.scalar(place) == "要" ? place + 1 : place
    return text.scalar(start) == "办" || view.has("完成审批", at: start)
      || view.has("答复", at: start) || view.has("回复", at: start) || view.has("交办", at: start)
      || view.has("受理", at: start) || view.has("立案", at: start) || view.has("审结", at: start)
      || view.has("放款", at: start) || view.has("发证", at: start) || view.has("有回音", at: start)
      || view.has("见结果", at: start)
      || view.has("赶到", at: start) || view.has("到现场", at: start)
  }
}
