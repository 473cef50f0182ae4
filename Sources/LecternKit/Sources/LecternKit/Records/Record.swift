/// One annotation of a layer.
public protocol Record: Structure {
  /// The name of the type in manifests.
  static var recordName: String { get }
  /// Unique within the speech and layer, and never empty: given by the analyzer, since records refer to
  /// each other, and checked by the host.
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
    precondition(letter.isASCII && number >= 0)
    // A letter and the at most nineteen digits of a number, from behind.
    var bytes = InlineArray<20, UInt8>(repeating: 0)
    var start = 20
    var rest = number
    repeat {
      start -= 1
      bytes[start] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
    start -= 1
    bytes[start] = UInt8(truncatingIfNeeded: letter.value)
    let text = bytes.span
    return String(wellFormed: text.extracting(start..<20))
  }
}

/// The ids of a layer's records. Those of most speeches are made once, for all speeches: an analyzer
/// holds one of these.
public struct RecordIDSeries: Sendable {
  private let letter: Unicode.Scalar
  private let made: [String]

  /// - Parameter letter: with which the ids begin, of ASCII.
  public init(_ letter: Unicode.Scalar) {
    self.letter = letter
    made = (0..<2000).map { RecordID.make(letter, $0) }
  }

  /// The id of a number from 0.
  public subscript(number: Int) -> String {
    number < made.count ? made[number] : RecordID.make(letter, number)
  }
}
