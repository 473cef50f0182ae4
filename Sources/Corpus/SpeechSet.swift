/// One entry of a workflow's `speeches:`.
public struct SpeechSet: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// Files by a pattern: `*`, `?`, `**`, `{a,b}` and `[abc]`, or one file by its path.
    case files(pattern: String)
    /// A table with one speech a row; `columns` maps names of metadata, and `text`, to columns.
    /// Without any, every column is taken under its own name.
    case table(path: String, columns: [String: String])
  }

  /// Paths are absolute or relative to the root of the corpus.
  public var kind: Kind
  /// What the workflow says of these speeches; it wins over what their files say.
  public var metadata: [String: String]

  public init(kind: Kind, metadata: [String: String] = [:]) {
    self.kind = kind
    self.metadata = metadata
  }
}

/// One speech to read, cheap to hold.
public struct SpeechSource: Sendable {
  /// The path relative to the root of the corpus, or for a row of a table what its columns say; see
  /// ``Corpus/list()``. The text may carry an id of its own in its front matter.
  public let id: String
  /// As shown to people: relative to the root of the corpus.
  public let path: String
  /// The row of a table, the first one below the names being 1.
  public let row: Int?
  /// Which of the speech sets it is from.
  public let set: Int
  let place: Place

  enum Place: Sendable {
    case file(String)
    case row(Table, Table.Row)
  }
}

extension SpeechSource: Hashable {
  public static func == (a: SpeechSource, b: SpeechSource) -> Bool {
    a.id == b.id && a.path == b.path && a.row == b.row && a.set == b.set
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(path)
    hasher.combine(row)
  }
}
