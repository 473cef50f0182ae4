internal import LecternKit

/// A term of a table that stands in a text.
struct FoundTerm: Sendable {
  let start: Int32
  let end: Int32
  /// The term's number, in the order the terms were given.
  let term: Int32

  var range: Range<Int> { Range(uncheckedBounds: (Int(start), Int(end))) }
}

/// Terms that are looked for at every place of a text, leftmost first and longest first, as the kit's
/// `TermMatcher` does it.
///
/// This one is compiled into the loops that use it, and is laid out for thousands of short terms: the
/// first two characters lead to a slot that holds the term itself and tells most characters that cannot
/// follow, so that one look beyond the nearest cache decides most places.
struct TermTable: Sendable {
  /// What begins with a pair of characters.
  private struct Slot {
    /// 21 bits for each character, then a bit for each last four bits of a third one.
    var key: UInt64
    /// The term of two characters, or -1.
    var term: Int32 = -1
    /// The first node of the third characters, or -1.
    var children: Int32 = -1
  }

  /// A further character. Those that may stand at the same place lie side by side.
  private struct Node {
    /// The character; the topmost bit marks the last one of its place.
    var scalar: UInt32
    var term: Int32 = -1
    var children: Int32 = -1
  }

  /// A term that is one character.
  private struct Single {
    var scalar: UInt32
    var term: Int32
  }

  /// One bit for each pair of characters, by hash.
  private var filter: [UInt64]
  private var slots: [Slot]
  private var nodes: [Node] = []
  private var singles: [Single] = []
  /// By the last twelve bits of a character the number of the first single term behind which those of
  /// the same bits stand, from 1; 0 where there is none.
  private var singleNumbers = [UInt16](repeating: 0, count: 0x1000)

  private static let last: UInt32 = 1 << 31
  private static let free = UInt64.max
  private static let filterBits = 16

  /// Empty terms are passed over; of equal terms the first counts.
  init(_ terms: [String]) {
    var sorted: [(scalars: [UInt32], number: Int32)] = []
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
    let pairs = Self.runs(longer.indices) { longer[$0].scalars[..<2] == longer[$1].scalars[..<2] }
    var size = 16
    while size < pairs.count * 2 { size *= 2 }
    slots = [Slot](repeating: Slot(key: Self.free), count: size)
    filter = [UInt64](repeating: 0, count: size * Self.filterBits / 2 / 64 + 1)
    while filter.count & (filter.count - 1) != 0 { filter.append(0) }
    for single in sorted where single.scalars.count == 1 {
      enter(Single(scalar: single.scalars[0], term: single.number))
    }
    // What is still to be entered behind a node; terms may be long, so that it is no recursion.
    var open: [(node: Int, terms: Range<Int>, depth: Int)] = []
    func children(_ terms: Range<Int>, _ depth: Int) -> (first: Int32, term: Int32) {
      let ending = longer[terms].prefix { $0.scalars.count == depth }
      let runs = Self.runs(terms.dropFirst(ending.count)) {
        longer[$0].scalars[depth] == longer[$1].scalars[depth]
      }
      let first = nodes.count
      for run in runs { nodes.append(Node(scalar: longer[run.lowerBound].scalars[depth])) }
      for (number, run) in runs.enumerated() { open.append((first + number, run, depth + 1)) }
      if !runs.isEmpty { nodes[nodes.count - 1].scalar |= Self.last }
      return (runs.isEmpty ? -1 : Int32(first), ending.first?.number ?? -1)
    }
    for pair in pairs {
      let scalars = longer[pair.lowerBound].scalars
      let hash = Self.hash(scalars[0], scalars[1])
      let bit = Self.filterBit(hash, filter.count)
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
      var slot = Slot(key: Self.key(scalars[0], scalars[1]))
      (slot.children, slot.term) = children(pair, 2)
      for term in pair where longer[term].scalars.count > 2 {
        slot.key |= Self.thirdBit(longer[term].scalars[2])
      }
      var place = Self.place(hash, size)
      while slots[place].key != Self.free { place = (place + 1) & (size - 1) }
      slots[place] = slot
    }
    while let (node, terms, depth) = open.popLast() {
      (nodes[node].children, nodes[node].term) = children(terms, depth)
    }
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

  private mutating func enter(_ single: Single) {
    let place = Int(single.scalar & 0xfff)
    var same: [Single] = []
    if singleNumbers[place] > 0 {
      same = singles[Int(singleNumbers[place] - 1)...].prefix { $0.scalar & 0xfff == place }.map { $0 }
    }
    if same.contains(where: { $0.scalar == single.scalar }) { return }
    singleNumbers[place] = UInt16(singles.count + 1)
    singles += [single] + same
  }

  // MARK: Places

  @inline(__always)
  private static func hash(_ first: UInt32, _ second: UInt32) -> UInt32 {
    let mixed = first &* 0x9e37_79b1 &+ second &* 0x85eb_ca6b
    return mixed ^ mixed >> 15
  }

  @inline(__always)
  private static func filterBit(_ hash: UInt32, _ words: Int) -> Int {
    Int(truncatingIfNeeded: hash) & (words * 64 - 1)
  }

  @inline(__always)
  private static func place(_ hash: UInt32, _ size: Int) -> Int {
    Int(truncatingIfNeeded: hash) & (size - 1)
  }

  @inline(__always)
  private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 43 | UInt64(second) << 22
  }

