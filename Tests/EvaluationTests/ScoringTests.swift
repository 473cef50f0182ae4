import Testing

@testable import Evaluation

/// Counts worked out by hand for small pairs of gold and analysis.
@Suite struct ScoringTests {
  @Test func markersNeedPlaceAndDepth() throws {
    let pair = try Pair(
      units: """
        {"start":0,"end":20,"role":"body","markers":[{"start":0,"end":2,"level":1},
          {"start":10,"end":12,"level":2}]}
        """,
      """
      "segments":[{"start":0,"end":20,"marker":"一、","level":1},
        {"start":8,"end":20,"marker":"一是","markerStart":10,"level":3},
        {"start":12,"end":20,"marker":"","level":2},
        {"start":90,"end":99,"marker":"二、","level":1}]
      """)
    // The second is at its place with another depth; the third has no marker, the last is outside.
    #expect(pair.counts(.markers) == Counts(1, 1, 1))
    #expect(pair.misses == ["markers: missed", "markers: extra"])
  }

  @Test func rolesAreThoseOfTheSmallestSegmentOverMostOfTheUnit() throws {
    let pair = try Pair(
      units: """
        {"start":0,"end":10,"role":"heading"},{"start":10,"end":20,"role":"body"},
        {"start":20,"end":30,"role":"closing"},{"start":30,"end":40,"role":"salutation"}
        """,
      """
      "segments":[{"kind":"paragraph","start":0,"end":40,"role":"closing"},
        {"kind":"sentence","start":0,"end":10,"role":"heading"},
        {"kind":"sentence","start":10,"end":20,"role":"heading"},
        {"kind":"sentence","start":20,"end":25,"role":"body"},
        {"kind":"sentence","start":30,"end":36,"role":"body"}]
      """)
    // heading is right; body was read as heading; the sentence at 20 covers only half, so that the
    // paragraph decides: closing is right; salutation was read as body.
    #expect(pair.counts(.roles) == Counts(2, 1, 1))
    #expect(
      pair.misses == ["roles: body read as heading", "roles: salutation read as body"])
  }

  @Test func themesAreCountedOnceAUnit() throws {
    let pair = try Pair(
      units: """
        {"start":0,"end":10,"role":"body","themes":["conduct","discipline"]},
        {"start":10,"end":20,"role":"body"}
        """,
      """
      "themes":[{"start":1,"end":3,"theme":"conduct"},{"start":5,"end":7,"theme":"conduct"},
        {"start":10,"end":12,"theme":"inaction"},{"start":20,"end":22,"theme":"inaction"}]
      """)
    #expect(pair.counts(.themes) == Counts(1, 1, 1))
    #expect(pair.misses == ["themes: missed discipline", "themes: extra inaction"])
  }

  @Test func aFileForSomeMeasuresCountsForThoseAlone() throws {
    let unit = #"{"start":0,"end":10,"role":"heading","task":true,"departments":["caizheng"]}"#
    let all = try Pair(units: unit)
    #expect(all.counts(.tasks) == Counts(0, 0, 1))
    #expect(all.counts(.roles) == Counts(0, 0, 1))
    let some = try Pair(units: unit, only: #""tasks""#)
    #expect(some.counts(.tasks) == Counts(0, 0, 1))
    #expect(some.counts(.roles) == Counts(0, 0, 0))
    #expect(some.misses == ["tasks: missed"])
  }

  @Test func filesArePooled() throws {
    let found = try Pair(
      units: #"{"start":0,"end":10,"role":"body","themes":["conduct"]}"#,
      #""themes":[{"start":0,"end":2,"theme":"conduct"}]"#)
    let missed = try Pair(units: #"{"start":0,"end":10,"role":"body","themes":["conduct"]}"#)
    var evaluation = Evaluation()
    #expect(evaluation.add(found.findings, against: found.gold).isEmpty)
    #expect(evaluation.add(missed.findings, against: missed.gold).count == 1)
    #expect(Counts(evaluation.scores[.themes]) == Counts(1, 0, 1))
    #expect(evaluation.scores[.themes].f1 == 0.6667)
  }

  @Test(arguments: [
    // 1/32 is 0.03125 exactly: a half goes to the even digit.
    (1, 31, 0, 0.0312, 1.0, 0.0606),
    (2, 1, 0, 0.6667, 1.0, 0.8),
    (0, 0, 3, 0.0, 0.0, 0.0),
    (0, 0, 0, 0.0, 0.0, 1.0),
  ])
  func ratios(
    right: Int, extra: Int, missed: Int, precision: Double, recall: Double, f1: Double
  ) {
    var tally = Tally()
    tally.add(right: right, gold: right + missed, found: right + extra)
    #expect(tally.precision == precision)
    #expect(tally.recall == recall)
    #expect(tally.f1 == f1)
  }
}
