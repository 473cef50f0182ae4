internal import LecternKit

/// The phrases of the map of duties by sentence. A sentence is searched when a rule first asks for it:
/// most of a review and all that is no task is never asked for.
struct PhraseReader {
  private let reading: Reading
  private let terms: TermMatcher
  /// The phrases of all sentences that were asked for.
  private(set) var found: [TermMatch] = []
  /// For each sentence the numbers of its phrases.
  private var numbers: [ShortRange?]

  init(_ reading: Reading, _ map: DutyMap) {
    self.reading = reading
    terms = map.duties.terms
    numbers = [ShortRange?](repeating: nil, count: reading.sentences.count)
    found.reserveCapacity(reading.words.count / 2)
  }

  /// Indexes into `found` of the phrases in a sentence.
  mutating func phrases(of sentence: Int) -> Range<Int> {
    if let known = numbers[sentence] { return known.range }
    let first = found.count
    terms.matches(in: reading.view, range: reading.sentences[sentence].range, into: &found)
    numbers[sentence] = ShortRange(first..<found.count)
    return first..<found.count
  }
}

/// A loose set of phrases: it may hold more than was entered, never less. One look spares most searches.
struct PhraseSketch {
  private var bits: UInt64 = 0

  mutating func insert(_ phrase: Int32) { bits |= Self.bit(phrase) }

  func mayHold(_ phrase: Int32) -> Bool { bits & Self.bit(phrase) != 0 }

  private static func bit(_ phrase: Int32) -> UInt64 { 1 &<< UInt64(phrase & 63) }
}
