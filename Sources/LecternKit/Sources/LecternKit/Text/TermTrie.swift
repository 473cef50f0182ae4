/// The tables of a ``TermMatcher``.
struct TermTrie: Sendable {
  let termCount: Int
  /// Terms that were given before: their number and that of the first.
  private(set) var duplicates: [(term: Int, first: Int)] = []

  /// One bit for each pair of characters, by hash, that begins a term.
  private var filter: [UInt64]
  private let filterMask: Int
  /// From a pair of characters to the node behind them.
  private var pairs: EdgeTable
  /// From a node and a character to the next node.
  private var edges: EdgeTable
  /// The term that ends at each node, or -1. Node 0 is none.
  private var terms: [Int32] = [-1]
  /// One bit for each character of the basic plane that is a term, those beyond share the last; empty
  /// where there is none. Such terms hang on node 0.
  private var singles: [UInt64] = []

  /// Empty terms are passed over.
  init(_ terms: [String]) {
    let views = terms.map { NormalizedText($0).scalars }
    termCount = views.count
    let letters = views.reduce(0) { $0 + max(1, $1.count - 2) }
    var bits = 1 << 12
    while bits < views.count * 32 { bits *= 2 }
    filter = [UInt64](repeating: 0, count: bits / 64)
    filterMask = bits - 1
    pairs = EdgeTable(capacity: views.count)
    edges = EdgeTable(capacity: letters)
    for (number, view) in views.enumerated() where !view.isEmpty {
      insert(view, number)
    }
  }

  private mutating func insert(_ view: [Unicode.Scalar], _ number: Int) {
    if view.count == 1 {
      if singles.isEmpty { singles = [UInt64](repeating: 0, count: 1 << 10) }
      let bit = min(view[0].value, 0xffff)
      singles[Int(bit >> 6)] |= 1 << UInt64(bit & 63)
      end(number, at: addNode(edges.insert(0, view[0].value, new: UInt32(terms.count))))
      return
    }
    let slot = filterSlot(view[0].value, view[1].value)
    filter[slot >> 6] |= 1 << UInt64(slot & 63)
    var node = addNode(pairs.insert(view[0].value, view[1].value, new: UInt32(terms.count)))
    for scalar in view.dropFirst(2) {
      node = addNode(edges.insert(node, scalar.value, new: UInt32(terms.count)))
    }
    end(number, at: node)
  }

  private mutating func end(_ number: Int, at node: UInt32) {
    if terms[Int(node)] < 0 {
      terms[Int(node)] = Int32(number)
    } else {
      duplicates.append((number, Int(terms[Int(node)])))
    }
  }

  /// Makes room for the term of a node that is new.
  private mutating func addNode(_ node: UInt32) -> UInt32 {
    if Int(node) == terms.count { terms.append(-1) }
    return node
  }

  @inline(__always)
  private func filterSlot(_ first: UInt32, _ second: UInt32) -> Int {
    Int(truncatingIfNeeded: (first &* 0x9e37_79b1 &+ second &* 0x85eb_ca6b) >> 8) & filterMask
  }

  /// Adds all matches in a range of the view, in order.
  func matches(in view: NormalizedText, range: Range<Int>, into matches: inout [TermMatch]) {
    let text = view.scalars
    precondition(range.lowerBound >= 0 && range.upperBound <= text.count)
    let (scalars, filter, singles) = (text.span, self.filter.span, self.singles.span)
    var start = range.lowerBound
    while start < range.upperBound {
      let (term, end) = longest(scalars, filter, singles, at: start, limit: range.upperBound)
      if term >= 0 {
        matches.append(TermMatch(start: Int32(start), end: Int32(end), term: term))
      }
      start = end
    }
  }

