import LecternKit

/// The terms of one or two lists, looked for together: one walk from a place tells the longest term of
/// each list that begins there.
///
/// The lists are independent of each other, as they would be with a ``TermMatcher`` for each. Terms that
/// begin at one place are prefixes of the longest, so the node where a walk ends knows them all.
struct TermTable: Sendable {
  /// What a node knows of one list: the longest term on the way to it.
  struct Entry {
    fileprivate let word: UInt32
    fileprivate static let none = Entry(word: .max)

    /// Whether a term of the list lies on the way.
    var isTerm: Bool { word != .max }
    /// The term's number in its list.
    var term: Int { Int(word >> 8) }
    var length: Int { Int(word & 0xff) }
  }

  private struct Node {
    var first = Entry.none
    var second = Entry.none
    /// One bit, by the low six of its code, for each character that leads on: most do not, and this
    /// saves the look at the edges.
    var children: UInt64 = 0
  }

  private var nodes: [Node] = []
  /// From two characters, or one that is a term, to a node; and from a node and a character.
  private var pairs = EdgeTable([:])
  private var edges = EdgeTable([:])
  /// The pairs of characters with which terms begin.
  let firstPairs: [(UInt32, UInt32)]
  /// The characters with which terms begin, and whether they are terms themselves.
  let firsts: [UInt32: Bool]
  /// Stands for the second character of terms that have but one.
  private static let none: UInt32 = 0x1f_ffff

  /// Of equal terms of a list the first counts; terms are at most 255 characters long, empty ones are
  /// passed over.
  init(_ first: [String], _ second: [String] = []) {
    var terms: [(scalars: [UInt32], entry: Entry, isSecond: Bool)] = []
    for (isSecond, words) in [(false, first), (true, second)] {
      for (number, word) in words.enumerated() {
        let scalars = NormalizedText(word).scalars.map(\.value)
        guard !scalars.isEmpty, scalars.count < 256 else { continue }
        terms.append((scalars, Entry(word: UInt32(number) << 8 | UInt32(scalars.count)), isSecond))
      }
    }
    terms.sort { ($0.scalars.count, $0.entry.word) < ($1.scalars.count, $1.entry.word) }
    firsts = Dictionary(terms.map { ($0.scalars[0], $0.scalars.count == 1) }) { $0 || $1 }
    firstPairs = terms.filter { $0.scalars.count > 1 }.map { ($0.scalars[0], $0.scalars[1]) }
    var builder = Builder()
    // The nodes of pairs, where nearly every walk ends, lie side by side.
    for term in terms { builder.enterStart(term.scalars) }
    for term in terms { builder.enter(term.scalars, term.entry, isSecond: term.isSecond) }
    nodes = builder.nodes
    pairs = EdgeTable(builder.pairs)
    edges = EdgeTable(builder.edges)
  }

  /// Takes in terms, shorter ones first: what a node inherits is then there before it.
  private struct Builder {
    var nodes: [Node] = []
    var pairs: [UInt64: Int] = [:]
    var edges: [UInt64: Int] = [:]

    mutating func enterStart(_ scalars: [UInt32]) {
      let key = TermTable.key(scalars[0], scalars.count > 1 ? scalars[1] : TermTable.none)
      guard pairs[key] == nil else { return }
      pairs[key] = nodes.count
      nodes.append(Node())
    }

    mutating func enter(_ scalars: [UInt32], _ entry: Entry, isSecond: Bool) {
      let key = TermTable.key(scalars[0], scalars.count > 1 ? scalars[1] : TermTable.none)
      guard var place = pairs[key] else { return }
      if scalars.count > 1, let whole = pairs[TermTable.key(scalars[0], TermTable.none)] {
        inherit(place, from: whole)
      }
      for scalar in scalars.dropFirst(2) {
        let key = TermTable.key(place, scalar)
        nodes[place].children |= 1 << UInt64(scalar & 63)
        let next = edges[key] ?? nodes.count
        if next == nodes.count {
          edges[key] = next
          nodes.append(Node())
        }
        inherit(next, from: place)
        place = next
      }
      // Of equal terms the first; what is inherited is shorter.
      if isSecond {
        if nodes[place].second.length != scalars.count || !nodes[place].second.isTerm {
          nodes[place].second = entry
        }
      } else if nodes[place].first.length != scalars.count || !nodes[place].first.isTerm {
        nodes[place].first = entry
      }
    }

    private mutating func inherit(_ node: Int, from parent: Int) {
      if !nodes[node].first.isTerm { nodes[node].first = nodes[parent].first }
      if !nodes[node].second.isTerm { nodes[node].second = nodes[parent].second }
    }
  }

