/// One speech: its text and what is known of it.
public struct Speech: Sendable {
  /// Given by the source or its path below the corpus root; never its position.
  public let id: String
  public let text: SpeechText
  public let metadata: Metadata

  public init(id: String, text: SpeechText, metadata: Metadata) {
    self.id = id
    self.text = text
    self.metadata = metadata
  }
}

/// What is known of a speech, from its source or its opening lines.
public struct Metadata: Sendable, Equatable {
  /// The names that mean something to Lectern, in the order they are written.
  public static let names = [
    "title", "date", "published", "speaker", "occasion", "place", "level", "source",
  ]
  /// What `level` may be.
  public static let levels = ["national", "province", "city", "county", "township"]

  private var fields = Fields()

  public init() {}

  /// Whatever the order in which they were set.
  public static func == (a: Metadata, b: Metadata) -> Bool {
    a.sorted.elementsEqual(b.sorted) { $0 == $1 }
  }

  /// A text by name; days are written `YYYY-MM-DD`. Further names are kept as they come.
  public subscript(name: String) -> String? {
    get { fields[name]?.text }
    set { fields[name] = newValue.map { .text($0) } }
  }

  public var title: String? { self["title"] }
  /// The day the speech was given.
  public var date: CalendarDate? { self["date"].flatMap { CalendarDate(iso: $0) } }
  /// The day it was published.
  public var published: CalendarDate? { self["published"].flatMap { CalendarDate(iso: $0) } }
  public var speaker: String? { self["speaker"] }
  public var place: String? { self["place"] }
  public var level: String? { self["level"] }

  /// Fills what is missing here from `other`.
  public func completed(by other: Metadata) -> Metadata {
    var result = self
    for field in other.fields.all where result.fields[field.name] == nil {
      result.fields[field.name] = field.value
    }
    return result
  }

  /// Known names first, then the others by name.
  public var sorted: [(name: String, value: String)] {
    let known = Self.names.compactMap { name in self[name].map { (name, $0) } }
    let others = fields.all
      .filter { !Self.names.contains($0.name) }
      .compactMap { field in field.value.text.map { (field.name, $0) } }
      .sorted { $0.0 < $1.0 }
    return known + others
  }
}
