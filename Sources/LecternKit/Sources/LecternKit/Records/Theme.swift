/// A place where a theme is spoken of.
public struct ThemeMention: Record {
  public static let recordName = "theme-mention"

  public var id = ""
  public var key = ""
  public var range = 0..<0
  public var theme = ""
  /// The dictionary's term, as the dictionary has it.
  public var term = ""
  public var segment: String?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("key", &key)
    visitor.range(&range, quote: "quote")
    visitor.field("theme", &theme)
    visitor.field("term", &term)
    visitor.field("segment", &segment)
  }
}

/// How often a theme is spoken of in a part of the speech, or in the whole of it; zeros are kept.
public struct ThemeCount: Record {
  public static let recordName = "theme-count"

  public var id = ""
  public var key = ""
  public var range = 0..<0
  public var theme = ""
  /// The topmost part counted; nil for the whole speech.
  public var segment: String?
  public var heading: String?
  public var function: Segment.Function?
  public var mentions = 0
  /// The denominator: characters that are not blank, page furniture left out.
  public var characters = 0
  /// Mentions per thousand `characters`.
  public var perThousand = 0.0

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("key", &key)
    visitor.range(&range, quote: nil)
    visitor.field("theme", &theme)
    visitor.field("segment", &segment)
    visitor.field("heading", &heading)
    visitor.field("function", &function)
    visitor.field("mentions", &mentions)
    visitor.field("characters", &characters)
    visitor.field("perThousand", &perThousand)
  }
}
