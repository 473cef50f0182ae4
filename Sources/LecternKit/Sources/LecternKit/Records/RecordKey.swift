import StableHash

/// Makes the keys of a layer's records.
///
/// A key is sixteen hexadecimal digits over the speech's id, the layer, the quoted text, what stands
/// around it in its line and how many equal ones came before. Of a quote of more than a kilobyte the
/// two ends count. It stays when the file moves and when
/// text is inserted or removed elsewhere.
public struct RecordKey {
  private let base: StableHash
  private let text: SpeechText
  private var seen: [UInt64: Int32]
  /// Bytes of context on either side: some sixteen Chinese characters.
  private static let reach = 48
  /// Of a longer quote its two ends stand for it: parts hold whole pages.
  private static let longest = 1024

  /// - Parameter count: how many records there are, about.
  public init(speech: String, layer: String, text: SpeechText, count: Int = 0) {
    seen = Dictionary(minimumCapacity: count)
    var hash = StableHash()
    hash.combine(speech)
    hash.combine(layer)
    base = hash
    self.text = text
  }

  /// The key of the next record, which stands at `range`. Records must be asked for in their order.
  public mutating func key(for range: Range<Int>) -> String {
    let bytes = text.bytes
    guard 0 <= range.lowerBound, range.upperBound <= bytes.count else { return base.description }
    var low = range.lowerBound
    while low > 0, range.lowerBound - low < Self.reach, bytes[low - 1] != 0x0a { low -= 1 }
    var high = range.upperBound
    while high < bytes.count, high - range.upperBound < Self.reach, bytes[high] != 0x0a {
      high += 1
    }
    var hash = base
    hash.combine(bytes[low..<range.lowerBound])
    if range.count > Self.longest {
      hash.combine(bytes[range.prefix(Self.longest / 2)])
      hash.combine(bytes[range.suffix(Self.longest / 2)])
    } else {
      hash.combine(bytes[range])
    }
    hash.combine(bytes[range.upperBound..<high])
    if let before = seen.updateValue(1, forKey: hash.value) {
      seen[hash.value] = before + 1
      hash.combine(UInt64(before))
    }
    return hash.description
  }
}
