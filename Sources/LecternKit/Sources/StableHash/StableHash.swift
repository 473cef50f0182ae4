/// A hash that is the same in every process, on every machine and in every release: FNV-1a, 64 bits.
///
/// `Hasher` is seeded anew in each process, so nothing that is stored may use it.
/// Source: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm", IETF draft.
public struct StableHash: Sendable {
  public private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  public init() {}

  public mutating func combine(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  /// Not generic: a generic function is not specialised across the library's boundary.
  public mutating func combine(_ bytes: ArraySlice<UInt8>) {
    var value = value
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    self.value = value
  }

  /// Combines the text and an end mark, so that `"ab", "c"` and `"a", "bc"` differ.
  public mutating func combine(_ text: String) {
    combine(Array(text.utf8)[...])
    combine(0xff as UInt8)
  }

  /// Sixteen hexadecimal digits, zero-padded.
  public var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
