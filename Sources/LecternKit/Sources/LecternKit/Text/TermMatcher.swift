/// A place where a term stands: a range of the view and the number of the term.
public struct TermMatch: Sendable, Hashable {
  public let start: Int32
  public let end: Int32
  /// The term's number, in the order the terms were given.
  public let term: Int32

  public var range: Range<Int> { Int(start)..<Int(end) }
}

/// Finds many terms in one pass, leftmost first and longest first; matches do not overlap.
///
/// A trie whose edges from the root are a table of two levels over the basic plane and whose other
/// edges are one open-addressing hash table, so memory and building time are linear in the terms. At each place the
/// longest term that begins there wins; the search goes on behind it. With hundreds of terms most
/// characters begin one but few pairs of characters do: a filter of 8 KiB over pairs tells most places
/// where none can begin. Terms are compared as they stand in a ``NormalizedText``; of equal terms the
/// first given counts.
public struct TermMatcher: Sendable {
  public let termCount: Int
  /// For the high byte of a scalar of the basic plane, where its 256 root edges begin in `edges`.
  private var pages = [Int32](repeating: 0, count: 256)
  /// Root edges by the low byte; 0 where there is none (the root is no child). The first page is empty.
  private var edges = [UInt32](repeating: 0, count: 256)
  /// One bit for each pair of characters, by hash, that begins a term.
  private var pairs: [UInt64]
  private let pairMask: Int
  /// There are terms of one character, which may stand before any other.
  private var hasSingles = false
  private var keys: [UInt64]
  private var children: [UInt32]
  private var mask: Int
  /// The term that ends at each node, or -1.
  private var terms: [Int32] = [-1]
  /// Terms that were given before: their number and that of the first.
  public private(set) var duplicates: [(term: Int, first: Int)] = []

  private static let none = UInt64.max

  /// Empty terms are passed over.
  public init(_ terms: some Sequence<String>) {
    let views = terms.map { NormalizedText($0).scalars }
    termCount = views.count
    let letters = views.reduce(0) { $0 + $1.count }
    var capacity = 16
    while capacity < letters * 2 { capacity *= 2 }
    var bits = 1 << 16
    while bits < views.count * 8 { bits *= 2 }
    pairs = [UInt64](repeating: 0, count: bits / 64)
    pairMask = bits - 1
    keys = [UInt64](repeating: Self.none, count: capacity)
    children = [UInt32](repeating: 0, count: capacity)
    mask = capacity - 1
    for (number, view) in views.enumerated() where !view.isEmpty {
      insert(view, number)
    }
  }

  private mutating func insert(_ view: [Unicode.Scalar], _ number: Int) {
    var node: UInt32 = 0
    if view.count == 1 {
      hasSingles = true
    } else {
      let slot = pairSlot(view[0].value, view[1].value)
      pairs[slot >> 6] |= 1 << UInt64(slot & 63)
    }
    for scalar in view {
      if node == 0, scalar.value < 0x10000 {
        let slot = rootSlot(for: scalar)
        if edges[slot] == 0 {
          edges[slot] = UInt32(terms.count)
          terms.append(-1)
        }
        node = edges[slot]
      } else {
        let key = UInt64(node) << 32 | UInt64(scalar.value)
        var slot = Self.slot(key, mask)
        while keys[slot] != Self.none, keys[slot] != key { slot = (slot + 1) & mask }
        if keys[slot] == Self.none {
          keys[slot] = key
          children[slot] = UInt32(terms.count)
          terms.append(-1)
        }
        node = children[slot]
      }
    }
    if terms[Int(node)] < 0 {
      terms[Int(node)] = Int32(number)
    } else {
      duplicates.append((number, Int(terms[Int(node)])))
    }
  }

  /// The place of a scalar's root edge; its page is made if it is missing.
  private mutating func rootSlot(for scalar: Unicode.Scalar) -> Int {
    let high = Int(scalar.value >> 8)
    if pages[high] == 0 {
      pages[high] = Int32(edges.count)
      edges += [UInt32](repeating: 0, count: 256)
    }
    return Int(pages[high]) + Int(scalar.value & 0xff)
  }

  @inline(__always)
  private func pairSlot(_ first: UInt32, _ second: UInt32) -> Int {
    Int(truncatingIfNeeded: (first &* 0x9e37_79b1 &+ second &* 0x85eb_ca6b) >> 12) & pairMask
  }

  @inline(__always)
  private static func slot(_ key: UInt64, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 32) & mask
  }

  /// All matches in a range of the view, or in the whole of it, in order.
  public func matches(in view: NormalizedText, range: Range<Int>? = nil) -> [TermMatch] {
    let range = range ?? 0..<view.count
    let text = view.scalars
    let scalars = text.span
    let pairs = self.pairs.span
    let pages = self.pages.span
    let edges = self.edges.span
    let keys = self.keys.span
    let children = self.children.span
    let terms = self.terms.span
    var matches: [TermMatch] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let first = scalars[start].value
      if !hasSingles {
        guard start + 1 < range.upperBound else { break }
        let slot = pairSlot(first, scalars[start + 1].value)
        guard pairs[slot >> 6] & (1 << UInt64(slot & 63)) != 0 else {
          start += 1
          continue
        }
      }
      var node =
        first < 0x10000
        ? edges[Int(pages[Int(first >> 8)]) + Int(first & 0xff)]
        : Self.child(0, first, keys, children, mask)
      guard node != 0 else {
        start += 1
        continue
      }
      var longest: Int32 = -1
      var end = start
      var position = start + 1
      while node != 0 {
        let term = terms[Int(node)]
        if term >= 0 {
          longest = term
          end = position
        }
        guard position < range.upperBound else { break }
        node = Self.child(node, scalars[position].value, keys, children, mask)
        position += 1
      }
      if longest >= 0 {
        matches.append(TermMatch(start: Int32(start), end: Int32(end), term: longest))
        start = end
      } else {
        start += 1
      }
    }
    return matches
  }

  /// Whether any term stands in a range of the view.
  public func has(in view: NormalizedText, _ range: Range<Int>) -> Bool {
    !matches(in: view, range: range).isEmpty
  }

  /// The longest term that begins at a place of the view.
  public func match(in view: NormalizedText, at start: Int) -> TermMatch? {
    guard start < view.count else { return nil }
    let first = view.scalars[start].value
    let keys = self.keys.span
    let children = self.children.span
    var node =
      first < 0x10000
      ? edges[Int(pages[Int(first >> 8)]) + Int(first & 0xff)]
      : Self.child(0, first, keys, children, mask)
    var found: TermMatch?
    var position = start + 1
    while node != 0 {
      let term = terms[Int(node)]
      if term >= 0 { found = TermMatch(start: Int32(start), end: Int32(position), term: term) }
      guard position < view.count else { break }
      node = Self.child(node, view.scalars[position].value, keys, children, mask)
      position += 1
    }
    return found
  }

  @inline(__always)
  private static func child(
    _ node: UInt32, _ scalar: UInt32, _ keys: borrowing Span<UInt64>,
    _ children: borrowing Span<UInt32>, _ mask: Int
  ) -> UInt32 {
    let key = UInt64(node) << 32 | UInt64(scalar)
    var slot = slot(key, mask)
    while true {
      let found = keys[slot]
      if found == key { return children[slot] }
      if found == none { return 0 }
      slot = (slot + 1) & mask
    }
  }
}
