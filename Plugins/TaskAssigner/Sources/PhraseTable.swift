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
    /// The line of the map that it stands in.
    var line: Int32
  }

  let terms: TermMatcher
  /// Whether a phrase speaks, more than weakly, for a department with a trade of its own.
  private let trades: [Bool]
  /// The first entry of each phrase by its number, behind them the others.
  let entries: [Entry]
  /// For each line of the file `duties.yaml:120`: a routing shows where its entry stands.
  private let places: [String]

  /// Phrases gathered under their text before the table is made.
  struct Gathered {
    fileprivate typealias Item = (department: Int, weight: Int8, line: Int)
    fileprivate var numbers: [String: Int] = [:]
    fileprivate var terms: [String] = []
    fileprivate var items: [[Item]] = []

    mutating func add(_ text: String, department: Int, weight: Int8, line: Int) {
      if let number = numbers[text] {
        items[number].append((department, weight, line))
      } else {
        numbers[text] = terms.count
        terms.append(text)
        items.append([(department, weight, line)])
      }
    }
  }

  /// - Parameters:
  ///   - file: the name of the file that the phrases stand in.
  ///   - general: departments without a trade of their own.
  init(_ gathered: Gathered, file: String, general: Set<Int> = []) {
    terms = TermMatcher(gathered.terms)
    var entries: [Entry] = []
    func add(_ item: Gathered.Item, _ phrase: Int) {
      entries.append(
        Entry(
          department: Int16(item.department), weight: item.weight,
          strength: Self.strength(gathered.items[phrase], general), line: Int32(item.line)))
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
    trades = gathered.items.map { items in
      items.contains { $0.weight >= 2 && !general.contains($0.department) }
    }
    let lines = Set(entries.map(\.line))
    places = (0...(lines.max() ?? 0)).map { lines.contains($0) ? "\(file):\($0)" : "" }
  }

  private static func strength(_ items: [Gathered.Item], _ general: Set<Int>) -> Strength {
    if items.contains(where: { $0.weight == 3 && !general.contains($0.department) }) {
      return .special
    }
    return Strength(rawValue: items.map(\.weight).max() ?? 0) ?? .none
  }

  /// A phrase as it was found, with what the table has of it.
  func phrase(_ match: TermMatch) -> FoundPhrase {
    let number = Int(match.term)
    return FoundPhrase(match: match, entry: entries[number], namesTrade: trades[number])
  }

  /// Where an entry stands.
  func place(of entry: Int) -> String { places[Int(entries[entry].line)] }
}
