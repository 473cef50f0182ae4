import LecternKit
import Testing

@testable import TaskAssigner

@Suite("The table of terms")
struct TermTableTests {
  /// Random texts of few characters, so that terms overlap and begin alike.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }

    mutating func text(_ alphabet: [Character], _ lengths: ClosedRange<Int>) -> String {
      let length = Int.random(in: lengths, using: &self)
      return String((0..<length).map { _ in alphabet.randomElement(using: &self) ?? "甲" })
    }
  }

  @Test("It finds what the kit's matcher finds", arguments: 1...40)
  func matches(_ seed: Int) {
    var random = Generator(state: UInt64(seed))
    // 甲 and the others share their last twelve bits with none, 倂 and 。 do; 𠮷 is beyond the plane.
    let alphabet = Array(seed % 2 == 0 ? "甲乙丙" : "甲乙丙丁戊倂。𠮷1")
    let terms = (0..<seed * 3).map { _ in random.text(alphabet, 0...5) }
    let view = NormalizedText(random.text(alphabet, 0...400))
    let low = view.count > 10 ? 3 : 0
    for range in [0..<view.count, low..<max(low, view.count - 2)] {
      let text = view.scalars
      var found: [TermMatch] = []
      TermTable(terms).visit(text.span, range) {
        found.append(TermMatch(start: $0.start, end: $0.end, term: $0.term))
      }
      #expect(found == TermMatcher(terms).matches(in: view, range: range), "\(terms)")
    }
  }

  @Test("A very long term is no matter")
  func longTerm() {
    let term = String(repeating: "甲", count: 20_000)
    let view = NormalizedText(term + "乙")
    let text = view.scalars
    var found: [FoundTerm] = []
    TermTable([term, "甲甲乙"]).visit(text.span, 0..<view.count) { found.append($0) }
    #expect(found.map(\.range) == [0..<20_000])
  }
}
