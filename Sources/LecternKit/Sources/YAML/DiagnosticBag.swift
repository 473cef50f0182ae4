/// Gathers mistakes: each one once, and not more than anybody reads.
struct DiagnosticBag {
  private static let most = 1000

  private var items: [Diagnostic] = []
  private var seen: Set<Diagnostic> = []

  var isEmpty: Bool { items.isEmpty }
  var count: Int { items.count }
  var isFull: Bool { items.count >= DiagnosticBag.most }

  /// Adds a mistake, unless the same is there; that happens where an alias is used again.
  mutating func add(_ diagnostic: Diagnostic) {
    guard !isFull, seen.insert(diagnostic).inserted else { return }
    items.append(diagnostic)
  }

  func contains(at mark: Mark?, in path: String?) -> Bool {
    items.contains { $0.mark == mark && $0.path == path }
  }

  /// The mistakes in the order of their places; those of one place in the order they were added.
  var sorted: Diagnostics {
    let start = Mark(line: 0, column: 0)
    let ordered = items.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      if one.path != other.path { return (one.path ?? "") < (other.path ?? "") }
      if one.mark != other.mark { return (one.mark ?? start) < (other.mark ?? start) }
      return left.offset < right.offset
    }
    var all = ordered.map(\.element)
    if isFull {
      let message = "more than \(DiagnosticBag.most) mistakes: no more were looked for"
      all.append(Diagnostic(message: message, path: all.last?.path))
    }
    return Diagnostics(all)
  }
}
