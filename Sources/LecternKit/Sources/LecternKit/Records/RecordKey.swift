import StableHash

/// Makes the keys of a layer's records.
///
/// A key is thirteen digits to the base of 32 over the speech's id, the layer, the quoted text, what
/// stands around it in its line and how many equal ones came before. Of a quote of more than a kilobyte
/// the two ends count. It stays when the file moves and when text is inserted or removed elsewhere.
public struct RecordKey {
  private let base: StableHash
  private let text: SpeechText
  private var seen: Occurrences
  /// Bytes of context on either side: some sixteen Chinese characters.
  private static let reach = 48
  /// Of a longer quote its two ends stand for it: parts hold whole pages.
  private static let longest = 1024

  /// - Parameter count: how many records there are at most.
  public init(speech: String, layer: String, text: SpeechText, count: Int) {
    seen = Occurrences(capacity: count)
    var hash = StableHash()
    hash.combine(speech)
    hash.combine(layer)
    base = hash
    self.text = text
  }

  /// The key of the next record, which stands at `range`. Records must be asked for in their order.
  public mutating func key(for range: Range<Int>) -> String {
    var hash = base
    text.bytes.withUnsafeBytes { bytes in
      guard 0 <= range.lowerBound, range.upperBound <= bytes.count else { return }
      let low = Self.lineBegin(bytes, before: range.lowerBound)
      let high = Self.lineEnd(bytes, behind: range.upperBound)
      // Where the quote begins and ends in what is hashed; a long one may grow inside.
      let length = min(range.count, Self.longest + 1)
      hash.combine(UInt64(range.lowerBound - low) << 32 | UInt64(length))
      if range.count > Self.longest {
        let half = Self.longest / 2
        hash.combine(UnsafeRawBufferPointer(rebasing: bytes[low..<range.lowerBound + half]))
        hash.combine(UnsafeRawBufferPointer(rebasing: bytes[range.upperBound - half..<high]))
      } else {
        hash.combine(UnsafeRawBufferPointer(rebasing: bytes[low..<high]))
      }
    }
    let before = seen.add(hash.value)
    if before > 0 { hash.combine(UInt64(before)) }
    return hash.shortDescription
  }

  /// Whether one of the eight bytes at a place is a line feed, found for all of them at once: a byte that
  /// is made zero by the line feed borrows from its top bit when one is taken away.
  private static func hasLineFeed(_ bytes: UnsafeRawBufferPointer, at place: Int) -> Bool {
    let word =
      bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self) ^ 0x0a0a_0a0a_0a0a_0a0a
    return (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0
  }

  /// Where the line around a place begins, at most `reach` bytes before it.
  private static func lineBegin(_ bytes: UnsafeRawBufferPointer, before place: Int) -> Int {
    let first = max(place - reach, 0)
    var low = place
    while low - first >= 8, !hasLineFeed(bytes, at: low - 8) { low -= 8 }
    while low > first, bytes[low - 1] != 0x0a { low -= 1 }
    return low
  }

  /// Where the line around a place ends, at most `reach` bytes behind it.
  private static func lineEnd(_ bytes: UnsafeRawBufferPointer, behind place: Int) -> Int {
    let last = min(place + reach, bytes.count)
    var high = place
    while last - high >= 8, !hasLineFeed(bytes, at: high) { high += 8 }
    while high < last, bytes[high] != 0x0a { high += 1 }
    return high
  }
}

/// How often each hash came: a table by open addressing, since hashes need no hashing again.
private struct Occurrences {
  private var hashes: [UInt64]
  private var counts: [Int32]
  private var room: Int

  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    hashes = [UInt64](repeating: 0, count: size)
    counts = [Int32](repeating: 0, count: size)
    room = capacity
  }

  /// Counts a hash; returns how often it came before.
  mutating func add(_ hash: UInt64) -> Int {
    let mask = hashes.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while counts[slot] > 0, hashes[slot] != hash { slot = (slot + 1) & mask }
    if counts[slot] == 0 {
      precondition(room > 0, "more records than were announced")
      room -= 1
      hashes[slot] = hash
    }
    counts[slot] += 1
    return Int(counts[slot]) - 1
  }
}
