/// The text of a speech: contiguous UTF-8, exactly as decoded, never rewritten.
///
/// Every range in the kit is one of UTF-8 bytes into `bytes`. Outside (JSON, CSV, database) offsets
/// are Unicode scalars; `scalarOffset(ofByte:)` and `byteOffset(ofScalar:)` convert.
public final class SpeechText: Sendable {
  public let bytes: [UInt8]
  /// The text with widths and stray marks evened out, and a map back.
  public let view: NormalizedText
  /// Number of Unicode scalars.
  public let scalarCount: Int
  /// Scalars before byte `64 * n`.
  private let checkpoints: [Int32]
  private static let stride = 64

  /// Takes a text as it is: BOM and line ends are the reader's business.
  public convenience init(_ text: String) { self.init(wellFormed: Array(text.utf8)) }

  /// Takes well-formed UTF-8 as it is, and shares it with whoever else has it.
  public init(wellFormed bytes: [UInt8]) {
    self.bytes = bytes
    (checkpoints, scalarCount) = Self.countScalars(bytes)
    view = NormalizedText(bytes, scalarCount: scalarCount)
  }

  private static func countScalars(_ bytes: [UInt8]) -> (checkpoints: [Int32], count: Int) {
    var checkpoints: [Int32] = []
    checkpoints.reserveCapacity(bytes.count / stride + 1)
    var count: Int32 = 0
    bytes.withUnsafeBufferPointer { source in
      var start = 0
      while start + stride <= source.count {
        checkpoints.append(count)
        count += Int32(stride - continuing(source, start, words: stride / 8))
        start += stride
      }
      if start < source.count {
        checkpoints.append(count)
        for index in start..<source.count where source[index] & 0xc0 != 0x80 { count += 1 }
      }
    }
    if bytes.count % stride == 0 { checkpoints.append(count) }
    return (checkpoints, Int(count))
  }

  /// How many of so many words of eight bytes go on with a character instead of beginning one: at most
  /// 31 words.
  @inline(__always)
  private static func continuing(
    _ source: UnsafeBufferPointer<UInt8>, _ start: Int, words: Int
  ) -> Int {
    // Eight bytes at a time, each counting up in a byte of its own.
    var counts: UInt64 = 0
    for word in 0..<words {
      let bytes = UnsafeRawBufferPointer(source)
        .loadUnaligned(fromByteOffset: start + word * 8, as: UInt64.self)
      counts += (bytes & ~(bytes << 1) & 0x8080_8080_8080_8080) >> 7
    }
    // Multiplying adds them in the topmost.
    return Int(truncatingIfNeeded: (counts &* 0x0101_0101_0101_0101) >> 56)
  }

  /// The text between two byte offsets.
  public func quote(_ range: Range<Int>) -> String {
    precondition(holds(range), "a quote begins and ends between characters")
    let text = bytes
    let span = text.span
    return String(wellFormed: span.extracting(range))
  }

  /// How many scalars begin before a byte offset in `0...bytes.count`.
  public func scalarOffset(ofByte offset: Int) -> Int {
    let checkpoint = offset / Self.stride
    let start = checkpoint * Self.stride
    return bytes.withUnsafeBufferPointer { bytes in
      let words = (offset - start) / 8
      var count = Int(checkpoints[checkpoint]) + words * 8
      count -= Self.continuing(bytes, start, words: words)
      for index in start + words * 8..<offset where bytes[index] & 0xc0 != 0x80 { count += 1 }
      return count
    }
  }

  /// The byte at which scalar number `offset` in `0...scalarCount` begins.
  public func byteOffset(ofScalar offset: Int) -> Int {
    var low = 0
    var high = checkpoints.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(checkpoints[middle]) <= offset { low = middle } else { high = middle }
    }
    var index = low * Self.stride
    var count = Int(checkpoints[low])
    while index < bytes.count {
      if bytes[index] & 0xc0 != 0x80 {
        if count == offset { return index }
        count += 1
      }
      index += 1
    }
    return bytes.count
  }

  /// Whether a range of bytes lies in the text, between scalars.
  public func holds(_ range: Range<Int>) -> Bool {
    range.lowerBound >= 0 && range.upperBound <= bytes.count
      && isScalarBoundary(range.lowerBound) && isScalarBoundary(range.upperBound)
  }

  /// Whether a byte offset lies between two scalars.
  public func isScalarBoundary(_ offset: Int) -> Bool {
    offset == bytes.count || bytes[offset] & 0xc0 != 0x80
  }
}
