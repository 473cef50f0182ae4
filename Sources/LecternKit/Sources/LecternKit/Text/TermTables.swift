/// What begins with a pair of characters, by open addressing.
struct PairTable: Sendable {
  struct Slot {
    /// 21 bits for each character, then a bit for each last four bits of a third one; all ones where
    /// there is no pair.
    var key: UInt64
    /// The term of the pair, or -1.
    var term: Int32 = -1
    /// The first node of the third characters, or -1.
    var children: Int32 = -1

    /// Whether a third character may follow; now and then of one that may not.
    @inline(__always)
    func mayLead(to third: UInt32) -> Bool {
      children >= 0 && key &>> UInt64(third & 15) & 1 != 0
    }
  }

  private var slots: [Slot]
  private let mask: Int
  private static let empty = UInt64.max
  private static let pairShift: UInt64 = 22

  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = [Slot](repeating: Slot(key: Self.empty), count: size)
    mask = size - 1
  }

  @inline(__always)
  private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 21 | UInt64(second)
  }

  @inline(__always)
  private func place(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) &>> 32) & mask
  }

  /// Enters a pair that is not there yet.
  mutating func insert(
    _ first: UInt32, _ second: UInt32, term: Int32, children: Int32,
    thirds: some Sequence<UInt32>
  ) {
    let key = Self.key(first, second)
    var place = place(key)
    while slots[place].key != Self.empty { place = (place + 1) & mask }
    let bits = thirds.reduce(UInt64(0)) { $0 | 1 << UInt64($1 & 15) }
    slots[place] = Slot(key: key << Self.pairShift | bits, term: term, children: children)
  }

  /// The slot of a pair; one without a term or a child where there is none.
  ///
  /// Unchecked: places are masked to the size of the table.
  @inline(__always)
  func slot(_ first: UInt32, _ second: UInt32) -> Slot {
    let slots = slots.span
    let key = Self.key(first, second)
    var place = place(key)
    while true {
      let slot = slots[unchecked: place]
      if slot.key &>> Self.pairShift == key || slot.key == Self.empty { return slot }
      place = (place &+ 1) & mask
    }
  }
}

/// Terms of one character: a bit for each last twelve bits rejects most characters, a small hash table
/// tells the rest.
struct SingleTable: Sendable {
  private var bits: [UInt64] = []
  /// The character in the upper half, the term in the lower one; all ones where there is none.
  private var words: [UInt64] = []
  private static let empty = UInt64.max

  /// All characters differ.
  init(_ terms: [(scalar: UInt32, term: Int)]) {
    guard !terms.isEmpty else { return }
    bits = [UInt64](repeating: 0, count: 64)
    var size = 16
    while size < terms.count * 4 { size *= 2 }
    words = [UInt64](repeating: Self.empty, count: size)
    for (scalar, term) in terms {
      bits[Int(scalar >> 6 & 63)] |= 1 << UInt64(scalar & 63)
      var place = place(scalar)
      while words[place] != Self.empty { place = (place + 1) & (size - 1) }
      words[place] = UInt64(scalar) << 32 | UInt64(term)
    }
  }

  var isEmpty: Bool { bits.isEmpty }

  @inline(__always)
  private func place(_ scalar: UInt32) -> Int {
    Int((scalar &* 0x9e37_79b1) &>> 16) & (words.count &- 1)
  }

  /// The term that a character is, or -1; there must be terms.
  @inline(__always)
  func term(_ scalar: UInt32) -> Int32 {
    guard bits.span[unchecked: Int(scalar &>> 6 & 63)] &>> UInt64(scalar) & 1 != 0 else {
      return -1
    }
    let words = words.span
    var place = place(scalar)
    while words[unchecked: place] != Self.empty {
      let word = words[unchecked: place]
      if UInt32(truncatingIfNeeded: word &>> 32) == scalar {
        return Int32(truncatingIfNeeded: word)
      }
      place = (place &+ 1) & (words.count &- 1)
    }
    return -1
  }

  /// A bit for each of the 64 places from `start` on whose character may be a term.
  @inline(never)
  func places(
    _ scalars: borrowing Span<Unicode.Scalar>, from start: Int, limit: Int
  ) -> UInt64 {
    let singles = bits.span
    var bits: UInt64 = 0
    let end = min(start &+ 64, limit)
    var place = start
    while place < end {
      let scalar = scalars[unchecked: place].value
      bits = bits &>> 1 | (singles[unchecked: Int(scalar &>> 6 & 63)] &>> UInt64(scalar)) &<< 63
      place &+= 1
    }
    return bits &>> UInt64(64 &- (end &- start))
  }
}
