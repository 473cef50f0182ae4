/// The tables of a ``TermMatcher``.
///
/// Speed is a matter of cache lines here: a bit for a pair of characters rejects most places, a hash
/// table leads from the pair to a node, and from there on the nodes of a path lie side by side.
struct TermTrie: Sendable {
  /// What stands behind the first characters of one or more terms. The first two have a node at the
  /// end of them, and so has each further one.
  private struct Node {
    /// The character that leads here; of no meaning where a pair does.
    var scalar: UInt32
    /// The term that ends here, or -1.
    var term: Int32 = -1
    /// The nodes of the characters that may follow, sorted, side by side.
    var children: Int32 = 0
    var childCount: Int32 = 0
  }

  let termCount: Int
  /// Terms that were given before: their number and that of the first.
  private(set) var duplicates: [(term: Int, first: Int)] = []

  /// One bit for each pair of characters, by hash, that begins a term.
  private var filter: [UInt64]
  private let filterMask: Int
  private var pairs: PairTable
  private var nodes: [Node] = []
  /// One bit for each character of the basic plane that is a term, those beyond share the last; empty
  /// where there is none.
  private var singles: [UInt64] = []

  private typealias Term = (scalars: [UInt32], number: Int)
  /// Stands for the second character of terms that have but one.
  private static let none: UInt32 = 0x1f_ffff

  /// Empty terms are passed over.
  init(_ terms: [String]) {
    termCount = terms.count
    var sorted: [Term] = []
    for (number, term) in terms.enumerated() {
      let scalars = NormalizedText(term).scalars.map(\.value)
      if !scalars.isEmpty { sorted.append((scalars, number)) }
    }
    // Of equal terms the first given comes first.
    sorted.sort { a, b in
      if let place = zip(a.scalars, b.scalars).first(where: { $0 != $1 }) {
        return place.0 < place.1
      }
      return (a.scalars.count, a.number) < (b.scalars.count, b.number)
    }
    let groups = Self.groups(sorted[...]) { $0.count > 1 ? [$0[0], $0[1]] : [$0[0], Self.none] }
    var bits = 1 << 10
    while bits < groups.count * 16 { bits *= 2 }
    filter = [UInt64](repeating: 0, count: bits / 64)
    filterMask = bits - 1
    pairs = PairTable(capacity: groups.count)
    for group in groups {
      let first = group[group.startIndex].scalars
      nodes.append(Node(scalar: 0))
      let node = nodes.count - 1
      if first.count == 1 {
        addSingle(first[0])
        pairs.insert(first[0], Self.none, node: node)
      } else {
        let slot = filterSlot(first[0], first[1])
        filter[slot >> 6] |= 1 << UInt64(slot & 63)
        pairs.insert(first[0], first[1], node: node)
      }
      fill(node, with: group, depth: min(first.count, 2))
    }
    duplicates.sort { $0.term < $1.term }
  }

  /// Parts sorted terms where what `key` takes of them changes.
  private static func groups(
    _ terms: ArraySlice<Term>, _ key: ([UInt32]) -> [UInt32]
  ) -> [ArraySlice<Term>] {
    var groups: [ArraySlice<Term>] = []
    var start = terms.startIndex
    for index in terms.indices where key(terms[index].scalars) != key(terms[start].scalars) {
      groups.append(terms[start..<index])
      start = index
    }
    if start < terms.endIndex { groups.append(terms[start...]) }
    return groups
  }

  /// Enters the terms that share their first `depth` characters behind a node. Only where paths part
  /// does it call itself: a term may be long.
  private mutating func fill(_ node: Int, with terms: ArraySlice<Term>, depth: Int) {
    var (node, rest, depth) = (node, terms, depth)
    while true {
      let ending = rest.prefix { $0.scalars.count == depth }
      if let first = ending.first {
        nodes[node].term = Int32(first.number)
        for other in ending.dropFirst() { duplicates.append((other.number, first.number)) }
      }
      let groups = Self.groups(rest.dropFirst(ending.count)) { [$0[depth]] }
      let children = nodes.count
      nodes[node].children = Int32(children)
      nodes[node].childCount = Int32(groups.count)
      for group in groups { nodes.append(Node(scalar: group[group.startIndex].scalars[depth])) }
      depth += 1
      for (index, group) in groups.dropLast().enumerated() {
        fill(children + index, with: group, depth: depth)
      }
      guard let last = groups.last else { return }
      (node, rest) = (children + groups.count - 1, last)
    }
  }

