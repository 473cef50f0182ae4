internal import LecternKit

/// Phrases of the map of duties, each with the departments that it speaks for.
struct PhraseTable: Sendable {
  /// What a phrase tells at most, for any department.
  enum Strength: Int8, Sendable, Comparable {
    case none, weak, usual, strong
    /// It alone decides for a department with a trade of its own.
    case special

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// A phrase under one department. Small, since every phrase of a speech looks up its own.
  struct Entry: Sendable {
    var department: Int16
    /// 3 strong, 2 usual, 1 weak, 0 not this department's.
    var weight: Int8
    /// The strength of the phrase.
    var strength: Strength
    /// Index of the entry of the same phrase under another department; 0 where there is none.
    var next: Int32 = 0
  }

  /// What a routing shows of an entry.
  struct Evidence: Sendable {
    /// The text of a phrase that no source writes otherwise: Chinese characters only.
    var plainText: String?
    /// `duties.yaml:120`
    var place: String
  }

  let matcher: TermMatcher
  /// The first entry of each phrase by its number, behind them the others.
  let entries: [Entry]
  /// For each entry.
  let evidence: [Evidence]

  /// Phrases gathered under their text before the table is made.
  struct Gathered {
    fileprivate typealias Item = (department: Int, weight: Int8, place: String)
    fileprivate var numbers: [String: Int] = [:]
    fileprivate var terms: [String] = []
    fileprivate var items: [[Item]] = []

    mutating func add(_ text: String, department: Int, weight: Int8, place: String) {
      if let number = numbers[text] {
        items[number].append((department, weight, place))
      } else {
        numbers[text] = terms.count
        terms.append(text)
        items.append([(department, weight, place)])
      }
    }
  }

  /// - Parameter general: departments without a trade of their own.
  init(_ gathered: Gathered, general: Set<Int> = []) {
    matcher = TermMatcher(gathered.terms)
    var entries: [Entry] = []
    var evidence: [Evidence] = []
    func add(_ item: Gathered.Item, _ phrase: Int) {
      let isPlain = gathered.terms[phrase].unicodeScalars.allSatisfy {
        (0x4e00...0x9fff).contains($0.value)
      }
      entries.append(
        Entry(
          department: Int16(item.department), weight: item.weight,
          strength: Self.strength(gathered.items[phrase], general)))
      evidence.append(
        Evidence(plainText: isPlain ? gathered.terms[phrase] : nil, place: item.place))
    }
    for (phrase, items) in gathered.items.enumerated() { add(items[0], phrase) }
    for (phrase, items) in gathered.items.enumerated() {
      var last = phrase
      for item in items.dropFirst() {
        entries[last].next = Int32(entries.count)
        last = entries.count
        add(item, phrase)
      }
    }
    self.entries = entries
    self.evidence = evidence
  }

  private static func strength(_ items: [Gathered.Item], _ general: Set<Int>) -> Strength {
    if items.contains(where: { $0.weight == 3 && !general.contains($0.department) }) {
      return .special
    }
    return Strength(rawValue: items.map(\.weight).max() ?? 0) ?? .none
  }

  /// The strength of a phrase.
  func strength(of phrase: Int32) -> Strength { entries[Int(phrase)].strength }
}