  @inline(__always)
  private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 21 | UInt64(second)
  }

  @inline(__always)
  private static func key(_ node: Int, _ scalar: UInt32) -> UInt64 {
    UInt64(truncatingIfNeeded: node) << 21 | UInt64(scalar)
  }

  /// A walk along a text: the node it has come to, and the place of the character that comes next.
  struct Walk {
    /// -1 where no term can begin.
    var node: Int32
    var next: Int32
  }

  /// The longest term of each list that begins at a place of a text.
  @inline(__always)
  func longest(
    _ scalars: borrowing Span<Unicode.Scalar>, at place: Int
  ) -> (first: Entry, second: Entry) {
    longest(scalars, from: start(scalars, at: place))
  }

  /// Begins a walk with the two characters at a place, or with the first alone.
  ///
  /// A search may begin the walks of several places first, then let each take a step: the tables lie far
  /// away, and so the memory is waited for once for all of them.
  @inline(__always)
  func start(_ scalars: borrowing Span<Unicode.Scalar>, at place: Int) -> Walk {
    let first = scalars[place].value
    var node: Int?
    if place + 1 < scalars.count {
      node = pairs.target(Self.key(first, scalars[unchecked: place + 1].value))
    }
    return Walk(
      node: Int32(truncatingIfNeeded: node ?? pairs.target(Self.key(first, Self.none)) ?? -1),
      next: Int32(truncatingIfNeeded: place + 2))
  }

  /// Takes a walk one character on; tells whether one leads on.
  @inline(__always)
  func step(_ scalars: borrowing Span<Unicode.Scalar>, _ walk: inout Walk) -> Bool {
    // Unchecked: an edge leads to a node.
    let nodes = self.nodes.span
    let (node, next) = (Int(walk.node), Int(walk.next))
    guard node >= 0, next < scalars.count,
      nodes[unchecked: node].children >> UInt64(scalars[unchecked: next].value & 63) & 1 != 0,
      let child = edges.target(Self.key(node, scalars[unchecked: next].value))
    else { return false }
    walk = Walk(
      node: Int32(truncatingIfNeeded: child), next: Int32(truncatingIfNeeded: next + 1))
    return true
  }

  /// Walks on to the end: the longest term of each list on the way.
  @inline(__always)
  func longest(
    _ scalars: borrowing Span<Unicode.Scalar>, from start: Walk
  ) -> (first: Entry, second: Entry) {
    guard start.node >= 0 else { return (.none, .none) }
    var walk = start
    while step(scalars, &walk) {}
    let nodes = self.nodes.span
    return (nodes[unchecked: Int(walk.node)].first, nodes[unchecked: Int(walk.node)].second)
  }
}

/// Edges by open addressing: 42 bits for where an edge starts and its character, 22 for the node it leads
/// to; all ones where there is none.
private struct EdgeTable: Sendable {
  private let words: [UInt64]
  private let shift: UInt64
  private static let empty = UInt64.max
  private static let nodeBits: UInt64 = 22

  init(_ edges: [UInt64: Int]) {
    precondition(edges.count < 1 << 20, "more than a million characters of terms")
    var bits: UInt64 = 4
    while 1 << bits < edges.count * 2 { bits += 1 }
    shift = 64 - bits
    var words = [UInt64](repeating: Self.empty, count: 1 << bits)
    for (key, node) in edges {
      var slot = Self.slot(key, shift)
      while words[slot] != Self.empty { slot = (slot + 1) & (words.count - 1) }
      words[slot] = key << Self.nodeBits | UInt64(node)
    }
    self.words = words
  }

  @inline(__always)
  private static func slot(_ key: UInt64, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) &>> shift)
  }

  /// Unchecked: a slot has as many bits as the number of words.
  @inline(__always)
  func target(_ key: UInt64) -> Int? {
    let words = self.words.span
    var slot = Self.slot(key, shift)
    while true {
      let word = words[unchecked: slot]
      if word >> Self.nodeBits == key {
        return Int(truncatingIfNeeded: word & (1 << Self.nodeBits - 1))
      }
      if word == Self.empty { return nil }
      slot = (slot &+ 1) & (words.count &- 1)
    }
  }
}

/// Two sets of pairs of characters, asked at once; they now and then hold one too many, in a few bits
/// each.
struct PairFilter: Sendable {
  /// Two bits for each slot, one of each set.
  private let bits: [UInt8]
  private let mask: UInt32

  init(_ first: [(UInt32, UInt32)], _ second: [(UInt32, UInt32)]) {
    var slots = 1 << 10
    while slots < (first.count + second.count) * 16 { slots *= 2 }
    var bits = [UInt8](repeating: 0, count: slots / 4)
    mask = UInt32(slots - 1)
    for (pairs, bit) in [(first, UInt8(1)), (second, 2)] {
      for pair in pairs {
        let slot = Self.slot(pair.0, pair.1, mask)
        bits[slot >> 2] |= bit << (UInt8(slot & 3) * 2)
      }
    }
    self.bits = bits
  }

  @inline(__always)
  private static func slot(_ first: UInt32, _ second: UInt32, _ mask: UInt32) -> Int {
    Int((first &* 0x9e37_79b1 &+ second &* 0x85eb_ca6b) >> 8 & mask)
  }

  /// The sets that may hold a pair: the lowest bit for the first, the next one for the second.
  @inline(__always)
  func sets(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Int {
    let bits = self.bits.span
    let slot = Self.slot(first.value, second.value, mask)
    return Int(bits[unchecked: slot &>> 2] &>> (UInt8(truncatingIfNeeded: slot & 3) &* 2)) & 3
  }
}
