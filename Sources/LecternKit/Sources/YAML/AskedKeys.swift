/// The keys of one mapping, and which of them a type has asked for.
final class AskedKeys {
  let entries: [Node.Entry]
  private let values: [String: Node]
  private var asked: Set<String> = []
  private var askedInOrder: [String] = []
  private var missing: [String] = []
  private var accepts: [(String) -> Bool] = []

  init(of entries: [Node.Entry]) {
    self.entries = entries
    values = Dictionary(entries.map { ($0.name, $0.value) }) { first, _ in first }
  }

  func accept<Key: CodingKey>(_ type: Key.Type) {
    accepts.append { Key(stringValue: $0) != nil }
  }

  /// The value of a key, which is known from now on.
  func ask(_ key: String) -> Node? {
    if asked.insert(key).inserted { askedInOrder.append(key) }
    return values[key]
  }

  func miss(_ key: String) {
    if !missing.contains(key) { missing.append(key) }
  }

  /// - Parameter isComplete: whether the type was read to its end. If not, it has not asked for all
  ///   of its keys, and a key is unknown only when its `CodingKey` cannot be made.
  func mistakes(in node: Node, isComplete: Bool) -> [Diagnostic] {
    let unknown = entries.filter { entry in
      !asked.contains(entry.name) && (isComplete || !accepts.contains { $0(entry.name) })
    }
    // A key that is there already is not the one that was meant.
    let candidates = askedInOrder.filter { values[$0] == nil }
    var meant: Set<String> = []
    var mistakes: [Diagnostic] = []
    for entry in unknown {
      let nearest = Suggestion.nearest(to: entry.name, among: candidates)
      if let nearest { meant.insert(nearest) }
      mistakes.append(
        entry.key.error(
          "unknown key \(entry.key.quoted)", hint: nearest.map { "did you mean '\($0)'?" },
          notes: isComplete ? [Suggestion.available(askedInOrder)] : []))
    }
    // A misspelt key is one mistake, not two.
    return mistakes
      + missing.filter { !meant.contains($0) }.map { node.error("missing key '\($0)'") }
  }
}
