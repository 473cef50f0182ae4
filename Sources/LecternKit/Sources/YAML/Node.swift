/// A value of a YAML file with the place where it stands.
public struct Node: Sendable {
  public enum ScalarStyle: Sendable {
    case plain, quoted, block
  }

  public enum Content: Sendable {
    case scalar(String, style: ScalarStyle)
    case sequence([Node])
    case mapping([Entry])
    /// An empty place, `~` or `null`, without quotes.
    case null
  }

  /// One line of a mapping. Keys are texts, and no two of a mapping are equal.
  public struct Entry: Sendable {
    public var key: Node
    public var value: Node

    public init(key: Node, value: Node) {
      self.key = key
      self.value = value
    }

    /// The text of the key.
    public var name: String { key.scalar ?? "" }
  }

  public var content: Content
  public var mark: Mark
  /// How many Unicode scalars the value takes on its first line, at least one.
  public var length: Int
  public var file: SourceFile

  public init(content: Content, mark: Mark, length: Int = 1, file: SourceFile) {
    self.content = content
    self.mark = mark
    self.length = max(length, 1)
    self.file = file
  }
}

extension Node {
  /// The text of a scalar of any style.
  public var scalar: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  public var sequence: [Node]? {
    if case .sequence(let nodes) = content { nodes } else { nil }
  }

  public var mapping: [Entry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  public var isNull: Bool {
    if case .null = content { true } else { false }
  }

  /// The value of a key, or nil when this is no mapping or has no such key.
  ///
  /// Takes time with the number of keys: go through `mapping` when there are many.
  public subscript(key: String) -> Node? {
    mapping?.first { $0.name == key }?.value
  }

  /// What this is, as messages call it: `a text`, `a list`, `a mapping` or `nothing`.
  public var kindName: String {
    switch content {
    case .scalar: "a text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .null: "nothing"
    }
  }

  /// An error that points at this node.
  public func error(
    _ message: String, hint: String? = nil, notes: [String] = []
  ) -> Diagnostic {
    file.error(message, at: mark, length: length, hint: hint, notes: notes)
  }

  /// The content as messages quote it: `'abc'`, `"5"` when it is quoted in the file, or the kind.
  var quoted: String {
    guard case .scalar(let text, let style) = content else { return kindName }
    let shown = Node.clipped(text)
    return style == .quoted ? "\"\(shown)\"" : "'\(shown)'"
  }

  /// The text, or its beginning if it is too long for a message.
  static func clipped(_ text: String) -> String {
    let mostShown = 60
    let isLong = text.unicodeScalars.dropFirst(mostShown).first != nil
    return isLong ? String(text.unicodeScalars.prefix(mostShown)) + "..." : text
  }
}
