internal import LecternKit

/// Phrases of the map of duties, each with the departments that it speaks for.
struct PhraseTable: Sendable {
  /// A phrase under one department. Small, since every phrase of a speech looks up its own.
  struct Entry: Sendable {
    var department: Int16
    /// 3 strong, 2 usual, 1 weak, 0 not this department's.
    var weight: Int8
  }

  /// A phrase, with what the rules ask of it.
  struct Phrase: Sendable {
    /// Where its entries begin; those of the next phrase follow.
    var firstEntry: Int32
    /// The highest weight that it has for any department.
    var weight: Int8
    /// It alone decides for a department with a trade of its own.
    var isSpecial: Bool
  }

  let matcher: TermMatcher
  /// The phrases by number, and one behind the last.
  let phrases: [Phrase]
  /// The entries of all phrases.
  let entries: [Entry]
  /// The place of each of them in the file: `duties.yaml:120`.
  let places: [String]
  /// The text of each phrase that no source writes otherwise: Chinese characters only.
  let plainTexts: [String?]

  /// Phrases gathered under their text before the table is made.
  struct Gathered {
    fileprivate var numbers: [String: Int] = [:]
    fileprivate var terms: [String] = []
    fileprivate var entries: [[(entry: Entry, place: String)]] = []

    mutating func add(_ text: String, _ entry: Entry, place: String) {
      if let number = numbers[text] {
        entries[number].append((entry, place))
      } else {
        numbers[text] = terms.count
        terms.append(text)
        entries.append([(entry, place)])
      }
    }
  }

  /// - Parameter general: departments without a trade of their own.
  init(_ gathered: Gathered, general: Set<Int> = []) {
    matcher = TermMatcher(gathered.terms)
    var phrases: [Phrase] = []
    var first = 0
    for own in gathered.entries + [[]] {
      phrases.append(
        Phrase(
          firstEntry: Int32(first), weight: own.map(\.entry.weight).max() ?? 0,
          isSpecial: own.contains {
            $0.entry.weight == 3 && !general.contains(Int($0.entry.department))
          }))
      first += own.count
    }
    self.phrases = phrases
    entries = gathered.entries.flatMap { $0.map(\.entry) }
    places = gathered.entries.flatMap { $0.map(\.place) }
    plainTexts = gathered.terms.map { term in
      term.unicodeScalars.allSatisfy { (0x4e00...0x9fff).contains($0.value) } ? term : nil
    }
  }

  /// The indexes of a phrase's entries.
  func entries(of phrase: Int) -> Range<Int> {
    Int(phrases[phrase].firstEntry)..<Int(phrases[phrase + 1].firstEntry)
  }
}
