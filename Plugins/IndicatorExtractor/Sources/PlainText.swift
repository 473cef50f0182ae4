import LecternKit

extension NormalizedText {
  /// The evened-out text of a range, encoded by hand and in place: records are many and their texts
  /// short.
  func plain(_ range: Range<Int>) -> String {
    guard !range.isEmpty else { return "" }
    let scalars = scalars
    var length = 0
    for index in range { length += UTF8.width(scalars[index]) }
    // The exact length: a text of up to fifteen bytes then needs no storage of its own.
    return String(unsafeUninitializedCapacity: length) { bytes in
      var end = 0
      func put(_ byte: UInt32) {
        bytes[end] = UInt8(truncatingIfNeeded: byte)
        end += 1
      }
      for index in range {
        let value = scalars[index].value
        switch value {
        case ..<0x80: put(value)
        case ..<0x800:
          put(0xc0 | value >> 6)
          put(0x80 | value & 0x3f)
        case ..<0x10000:
          put(0xe0 | value >> 12)
          put(0x80 | value >> 6 & 0x3f)
          put(0x80 | value & 0x3f)
        default:
          put(0xf0 | value >> 18)
          put(0x80 | value >> 12 & 0x3f)
          put(0x80 | value >> 6 & 0x3f)
          put(0x80 | value & 0x3f)
        }
      }
      return end
    }
  }
}
