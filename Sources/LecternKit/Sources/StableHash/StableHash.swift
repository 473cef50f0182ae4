/// A hash that is the same in every process, on every machine and in every release.
///
/// `Hasher` is seeded anew in each process, so nothing that is stored may use it. This is the scheme of
/// FNV-1a (Fowler, Noll, Vo; IETF draft) over words of eight bytes, little-endian, with the high half
/// folded into the low one after each; the length goes in at the end, so that no padding is mistaken for
/// text.
public struct StableHash: Sendable {
  public private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  public init() {}

  public mutating func combine(_ word: UInt64) {
    value = (value ^ word) &* 0x0000_0100_0000_01b3
    value ^= value >> 32
  }

  /// Bytes and their number. Not generic: a generic function is not specialised across the library's
  /// boundary.
  public mutating func combine(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { combine($0) }
  }

  /// Bytes and their number. Of sixteen bytes and more, even and odd words go each their own way and meet
  /// at the end: neither waits for the other. The last word overlaps the one before it where it must.
  public mutating func combine(_ bytes: UnsafeRawBufferPointer) {
    func word(_ offset: Int) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    var hash = self
    var offset = 0
    if bytes.count >= 16 {
      var odd = self
      // From a beginning of its own: else a text that repeats its words would cancel itself out.
      odd.combine(UInt64(bytes.count))
      while offset + 16 <= bytes.count {
        hash.combine(word(offset))
        odd.combine(word(offset + 8))
        offset += 16
      }
      hash.combine(odd.value)
    }
    while offset + 8 <= bytes.count {
      hash.combine(word(offset))
      offset += 8
    }
    if offset < bytes.count, bytes.count >= 8 {
      hash.combine(word(bytes.count - 8))
    } else if offset < bytes.count {
      hash.combine(bytes.reduce(0) { $0 << 8 | UInt64($1) })
    }
    hash.combine(UInt64(bytes.count))
    self = hash
  }

  public mutating func combine(_ text: String) {
    combine(Array(text.utf8)[...])
  }

  /// Sixteen hexadecimal digits, zero-padded.
  public var description: String {
    String(unsafeUninitializedCapacity: 16) { buffer in
      for index in 0..<16 {
        let digit = UInt8(truncatingIfNeeded: value >> UInt64(60 - 4 * index)) & 15
        buffer[index] = digit < 10 ? 0x30 + digit : 0x57 + digit
      }
      return 16
    }
  }

  /// Thirteen digits to the base of 32 (RFC 4648, extended hex alphabet, in lower case): short enough for
  /// a string without storage of its own.
  public var shortDescription: String {
    String(unsafeUninitializedCapacity: 13) { buffer in
      // The first eight digits and the last eight; three are in both.
      let bytes = UnsafeMutableRawBufferPointer(buffer)
      bytes.storeBytes(of: Self.digits(value >> 25).bigEndian, as: UInt64.self)
      bytes.storeBytes(
        of: Self.digits(value & 0xff_ffff_ffff).bigEndian, toByteOffset: 5, as: UInt64.self)
      return 13
    }
  }

  /// The eight digits to the base of 32 of a number of forty bits, a byte each, all made at once: every
  /// record has a key.
  private static func digits(_ number: UInt64) -> UInt64 {
    var fives = number & 0x000f_ffff | (number << 12) & 0x000f_ffff_0000_0000
    fives = fives & 0x0000_03ff_0000_03ff | (fives << 6) & 0x03ff_0000_03ff_0000
    fives = fives & 0x001f_001f_001f_001f | (fives << 3) & 0x1f00_1f00_1f00_1f00
    // 118 and ten or more make the top bit of a byte; from there on letters follow.
    let letters = (fives &+ 0x7676_7676_7676_7676) >> 7 & 0x0101_0101_0101_0101
    return fives &+ 0x3030_3030_3030_3030 &+ letters &* 0x27
  }
}
