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
      var low = range.lowerBound
      let first = max(low - Self.reach, 0)
      while low > first, bytes[low - 1] != 0x0a { low -= 1 }
      var high = range.upperBound
      let last = min(high + Self.reach, bytes.count)
      while high < last, bytes[high] != 0x0a { high += 1 }
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
