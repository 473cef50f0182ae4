public import LecternKit

/// What people decided on rows of a layer's table: it outlives every run, and the speech itself.
public struct TaskReview: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    case changed, split, merged, deleted, added
  }

  /// The words of the speech that a review hangs on.
  public struct Anchor: Sendable, Equatable {
    /// Of the record; empty where there was none.
    public var key: String
    public var text: String
    /// What stood around it: it tells equal texts apart, and finds the place of a text that is gone.
    public var before: String
    public var after: String
    /// In characters from the beginning of the speech, when it was decided.
    public var start: Int
    /// Where the words belong to several rows, one a lead: whose row it is.
    public var lead: String?

    public init(
      key: String, text: String, before: String, after: String, start: Int, lead: String? = nil
    ) {
      self.key = key
      self.text = text
      self.before = before
      self.after = after
      self.start = start
      self.lead = lead
    }
  }

  /// Given by the store; never used again.
  public var id: Int64
  public var layer: String
  public var speech: String
  public var title: String?
  public var kind: Kind
  /// The rows it decides on, by the keys that were sent round.
  public var keys: [String]
  public var anchors: [Anchor]
  /// The rows that stand instead: texts by column.
  public var results: [Fields]
  /// Who said so and where.
  public var source: String
  /// Earlier reviews that count again when this one is dropped.
  public var replaces: [Int64]
  /// ISO 8601 in UTC.
  public var decided: String

  public init(
    id: Int64 = 0, layer: String, speech: String, title: String?, kind: Kind, keys: [String],
    anchors: [Anchor], results: [Fields], source: String, replaces: [Int64] = [],
    decided: String = ""
  ) {
    self.id = id
    self.layer = layer
    self.speech = speech
    self.title = title
    self.kind = kind
    self.keys = keys
    self.anchors = anchors
    self.results = results
    self.source = source
    self.replaces = replaces
    self.decided = decided
  }
}

/// A row as it was sent to a unit for comment.
public struct SentRow: Sendable, Equatable {
  public var unit: String
  public var key: String
  public var layer: String
  public var speech: String
  public var title: String?
  public var anchors: [TaskReview.Anchor]
  /// Texts by column.
  public var cells: Fields

  public init(
    unit: String, key: String, layer: String, speech: String, title: String?,
    anchors: [TaskReview.Anchor], cells: Fields
  ) {
    self.unit = unit
    self.key = key
    self.layer = layer
    self.speech = speech
    self.title = title
    self.anchors = anchors
    self.cells = cells
  }
}

extension TaskReview.Anchor {
  init(_ fields: Fields) {
    self.init(
      key: fields["key"]?.text ?? "", text: fields["text"]?.text ?? "",
      before: fields["before"]?.text ?? "", after: fields["after"]?.text ?? "",
      start: fields["start"]?.integer ?? 0, lead: fields["lead"]?.text)
  }

  var fields: Fields {
    var fields = Fields()
    fields["key"] = .text(key)
    fields["text"] = .text(text)
    fields["before"] = .text(before)
    fields["after"] = .text(after)
    fields["start"] = .integer(start)
    fields["lead"] = lead.map { .text($0) }
    return fields
  }
}
