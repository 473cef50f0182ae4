import Testing

@testable import Review

@Suite struct ProportionTests {
  /// By the formula: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n), z² = 3.8415.
  @Test(arguments: [
    (8, 10, 0.490, 0.943), (0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (1, 1, 0.207, 1.0),
  ])
  func intervals(right: Int, count: Int, low: Double, high: Double) throws {
    let interval = try #require(Proportion(right: right, count: count).interval)
    #expect(abs(interval.lowerBound - low) < 0.0006)
    #expect(abs(interval.upperBound - high) < 0.0006)
  }

  @Test func nothingCountedHasNoShare() {
    #expect(Proportion().share == nil)
    #expect(Proportion().interval == nil)
    #expect(Agreement().kappa == nil)
  }

  @Test func kappaIsAgreementBeyondChance() throws {
    var agreement = Agreement()
    for (one, other, count) in [
      ("right", "right", 20), ("right", "wrong", 5), ("wrong", "right", 10), ("wrong", "wrong", 15),
    ] {
      for _ in 0..<count { agreement.add(one, other) }
    }
    #expect(agreement.share == 0.7)
    // By chance 25/50 · 30/50 + 25/50 · 20/50 = 0.5, so that (0.7 − 0.5) / (1 − 0.5) is left.
    #expect(abs(try #require(agreement.kappa) - 0.4) < 1e-12)
  }

  @Test func withOneAnswerForAllThereIsNoKappa() {
    var agreement = Agreement()
    for _ in 0..<3 { agreement.add("right", "right") }
    #expect(agreement.share == 1)
    #expect(agreement.kappa == nil)
  }

  @Test(arguments: [
    ("5.50", "5.5", true), ("1,320", "1320", true), ("５．５", "5.5", true), ("5", "6", false),
    ("％", "%", true), ("县财政局、县水利局", "县财政局；县水利局", true), (" 公里", "公里 ", true),
    ("县财政局；县水利局", "县水利局；县财政局", false), ("", "", true), ("", "0", false),
  ])
  func cells(one: String, other: String, areSame: Bool) {
    #expect(Cell.areSame(one, other) == areSame)
  }

  @Test(arguments: [("'=SUM", "=SUM"), ("'-5%", "-5%"), ("'甲", "'甲"), ("'", "'"), ("甲", "甲")])
  func apostrophes(cell: String, said: String) {
    #expect(Cell.unescaped(cell) == said)
  }
}
