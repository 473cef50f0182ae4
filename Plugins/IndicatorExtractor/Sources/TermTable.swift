import LecternKit

/// The terms of up to three lists, looked for together: one walk from a place tells the longest term of
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
    var entries = (Entry.none, Entry.none, Entry.none)
    /// One bit, by the low five of its code, for each character that leads on: most do not, and this
    /// saves the look into the edges.
    var children: UInt32 = 0
  }

  private var nodes: [Node] = []
  /// Edges by open addressing: 43 bits for where an edge starts and its character, 21 for the node it
  /// leads to; all ones where there is none.
  private(set) var edges: [UInt64] = []
  private var shift: UInt64 = 0
  /// One bit for each pair of characters, by hash, that begins a term.
  private(set) var filter: [UInt64] = []
  private var filterMask = 0

  private static let empty = UInt64.max
  private static let nodeBits: UInt64 = 21
  /// Stands for the second character of terms that have but one.
  private static let none: UInt32 = 0x1f_ffff

  /// Of equal terms of a list the first counts; terms are at most 255 characters long, empty ones are
  /// passed over.
  init(_ lists: [[String]]) {
    precondition(lists.count <= 3)
    var terms: [(scalars: [UInt32], entry: Entry, list: Int)] = []
    for (list, words) in lists.enumerated() {
      for (number, word) in words.enumerated() {
        let scalars = NormalizedText(word).scalars.map(\.value)
        guard !scalars.isEmpty, scalars.count < 256 else { continue }
        terms.append((scalars, Entry(word: UInt32(number) << 8 | UInt32(scalars.count)), list))
      }
    }
    build(terms)
  }

  private mutating func build(_ terms: [(scalars: [UInt32], entry: Entry, list: Int)]) {
    var found: [UInt64: Int] = [:]
    var parents: [Int] = []
    // A node behind another: its number, made where it is not there yet.
    func node(
      _ key: UInt64, behind parent: Int, by scalar: UInt32, _ nodes: inout [Node]
    ) -> Int {
      if let node = found[key] { return node }
      found[key] = nodes.count
      nodes.append(Node())
      parents.append(parent)
      if parent >= 0 { nodes[parent].children |= 1 << (scalar & 31) }
      return nodes.count - 1
    }
    var bits = 1 << 10
    while bits < terms.count * 16 { bits *= 2 }
    filter = [UInt64](repeating: 0, count: bits / 64)
    filterMask = bits - 1
    for (scalars, entry, list) in terms {
      var place = node(
        Self.key(scalars[0], Self.none), behind: -1, by: scalars[0], &nodes)
      if scalars.count > 1 {
        let slot = filterSlot(scalars[0], scalars[1])
        filter[slot >> 6] |= 1 << UInt64(slot & 63)
        place = node(
          Self.key(scalars[0], scalars[1]), behind: place, by: scalars[1], &nodes)
        for scalar in scalars.dropFirst(2) {
          place = node(Self.key(place, scalar), behind: place, by: scalar, &nodes)
        }
      }
      switch list {
      case 0: if !nodes[place].entries.0.isTerm { nodes[place].entries.0 = entry }
      case 1: if !nodes[place].entries.1.isTerm { nodes[place].entries.1 = entry }
      default: if !nodes[place].entries.2.isTerm { nodes[place].entries.2 = entry }
      }
    }
    // Those before are numbered lower.
    for (node, parent) in parents.enumerated() where parent >= 0 {
      let above = nodes[parent].entries
      if !nodes[node].entries.0.isTerm { nodes[node].entries.0 = above.0 }
      if !nodes[node].entries.1.isTerm { nodes[node].entries.1 = above.1 }
      if !nodes[node].entries.2.isTerm { nodes[node].entries.2 = above.2 }
    }
    enter(found)
  }

  private mutating func enter(_ found: [UInt64: Int]) {
    precondition(found.count < 1 << Self.nodeBits, "more than two million characters of terms")
    var size = 16
    shift = 60
    while size < found.count * 2 {
      size *= 2
      shift -= 1
    }
    edges = [UInt64](repeating: Self.empty, count: size)
    for (key, node) in found {
      var slot = slot(key)
      while edges[slot] != Self.empty { slot = (slot + 1) & (size - 1) }
      edges[slot] = key << Self.nodeBits | UInt64(node)
    }
  }

  // MARK: - Search

  @inline(__always)
  private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 21 | UInt64(second)
  }

  @inline(__always)
  private static func key(_ node: Int, _ scalar: UInt32) -> UInt64 {
    1 << 42 | UInt64(truncatingIfNeeded: node) << 21 | UInt64(scalar)
  }

  @inline(__always)
  private func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> shift)
  }

  @inline(__always)
  private func filterSlot(_ first: UInt32, _ second: UInt32) -> Int {
    Int(truncatingIfNeeded: (first &* 0x9e37_79b1 &+ second &* 0x85eb_ca6b) >> 8) & filterMask
  }

  /// Whether a term of two characters or more may begin with these: one bit, 1 or 0.
  @inline(__always)
  func mayBegin(
    _ first: Unicode.Scalar, _ second: Unicode.Scalar, _ filter: borrowing Span<UInt64>
  ) -> Int {
    let slot = filterSlot(first.value, second.value)
    return Int(truncatingIfNeeded: filter[unchecked: slot >> 6] >> UInt64(slot & 63)) & 1
  }

  @inline(__always)
  private func target(_ key: UInt64, _ edges: borrowing Span<UInt64>) -> Int? {
    var slot = slot(key)
    while true {
      let word = edges[unchecked: slot]
      if word >> Self.nodeBits == key {
        return Int(truncatingIfNeeded: word & (1 << Self.nodeBits - 1))
      }
      if word == Self.empty { return nil }
      slot = (slot &+ 1) & (edges.count &- 1)
    }
  }

  /// The node where the walk from a place ends; nil where no term can begin.
  ///
  /// Unchecked: slots are masked or shifted to the size of their tables, and an edge leads to a node.
  @inline(__always)
  func node(
    _ scalars: borrowing Span<Unicode.Scalar>, at place: Int, _ filter: borrowing Span<UInt64>,
    _ edges: borrowing Span<UInt64>
  ) -> Int? {
    let first = scalars[place].value
    var next = place + 1
    guard next < scalars.count, mayBegin(scalars[place], scalars[next], filter) != 0,
      var node = target(Self.key(first, scalars[next].value), edges)
    else { return target(Self.key(first, Self.none), edges) }
    next += 1
    let nodes = self.nodes.span
    while next < scalars.count,
      nodes[unchecked: node].children >> (scalars[unchecked: next].value & 31) & 1 != 0,
      let child = target(Self.key(node, scalars[unchecked: next].value), edges)
    {
      node = child
      next += 1
    }
    return node
  }

  /// What a node knows of the first list, the second and the third.
  @inline(__always)
  func entries(_ node: Int) -> (Entry, Entry, Entry) { nodes[node].entries }

  /// The characters with which terms begin; `isWhole` for those that are terms themselves.
  func forEachFirst(_ body: (_ scalar: UInt32, _ isWhole: Bool) -> Void) {
    for word in edges where word != Self.empty {
      let key = word >> Self.nodeBits
      guard key < 1 << 42, key & UInt64(Self.none) == UInt64(Self.none) else { continue }
      let (a, b, c) = nodes[Int(word & (1 << Self.nodeBits - 1))].entries
      body(UInt32(key >> 21), a.isTerm || b.isTerm || c.isTerm)
    }
  }
}
