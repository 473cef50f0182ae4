internal import LecternKit

/// The tables of a `TermTable` and how places in them are reckoned.
struct TermTableLayout: Sendable {
  /// What begins with a pair of characters.
  struct Slot {
    /// 21 bits for each character, then a bit for each last four bits of a third one.
    var key: UInt64
    /// The term of two characters, or -1.
    var term: Int32 = -1
    /// The first node of the third characters, or -1.
    var children: Int32 = -1
  }

  /// A further character. Those that may stand at the same place lie side by side.
  struct Node {
    /// The character; the topmost bit marks the last one of its place.
    var scalar: UInt32
    var term: Int32 = -1
    var children: Int32 = -1
  }

  /// A term that is one character.
  struct Single {
    var scalar: UInt32
    var term: Int32
  }

  /// One bit for each pair of characters, by hash.
  private(set) var filter: [UInt64]
  private(set) var slots: [Slot]
  private(set) var nodes: [Node] = []
  let singles: [Single]
  /// One bit for each last twelve bits of a single term.
  let singleBits: [UInt64]
  /// By the last twelve bits of a character the number of the first single term behind which those of
  /// the same bits stand, from 1; 0 where there is none.
  let singleNumbers: [UInt16]

  private typealias Term = (scalars: [UInt32], number: Int32)

  static let last: UInt32 = 1 << 31
  static let free = UInt64.max

  /// Empty terms are passed over; of equal terms the first counts.
  init(_ terms: [String]) {
    var sorted: [Term] = []
    for (number, term) in terms.enumerated() {
      let scalars = NormalizedText(term).scalars.map(\.value)
      if !scalars.isEmpty { sorted.append((scalars, Int32(number))) }
    }
    sorted.sort { a, b in
      if let place = zip(a.scalars, b.scalars).first(where: { $0 != $1 }) {
        return place.0 < place.1
      }
      return (a.scalars.count, a.number) < (b.scalars.count, b.number)
    }
    let longer = sorted.filter { $0.scalars.count > 1 }
    let pairs = Self.runs(longer.indices) {
      longer[$0].scalars[..<2] == longer[$1].scalars[..<2]
    }
    var size = 16
    while size < pairs.count * 2 { size *= 2 }
    slots = [Slot](repeating: Slot(key: Self.free), count: size)
    // Sixteen bits for each pair, at least.
    filter = [UInt64](repeating: 0, count: size / 8)
    (singles, singleNumbers, singleBits) = Self.singles(
      sorted.filter { $0.scalars.count == 1 }
        .map { Single(scalar: $0.scalars[0], term: $0.number) })
    // What is still to be entered behind a node; terms may be long, so that it is no recursion.
    var open: [Branch] = []
    for pair in pairs {
      let scalars = longer[pair.lowerBound].scalars
      let hash = Self.hash(scalars[0], scalars[1])
      let bit = Self.filterBit(hash, filter.count)
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
      var slot = Slot(key: Self.key(scalars[0], scalars[1]))
      (slot.children, slot.term) = branch(longer, Branch(terms: pair, depth: 2), &open)
      for term in pair where longer[term].scalars.count > 2 {
        slot.key |= Self.thirdBit(longer[term].scalars[2])
      }
      var place = Self.place(hash, size)
      while slots[place].key != Self.free { place = (place + 1) & (size - 1) }
      slots[place] = slot
    }
    while let next = open.popLast() {
      (nodes[next.node].children, nodes[next.node].term) = branch(longer, next, &open)
    }
  }

  /// Terms that share their first `depth` characters, behind a node.
  private struct Branch {
    var node = 0
    var terms: Range<Int>
    var depth: Int
  }

  /// Adds the nodes of the characters that follow; returns the first one and the term that ends here.
  private mutating func branch(
    _ terms: [Term], _ branch: Branch, _ open: inout [Branch]
  ) -> (children: Int32, term: Int32) {
    let ending = terms[branch.terms].prefix { $0.scalars.count == branch.depth }
    let runs = Self.runs(branch.terms.dropFirst(ending.count)) {
      terms[$0].scalars[branch.depth] == terms[$1].scalars[branch.depth]
    }
    let first = nodes.count
    for (number, run) in runs.enumerated() {
      nodes.append(Node(scalar: terms[run.lowerBound].scalars[branch.depth]))
      open.append(Branch(node: first + number, terms: run, depth: branch.depth + 1))
    }
    if !runs.isEmpty { nodes[nodes.count - 1].scalar |= Self.last }
    return (runs.isEmpty ? -1 : Int32(first), ending.first?.number ?? -1)
  }

  /// Parts indexes where neighbours are not the same.
  private static func runs(
    _ indexes: Range<Int>, _ same: (Int, Int) -> Bool
  ) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = indexes.lowerBound
    for index in indexes where !same(start, index) {
      runs.append(start..<index)
      start = index
    }
    if start < indexes.upperBound { runs.append(start..<indexes.upperBound) }
    return runs
  }

  /// Single terms side by side by their last twelve bits, and where those of the same bits begin.
  private static func singles(
    _ terms: [Single]
  ) -> (singles: [Single], numbers: [UInt16], bits: [UInt64]) {
    var numbers = [UInt16](repeating: 0, count: 0x1000)
    var bits = [UInt64](repeating: 0, count: 0x40)
    var singles: [Single] = []
    let sorted = terms.sorted { ($0.scalar & 0xfff, $0.term) < ($1.scalar & 0xfff, $1.term) }
    for single in sorted {
      let place = Int(single.scalar & 0xfff)
      singles.append(single)
      if numbers[place] == 0 { numbers[place] = UInt16(singles.count) }
      bits[place >> 6] |= 1 << UInt64(place & 63)
    }
    return (singles, numbers, bits)
  }

  // MARK: Places

  @inline(__always)
  static func hash(_ first: UInt32, _ second: UInt32) -> UInt32 {
    let mixed = first &* 0x9e37_79b1 &+ second &* 0x85eb_ca6b
    return mixed ^ mixed >> 15
  }

  @inline(__always)
  static func filterBit(_ hash: UInt32, _ words: Int) -> Int {
    Int(truncatingIfNeeded: hash) & (words * 64 - 1)
  }

  @inline(__always)
  static func place(_ hash: UInt32, _ size: Int) -> Int {
    Int(truncatingIfNeeded: hash) & (size - 1)
  }

  @inline(__always)
  static func key(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 43 | UInt64(second) << 22
  }

  @inline(__always)
  static func thirdBit(_ scalar: UInt32) -> UInt64 { 1 << UInt64(scalar & 15) }
}
