/// The tables of a ``TermMatcher``.
///
/// Speed is a matter of cache lines here: a bit for a pair of characters rejects most places, a hash
/// table holds what stands behind the pair, and from there on the nodes of a path lie side by side.
struct TermTrie: Sendable {
  /// What stands behind the first characters of one or more terms. The first two have a node in the
  /// table of pairs, each further one has its own.
  fileprivate struct Node {
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
  private let filterMask: UInt32
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
    while bits < groups.count * 32 { bits *= 2 }
    filter = [UInt64](repeating: 0, count: bits / 64)
    filterMask = UInt32(bits - 1)
    pairs = PairTable(capacity: groups.count)
    for group in groups {
      let first = group[group.startIndex].scalars
      let second = first.count > 1 ? first[1] : Self.none
      if first.count == 1 {
        addSingle(first[0])
      } else {
        let slot = filterSlot(Self.mixed(first[0]), Self.mixed(second))
        filter[slot >> 6] |= 1 << UInt64(slot & 63)
      }
      var node = Node(scalar: 0)
      fill(&node, with: group, depth: min(first.count, 2))
      pairs.insert(first[0], second, node)
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

  /// Enters the terms that share their first `depth` characters behind a node. A list of what is left
  /// to do instead of a call for each character: a term may be long.
  private mutating func fill(_ root: inout Node, with terms: ArraySlice<Term>, depth: Int) {
    var left: [(node: Int?, terms: ArraySlice<Term>, depth: Int)] = [(nil, terms, depth)]
    while let (index, terms, depth) = left.popLast() {
      var node = index.map { nodes[$0] } ?? root
      let ending = terms.prefix { $0.scalars.count == depth }
      if let first = ending.first {
        node.term = Int32(first.number)
        for other in ending.dropFirst() { duplicates.append((other.number, first.number)) }
      }
      let groups = Self.groups(terms.dropFirst(ending.count)) { [$0[depth]] }
      node.children = Int32(nodes.count)
      node.childCount = Int32(groups.count)
      for group in groups {
        left.append((nodes.count, group, depth + 1))
        nodes.append(Node(scalar: group[group.startIndex].scalars[depth]))
      }
      if let index { nodes[index] = node } else { root = node }
    }
  }

  private mutating func addSingle(_ scalar: UInt32) {
    if singles.isEmpty { singles = [UInt64](repeating: 0, count: 1 << 10) }
    let bit = min(scalar, 0xffff)
    singles[Int(bit >> 6)] |= 1 << UInt64(bit & 63)
  }

  /// Spreads the bits of a character.
  @inline(__always)
  private static func mixed(_ scalar: UInt32) -> UInt32 { scalar &* 0x9e37_79b1 }

  /// Of two characters, mixed.
  @inline(__always)
  private func filterSlot(_ first: UInt32, _ second: UInt32) -> Int {
    Int((first >> 11 &+ second >> 16) & filterMask)
  }

  /// Adds all matches in a range of the view, in order.
  func matches(in view: NormalizedText, range: Range<Int>, into matches: inout [TermMatch]) {
    // Appended some at a time: that costs a look at the list's owner each.
    withUnsafeTemporaryAllocation(of: TermMatch.self, capacity: 128) { found in
      var count = 0
      forEachPlace(in: view, range) { start, term, end in
        if count == found.count {
          matches.append(contentsOf: found)
          count = 0
        }
        found.initializeElement(
          at: count, to: TermMatch(start: Int32(start), end: Int32(end), term: term))
        count += 1
        return true
      }
      matches.append(contentsOf: found[..<count])
    }
  }

  /// Whether any term stands in a range of the view.
  func has(in view: NormalizedText, _ range: Range<Int>) -> Bool {
    var found = false
    forEachPlace(in: view, range) { _, _, _ in
      found = true
      return false
    }
    return found
  }

  /// The longest term that begins at a place of the view.
  func match(in view: NormalizedText, at start: Int) -> TermMatch? {
    let text = view.scalars
    guard start >= 0, start < text.count else { return nil }
    let (term, end) = longest(text.span, nodes.span, at: start, limit: text.count)
    return term < 0 ? nil : TermMatch(start: Int32(start), end: Int32(end), term: term)
  }

  /// Calls `body` with the place, term and end of each match until it returns false.
  ///
  /// Goes by 64 characters: the filter is asked for all of them first, without a branch that would have
  /// to be guessed, then the few places it leaves are looked at.
  @inline(__always)
  private func forEachPlace(
    in view: NormalizedText, _ range: Range<Int>, _ body: (Int, Int32, Int) -> Bool
  ) {
    let text = view.scalars
    precondition(range.lowerBound >= 0 && range.upperBound <= text.count)
    let (scalars, nodes) = (text.span, nodes.span)
    let limit = range.upperBound
    var block = range.lowerBound
    while block < limit {
      var candidates = candidates(scalars, from: block, limit: limit)
      var next = block + 64
      while candidates != 0 {
        let start = block + candidates.trailingZeroBitCount
        let (term, end) = longest(scalars, nodes, at: start, limit: limit)
        if term >= 0 {
          guard body(start, term, end) else { return }
          guard end < next else {
            next = end
            break
          }
          candidates &= ~0 &<< UInt64(end - block)
        } else {
          candidates &= candidates - 1
        }
      }
      block = next
    }
  }

  /// A bit for each of the 64 places from `start` on where a term may begin. A function of its own: the
  /// loops need all registers.
  ///
  /// Unchecked: `start < limit <= scalars.count`, and slots are masked to the size of the filter.
  @inline(never)
  private func candidates(
    _ scalars: borrowing Span<Unicode.Scalar>, from start: Int, limit: Int
  ) -> UInt64 {
    let filter = filter.span
    // Bits come in at the top and move down, one each step.
    var bits: UInt64 = 0
    var first = Self.mixed(scalars[unchecked: start].value)
    let pairs = min(start &+ 64, limit &- 1)
    var place = start
    while place < pairs {
      place &+= 1
      let second = Self.mixed(scalars[unchecked: place].value)
      let slot = filterSlot(first, second)
      bits = bits &>> 1 | (filter[unchecked: slot &>> 6] &>> UInt64(slot)) &<< 63
      first = second
    }
    bits = pairs > start ? bits &>> UInt64(64 &- (pairs &- start)) : 0
    return singles.isEmpty ? bits : bits | singles(scalars, from: start, limit: limit)
  }

  /// A bit for each of the 64 places from `start` on with a character that is a term.
  @inline(never)
  private func singles(
    _ scalars: borrowing Span<Unicode.Scalar>, from start: Int, limit: Int
  ) -> UInt64 {
    let singles = singles.span
    var bits: UInt64 = 0
    let end = min(start &+ 64, limit)
    for place in start..<end {
      let bit = min(scalars[unchecked: place].value, 0xffff)
      bits = bits &>> 1 | (singles[unchecked: Int(bit &>> 6)] &>> UInt64(bit)) &<< 63
    }
    return bits &>> UInt64(64 &- (end &- start))
  }

  /// Whether a character may be a term.
  @inline(__always)
  private func isSingle(_ scalar: UInt32) -> Bool {
    guard !singles.isEmpty else { return false }
    let bit = min(scalar, 0xffff)
    return singles.span[unchecked: Int(bit &>> 6)] &>> UInt64(bit) & 1 != 0
  }

  /// The longest term that begins at `start` and where it ends; -1 where none does.
  @inline(__always)
  private func longest(
    _ scalars: borrowing Span<Unicode.Scalar>, _ nodes: borrowing Span<Node>, at start: Int,
    limit: Int
  ) -> (term: Int32, end: Int) {
    let first = scalars[unchecked: start].value
    var longest: Int32 = -1
    var end = start + 1
    if isSingle(first) { longest = pairs.node(first, Self.none).term }
    guard end < limit else { return (longest, end) }
    var node = pairs.node(first, scalars[unchecked: end].value)
    var position = start + 2
    while true {
      if node.term >= 0 {
        longest = node.term
        end = position
      }
      guard node.childCount > 0, position < limit else { return (longest, end) }
      let child = Self.child(of: node, scalars[unchecked: position].value, nodes)
      guard child >= 0 else { return (longest, end) }
      node = nodes[unchecked: child]
      position += 1
    }
  }

  /// The node behind another one's and a character, or -1. A few are looked through, more are halved.
  @inline(__always)
  private static func child(
    of node: Node, _ scalar: UInt32, _ nodes: borrowing Span<Node>
  ) -> Int {
    var low = Int(node.children)
    var high = low + Int(node.childCount)
    while high - low > 8 {
      let middle = (low + high) / 2
      if nodes[unchecked: middle].scalar <= scalar { low = middle } else { high = middle }
    }
    while low < high {
      if nodes[unchecked: low].scalar == scalar { return low }
      low += 1
    }
    return -1
  }
}

/// Nodes by pairs of characters, by open addressing: a look at the key and one beside it at the node,
/// neither waiting for the other.
private struct PairTable: Sendable {
  /// 32 bits for the first character, 32 for the second; all ones where there is none.
  private var keys: [UInt64]
  /// Without a term or a child where there is no pair.
  private var nodes: [TermTrie.Node]
  private let mask: Int
  private static let empty = UInt64.max

  init(capacity: Int) {
    var size = 16
    while size < capacity * 3 { size *= 2 }
    keys = [UInt64](repeating: Self.empty, count: size)
    nodes = [TermTrie.Node](repeating: TermTrie.Node(scalar: 0), count: size)
    mask = size - 1
  }

  @inline(__always)
  private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 32 | UInt64(second)
  }

  @inline(__always)
  private func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 32) & mask
  }

  /// Enters a pair that is not there yet.
  mutating func insert(_ first: UInt32, _ second: UInt32, _ node: TermTrie.Node) {
    let key = Self.key(first, second)
    var slot = slot(key)
    while keys[slot] != Self.empty { slot = (slot + 1) & mask }
    keys[slot] = key
    nodes[slot] = node
  }

  /// The node of a pair; one without a term or a child where there is none.
  ///
  /// Unchecked: slots are masked to the size of the tables.
  @inline(__always)
  func node(_ first: UInt32, _ second: UInt32) -> TermTrie.Node {
    let keys = keys.span
    let key = Self.key(first, second)
    var slot = slot(key)
    while keys[unchecked: slot] != key, keys[unchecked: slot] != Self.empty {
      slot = (slot + 1) & mask
    }
    return nodes.span[unchecked: slot]
  }
}
