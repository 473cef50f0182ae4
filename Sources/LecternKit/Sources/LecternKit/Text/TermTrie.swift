/// The tables of a ``TermMatcher``.
///
/// Speed is a matter of cache lines here: a bit for a pair of characters rejects most places; a hash
/// table holds the term of a pair itself and tells most third characters that cannot follow; from there
/// on the nodes of a path lie side by side.
struct TermTrie: Sendable {
  /// A character behind the first two of one or more terms. Those that may stand at the same place lie
  /// side by side, sorted; where they are many, a node without a character comes before them and has
  /// their number for a term.
  fileprivate struct Node {
    /// The character; the topmost bit marks the last one of its place.
    var scalar: UInt32
    /// The term that ends here, or -1.
    var term: Int32 = -1
    /// The first of the nodes that may follow, or -1.
    var children: Int32 = -1

    static let last: UInt32 = 1 << 31
    static let many: UInt32 = 1 << 30
  }

  let termCount: Int
  /// Terms that were given before: their number and that of the first.
  private(set) var duplicates: [(term: Int, first: Int)] = []

  /// One bit for each pair of characters, by hash, that begins a term.
  private var filter: [UInt64]
  private let filterMask: UInt32
  private var pairs: PairTable
  private var nodes: [Node] = []
  private var singles = SingleTable([])

  private typealias Term = (scalars: [UInt32], number: Int)
  /// More nodes than these at one place are halved, not looked through.
  private static let few = 12

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
    let groups = Self.groups(sorted.filter { $0.scalars.count > 1 }[...]) { [$0[0], $0[1]] }
    var bits = 1 << 10
    while bits < groups.count * 32 { bits *= 2 }
    filter = [UInt64](repeating: 0, count: bits / 64)
    filterMask = UInt32(bits - 1)
    pairs = PairTable(capacity: groups.count)
    for group in groups {
      let pair = group[group.startIndex].scalars
      let slot = filterSlot(Self.mixed(pair[0]), Self.mixed(pair[1]))
      filter[slot >> 6] |= 1 << UInt64(slot & 63)
      var node = Node(scalar: 0)
      fill(&node, with: group)
      pairs.insert(
        pair[0], pair[1], term: node.term, children: node.children,
        thirds: group.lazy.filter { $0.scalars.count > 2 }.map { $0.scalars[2] })
    }
    let single = Self.groups(sorted.filter { $0.scalars.count == 1 }[...]) { [$0[0]] }
    for group in single { addDuplicates(group) }
    singles = SingleTable(single.map { ($0[$0.startIndex].scalars[0], $0[$0.startIndex].number) })
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

  /// Notes all but the first of equal terms.
  private mutating func addDuplicates(_ equal: ArraySlice<Term>) {
    guard let first = equal.first else { return }
    for other in equal.dropFirst() { duplicates.append((other.number, first.number)) }
  }

  /// Enters the terms that share their first two characters behind these. A list of what is left to do
  /// instead of a call for each character: a term may be long.
  private mutating func fill(_ pair: inout Node, with terms: ArraySlice<Term>) {
    var left: [(node: Int?, terms: ArraySlice<Term>, depth: Int)] = [(nil, terms, 2)]
    while let (index, terms, depth) = left.popLast() {
      var node = index.map { nodes[$0] } ?? pair
      let ending = terms.prefix { $0.scalars.count == depth }
      if let first = ending.first { node.term = Int32(first.number) }
      addDuplicates(ending)
      let groups = Self.groups(terms.dropFirst(ending.count)) { [$0[depth]] }
      if !groups.isEmpty { node.children = Int32(nodes.count) }
      if groups.count > Self.few {
        nodes.append(Node(scalar: Node.many, term: Int32(groups.count)))
      }
      for group in groups {
        left.append((nodes.count, group, depth + 1))
        nodes.append(Node(scalar: group[group.startIndex].scalars[depth]))
      }
      if !groups.isEmpty { nodes[nodes.count - 1].scalar |= Node.last }
      if let index { nodes[index] = node } else { pair = node }
    }
  }

  /// Spreads the bits of a character.
  @inline(__always)
  private static func mixed(_ scalar: UInt32) -> UInt32 { scalar &* 0x9e37_79b1 }

  /// Of two characters, mixed.
  @inline(__always)
  private func filterSlot(_ first: UInt32, _ second: UInt32) -> Int {
    Int((first >> 11 &+ second >> 16) & filterMask)
  }

  /// Hands over all matches in a range of the view, in order, some at a time.
  func visitMatches(
    in view: NormalizedText, range: Range<Int>, _ body: (UnsafeBufferPointer<TermMatch>) -> Void
  ) {
    // As many as a function may have on its stack.
    withUnsafeTemporaryAllocation(of: TermMatch.self, capacity: 80) { found in
      var count = 0
      forEachPlace(in: view, range) { start, term, end in
        if count == found.count {
          body(UnsafeBufferPointer(found))
          count = 0
        }
        found.initializeElement(
          at: count, to: TermMatch(start: Int32(start), end: Int32(end), term: term))
        count += 1
        return true
      }
      if count > 0 { body(UnsafeBufferPointer(rebasing: found[..<count])) }
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
    return singles.isEmpty ? bits : bits | singles.places(scalars, from: start, limit: limit)
  }

  /// The longest term that begins at `start` and where it ends; -1 where none does.
  @inline(__always)
  private func longest(
    _ scalars: borrowing Span<Unicode.Scalar>, _ nodes: borrowing Span<Node>, at start: Int,
    limit: Int
  ) -> (term: Int32, end: Int) {
    let first = scalars[unchecked: start].value
    var longest = singles.isEmpty ? -1 : singles.term(first)
    var end = start &+ 1
    guard end < limit else { return (longest, end) }
    let pair = pairs.slot(first, scalars[unchecked: end].value)
    if pair.term >= 0 {
      longest = pair.term
      end = start &+ 2
    }
    var position = start &+ 2
    guard position < limit, pair.mayLead(to: scalars[unchecked: position].value) else {
      return (longest, end)
    }
    var children = Int(pair.children)
    while children >= 0, position < limit {
      let child = Self.child(children, scalars[unchecked: position].value, nodes)
      guard child >= 0 else { break }
      position &+= 1
      let term = nodes[unchecked: child].term
      if term >= 0 {
        longest = term
        end = position
      }
      children = Int(nodes[unchecked: child].children)
    }
    return (longest, end)
  }

  /// The node with a character among those that begin at `first`, or -1.
  @inline(__always)
  private static func child(
    _ first: Int, _ scalar: UInt32, _ nodes: borrowing Span<Node>
  ) -> Int {
    var low = first
    if nodes[unchecked: low].scalar == Node.many {
      var high = low &+ 1 &+ Int(nodes[unchecked: low].term)
      low &+= 1
      while high &- low > 1 {
        let middle = (low &+ high) / 2
        if nodes[unchecked: middle].scalar & ~Node.last <= scalar {
          low = middle
        } else {
          high = middle
        }
      }
      return nodes[unchecked: low].scalar & ~Node.last == scalar ? low : -1
    }
    while true {
      let found = nodes[unchecked: low].scalar
      if found & ~Node.last == scalar { return low }
      if found & Node.last != 0 { return -1 }
      low &+= 1
    }
  }
}