  @inline(__always)
  private static func thirdBit(_ scalar: UInt32) -> UInt64 { 1 << UInt64(scalar & 15) }

  // MARK: Looking

  /// Calls `found` with all terms in a range of a text, in order; they do not overlap.
  ///
  /// Unchecked: places lie in `range`, which is checked, and slots are masked to the size of their
  /// tables, which are powers of two.
  @inline(__always)
  func visit(
    _ text: borrowing Span<Unicode.Scalar>, _ range: Range<Int>, _ found: (FoundTerm) -> Void
  ) {
    precondition(range.lowerBound >= 0 && range.upperBound <= text.count)
    let (filter, slots, singles) = (filter.span, slots.span, singleNumbers.span)
    let limit = range.upperBound
    var start = range.lowerBound
    var first = start < limit ? text[unchecked: start].value : 0
    while start < limit {
      var term: Int32 = -1
      var end = start + 1
      let single = singles[unchecked: Int(first & 0xfff)]
      if single > 0 { term = self.single(first, single) }
      guard end < limit else {
        if term >= 0 { found(FoundTerm(start: Int32(start), end: Int32(end), term: term)) }
        return
      }
      let second = text[unchecked: end].value
      let hash = Self.hash(first, second)
      let bit = Self.filterBit(hash, filter.count)
      if filter[unchecked: bit >> 6] & 1 << UInt64(bit & 63) != 0 {
        let key = Self.key(first, second)
        var place = Self.place(hash, slots.count)
        while true {
          let slot = slots[unchecked: place]
          if (slot.key ^ key) >> 22 == 0 {
            if slot.term >= 0 {
              term = slot.term
              end = start + 2
            }
            if start + 2 < limit,
              slot.key & Self.thirdBit(text[unchecked: start + 2].value) != 0
            {
              longest(text, slot.children, from: start + 2, limit, &term, &end)
            }
            break
          }
          if slot.key == Self.free { break }
          place = (place + 1) & (slots.count - 1)
        }
      }
      if term >= 0 { found(FoundTerm(start: Int32(start), end: Int32(end), term: term)) }
      if end == start + 1 {
        first = second
      } else if end < limit {
        first = text[unchecked: end].value
      }
      start = end
    }
  }

  @inline(__always)
  private func single(_ scalar: UInt32, _ number: UInt16) -> Int32 {
    var index = Int(number) - 1
    repeat {
      let single = singles[index]
      if single.scalar == scalar { return single.term }
      index += 1
    } while index < singles.count && singles[index].scalar & 0xfff == scalar & 0xfff
    return -1
  }

  /// Follows the characters behind the first two.
  @inline(__always)
  private func longest(
    _ text: borrowing Span<Unicode.Scalar>, _ children: Int32, from start: Int, _ limit: Int,
    _ term: inout Int32, _ end: inout Int
  ) {
    let nodes = nodes.span
    var position = start
    var index = Int(children)
    while index >= 0, position < limit {
      let scalar = text[unchecked: position].value
      while nodes[index].scalar & ~Self.last != scalar {
        if nodes[index].scalar & Self.last != 0 { return }
        index += 1
      }
      position += 1
      if nodes[index].term >= 0 {
        term = nodes[index].term
        end = position
      }
      index = Int(nodes[index].children)
    }
  }
}
