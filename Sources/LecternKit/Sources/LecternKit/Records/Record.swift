/// One annotation of a layer.
public protocol Record: Structure {
  /// The name of the type in manifests.
  static var recordName: String { get }
  /// Unique within the speech and layer; given by the analyzer, since records refer to each other.
  var id: String { get set }
  /// Survives the insertion and removal of other records; given by the host. See ``RecordKey``.
  var key: String { get set }
  /// UTF-8 bytes of the speech's text.
  var range: Range<Int> { get set }
  /// Whether `range` and all places in its structures lie in a text, between characters; the same
  /// as going through them with `visit`, without a copy of the record.
  func lies(in text: SpeechText) -> Bool
}

extension Record {
  public func lies(in text: SpeechText) -> Bool { text.holds(range) }
}

/// The name of a layer and the type of its records.
public struct LayerKey<R: Record>: Sendable, Hashable {
  public let name: String

  public init(_ name: String) { self.name = name }
}

extension LayerKey where R == Segment {
  public static var segments: Self { Self("segments") }
}

extension LayerKey where R == Indicator {
  public static var indicators: Self { Self("indicators") }
}

extension LayerKey where R == Duty {
  public static var tasks: Self { Self("tasks") }
}

extension LayerKey where R == ThemeMention {
  public static var themes: Self { Self("themes") }
}

extension LayerKey where R == ThemeCount {
  public static var themeCounts: Self { Self("theme-counts") }
}

/// Makes the ids of records within their layer.
public enum RecordID {
  /// A letter of ASCII and a number from 0: `s12`. Made for layers of thousands of records: it allocates
  /// nothing.
  public static func make(_ letter: Unicode.Scalar, _ number: Int) -> String {
    // A letter and the at most nineteen digits of a number.
    String(unsafeUninitializedCapacity: number < 100_000_000_000_000 ? 15 : 20) { buffer in
      var digits = 1
      var rest = number
      while rest >= 10 {
        rest /= 10
        digits += 1
      }
      buffer[0] = UInt8(truncatingIfNeeded: letter.value)
      rest = number
      for position in stride(from: digits, to: 0, by: -1) {
        buffer[position] = 0x30 + UInt8(rest % 10)
        rest /= 10
      }
      return digits + 1
    }
  }
}
