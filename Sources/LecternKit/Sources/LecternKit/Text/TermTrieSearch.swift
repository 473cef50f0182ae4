extension TermTrie {
  /// Hands over all matches in ranges of the view, which are in order and apart, some at a time.
  func visitMatches(
    in view: NormalizedText, _ ranges: borrowing Span<Range<Int>>,
    _ body: (UnsafeBufferPointer<TermMatch>) -> Void
  ) {
    // As many as a function may have on its stack.
    withUnsafeTemporaryAllocation(of: TermMatch.self, capacity: 80) { found in
      var count = 0
      forEachPlace(in: view, ranges) { start, term, end in
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
    forEachPlace(in: view, CollectionOfOne(range).span) { _, _, _ in
      found = true
      return false
    }
    return found
  }

  /// The longest term that begins at a place of the view.
  func match(in view: NormalizedText, at start: Int) -> TermMatch? {
    let text = view.scalars
    guard start >= 0, start < text.count else { return nil }
    let scalars = text.span
    var slot = PairTable.Slot.none
    if start + 1 < scalars.count {
      let (first, second) = (
        scalars[unchecked: start].value, scalars[unchecked: start + 1].value
      )
      // The filter is small and near at hand.
      let bit = filterSlot(Self.mixed(first), Self.mixed(second))
      if filter.span[unchecked: bit >> 6] >> UInt64(bit & 63) & 1 != 0 {
        let key = PairTable.key(first, second)
        let found = pairs.slot(key)
        if found.isOf(key) { slot = found }
      }
    }
    let (term, end) = longest(slot, scalars, nodes.span, at: start, limit: text.count)
    return term < 0 ? nil : TermMatch(start: Int32(start), end: Int32(end), term: term)
  }

  /// A place where a term may begin and what the table of pairs holds for it.
  private struct Lead {
    var slot: PairTable.Slot
    var start: Int32
    /// Where the range ends that it lies in.
    var limit: Int32
  }

  /// Calls `body` with the place, term and end of each match until it returns false.
  ///
  /// Goes by batches of places: the filter is asked for 64 characters at once, without a branch that would
  /// have to be guessed; then the pairs of all places that it leaves are looked up, then the first nodes
  /// behind them, and only then are terms followed. The tables are large and may lie far away: so the
  /// memory is waited for twice a batch and not twice a place.
  @inline(__always)
  private func forEachPlace(
    in view: NormalizedText, _ ranges: borrowing Span<Range<Int>>,
    _ body: (Int, Int32, Int) -> Bool
  ) {
    let text = view.scalars
    let (scalars, nodes) = (text.span, nodes.span)
    // As many as a function may have on its stack.
    withUnsafeTemporaryAllocation(of: Lead.self, capacity: 40) { leads in
      var candidates: UInt64 = 0
      var (block, next, limit) = (0, 0, 0)
      var (begin, rangeCount) = (0, 0)
      while true {
        var count = 0
        while count < leads.count {
          guard candidates != 0 else {
            if next >= limit {
              guard rangeCount < ranges.count else { break }
              (next, limit) = (ranges[rangeCount].lowerBound, ranges[rangeCount].upperBound)
              precondition(next >= block && limit <= scalars.count)
              rangeCount &+= 1
              continue
            }
            block = next
            next = block &+ 64
            candidates = self.candidates(scalars, from: block, limit: limit)
            continue
          }
          let start = block &+ candidates.trailingZeroBitCount
          candidates &= candidates &- 1
          leads[count].start = Int32(truncatingIfNeeded: start)
          leads[count].limit = Int32(truncatingIfNeeded: limit)
          count &+= 1
        }
        guard count > 0 else { return }
        lookUp(UnsafeMutableBufferPointer(rebasing: leads[..<count]), scalars)
        for index in 0..<count {
          let start = Int(leads[index].start)
          guard start >= begin else { continue }
          let (term, end) = longest(
            leads[index].slot, scalars, nodes, at: start, limit: Int(leads[index].limit))
          guard term >= 0 else { continue }
          guard body(start, term, end) else { return }
          begin = end
        }
      }
    }
  }

  /// Looks up the pairs of places, and touches the nodes behind them. A function of its own: the loops need
  /// all registers.
  ///
  /// Unchecked: all places are those of characters.
  @inline(never)
  private func lookUp(
    _ leads: UnsafeMutableBufferPointer<Lead>, _ scalars: borrowing Span<Unicode.Scalar>
  ) {
    let (nodes, last) = (nodes.span, scalars.count &- 1)
    for index in leads.indices {
      let start = Int(leads[index].start)
      leads[index].slot = pairs.slot(
        PairTable.key(
          scalars[unchecked: start].value, scalars[unchecked: min(start &+ 1, last)].value))
    }
    var all: UInt32 = 0
    for index in leads.indices {
      let start = Int(leads[index].start)
      let key = PairTable.key(
        scalars[unchecked: start].value, scalars[unchecked: min(start &+ 1, last)].value)
      let slot = leads[index].slot
      let third = scalars[unchecked: min(start &+ 2, last)].value
      // All bits set make -1: whether there is a pair and whether it leads on is not to be guessed either.
      let noPair: Int32 = slot.isOf(key) ? 0 : -1
      let children = slot.children | noPair | (slot.mayLead(to: third) &- 1)
      leads[index].slot.term = slot.term | noPair
      leads[index].slot.children = children
      all |= nodes[unchecked: Int(max(children, 0))].scalar
    }
    // No node has this bit; asked, so that the nodes are in fact read.
    precondition(all & Node.unused == 0)
  }

  /// A bit for each of the 64 places from `start` on where a term may begin.
  @inline(__always)
  private func candidates(
    _ scalars: borrowing Span<Unicode.Scalar>, from start: Int, limit: Int
  ) -> UInt64 {
    singles.isEmpty
      ? pairCandidates(scalars, from: start, limit: limit)
      : allCandidates(scalars, from: start, limit: limit)
  }

  /// Where no term is one character. A function of its own: the loop needs all registers.
  @inline(never)
  private func pairCandidates(
    _ scalars: borrowing Span<Unicode.Scalar>, from start: Int, limit: Int
  ) -> UInt64 {
    candidates(scalars, from: start, limit: limit) { _ in 0 }
  }

  @inline(never)
  private func allCandidates(
    _ scalars: borrowing Span<Unicode.Scalar>, from start: Int, limit: Int
  ) -> UInt64 {
    let singles = singles.bits.span
    return candidates(scalars, from: start, limit: limit) {
      SingleTable.mayHold($0, singles)
    }
  }

  /// Pairs by the filter, single characters by `isSingle`, which tells in the lowest bit.
  ///
  /// Unchecked: `start < limit <= scalars.count`, and slots are masked to the size of the filter.
  @inline(__always)
  private func candidates(
    _ scalars: borrowing Span<Unicode.Scalar>, from start: Int, limit: Int,
    _ isSingle: (UInt32) -> UInt64
  ) -> UInt64 {
    let filter = filter.span
    // Bits come in at the top and move down, one each step.
    var bits: UInt64 = 0
    var scalar = scalars[unchecked: start].value
    var first = Self.mixed(scalar)
    let end = min(start &+ 64, limit)
    let pairs = min(start &+ 64, limit &- 1)
    var place = start
    while place < pairs {
      place &+= 1
      let next = scalars[unchecked: place].value
      let second = Self.mixed(next)
      let slot = filterSlot(first, second)
      let bit = filter[unchecked: slot &>> 6] &>> UInt64(slot) | isSingle(scalar)
      bits = bits &>> 1 | bit &<< 63
      (scalar, first) = (next, second)
    }
    // The last character of a range begins no pair.
    if pairs < end { bits = bits &>> 1 | isSingle(scalar) &<< 63 }
    return bits &>> UInt64(64 &- (end &- start))
  }

  /// The longest term that begins at a place, whose pair was looked up, and where it ends; -1 where none
  /// does.
  @inline(__always)
  private func longest(
    _ pair: PairTable.Slot, _ scalars: borrowing Span<Unicode.Scalar>,
    _ nodes: borrowing Span<Node>, at start: Int, limit: Int
  ) -> (term: Int32, end: Int) {
    var position = start &+ 2
    if position <= limit {
      var (longest, end) = (pair.term, position)
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
      if longest >= 0 { return (longest, end) }
    }
    return (singles.isEmpty ? -1 : singles.term(scalars[unchecked: start].value), start &+ 1)
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
