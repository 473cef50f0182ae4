/// A marker that numbers a part or a point of a speech: `一、`, `（二）`, `3.`, `第一，`, `一是`, `——`.
public struct Enumerator: Sendable, Equatable {
  public enum Style: Sendable, CaseIterable {
    /// `一、`
    case chineseComma
    /// `（一）`
    case chineseBrackets
    /// `1.` `1、` `1．`
    case arabic
    /// `（1）` `1）`
    case arabicBrackets
    /// `①`
    case circled
    /// `第一，` `第一、` `第一是`
    case ordinal
    /// `一是` `一要` `一方面` `首先`
    case runIn
    /// `——` at a paragraph's beginning
    case dash
  }

  public var style: Style
  /// Where it stands in the view.
  public var range: Range<Int>
  /// Its number from 1; 0 where it has none (`——`).
  public var number: Int
  /// For run-in markers, the word that makes the family: `是`, `要`, `方面`, `首先`.
  public var family: Family = .none

  public enum Family: Sendable {
    case none, shi, yao, aspect, sequence, other
  }

  /// The marker that begins a paragraph at `index`, of any style.
  public static func read(_ view: NormalizedText, at index: Int) -> Enumerator? {
    guard index < view.count else { return nil }
    let scalar = view.scalars[index]
    switch scalar {
    case "（": return brackets(view, at: index)
    case "—":
      guard view.has("——", at: index) else { return nil }
      return Enumerator(style: .dash, range: index..<index + 2, number: 0)
    // `--农业更稳固。` of those who have no long dash, but no drawn line.
    case "-":
      guard index + 2 < view.count, view.scalars[index + 1] == "-",
        view.scalars[index + 2].isIdeograph || view.scalars[index + 2] == "“"
      else { return nil }
      return Enumerator(style: .dash, range: index..<index + 2, number: 0)
    case "①"..."⑳":
      return Enumerator(
        style: .circled, range: index..<index + 1, number: Int(scalar.value - 0x2460) + 1)
    case "第": return ordinal(view, at: index)
    default: break
    }
    if scalar.isDigit { return arabic(view, at: index) }
    if let runIn = runIn(view, at: index) { return runIn }
    guard let (number, end) = chinese(view, at: index), end < view.count else { return nil }
    return view.scalars[end] == "、" || view.scalars[end] == "."
      ? Enumerator(style: .chineseComma, range: index..<end + 1, number: number) : nil
  }

  /// A run-in marker at `index`, which must be the beginning of a clause: `一是`, `二要`, `三方面`,
  /// `一方面`, `另一方面`, `首先`, `其次`, `最后`.
  public static func runIn(_ view: NormalizedText, at index: Int) -> Enumerator? {
    guard index < view.count else { return nil }
    func make(_ length: Int, _ number: Int, _ family: Family) -> Enumerator {
      Enumerator(
        style: .runIn, range: index..<index + length, number: number, family: family)
    }
    switch view.scalars[index] {
    case "首":
      return view.has("首先", at: index) ? make(2, 1, .sequence) : nil
    case "其":
      if view.has("其次", at: index) { return make(2, 2, .sequence) }
      // `其一，账要清`, but `其三分之一`
      guard index + 2 < view.count,
        view.scalars[index + 2] == "，" || view.scalars[index + 2] == "是",
        let (number, end) = chinese(view, at: index + 1), end == index + 2
      else { return nil }
      return make(2, number, .sequence)
    case "再": return view.has("再次", at: index) ? make(2, 3, .sequence) : nil
    case "最": return view.has("最后", at: index) ? make(2, 9, .sequence) : nil
    case "另": return view.has("另一方面", at: index) ? make(4, 2, .aspect) : nil
    case let scalar where !scalar.isChineseNumeral: return nil
    default: break
    }
    if view.has("一方面", at: index), !view.has("一方面军", at: index) {
      return make(3, 1, .aspect)
    }
    guard let (number, end) = chinese(view, at: index), number <= 20, end < view.count else {
      return nil
    }
    switch view.scalars[end] {
    case "是":
      // `一是一，二是二` is a saying.
      if end + 1 < view.count, view.scalars[end + 1] == view.scalars[index],
        end + 2 == view.count || !view.scalars[end + 2].isIdeograph
      {
        return nil
      }
      return make(end + 1 - index, number, .shi)
    case "要": return make(end + 1 - index, number, .yao)
    case "抓", "促", "靠", "强", "看", "保", "优", "盯", "治", "管", "防", "稳", "查", "改", "严", "补":
      // `一抓项目，二抓产业`: only where the whole list is of this make; the caller looks.
      return make(1, number, .other)
    default: return nil
    }
  }

  private static func chinese(_ view: NormalizedText, at index: Int) -> (Int, end: Int)? {
    var end = index
    while end < view.count, end - index < 4,
      Numeral.digit(view.scalars[end]) ?? 0 > 0 && view.scalars[end] != "两"
        || view.scalars[end] == "十"
    { end += 1 }
    guard end > index, let value = Numeral.value(view.scalars[index..<end]), value <= 99 else {
      return nil
    }
    return (Int(value), end)
  }

  private static func brackets(_ view: NormalizedText, at index: Int) -> Enumerator? {
    let inside = index + 1
    guard inside < view.count else { return nil }
    if view.scalars[inside].isDigit {
      var end = inside
      while end < view.count, end - inside < 2, view.scalars[end].isDigit { end += 1 }
      guard end < view.count, view.scalars[end] == "）",
        let number = Int(view.string(inside..<end))
      else { return nil }
      return Enumerator(style: .arabicBrackets, range: index..<end + 1, number: number)
    }
    guard let (number, end) = chinese(view, at: inside), end < view.count,
      view.scalars[end] == "）"
    else { return nil }
    return Enumerator(style: .chineseBrackets, range: index..<end + 1, number: number)
  }

  private static func arabic(_ view: NormalizedText, at index: Int) -> Enumerator? {
    var end = index
    while end < view.count, end - index < 2, view.scalars[end].isDigit { end += 1 }
    guard end < view.count, let number = Int(view.string(index..<end)), number > 0 else {
      return nil
    }
    switch view.scalars[end] {
    case "、":
      return Enumerator(style: .arabic, range: index..<end + 1, number: number)
    case ".":
      guard end + 1 < view.count, !view.scalars[end + 1].isDigit else { return nil }
      return Enumerator(style: .arabic, range: index..<end + 1, number: number)
    case "）":
      return Enumerator(style: .arabicBrackets, range: index..<end + 1, number: number)
    default: return nil
    }
  }

  private static func ordinal(_ view: NormalizedText, at index: Int) -> Enumerator? {
    guard let (number, end) = chinese(view, at: index + 1), end < view.count else { return nil }
    switch view.scalars[end] {
    case "，", "、", "：", "是":
      return Enumerator(style: .ordinal, range: index..<end + 1, number: number)
    // `第一条，账要清。`
    case "条", "点", "件", "项":
      guard end + 1 < view.count, view.scalars[end + 1] == "，" || view.scalars[end + 1] == "："
      else { return nil }
      return Enumerator(style: .ordinal, range: index..<end + 2, number: number)
    default:
      return nil
    }
  }
}
