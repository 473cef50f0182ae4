/// The keys of one mapping while it is parsed.
struct KeySet {
  /// Below so many a search is faster than a table.
  private static let few = 8

  private var list: [(name: String, mark: Mark)] = []
  private var table: [String: Mark] = [:]

  /// Takes a key in, or says why it cannot be one.
  mutating func insert(_ key: Node) -> Diagnostic? {
    guard case .scalar(let name, let style) = key.content else {
      return key.error(
        "a key must be a text, found \(key.kindName)",
        hint: key.isNull ? "put the key in quotes" : nil)
    }
    if name == "<<", style == .plain {
      return key.error("merge keys ('<<') are not supported", hint: "write the keys out")
    }
    if let first = mark(of: name) {
      return key.error("duplicate key \(key.quoted)", notes: ["first in line \(first.line)"])
    }
    remember(name, key.mark)
    return nil
  }

  private func mark(of name: String) -> Mark? {
    table.isEmpty ? list.first { $0.name == name }?.mark : table[name]
  }

  private mutating func remember(_ name: String, _ mark: Mark) {
    if !table.isEmpty {
      table[name] = mark
      return
    }
    list.append((name, mark))
    if list.count > KeySet.few {
      for (name, mark) in list { table[name] = mark }
    }
  }
}
