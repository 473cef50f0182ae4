/// A stretch of a speech's text in Unicode scalars, the end exclusive.
public struct Span: Sendable, Hashable {
  public var start: Int
  public var end: Int

  public init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }

  var length: Int { end - start }

  /// How many scalars two stretches share.
  func overlap(_ other: Span) -> Int { max(0, min(end, other.end) - max(start, other.start)) }

  /// What two stretches share, of what they cover together (Jaccard 1912).
  func likeness(_ other: Span) -> Double {
    let shared = overlap(other)
    return shared == 0 ? 0 : Double(shared) / Double(length + other.length - shared)
  }

  func holdsStart(of other: Span) -> Bool { start <= other.start && other.start < end }
}

/// Pairs of an entry of the gold and an entry of the analysis.
struct Pairing {
  /// Numbers of the entries, in the order the pairs were found.
  private(set) var pairs: [(gold: Int, found: Int)] = []

  /// Pairs one to one and greedily: the highest rank first, then the likest stretches, then the order
  /// of the lists.
  init(
    _ gold: [Span], _ found: [Span], rank: (Int, Int) -> Int = { _, _ in 0 },
    where admits: (Int, Int) -> Bool = { _, _ in true }
  ) {
    var candidates: [(rank: Int, likeness: Double, gold: Int, found: Int)] = []
    for i in gold.indices {
      for j in found.indices {
        let likeness = gold[i].likeness(found[j])
        // Stretches that share less than half of what they cover are not the same mention.
        guard likeness >= 0.5, admits(i, j) else { continue }
        candidates.append((rank(i, j), likeness, i, j))
      }
    }
    candidates.sort { one, other in
      (-one.rank, -one.likeness, one.gold, one.found)
        < (-other.rank, -other.likeness, other.gold, other.found)
    }
    var takenGold: Set<Int> = []
    var takenFound: Set<Int> = []
    for candidate in candidates
    where !takenGold.contains(candidate.gold) && !takenFound.contains(candidate.found) {
      takenGold.insert(candidate.gold)
      takenFound.insert(candidate.found)
      pairs.append((candidate.gold, candidate.found))
    }
  }

  var count: Int { pairs.count }

  func isGoldPaired(_ index: Int) -> Bool { pairs.contains { $0.gold == index } }
  func isFoundPaired(_ index: Int) -> Bool { pairs.contains { $0.found == index } }
}
