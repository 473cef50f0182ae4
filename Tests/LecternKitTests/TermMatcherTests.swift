import LecternKit
import Testing

private struct Place: Equatable {
  var range: Range<Int>
  var term: Int

  init(_ range: Range<Int>, _ term: Int) {
    self.range = range
    self.term = term
  }

  init(_ match: TermMatch) { self.init(match.range, Int(match.term)) }
}

/// The search as its documentation tells it, without any cleverness.
private func naiveMatches(
  _ terms: [[Unicode.Scalar]], in scalars: [Unicode.Scalar]
) -> [Place] {
  var matches: [Place] = []
  var start = 0
  while start < scalars.count {
    var longest: Int?
    for (number, term) in terms.enumerated() where !term.isEmpty {
      let end = start + term.count
      guard end <= scalars.count, Array(scalars[start..<end]) == term else { continue }
      if longest.map({ term.count > terms[$0].count }) ?? true { longest = number }
    }
    if let longest {
      let end = start + terms[longest].count
      matches.append(Place(start..<end, longest))
      start = end
    } else {
      start += 1
    }
  }
  return matches
}

/// SplitMix64: the same numbers on every machine.
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }
}

@Suite struct TermMatcherTests {
  private static let alphabet: [Unicode.Scalar] = ["甲", "乙", "丙", "𠮷", "a", "1"]

  private func word(
    _ lengths: ClosedRange<Int>, of letters: Int, _ generator: inout SeededGenerator
  ) -> String {
    var word = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: lengths, using: &generator) {
      word.append(Self.alphabet[Int.random(in: 0..<letters, using: &generator)])
    }
    return String(word)
  }

  /// Many short terms over few letters overlap, contain each other and repeat.
  @Test func findsWhatANaiveSearchFinds() {
    var generator = SeededGenerator(state: 2026)
    for pair in 0..<10_000 {
      let letters = Int.random(in: 2...Self.alphabet.count, using: &generator)
      let terms = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        word(1...5, of: letters, &generator)
      }
      // Now and then more places where terms begin than are looked up at once.
      let length = pair.isMultiple(of: 20) ? 100...300 : 0...40
      let view = NormalizedText(word(length, of: letters, &generator))
      let matcher = TermMatcher(terms)
      let expected = naiveMatches(terms.map { NormalizedText($0).scalars }, in: view.scalars)
      let found = matcher.matches(in: view).map { Place($0) }
      #expect(found == expected, "pair \(pair): \(terms) in \(view.string(0..<view.count))")
      if found != expected { return }
    }
  }

  /// The search in a range sees nothing outside of it.
  @Test func aRangeIsSearchedAsIfItWereTheWhole() {
    var generator = SeededGenerator(state: 7)
    for _ in 0..<1_000 {
      let terms = (0..<6).map { _ in word(1...4, of: 3, &generator) }
      let view = NormalizedText(word(10...30, of: 3, &generator))
      let start = Int.random(in: 0..<5, using: &generator)
      let end = Int.random(in: 5...view.count, using: &generator)
      let part = NormalizedText(view.string(start..<end))
      let matcher = TermMatcher(terms)
      let inside = matcher.matches(in: view, range: start..<end).map { Place($0) }
      let moved = matcher.matches(in: part).map { match in
        Place(match.range.lowerBound + start..<match.range.upperBound + start, Int(match.term))
      }
      #expect(inside == moved)
    }
  }

  @Test func rangesAreSearchedTogetherAsOneByOne() {
    var generator = SeededGenerator(state: 11)
    for _ in 0..<1_000 {
      let matcher = TermMatcher((0..<6).map { _ in word(1...4, of: 3, &generator) })
      let view = NormalizedText(word(0...300, of: 3, &generator))
      var ends = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
        Int.random(in: 0...view.count, using: &generator)
      }
      ends.sort()
      let ranges = zip(ends, ends.dropFirst()).enumerated().filter { $0.offset % 3 != 1 }
        .map { $0.element.0..<$0.element.1 }
      let together = matcher.matches(in: view, ranges: ranges)
      #expect(together == ranges.flatMap { matcher.matches(in: view, range: $0) })
    }
  }

  /// Each of many terms stands in the text, between full stops.
  @Test func tensOfThousandsOfTermsAreFound() {
    var generator = SeededGenerator(state: 3)
    var terms: [String] = []
    for _ in 0..<30_000 {
      var term = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        term.append(
          Unicode.Scalar(UInt32.random(in: 0x4e00...0x9000, using: &generator)) ?? "甲")
      }
      terms.append(String(term))
    }
    let firsts = Dictionary(
      terms.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let matcher = TermMatcher(terms)
    let found = matcher.matches(in: NormalizedText(terms.joined(separator: "。")))
    #expect(found.map { Int($0.term) } == terms.map { firsts[$0] })
  }

  @Test func theLongestTermAtAPlaceIsFoundAlone() {
    let matcher = TermMatcher(["腐败", "反腐", "反腐败"])
    let view = NormalizedText("深入反腐败")
    #expect(matcher.match(in: view, at: 2)?.term == 2)
    #expect(matcher.match(in: view, at: 3)?.term == 0)
    #expect(matcher.match(in: view, at: 1) == nil)
    #expect(matcher.match(in: view, at: 5) == nil)
  }

  @Test func equalTermsAreReported() {
    let matcher = TermMatcher(["ＡＢ", "甲", "AB", ""])
    #expect(matcher.termCount == 4)
    #expect(matcher.duplicates.map(\.term) == [2])
    #expect(matcher.duplicates.map(\.first) == [0])
    #expect(matcher.matches(in: NormalizedText("xAB")).map(\.term) == [0])
  }

  @Test func aThousandTermsOfOneBeginning() {
    let terms = (0..<1_000).map { "甲" + String($0) }
    let view = NormalizedText("甲7、甲777、甲1000")
    #expect(TermMatcher(terms).matches(in: view).map(\.term) == [7, 777, 100])
  }
}
