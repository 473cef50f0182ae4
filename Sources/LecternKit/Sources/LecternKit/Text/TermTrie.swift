/// The tables of a ``TermMatcher``.
///
/// Speed is a matter of cache lines here: a bit for a pair of characters rejects most places; a hash
/// table holds the term of a pair itself and tells most third characters that cannot follow; from there
/// on the nodes of a path lie side by side.
struct TermTrie: Sendable {
  /// A character behind the first two of one or more terms. Those that may stand at the same place lie
  /// side by side, sorted; where they are many, a node without a character comes before them and has
  /// their number for a term.
  struct Node {
    /// The character; the topmost bit marks the last one of its place.
    var scalar: UInt32
    /// The term that ends here, or -1.
    var term: Int32 = -1
    /// The first of the nodes that may follow, or -1.
    var children: Int32 = -1

    static let last: UInt32 = 1 << 31
    static let many: UInt32 = 1 << 30
    /// A bit that no node has.
    static let unused: UInt32 = 1 << 29
  }

  let termCount: Int
  /// Terms that were given before: their number and that of the first.
  private(set) var duplicates: [(term: Int, first: Int)] = []

  /// One bit for each pair of characters, by hash, that begins a term.
  private(set) var filter: [UInt64]
  private let filterMask: UInt32
  private(set) var pairs = PairTable([])
  /// The first is none: what has no children may be looked up all the same.
  private(set) var nodes = [Node(scalar: 0)]
  private(set) var singles = SingleTable([])

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
    var entries: [PairTable.Entry] = []
    for group in groups {
      let pair = group[group.startIndex].scalars
      let slot = filterSlot(Self.mixed(pair[0]), Self.mixed(pair[1]))
      filter[slot >> 6] |= 1 << UInt64(slot & 63)
      var node = Node(scalar: 0)
      fill(&node, with: group)
      entries.append(
        PairTable.Entry(
          pair[0], pair[1], term: node.term, children: node.children,
          thirds: group.lazy.filter { $0.scalars.count > 2 }.map { $0.scalars[2] }))
    }
    pairs = PairTable(entries)
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
  static func mixed(_ scalar: UInt32) -> UInt32 { scalar &* 0x9e37_79b1 }

  /// Of two characters, mixed.
  @inline(__always)
  func filterSlot(_ first: UInt32, _ second: UInt32) -> Int {
    Int((first >> 11 &+ second >> 16) & filterMask)
  }
}
