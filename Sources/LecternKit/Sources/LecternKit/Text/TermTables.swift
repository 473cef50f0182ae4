/// What begins with a pair of characters, by perfect hashing: each pair has a slot of its own, so one look
/// tells, and few slots are empty.
///
/// The scheme is hash and displace (Belazzougui, Botelho, Dietzfelbinger: Hash, displace, and compress,
/// 2009): pairs fall into small buckets, and each bucket is moved, the fullest first, until its pairs lie
/// where no others do.
struct PairTable: Sendable {
  struct Slot {
    /// 21 bits for each character, then a bit for each last four bits of a third one; all ones where
    /// there is no pair.
    var key: UInt64
    /// The term of the pair, or -1.
    var term: Int32 = -1
    /// The first node of the third characters, or -1.
    var children: Int32 = -1

    static let none = Slot(key: .max)

    /// Whether it is the slot of a pair.
    @inline(__always)
    func isOf(_ key: UInt64) -> Bool { self.key &>> PairTable.pairShift == key }

    /// 1 where a third character may follow, now and then of one that may not, else 0.
    @inline(__always)
    func mayLead(to third: UInt32) -> Int32 {
      Int32(truncatingIfNeeded: key &>> UInt64(third & 15) & 1)
    }
  }

  private var slots: [Slot] = []
  /// What moves each bucket: its hashes are multiplied with it.
  private var moves: [UInt32] = []
  /// What keys are multiplied with; another one is tried where the buckets do not fit.
  private var factor: UInt64 = 0x9e37_79b9_7f4a_7c15
  private static let pairShift: UInt64 = 22

  /// A pair with all that its slot will hold.
  struct Entry {
    var key: UInt64
    var term: Int32
    var children: Int32

    init(
      _ first: UInt32, _ second: UInt32, term: Int32, children: Int32,
      thirds: some Sequence<UInt32>
    ) {
      let bits = thirds.reduce(UInt64(0)) { $0 | 1 << UInt64($1 & 15) }
      key = PairTable.key(first, second) << PairTable.pairShift | bits
      self.term = term
      self.children = children
    }

    fileprivate var pair: UInt64 { key >> PairTable.pairShift }
  }

  /// All pairs differ.
  init(_ entries: [Entry]) {
    let slotCount = entries.count + entries.count / 4 + 1
    var buckets = 16
    while buckets * 4 < entries.count { buckets *= 2 }
    moves = [UInt32](repeating: 1, count: buckets)
    while !place(entries, slotCount) { factor = factor &* 0xd134_2543_de82_ef95 | 1 }
  }

  /// Tries to find a place for each pair.
  private mutating func place(_ entries: [Entry], _ slotCount: Int) -> Bool {
    var buckets = [[Int]](repeating: [], count: moves.count)
    for (number, entry) in entries.enumerated() { buckets[bucket(hash(entry.pair))].append(number) }
    slots = [Slot](repeating: .none, count: slotCount)
    for bucket in buckets.indices.sorted(by: { buckets[$0].count > buckets[$1].count }) {
      let numbers = buckets[bucket]
      let moves = (1..<UInt32(1 << 16)).lazy.map { $0 &* 0x9e37_79b1 | 1 }
      let fitting = moves.first { move in
        var places: [Int] = []
        return numbers.allSatisfy { number in
          let place = place(hash(entries[number].pair), move)
          guard slots[place].key == Slot.none.key, !places.contains(place) else { return false }
          places.append(place)
          return true
        }
      }
      guard let fitting else { return false }
      self.moves[bucket] = fitting
      for number in numbers {
        let entry = entries[number]
        slots[place(hash(entry.pair), fitting)] = Slot(
          key: entry.key, term: entry.term, children: entry.children)
      }
    }
    return true
  }

  @inline(__always)
  static func key(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 21 | UInt64(second)
  }

  @inline(__always)
  private func hash(_ key: UInt64) -> UInt64 { key &* factor }

  @inline(__always)
  private func bucket(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash &>> 20) & (moves.count &- 1)
  }

  @inline(__always)
  private func place(_ hash: UInt64, _ move: UInt32) -> Int {
    let moved = UInt32(truncatingIfNeeded: hash &>> 32) &* move
    return Int(truncatingIfNeeded: (UInt64(moved) &* UInt64(slots.count)) &>> 32)
  }

  /// The slot where a pair is if it is there at all.
  ///
  /// Unchecked: a bucket's number is masked, a place is a part of the number of slots.
  @inline(__always)
  func slot(_ key: UInt64) -> Slot {
    let hash = hash(key)
    return slots.span[unchecked: place(hash, moves.span[unchecked: bucket(hash)])]
  }
}

/// Terms of one character: a bit for each last twelve bits rejects most characters, a small hash table
/// tells the rest.
struct SingleTable: Sendable {
  private(set) var bits: [UInt64] = []
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
    guard Self.mayHold(scalar, bits.span) & 1 != 0 else { return -1 }
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

  /// In the lowest bit, whether a character may be a term.
  ///
  /// Unchecked: there are 64 words of bits.
  @inline(__always)
  static func mayHold(_ scalar: UInt32, _ bits: borrowing Span<UInt64>) -> UInt64 {
    bits[unchecked: Int(scalar &>> 6 & 63)] &>> UInt64(scalar)
  }
}
