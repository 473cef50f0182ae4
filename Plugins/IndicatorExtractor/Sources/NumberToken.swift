import LecternKit

/// A number, or what stands in its place, before its unit is known.
struct NumberToken {
  enum Style {
    case digits, chinese
    /// `X`, `*`, `**.*`
    case redacted
    /// 百, 千, 万 or 亿 with no numeral before it: `突破万亿元`.
    case magnitude
  }

  var range: Range<Int>
  var value: Double?
  var style: Style

  /// Reads the number that begins at `index`.
  static func read(_ view: NormalizedText, at index: Int, limit: Int) -> NumberToken? {
    guard index < limit else { return nil }
    let scalar = view.scalars[index]
    if scalar.isDigit {
      guard let number = Numeral.read(view, at: index), number.range.upperBound <= limit else {
        return nil
      }
      return NumberToken(range: number.range, value: number.value, style: .digits)
    }
    if isRedaction(scalar) { return redacted(view, at: index, limit: limit) }
    guard scalar.isChineseNumeral else { return nil }
    if scalar == "百" || scalar == "千" || scalar == "万" || scalar == "亿" {
      return NumberToken(range: index..<index, value: 1, style: .magnitude)
    }
    guard let number = Numeral.read(view, at: index, keepMagnitude: false),
      number.range.upperBound <= limit
    else { return nil }
    return NumberToken(range: number.range, value: number.value, style: .chinese)
  }

  static func isRedaction(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "X" || scalar == "*" || scalar == "×"
  }

  /// A row of marks that hides a number; not part of a word or of a longer number.
  private static func redacted(
    _ view: NormalizedText, at index: Int, limit: Int
  ) -> NumberToken? {
    var end = index
    while end < limit {
      let scalar = view.scalars[end]
      let isPoint = scalar == "." && end + 1 < limit && isRedaction(view.scalars[end + 1])
      guard isRedaction(scalar) || isPoint else { break }
      end += 1
    }
    if index > 0, view.scalars[index - 1].isDigit || view.scalars[index - 1].isLetter {
      return nil
    }
    if end < limit, view.scalars[end].isDigit || view.scalars[end].isLetter { return nil }
    return NumberToken(range: index..<end, value: nil, style: .redacted)
  }
}
