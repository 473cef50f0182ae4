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
    if scalar.isDigit { return digits(view, at: index, limit: limit) }
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

  /// The powers of ten that a `Double` holds exactly: dividing by one of them rounds once, so that
  /// the value is the nearest to the printed decimal.
  private static let powers: [Double] = (0...15).map { power in
    (0..<power).reduce(1.0) { product, _ in product * 10 }
  }

  private static func digits(
    _ view: NormalizedText, at index: Int, limit: Int
  ) -> NumberToken? {
    let scalars = view.scalars
    var end = index
    var number = 0.0
    var count = 0
    var places = 0
    var isFraction = false
    while end < limit {
      let scalar = scalars[end]
      if scalar.isDigit {
        number = number * 10 + Double(scalar.value - 0x30)
        count += 1
        if isFraction { places += 1 }
      } else if end + 1 < limit, scalars[end + 1].isDigit, scalar == "." && !isFraction {
        isFraction = true
      } else if !(scalar == "," && !isFraction && end + 1 < limit && scalars[end + 1].isDigit) {
        break
      }
      end += 1
    }
    // Beyond that a Double no longer holds the digits, and no figure of a speech has as many.
    guard count <= 15 else { return nil }
    return NumberToken(range: index..<end, value: number / powers[places], style: .digits)
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

extension Unicode.Scalar {
  /// `一` to `九` and `两`, whose value is a number's of itself.
  var isChineseDigit: Bool {
    switch self {
    case "一", "二", "三", "四", "五", "六", "七", "八", "九", "两": true
    default: false
    }
  }
}
