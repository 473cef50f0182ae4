/// Where the lines of a text begin.
///
/// Lines end as libyaml ends them: at LF, CR, CRLF, U+0085, U+2028 and U+2029.
struct LineTable {
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Byte offsets; the first is 0, even of an empty text.
  private(set) var starts = [0]
  /// The offset of the first byte order mark.
  private(set) var innerByteOrderMark: Int?

  init(of bytes: [UInt8]) {
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      // All of ASCII but the two breaks, then the first bytes of the characters looked for.
      case 0x00...0x09, 0x0E...0x7F: break
      case 0x0A, 0x0D, 0xC2, 0xE2:
        let width = LineTable.breakWidth(at: index, in: bytes)
        if width > 0 {
          index += width - 1
          starts.append(index + 1)
        }
      case 0xEF where innerByteOrderMark == nil:
        if bytes[index...].starts(with: LineTable.byteOrderMark) { innerByteOrderMark = index }
      default: break
      }
      index += 1
    }
  }

  /// The line of a byte, counted from 1.
  func line(ofByte offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The bytes of a line, counted from 1, without its break.
  func range(ofLine number: Int, in bytes: [UInt8]) -> Range<Int>? {
    guard starts.indices.contains(number - 1) else { return nil }
    let start = starts[number - 1]
    let end = number == starts.count ? bytes.count : starts[number]
    let longestBreak = 3
    let breakStart = (max(start, end - longestBreak)..<end).first {
      LineTable.breakWidth(at: $0, in: bytes) == end - $0
    }
    return start..<(breakStart ?? end)
  }

  /// The number of bytes of the line break at an index, or 0.
  private static func breakWidth(at index: Int, in bytes: [UInt8]) -> Int {
    func byte(_ distance: Int) -> UInt8 {
      index + distance < bytes.count ? bytes[index + distance] : 0
    }
    switch bytes[index] {
    case 0x0A: return 1
    case 0x0D: return byte(1) == 0x0A ? 2 : 1
    case 0xC2: return byte(1) == 0x85 ? 2 : 0
    case 0xE2: return byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9) ? 3 : 0
    default: return 0
    }
  }
}
