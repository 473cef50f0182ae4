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
  /// Whether there are places in it besides `range`, in structures of its own.
  var hasInnerPlaces: Bool { get }
}

extension Record {
  public var hasInnerPlaces: Bool { true }
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
