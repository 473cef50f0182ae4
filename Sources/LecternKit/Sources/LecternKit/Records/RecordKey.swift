import StableHash

/// Makes the keys of a layer's records.
///
/// A key is sixteen hexadecimal digits over the speech's id, the layer, the quoted text, what stands
/// around it in its line and how many equal ones came before. It stays when the file moves and when
/// text is inserted or removed elsewhere.
public struct RecordKey {
  private let base: StableHash
  private let text: SpeechText
  private var seen: [UInt64: Int] = [:]
  /// Bytes of context on either side: some sixteen Chinese characters.
  private static let reach = 48

  public init(speech: String, layer: String, text: SpeechText) {
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
    for part in [low..<range.lowerBound, range, range.upperBound..<high] {
      hash.combine(bytes[part])
      hash.combine(CollectionOfOne(0xff))
    }
    let occurrence = seen[hash.value, default: 0]
    seen[hash.value] = occurrence + 1
    if occurrence > 0 { hash.combine(String(occurrence)) }
    return hash.description
  }
}
