import LecternKit

extension NormalizedText {
  /// The evened-out text of a range, encoded by hand: records are many and their texts short.
  func plain(_ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count * 3)
    for index in range {
      let value = scalars[index].value
      switch value {
      case ..<0x80:
        bytes.append(UInt8(truncatingIfNeeded: value))
      case ..<0x800:
        bytes.append(UInt8(truncatingIfNeeded: 0xc0 | value >> 6))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3f))
      case ..<0x10000:
        bytes.append(UInt8(truncatingIfNeeded: 0xe0 | value >> 12))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3f))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3f))
      default:
        bytes.append(UInt8(truncatingIfNeeded: 0xf0 | value >> 18))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3f))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3f))
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3f))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
