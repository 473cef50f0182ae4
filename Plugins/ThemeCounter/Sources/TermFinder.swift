internal import LecternKit

/// Finds the terms of a dictionary, with wildcards and without.
///
/// One rule for both: of all terms the one that begins first counts, of those that begin there the
/// longest; of equally long ones one without wildcards, else an exclusion, else the first of the
/// dictionary. The search goes on behind it.
struct TermFinder: Sendable {
  private let plain: TermMatcher
  private let longestPlain: Int
  /// In the order in which they win.
  private let patterns: [(pattern: TermPattern, term: Int32)]
  /// The first texts of the patterns.
  private let anchors: TermMatcher
  /// By anchor, the patterns whose first text stands where the anchor does.
  private let byAnchor: [[Int]]

  /// - Parameters:
  ///   - patterns: by the number of the term; the others are plain.
  ///   - exclusions: numbers of terms.
  init(_ terms: [String], patterns: [Int: TermPattern], exclusions: Set<Int>) {
    plain = TermMatcher(terms.indices.map { patterns[$0] == nil ? terms[$0] : "" })
    longestPlain = terms.reduce(0) { max($0, $1.unicodeScalars.count) }
    let order = patterns.keys.sorted()
    let winning = order.filter(exclusions.contains) + order.filter { !exclusions.contains($0) }
    self.patterns = winning.compactMap { term in patterns[term].map { ($0, Int32(term)) } }
    var numbers: [[Unicode.Scalar]: [Int]] = [:]
    for (number, entry) in self.patterns.enumerated() {
      numbers[entry.pattern.anchor, default: []].append(number)
    }
    // The matcher tells the longest anchor at a place: shorter ones stand there too.
    let anchors = Array(numbers.keys)
    byAnchor = anchors.map { anchor in
      (1...anchor.count).flatMap { numbers[Array(anchor.prefix($0))] ?? [] }
    }
    self.anchors = TermMatcher(
      anchors.map { anchor in
        var text = String.UnicodeScalarView()
        text.append(contentsOf: anchor)
        return String(text)
      })
  }

  /// The terms that stand in a text, in order, without overlaps.
  func matches(in view: NormalizedText) -> [TermMatch] {
    if patterns.isEmpty { return plain.matches(in: view) }
    var matches: [TermMatch] = []
    var start = 0
    for match in patternMatches(in: view) where Int(match.start) >= start {
      let place = Int(match.start)
      // A term that begins before the pattern wins, and may reach into it.
      let limit = min(view.count, place + longestPlain)
      for earlier in plain.matches(in: view, range: start..<limit) where earlier.start < match.start
      {
        matches.append(earlier)
        start = Int(earlier.end)
      }
      guard start <= place else { continue }
      let term = patterns[Int(match.term)].term
      var best = TermMatch(start: match.start, end: match.end, term: term)
      if let term = plain.match(in: view, at: place), term.end >= match.end { best = term }
      matches.append(best)
      start = Int(best.end)
    }
    plain.matches(in: view, range: start..<view.count, into: &matches)
    return matches
  }

  /// All places of patterns by their beginnings, the longest in front; in place of a term's number
  /// the pattern's.
  private func patternMatches(in view: NormalizedText) -> [TermMatch] {
    var matches: [TermMatch] = []
    let text = view.scalars
    for place in 0..<view.count {
      guard let anchor = anchors.match(in: view, at: place) else { continue }
      for number in byAnchor[Int(anchor.term)] {
        patterns[number].pattern.addMatches(
          in: text.span, at: place, as: Int32(number), to: &matches)
      }
    }
    matches.sort { ($0.start, -$0.end, $0.term) < ($1.start, -$1.end, $1.term) }
    return matches
  }
}
