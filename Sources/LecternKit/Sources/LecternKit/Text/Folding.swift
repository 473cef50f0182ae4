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
    // Nearly all of a text lies between.
    if value > 0x3002, value < 0xff01 { return false }
    switch self {
    case "。", "！", "？", "；", "!", "?", ";": return true
    default: return false
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

extension UInt8 {
  /// How many bytes a character has whose first byte this is.
  @inlinable public var utf8Length: Int { self < 0x80 ? 1 : self < 0xe0 ? 2 : self < 0xf0 ? 3 : 4 }
}

/// Makes the scalars of a ``NormalizedText``.
///
/// Works on the bytes through a pointer: every text goes through here once, character by character.
struct Folding {
  private let source: UnsafeBufferPointer<UInt8>
  private let kept: UnsafeMutableBufferPointer<Unicode.Scalar>

  /// Of a text of so many scalars those that are kept, the bytes at which they begin and, last, the
  /// number of bytes; and the places of those that are neither Chinese nor digits.
  static func fold(
    _ source: UnsafeBufferPointer<UInt8>, count: Int
  ) -> (scalars: [Unicode.Scalar], offsets: [Int32], marks: [Int32]) {
    var (offsets, marks): ([Int32], [Int32]) = ([], [])
    let scalars = [Unicode.Scalar](unsafeUninitializedCapacity: count) { kept, length in
      offsets = [Int32](unsafeUninitializedCapacity: count + 1) { places, placeCount in
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: count) { marked in
          let folded = Folding(source: source, kept: kept).fold(places, marked)
          marks = Array(marked[..<folded.marked])
          length = folded.kept
        }
        places[length] = Int32(source.count)
        placeCount = length + 1
      }
    }
    return (scalars, offsets, marks)
  }

  private func fold(
    _ places: UnsafeMutableBufferPointer<Int32>, _ marks: UnsafeMutableBufferPointer<Int32>
  ) -> (kept: Int, marked: Int) {
    var count = 0
    var marked = 0
    var byte = 0
    func keep(_ scalar: Unicode.Scalar) {
      kept[count] = scalar
      places[count] = Int32(truncatingIfNeeded: byte)
      count &+= 1
    }
    while byte < source.count {
      // Most of a speech is three bytes a character and needs no look at its neighbours.
      while byte &+ 4 <= source.count {
        let word = threeBytes(at: byte)
        // E4 B8 80 to E9 BF BF are 4E00 to 9FFF.
        if word &- 0xe4_b880 > 0x05_073f {
          guard Self.stands(word) else { break }
          marks[marked] = Int32(truncatingIfNeeded: count)
          marked &+= 1
        }
        keep(Unicode.Scalar(Self.code(word)) ?? "\u{fffd}")
        byte &+= 3
      }
      guard byte < source.count else { break }
      let length = source[byte].utf8Length
      let scalar = scalar(at: byte)
      if let folded = scalar.isDigit ? scalar : fold(scalar, byte, byte + length, count) {
        // A digit of full width is one now.
        if !folded.isDigit, !(0x4e00...0x9fff).contains(folded.value) {
          marks[marked] = Int32(truncatingIfNeeded: count)
          marked += 1
        }
        keep(folded)
      }
      byte += length
    }
    return (count, marked)
  }

  /// Three bytes, the first one highest; a fourth must be there.
  @inline(__always)
  private func threeBytes(at byte: Int) -> UInt32 {
    UInt32(
      bigEndian: UnsafeRawBufferPointer(source)
        .loadUnaligned(fromByteOffset: byte, as: UInt32.self)) &>> 8
  }

  /// The character that three bytes are.
  @inline(__always)
  private static func code(_ word: UInt32) -> UInt32 {
    word &>> 4 & 0xf000 | word &>> 2 & 0xfc0 | word & 0x3f
  }

  /// Whether three bytes are a mark that ``fold(_:_:_:_:)`` leaves as it is, in any surroundings: from `　`
  /// to `〛`, `！（），；？` or `—‘’“”…`.
  @inline(__always)
  private static func stands(_ word: UInt32) -> Bool {
    switch word {
    case 0xe3_8080...0xe3_809b, 0xef_bc81, 0xef_bc88, 0xef_bc89, 0xef_bc8c, 0xef_bc9b, 0xef_bc9f,
      0xe2_8094, 0xe2_8098, 0xe2_8099, 0xe2_809c, 0xe2_809d, 0xe2_80a6:
      true
    default: false
    }
  }

  @inline(__always)
  private func scalar(at byte: Int) -> Unicode.Scalar {
    let lead = UInt32(source[byte])
    func tail(_ offset: Int) -> UInt32 { UInt32(source[byte + offset] & 0x3f) }
    let code =
      switch lead {
      case 0xe0..<0xf0: (lead & 0x0f) << 12 | tail(1) << 6 | tail(2)
      case ..<0x80: lead
      case ..<0xe0: (lead & 0x1f) << 6 | tail(1)
      default: (lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3)
      }
    return Unicode.Scalar(code) ?? "\u{fffd}"
  }

  /// What stands for a scalar in the view; nil where it is left out. `before` is how many were kept.
  private func fold(
    _ scalar: Unicode.Scalar, _ byte: Int, _ next: Int, _ before: Int
  ) -> Unicode.Scalar? {
    switch scalar {
    case "\n", "、", "。", "“", "”", "\u{3000}": return scalar
    case "，": return "，"
    case ",": return partsThousands(byte, next) ? "," : "，"
    case ":", "：": return digits(before: byte) > 0 && digits(from: next) > 0 ? ":" : "："
    case ";", "；": return "；"
    case "!", "！": return "！"
    case "?", "？": return "？"
    case "(", "（": return "（"
    case ")", "）": return "）"
    case ".", "．": return isStray(next, before) ? nil : "."
    case "–", "―", "─", "━": return "—"
    case "‐", "‑", "−", "－": return "-"
    case "〜", "～": return "~"
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

  /// Whether a digit of either width begins at a byte.
  private func isDigit(_ byte: Int) -> Bool {
    guard byte >= 0, byte < source.count else { return false }
    if source[byte] < 0x80 { return (0x30...0x39).contains(source[byte]) }
    return source[byte] == 0xef && (0xff10...0xff19).contains(scalar(at: byte).value)
  }

  /// How many digits stand in a row from a byte on, counted up to four.
  private func digits(from byte: Int) -> Int {
    var byte = byte
    var count = 0
    while count < 4, isDigit(byte) {
      byte += source[byte].utf8Length
      count += 1
    }
    return count
  }

  /// How many digits stand in a row before a byte, counted up to four.
  private func digits(before byte: Int) -> Int {
    var byte = byte
    var count = 0
    while count < 4, byte > 0 {
      let start = source[byte - 1] < 0x80 ? byte - 1 : byte - 3
      guard isDigit(start) else { break }
      byte = start
      count += 1
    }
    return count
  }

  /// A comma with one to three digits before it and exactly three behind it.
  private func partsThousands(_ byte: Int, _ next: Int) -> Bool {
    (1...3).contains(digits(before: byte)) && digits(from: next) == 3
  }

  /// A full stop astray: Chinese behind it, and before it Chinese or a comma, but not the number of
  /// a list at the beginning of a paragraph (`一.加强`).
  private func isStray(_ next: Int, _ before: Int) -> Bool {
    guard next < source.count, scalar(at: next).isIdeograph, before > 0 else { return false }
    let last = kept[before - 1]
    guard last.isIdeograph || last == "，" || last == "、" else { return false }
    var position = before - 1
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
