/// A number as printed in a speech, in digits or in Chinese numerals.
public struct Numeral: Sendable, Equatable {
  public var value: Double
  /// Where it stands in the view.
  public var range: Range<Int>
  /// Written in Chinese numerals.
  public var isChinese: Bool

  /// Reads the number that begins at `index`: `13,697.5`, `0.44`, `三百二十`, `一千零五`, `十五点五`.
  ///
  /// Magnitudes behind digits (`3亿`, `2.15万`) belong to the unit, not to the number; within Chinese
  /// numerals (`三万五千`) they belong to the number unless nothing but one of them follows a numeral
  /// that counts it (`三万` is 3 and `万`): then `keepMagnitude` decides.
  public static func read(
    _ view: NormalizedText, at index: Int, keepMagnitude: Bool = true
  ) -> Numeral? {
    guard index < view.count else { return nil }
    return view.scalars[index].isDigit
      ? digits(view, at: index)
      : view.scalars[index].isChineseNumeral || view.scalars[index] == "半"
        ? chinese(view, at: index, keepMagnitude: keepMagnitude) : nil
  }

  private static func digits(_ view: NormalizedText, at index: Int) -> Numeral {
    var end = index
    var value = 0.0
    func isDigit(_ position: Int) -> Bool {
      position < view.count && view.scalars[position].isDigit
    }
    while end < view.count {
      let scalar = view.scalars[end]
      if scalar.isDigit {
        value = value * 10 + Double(scalar.value - 0x30)
      } else if !(scalar == "," && isDigit(end + 1)) {
        break
      }
      end += 1
    }
    if end < view.count, view.scalars[end] == ".", isDigit(end + 1) {
      // Parsed as text: adding tenths would not give the nearest number.
      var fraction = end + 1
      while isDigit(fraction) { fraction += 1 }
      let printed = view.string(index..<fraction).filter { $0 != "," }
      value = Double(printed) ?? value
      end = fraction
    }
    return Numeral(value: value, range: index..<end, isChinese: false)
  }

  static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    // `二OO五年` too.
    case "零", "〇", "○", "◯", "O": 0
    case "一": 1
    case "二", "两": 2
    case "三": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八": 8
    case "九": 9
    default: nil
    }
  }

  static func magnitude(_ scalar: Unicode.Scalar) -> Double? {
    switch scalar {
    case "十": 10
    case "百": 100
    case "千": 1_000
    case "万": 10_000
    case "亿": 100_000_000
    default: nil
    }
  }

  private static func isLargeMagnitude(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "万" || scalar == "亿"
  }

  private static func chinese(
    _ view: NormalizedText, at index: Int, keepMagnitude: Bool
  ) -> Numeral? {
    if view.scalars[index] == "半" {
      return Numeral(value: 0.5, range: index..<index + 1, isChinese: true)
    }
    var end = index
    while end < view.count, view.scalars[end].isChineseNumeral { end += 1 }
    if !keepMagnitude {
      var bare = end
      while bare > index + 1, isLargeMagnitude(view.scalars[bare - 1]) { bare -= 1 }
      // A larger one inside stays, and with it the last: `三亿五千万` is not 三亿五千 of 万, but
      // `一万六千亿` is 一万六千 of 亿.
      let inside = view.scalars[index..<bare]
      let isSmaller = bare < end && view.scalars[bare] == "亿" && !inside.contains("亿")
      if isSmaller || !inside.contains(where: isLargeMagnitude) { end = bare }
    }
    guard let whole = Self.value(view.scalars[index..<end]) else { return nil }
    var value = whole
    if end + 1 < view.count, view.scalars[end] == "点", Self.digit(view.scalars[end + 1]) != nil {
      end += 1
      var place = 0.1
      while end < view.count, let digit = Self.digit(view.scalars[end]) {
        value += Double(digit) * place
        place /= 10
        end += 1
      }
      value = (value * 1e6).rounded() / 1e6
    }
    return Numeral(value: value, range: index..<end, isChinese: true)
  }

  /// The value of Chinese numerals with nothing else between; nil where they make no number.
  /// A row of digits without magnitudes is read digit by digit (`二〇二六`).
  public static func value(_ scalars: ArraySlice<Unicode.Scalar>) -> Double? {
    guard !scalars.isEmpty else { return nil }
    if scalars.allSatisfy({ digit($0) != nil }) {
      return scalars.reduce(0) { $0 * 10 + Double(digit($1) ?? 0) }
    }
    var total = 0.0
    var largest = 0.0
    var section = 0.0
    var pending: Double?
    for scalar in scalars {
      if let digit = digit(scalar) {
        if digit == 0 { continue }
        guard pending == nil else { return nil }
        pending = Double(digit)
      } else if let magnitude = magnitude(scalar) {
        if magnitude >= 10_000 {
          section += pending ?? 0
          // A larger one counts all before it (`三万五千亿`), a smaller one what stands between
          // (`三亿五千万`).
          if magnitude >= largest {
            total = (total + (section == 0 && total == 0 ? 1 : section)) * magnitude
            largest = magnitude
          } else {
            total += section * magnitude
          }
          section = 0
        } else {
          section += (pending ?? 1) * magnitude
        }
        pending = nil
      } else {
        return nil
      }
    }
    return total + section + (pending ?? 0)
  }
}
