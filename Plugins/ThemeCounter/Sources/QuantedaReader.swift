internal import YAML

/// Reads a dictionary that quanteda has written or would read: keys with lists of words, or with
/// further keys under them.
///
/// A key becomes a theme, one under another a theme under it whose id is the path to it: `a.b`.
struct QuantedaReader {
  private let root: Node
  private var themes: [DictionaryFile.Theme] = []
  private var mistakes: [Diagnostic] = []
  init(_ root: Node) { self.root = root }

  /// Whether a file is of this format: one of our own has a version and themes.
  static func canRead(_ node: Node) -> Bool {
    guard let entries = node.mapping, !entries.isEmpty else { return false }
    return !entries.contains { $0.name == "version" || $0.name == "themes" }
  }

  /// - Throws: `Diagnostics` with all mistakes of the file.
  consuming func read() throws -> DictionaryFile {
    for entry in root.mapping ?? [] { add(entry, under: nil) }
    guard mistakes.isEmpty else { throw Diagnostics(mistakes) }
    return DictionaryFile(version: "", title: "", words: nil, themes: themes, exclusions: nil)
  }

  private mutating func add(_ entry: Node.Entry, under parent: String?) {
    let id = parent.map { "\($0).\(entry.name)" } ?? entry.name
    if entry.name.isEmpty { mistakes.append(entry.key.error("a key without a name")) }
    let number = themes.count
    themes.append(
      DictionaryFile.Theme(
        id: Located(id, at: entry.key), name: entry.name,
        parent: parent.map { Located($0, at: entry.key) }, terms: [], inContext: nil))
    add(entry.value, to: number)
  }

  /// Words stand alone or in a list, further keys in a mapping or in a list beside words.
  private mutating func add(_ node: Node, to theme: Int) {
    switch node.content {
    case .scalar(let word, _): themes[theme].terms?.append(Located(word, at: node))
    case .sequence(let nodes): for node in nodes { add(node, to: theme) }
    case .mapping(let entries):
      for entry in entries {
        // How quanteda writes the words of a key that has further keys too.
        if entry.name.isEmpty {
          add(entry.value, to: theme)
        } else {
          add(entry, under: themes[theme].id.value)
        }
      }
    case .null: mistakes.append(node.error("expected a word, found nothing"))
    }
  }
}
