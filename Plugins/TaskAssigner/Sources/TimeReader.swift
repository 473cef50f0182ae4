internal import LecternKit

/// A deadline in the view.
struct FoundDeadline: Sendable, Equatable {
  var range: Range<Int>
  var date: CalendarDate?
}

/// A frequency in the view.
struct FoundFrequency: Sendable, Equatable {
  var range: Range<Int>
  var rule: String
}

/// The day from which words like `年底前` are reckoned.
struct TimeBase: Sendable {
  /// The year that `今年` means; nil where nothing tells.
  var year: Int?
  /// The day of the speech.
  var day: CalendarDate?

  /// From the metadata, else from the years that the title and the text name.
  init(_ speech: Speech, _ segments: [Segment]) {
    if let date = speech.metadata.date ?? speech.metadata.published {
      day = date
      year = date.year
      // A report given late in the year plans the next one, as its title says.
      if date.month >= 11, Self.year(in: speech.metadata.title) == date.year + 1 {
        year = date.year + 1
      }
      return
    }
    year = Self.year(in: speech.metadata.title) ?? Self.lookBack(segments)
  }

  private static func year(in title: String?) -> Int? {
    guard let title else { return nil }
    let view = NormalizedText(title)
    for index in 0..<view.count {
      if let number = Numeral.read(view, at: index), number.range.count == 4,
        number.range.upperBound < view.count, view.scalars[number.range.upperBound] == "年",
        (1949...2100).contains(number.value)
      {
        return Int(number.value)
      }
    }
    return nil
  }

  /// `2025年工作回顾` is the heading of a report that plans 2026.
  private static func lookBack(_ segments: [Segment]) -> Int? {
    for number in segments.indices where segments[number].function == .review {
      if let year = year(in: segments[number].heading) { return year + 1 }
    }
    return nil
  }
}

/// What the readers of time share.
struct TimeText {
  private let view: NormalizedText

  init(_ view: NormalizedText) { self.view = view }

  func scalar(_ index: Int) -> Unicode.Scalar {
    index >= 0 && index < view.count ? view.scalars[index] : "\n"
  }

  /// The number that begins at `index`, digits or Chinese, or a redacted one (`X`, `*`, `**`).
  func number(at index: Int) -> (value: Int?, end: Int)? {
    if let number = Numeral.read(view, at: index), !view.has("半", at: index) {
      return (Int(exactly: number.value), number.range.upperBound)
    }
    var end = index
    while scalar(end) == "X" || scalar(end) == "*" || scalar(end) == "×" { end += 1 }
    return end > index && end - index <= 4 ? (nil, end) : nil
  }

  /// Whether nothing but a mark stands before a place.
  func opensClause(_ index: Int) -> Bool {
    switch scalar(index - 1) {
    case "，", "；", "：", "。", "、", "\n": true
    default: false
    }
  }

  func isNumeral(_ index: Int) -> Bool {
    let scalar = scalar(index)
    return scalar.isDigit || scalar.isChineseNumeral || scalar == "X" || scalar == "*"
      || scalar == "×"
  }

  /// Behind a part of the day and an hour (`晚上10点`, `天亮`, `下班`) that stand at a place, or the place.
  func hour(_ index: Int) -> Int {
    var end = index
    switch scalar(end) {
    case "上", "中", "下", "晚", "早", "凌", "傍", "天", "夜":
      let next = scalar(end + 1)
      let isPart =
        next == "午" || next == "班" || next == "上" || next == "晨" || next == "晚" || next == "亮"
        || next == "黑" || next == "里"
      if isPart { end += 2 }
    default: break
    }
    guard let (_, after) = number(at: end), scalar(after) == "点" || scalar(after) == "时" else {
      return end
    }
    return scalar(after + 1) == "半" || scalar(after + 1) == "整" || scalar(after + 1) == "钟"
      ? after + 2 : after + 1
  }

  /// Behind `前`, `之前`, `以前`, where one stands at `index`.
  func before(_ index: Int) -> Int? {
    if scalar(index) == "前", !view.has("前三", at: index), !view.has("前期", at: index),
      // `走在前列`, but `下班前列出清单`
      !view.has("前列", at: index) || ["出", "入", "明", "表"].contains(scalar(index + 2))
    {
      return index + 1
    }
    return view.has("之前", at: index) || view.has("以前", at: index) ? index + 2 : nil
  }
}
