/// A node of a speech's outline.
public struct Segment: Record {
  public enum Kind: String, FieldValue, CaseIterable {
    /// Opened by a heading or by a marker at a paragraph's beginning.
    case part
    /// Opened by a run-in marker (`一是`), wherever it stands.
    case item
    case paragraph
    /// From one of `。！？；`, a line end or a run of ideographic spaces to the next.
    case sentence
  }

  public enum Role: String, FieldValue, CaseIterable {
    case boilerplate, metadata, salutation, heading, body, closing
  }

  /// What a part does in the speech; it tells a boast from a plan.
  public enum Function: String, FieldValue, CaseIterable {
    case review, problems, outlook, targets, plan
    case selfGovernance = "self-governance"
    case other
  }

  public static let recordName = "segment"

  public var id = ""
  public var key = ""
  public var range = 0..<0
  public var kind = Kind.sentence
  public var role: Role?
  public var function: Function?
  /// Depth of the marker in the speech's own outline, 1 topmost; nil without a marker.
  public var level: Int?
  public var marker: String?
  public var markerStart: Int?
  public var heading: String?
  /// The id of the segment this one lies in.
  public var parent: String?

  public init() {}

  public func lies(in text: SpeechText) -> Bool {
    text.holds(range) && text.holds(markerStart.map { $0..<$0 } ?? range)
  }

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("key", &key)
    visitor.field("kind", &kind)
    visitor.field("role", &role)
    visitor.field("function", &function)
    visitor.field("level", &level)
    visitor.field("marker", &marker)
    visitor.place("markerStart", &markerStart)
    visitor.field("heading", &heading)
    visitor.field("parent", &parent, always: true)
    visitor.range(&range, quote: nil)
  }
}