  private mutating func addSingle(_ scalar: UInt32) {
    if singles.isEmpty { singles = [UInt64](repeating: 0, count: 1 << 10) }
    let bit = min(scalar, 0xffff)
    singles[Int(bit >> 6)] |= 1 << UInt64(bit & 63)
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
    // Appended some at a time: that costs a look at the list's owner each.
    withUnsafeTemporaryAllocation(of: TermMatch.self, capacity: 128) { found in
      var count = 0
      var start = range.lowerBound
      while start < range.upperBound {
        let (term, end) = longest(scalars, filter, singles, at: start, limit: range.upperBound)
        if term >= 0 {
          if count == found.count {
            matches.append(contentsOf: found)
            count = 0
          }
          found.initializeElement(
            at: count, to: TermMatch(start: Int32(start), end: Int32(end), term: term))
          count += 1
        }
        start = end
      }
      matches.append(contentsOf: found[..<count])
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
      if singles[unchecked: Int(bit >> 6)] & (1 << UInt64(bit & 63)) != 0,
        let node = pairs.node(first, Self.none)
      {
        longest = nodes[node].term
      }
    }
    guard end < limit else { return (longest, end) }
    let second = scalars[unchecked: end].value
    let slot = filterSlot(first, second)
    guard filter[unchecked: slot >> 6] & (1 << UInt64(slot & 63)) != 0,
      let pair = pairs.node(first, second)
    else { return (longest, end) }
    var node = nodes[pair]
    var position = start + 2
    while true {
      if node.term >= 0 {
        longest = node.term
        end = position
      }
      guard position < limit, let next = child(of: node, scalars[unchecked: position].value)
      else { return (longest, end) }
      node = nodes[next]
      position += 1
    }
  }

  /// The node behind another one's and a character. A few are looked through, more are halved.
  @inline(__always)
  private func child(of node: Node, _ scalar: UInt32) -> Int? {
    var low = Int(node.children)
    var high = low + Int(node.childCount)
    while high - low > 8 {
      let middle = (low + high) / 2
      if nodes[middle].scalar <= scalar { low = middle } else { high = middle }
    }
    while low < high {
      if nodes[low].scalar == scalar { return low }
      low += 1
    }
    return nil
  }
}

/// Nodes by pairs of characters, by open addressing: a word holds both, so that a search is one look.
private struct PairTable: Sendable {
  /// 21 bits for each character, 22 for the node; all ones where there is none.
  private var words: [UInt64]
  private let mask: Int
  private static let empty = UInt64.max
  private static let nodeBits: UInt64 = 22

  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    words = [UInt64](repeating: Self.empty, count: size)
    mask = size - 1
  }

  @inline(__always)
  private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 21 | UInt64(second)
  }

  @inline(__always)
  private func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 32) & mask
  }

  /// Enters a pair that is not there yet.
  mutating func insert(_ first: UInt32, _ second: UInt32, node: Int) {
    precondition(node < 1 << 22 - 1, "more than four million characters of terms")
    let key = Self.key(first, second)
    var slot = slot(key)
    while words[slot] != Self.empty { slot = (slot + 1) & mask }
    words[slot] = key << Self.nodeBits | UInt64(node)
  }

  @inline(__always)
  func node(_ first: UInt32, _ second: UInt32) -> Int? {
    let key = Self.key(first, second)
    var slot = slot(key)
    while true {
      let word = words[slot]
      if word >> Self.nodeBits == key {
        return Int(truncatingIfNeeded: word & (1 << Self.nodeBits - 1))
      }
      if word == Self.empty { return nil }
      slot = (slot + 1) & mask
    }
  }
}
