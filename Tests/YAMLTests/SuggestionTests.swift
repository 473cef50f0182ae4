import Testing
import YAML

@Suite struct SuggestionTests {
  static let analyzers = ["segmenter", "indicator-extractor", "task-assigner", "theme-counter"]

  @Test(arguments: [
    ("them-counter", "theme-counter"),
    ("theme_counter", "theme-counter"),
    ("ThemeCounter", "theme-counter"),
    ("segmnetre", "segmenter"),  // two swaps, limit 3
    ("indicators", nil),  // 9 away from indicator-extractor
    ("", nil),
    ("-", nil),
  ])
  func nearest(name: String, expected: String?) {
    #expect(Suggestion.nearest(to: name, among: Self.analyzers) == expected)
  }

  @Test func firstOfEquallyNearWins() {
    #expect(Suggestion.nearest(to: "bat", among: ["cat", "hat"]) == "cat")
    #expect(Suggestion.nearest(to: "bat", among: ["hat", "cat"]) == "hat")
    #expect(Suggestion.nearest(to: "hats", among: ["cats", "hat", "hats"]) == "hats")
  }

  @Test func limitIsAThirdOfTheLength() {
    #expect(Suggestion.nearest(to: "abcdef", among: ["abcdXY"]) == "abcdXY")
    #expect(Suggestion.nearest(to: "abcdef", among: ["abcXYZ"]) == nil)
    #expect(Suggestion.nearest(to: "ab", among: ["ax"]) == "ax")
    #expect(Suggestion.nearest(to: "ab", among: ["xy"]) == nil)
  }

  @Test func namesWithNothingInCommonAreNotNear() {
    #expect(Suggestion.nearest(to: "县", among: ["市"]) == nil)
    #expect(Suggestion.nearest(to: "经挤", among: ["经济"]) == "经济")
  }

  @Test func distanceCountsScalarsAndSwaps() {
    // A swap is one edit; with a limit of 1 a plain Levenshtein distance of 2 would be too far.
    #expect(Suggestion.nearest(to: "nmae", among: ["name"]) == "name")
    #expect(Suggestion.nearest(to: "ba", among: ["ab"]) == "ab")
  }

  @Test func longNamesAreNotCompared() {
    let long = String(repeating: "a", count: 101)
    #expect(Suggestion.nearest(to: long, among: [long]) == nil)
  }

  @Test func wording() {
    #expect(
      Suggestion.didYouMean("them-counter", among: Self.analyzers)
        == "did you mean 'theme-counter'?")
    #expect(Suggestion.didYouMean("x", among: Self.analyzers) == nil)
    #expect(Suggestion.available(["a", "b"]) == "available: a, b")
    #expect(Suggestion.available([]) == "available: none")
    let many = (1...42).map(String.init)
    #expect(Suggestion.available(many).hasSuffix("39, 40 and 2 more"))
  }
}