  /// Whether any term stands in a range of the view.
  func has(in view: NormalizedText, _ range: Range<Int>) -> Bool {
    let text = view.scalars
    precondition(range.lowerBound >= 0 && range.upperBound <= text.count)
    let (scalars, filter, singles) = (text.span, self.filter.span, self.singles.span)
    return range.contains {
      longest(scalars, filter, singles, at: $0, limit: range.upperBound).term >= 0
    }
  }

  /// The longest term that begins at a place of the view.
  func match(in view: NormalizedText, at start: Int) -> TermMatch? {
    let text = view.scalars
    guard start >= 0, start < text.count else { return nil }
    let (term, end) = longest(
      text.span, filter.span, singles.span, at: start, limit: text.count)
    return term < 0 ? nil : TermMatch(start: Int32(start), end: Int32(end), term: term)
  }

  /// The longest term that begins at `start` and where it ends; -1 and the next place where none does.
  ///
  /// Unchecked: `start < limit <= scalars.count`, and slots are masked to the size of their tables.
  @inline(__always)
  private func longest(
    _ scalars: borrowing Span<Unicode.Scalar>, _ filter: borrowing Span<UInt64>,
    _ singles: borrowing Span<UInt64>, at start: Int, limit: Int
  ) -> (term: Int32, end: Int) {
    let first = scalars[unchecked: start].value
    var longest: Int32 = -1
    var end = start + 1
    if !singles.isEmpty {
      let bit = min(first, 0xffff)
      if singles[unchecked: Int(bit >> 6)] & (1 << UInt64(bit & 63)) != 0 {
        longest = terms[Int(edges.next(0, first))]
      }
    }
    guard end < limit else { return (longest, end) }
    let second = scalars[unchecked: end].value
    let slot = filterSlot(first, second)
    guard filter[unchecked: slot >> 6] & (1 << UInt64(slot & 63)) != 0 else {
      return (longest, end)
    }
    var node = pairs.next(first, second)
    var position = start + 2
    while node != 0 {
      let term = terms[Int(node)]
      if term >= 0 {
        longest = term
        end = position
      }
      guard position < limit else { break }
      node = edges.next(node, scalars[unchecked: position].value)
      position += 1
    }
    return (longest, end)
  }
}

/// Edges of a trie by open addressing: a word holds both ends, so that a step is one look.
private struct EdgeTable: Sendable {
  /// 21 bits each for the two parts of the key, 22 for the node behind; all ones where there is none.
  private var words: [UInt64]
  private let mask: Int
  private static let none = UInt64.max
  private static let nodeBits: UInt64 = 22

  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    words = [UInt64](repeating: Self.none, count: size)
    mask = size - 1
  }

  @inline(__always)
  private static func key(_ from: UInt32, _ scalar: UInt32) -> UInt64 {
    UInt64(from) << 21 | UInt64(scalar)
  }

  @inline(__always)
  private func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 32) & mask
  }

  /// The node behind an edge; `new` if the edge was not there.
  mutating func insert(_ from: UInt32, _ scalar: UInt32, new: UInt32) -> UInt32 {
    precondition(from < 1 << 21 && new < 1 << 21, "more than two million characters of terms")
    let key = Self.key(from, scalar)
    var slot = slot(key)
    while words[slot] != Self.none {
      if words[slot] >> Self.nodeBits == key {
        return UInt32(truncatingIfNeeded: words[slot] & (1 << Self.nodeBits - 1))
      }
      slot = (slot + 1) & mask
    }
    words[slot] = key << Self.nodeBits | UInt64(new)
    return new
  }

  /// The node behind an edge, 0 where there is none.
  @inline(__always)
  func next(_ from: UInt32, _ scalar: UInt32) -> UInt32 {
    let key = Self.key(from, scalar)
    var slot = slot(key)
    while true {
      let word = words[slot]
      if word >> Self.nodeBits == key {
        return UInt32(truncatingIfNeeded: word & (1 << Self.nodeBits - 1))
      }
      if word == Self.none { return 0 }
      slot = (slot + 1) & mask
    }
  }
}
