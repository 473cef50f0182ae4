internal import LecternKit

/// A phrase of the map of duties where it stands in a speech.
struct FoundPhrase {
  let match: TermMatch
  /// What the table has of it, kept here: in the table each lies in a place of its own, far from the next.
  let entry: PhraseTable.Entry
  /// Whether it speaks, more than weakly, for a department with a trade of its own.
  let namesTrade: Bool

  /// The phrase's number.
  var number: Int32 { match.term }
}

/// The phrases of the map of duties by sentence.
///
/// Those of tasks and of the headings above them are found, in one pass before the rules ask for any: the map
/// is large, and what a search leaves of it near at hand is gone when the next sentence's turn comes.
final class PhraseIndex {
  let found: [FoundPhrase]
  /// For each sentence the numbers of its phrases.
  private let numbers: [ShortRange]

  init(_ reading: Reading, _ tasks: [FoundTask], _ table: PhraseTable) {
    let sentences = reading.sentences
    var isAskedFor = [Bool](repeating: false, count: sentences.count)
    for task in tasks {
      isAskedFor[task.sentence] = true
      reading.visitHeadings(above: task.sentence) { heading in
        isAskedFor[heading] = true
        return true
      }
    }
    let ranges = sentences.indices.filter { isAskedFor[$0] }.map { sentences[$0].range }
    let matches = table.terms.matches(in: reading.view, ranges: ranges)
    found = matches.map { table.phrase($0) }
    var place = 0
    numbers = sentences.map { sentence in
      let first = place
      let end = sentence.range.upperBound
      while place < matches.count, matches[place].start < end { place += 1 }
      return ShortRange(first..<place)
    }
  }

  /// Indexes into `found` of the phrases in a sentence.
  func phrases(of sentence: Int) -> Range<Int> { numbers[sentence].range }
}

/// A loose set of phrases: it may hold more than was entered, never less. One look spares most searches.
struct PhraseSketch {
  private var bits: UInt64 = 0

  mutating func insert(_ phrase: Int32) { bits |= Self.bit(phrase) }

  func mayHold(_ phrase: Int32) -> Bool { bits & Self.bit(phrase) != 0 }

  private static func bit(_ phrase: Int32) -> UInt64 { 1 &<< UInt64(phrase & 63) }
}
