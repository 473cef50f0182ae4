internal import LecternKit

/// The votes of phrases for the departments of a map, emptied and used again from duty to duty.
struct Ballot {
  /// What speaks for one department.
  struct Vote {
    var sum = 0.0
    /// The weight of the phrase that speaks loudest.
    var weight = 0.0
    /// Index of that phrase among those found; negative where none spoke.
    var phrase: Int32 = -1
    /// Index of its entry in the table.
    var entry: Int32 = -1
    var isInherited = false
  }

  private var votes: [Vote]
  /// The departments that have votes.
  private var voted: [Int] = []
  /// Those that won, best first.
  private(set) var ranked: [Int] = []
  /// The highest sum of all.
  private(set) var highest = 0.0

  /// How often a phrase counts in a sentence.
  private static let repeats = 3
  /// Sums below this route nowhere: 待明确.
  private static let threshold = 1.7
  /// Departments with less than this share of the first one's sum are left out.
  private static let share = 0.45

  init(departments: Int) { votes = [Vote](repeating: Vote(), count: departments) }

  subscript(department: Int) -> Vote { votes[department] }

  mutating func clear() {
    for number in voted { votes[number] = Vote() }
    voted.removeAll(keepingCapacity: true)
    highest = 0
  }

  /// Counts the phrases of a sentence; `scale` is less than 1 for those of a heading. `seats` are the
  /// recipients of the codes.
  mutating func count(
    _ own: Range<Int>, of found: borrowing Span<FoundPhrase>, scale: Double,
    _ entries: borrowing Span<PhraseTable.Entry>, _ seats: borrowing Span<Int>
  ) {
    var (voted, highest) = ([Int](), highest)
    swap(&voted, &self.voted)
    defer {
      swap(&voted, &self.voted)
      self.highest = highest
    }
    var votes = votes.mutableSpan
    var said = PhraseSketch()
    for number in own {
      let phrase = found[number].number
      var times = 0
      if said.mayHold(phrase) {
        for earlier in own.lowerBound..<number where found[earlier].number == phrase { times += 1 }
      }
      said.insert(phrase)
      guard times < Self.repeats else { continue }
      var next = Int(phrase)
      var entry = found[number].entry
      while true {
        if entry.weight > 0 {
          var weight = Double(entry.weight) * scale
          // A phrase said again tells less; the first one of a sentence tells what it is about.
          if times > 0 { weight *= 0.3 }
          if number == own.lowerBound { weight += 0.5 * scale }
          let department = seats[Int(entry.department)]
          var vote = votes[department]
          if vote.sum == 0 { voted.append(department) }
          vote.sum += weight
          if vote.sum > highest { highest = vote.sum }
          if weight > vote.weight {
            vote.weight = weight
            vote.phrase = Int32(truncatingIfNeeded: number)
            vote.entry = Int32(truncatingIfNeeded: next)
            vote.isInherited = scale < 1
          }
          votes[department] = vote
        }
        guard entry.next > 0 else { break }
        next = Int(entry.next)
        entry = entries[next]
      }
    }
  }

  /// Adds to a department's sum without a phrase.
  mutating func add(_ weight: Double, to department: Int) {
    if votes[department].sum == 0 { voted.append(department) }
    votes[department].sum += weight
    highest = max(highest, votes[department].sum)
  }

  /// Whether a strong phrase of the duty's own sentences spoke.
  var hasTrade: Bool { voted.contains { votes[$0].weight >= 3 && !votes[$0].isInherited } }

  /// Lists the departments with the highest sums, at most `most`; of equal ones the first in the map.
  mutating func rank(most: Int) {
    ranked.removeAll(keepingCapacity: true)
    let least = max(Self.threshold, highest * Self.share)
    for number in voted where votes[number].sum >= least {
      var place = ranked.count
      while place > 0, isAhead(number, of: ranked[place - 1]) { place -= 1 }
      guard place < most else { continue }
      if ranked.count == most { ranked.removeLast() }
      ranked.insert(number, at: place)
    }
  }

  private func isAhead(_ number: Int, of other: Int) -> Bool {
    let (own, its) = (votes[number].sum, votes[other].sum)
    return own > its || own == its && number < other
  }
}
