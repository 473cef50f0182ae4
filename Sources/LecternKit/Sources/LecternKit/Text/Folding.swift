extension Unicode.Scalar {
  /// A Chinese character, of any plane.
  @inlinable public var isIdeograph: Bool {
    switch value {
    case 0x4e00...0x9fff, 0x3400...0x4dbf, 0x3007, 0x20000...0x323af, 0xf900...0xfaff: true
    default: false
    }
  }

  /// `0` to `9`.
  @inlinable public var isDigit: Bool { value >= 0x30 && value <= 0x39 }

  /// A Latin letter of ASCII.
  @inlinable public var isLetter: Bool { (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7a }

  /// White space of any kind, line feed and ideographic space among them.
  @inlinable public var isBlank: Bool {
    switch value {
    case 0x20, 0x09...0x0d, 0x3000, 0xa0, 0x85, 0x1680, 0x2000...0x200a, 0x2028, 0x2029, 0x202f,
      0x205f:
      true
    default: false
    }
  }

  /// `。！？；` in either width, as ANNOTATION-style units end.
  @inlinable public var endsSentence: Bool {
    switch self {
    case "。", "！", "？", "；", "!", "?", ";": true
    default: false
    }
  }

  /// A closing quotation mark or bracket that belongs to the sentence it follows.
  @inlinable public var closesQuotation: Bool {
    switch self {
    case "”", "’", "）", "》", "」", "』", ")": true
    default: false
    }
  }

  /// A Chinese numeral that can begin or go on with a number: `零` to `九`, `十百千万亿`, `两`, `〇`.
  @inlinable public var isChineseNumeral: Bool {
    switch self {
    case "零", "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "万",
      "亿", "两":
      true
    default: false
    }
  }
}

extension NormalizedText {
  /// What stands for `raw[index]` in the view; nil where it is left out. `kept` is the view so far.
  static func fold(
    _ raw: [Unicode.Scalar], _ index: Int, kept: [Unicode.Scalar]
  ) -> Unicode.Scalar? {
    let scalar = raw[index]
    switch scalar {
    case ",", "，":
      return scalar == "," && partsThousands(raw, index) ? "," : "，"
    case ":", "：":
      let between = isDigit(raw, index - 1) && isDigit(raw, index + 1)
      return between ? ":" : "："
    case ";", "；": return "；"
    case "!", "！": return "！"
    case "?", "？": return "？"
    case "(", "（": return "（"
    case ")", "）": return "）"
    case ".", "．": return isStray(raw, index, kept: kept) ? nil : "."
    case "–", "―", "─", "━": return "—"
    case "‐", "‑", "−", "－": return "-"
    case "〜", "～": return "~"
    case "\u{3000}", "\n": return scalar
    case "％", "﹪": return "%"
    case "・", "‧": return "·"
    default: break
    }
    switch scalar.value {
    case 0xff01...0xff5e:
      // The other full-width forms of ASCII.
      return Unicode.Scalar(scalar.value - 0xfee0)
    case 0x200b...0x200f, 0x202a...0x202e, 0x2060...0x206f, 0xfeff, 0xad, 0xe000...0xf8ff,
      0xf0000...0x10fffd, 0xfffd, 0xfe00...0xfe0f, 0xe0000...0xe01ef:
      return nil
    case 0x09, 0x0b...0x0d, 0x85, 0xa0, 0x1680, 0x2000...0x200a, 0x2028, 0x2029, 0x202f, 0x205f:
      return " "
    case 0..<0x20, 0x7f...0x9f: return nil
    default: return scalar
    }
  }

  private static func isDigit(_ raw: [Unicode.Scalar], _ index: Int) -> Bool {
    guard raw.indices.contains(index) else { return false }
    return raw[index].isDigit || (0xff10...0xff19).contains(raw[index].value)
  }

  /// A comma with one to three digits before it and exactly three behind it.
  private static func partsThousands(_ raw: [Unicode.Scalar], _ index: Int) -> Bool {
    isDigit(raw, index - 1) && isDigit(raw, index + 1) && isDigit(raw, index + 2)
      && isDigit(raw, index + 3) && !isDigit(raw, index + 4) && !isDigit(raw, index - 4)
  }

  /// A full stop astray: Chinese behind it, and before it Chinese or a comma, but not the number of
  /// a list at the beginning of a paragraph (`一.加强`).
  private static func isStray(
    _ raw: [Unicode.Scalar], _ index: Int, kept: [Unicode.Scalar]
  ) -> Bool {
    guard index + 1 < raw.count, raw[index + 1].isIdeograph, let last = kept.last,
      last.isIdeograph || last == "，" || last == "、"
    else { return false }
    var position = kept.count - 1
    while position >= 0, kept[position].isChineseNumeral { position -= 1 }
    while position >= 0, kept[position].isBlank, kept[position] != "\n" {
      if position > 0, kept[position] == "\u{3000}", kept[position - 1] == "\u{3000}" {
        return false
      }
      position -= 1
    }
    return position >= 0 && kept[position] != "\n"
  }
}
