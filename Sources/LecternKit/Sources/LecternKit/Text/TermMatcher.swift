/// A place where a term stands: a range of the view and the number of the term.
public struct TermMatch: Sendable, Hashable {
  public let start: Int32
  public let end: Int32
  /// The term's number, in the order the terms were given.
  public let term: Int32

  public init(start: Int32, end: Int32, term: Int32) {
    self.start = start
    self.end = end
    self.term = term
  }

  @inlinable public var range: Range<Int> { Int(start)..<Int(end) }
}

/// Finds many terms in one pass, leftmost first and longest first; matches do not overlap.
///
/// A filter of bits over pairs of characters tells most places where no term can begin; from the first
/// two characters of a term a trie leads on. At each place the longest term that begins there wins; the
/// search goes on behind it. Memory and building time are linear in the terms, sorting aside. Terms are
/// compared as they stand in a ``NormalizedText``; of equal terms the first given counts.
///
/// A class, so that handing one around costs no copies of its tables.
public final class TermMatcher: Sendable {
  private let trie: TermTrie

  /// Empty terms are passed over.
  public init(_ terms: some Sequence<String>) { trie = TermTrie(Array(terms)) }

  public var termCount: Int { trie.termCount }
  /// Terms that were given before: their number and that of the first.
  public var duplicates: [(term: Int, first: Int)] { trie.duplicates }

  /// All matches in a range of the view, or in the whole of it, in order.
  public func matches(in view: NormalizedText, range: Range<Int>? = nil) -> [TermMatch] {
    var found: [TermMatch] = []
    matches(in: view, range: range ?? 0..<view.count, into: &found)
    return found
  }

  /// Adds all matches in a range of the view to a list, in order: searches of many short ranges then
  /// share one list's storage.
  public func matches(
    in view: NormalizedText, range: Range<Int>, into matches: inout [TermMatch]
  ) {
    trie.visitMatches(in: view, CollectionOfOne(range).span) { matches.append(contentsOf: $0) }
  }

  /// All matches in some ranges of the view, in order. The ranges must be in order and apart; a match lies
  /// wholly in one of them. Many short ranges are searched faster together than one by one.
  public func matches(in view: NormalizedText, ranges: [Range<Int>]) -> [TermMatch] {
    var found: [TermMatch] = []
    found.reserveCapacity(ranges.reduce(0) { $0 + $1.count } / 6)
    trie.visitMatches(in: view, ranges.span) { found.append(contentsOf: $0) }
    return found
  }

  /// Hands over all matches in the view, in order, some at a time: for those who keep something else of
  /// them.
  public func visitMatches(
    in view: NormalizedText, _ body: (borrowing Span<TermMatch>) -> Void
  ) {
    trie.visitMatches(in: view, CollectionOfOne(0..<view.count).span) { body($0.span) }
  }

  /// Whether any term stands in a range of the view.
  public func has(in view: NormalizedText, _ range: Range<Int>) -> Bool {
    trie.has(in: view, range)
  }

  /// The longest term that begins at a place of the view.
  public func match(in view: NormalizedText, at start: Int) -> TermMatch? {
    trie.match(in: view, at: start)
  }
}
