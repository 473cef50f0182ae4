import Testing

@testable import Evaluation

@Suite struct IndicatorScoringTests {
  private func figure(
    _ start: Int, _ end: Int, _ name: String, _ value: String, change: String = "level",
    kind: String = "target", more: String = ""
  ) -> String {
    """
    {"start":\(start),"end":\(end),"name":"\(name)","value":\(value),"unit":"%","bound":"exact",\
    "change":"\(change)","kind":"\(kind)"\(more)}
    """
  }

  private func unit(_ figures: String...) -> String {
    """
    {"start":0,"end":40,"role":"body","indicators":[\(figures.joined(separator: ","))]}
    """
  }

  @Test func placesValuesNumbersAndAllOfIt() throws {
    let pair = try Pair(
      units: unit(
        figure(0, 5, "粮食产量", "[6,6]"), figure(10, 14, "税收收入", "null"),
        figure(20, 24, "森林覆盖率", "[3,3]")),
      """
      "indicators":[\(figure(0, 5, "粮食产量", "[6.0,6]")),
        \(figure(10, 14, "税收收入", "null", change: "increase")),
        \(figure(20, 24, "森林覆盖率", "null", more: #","form":"relative""#)),
        \(figure(30, 34, "用水量", "[1,1]")),\(figure(50, 54, "用电量", "[1,1]"))]
      """)
    // Found: the first fully, the second but for its change, the fourth too much. The third states no
    // figure and the fifth lies outside the units.
    #expect(pair.counts(.indicatorSpans) == Counts(2, 1, 1))
    #expect(pair.counts(.indicatorValues) == Counts(2, 1, 1))
    // Redacted ones left out: of two in the gold and two found one is right.
    #expect(pair.counts(.indicatorNumbers) == Counts(1, 1, 1))
    #expect(pair.counts(.indicatorFull) == Counts(1, 2, 2))
    #expect(
      pair.misses == [
        "indicator_full: differs", "indicator_full: missed", "indicator_full: extra",
      ])
  }

  @Test func missesSayWhatWasReadAsWhat() throws {
    let pair = try Pair(
      units: unit(figure(0, 5, "粮食产量", "[6,6.5]", kind: "actual")),
      #""indicators":[\#(figure(0, 5, "粮食产量", "[6,6]"))]"#)
    let miss = try #require(Scoring(pair.gold, pair.findings).misses.first)
    #expect(miss.more == "value: 6–6.5 read as 6; kind: actual read as target")
  }

  /// `城镇、农村居民收入分别增长5%、5%` may be two records with one quote.
  @Test func ofTwoFiguresWithTheSameWordsTheRightOneIsPaired() throws {
    let pair = try Pair(
      units: unit(figure(0, 4, "城镇就业人数", "[5,5]"), figure(0, 4, "农民收入", "[7,7]")),
      """
      "indicators":[\(figure(0, 4, "农民收入", "[7,7]")),\(figure(0, 4, "城镇就业人数", "[5,5]"))]
      """)
    #expect(pair.counts(.indicatorFull) == Counts(2, 0, 0))
  }

  @Test func placesThatShareLessThanHalfAreNotTheSame() throws {
    // Of 0–9 and 3–12 six are shared, of twelve: a half. Of 0–9 and 4–13 five of thirteen.
    for (start, end, right) in [(3, 12, 1), (4, 13, 0)] {
      let pair = try Pair(
        units: unit(figure(0, 9, "粮食产量", "[6,6]")),
        #""indicators":[\#(figure(start, end, "粮食产量", "[6,6]"))]"#)
      #expect(pair.counts(.indicatorSpans) == Counts(right, 1 - right, 1 - right))
    }
  }

  @Test(arguments: [
    // Twice the common length over both lengths: 12/14, 4/8, 6/10.
    ("固定资产投资", "全县固定资产投资", true), ("固定资产投资", "投资", false),
    ("城镇新增就业人", "人均增", false), ("甲乙丙丁", "甲乙丙丁戊己", true),
    (" 粮食产量 ", "粮食产量", true), ("", "", false), ("粮食产量", nil, false),
  ])
  func names(one: String, other: String?, areSame: Bool) {
    #expect(Names.areSame(one, other) == areSame)
  }
}
