import Testing

@testable import Evaluation

@Suite struct TaskScoringTests {
  @Test func dutiesAreCountedByUnit() throws {
    let pair = try Pair(
      units: """
        {"start":0,"end":10,"role":"body","task":true,"substance":"standing",
          "departments":["gongan","sifa"]},
        {"start":10,"end":20,"role":"body","task":true,"substance":"standing","continues":true,
          "departments":["gongan"]},
        {"start":20,"end":30,"role":"body","task":true,"substance":"exhortation",
          "departments":["zuzhi"]},
        {"start":30,"end":40,"role":"body"},
        {"start":40,"end":50,"role":"body","task":true,"substance":"deliverable",
          "departments":["shuiwu"]}
        """,
      """
      "tasks":[{"start":0,"end":20,"substance":"standing","departments":[{"code":"sifa"}]},
        {"start":20,"end":30,"substance":"standing"},
        {"start":30,"end":40,"substance":"exhortation","departments":[{"code":"gongan"}]},
        {"start":38,"end":44,"substance":"exhortation","departments":[{"code":"shuiwu"}]}]
      """)
    // The last duty covers four of ten: no task, but what it says of the unit is looked at.
    #expect(pair.counts(.tasks) == Counts(3, 1, 1))
    // The third unit is called standing; the last is called an exhortation.
    #expect(pair.counts(.exhortations) == Counts(0, 1, 1))
    // The second unit is joined to the first; so, wrongly, is the last one, whose duty began before.
    #expect(pair.counts(.dutyJoins) == Counts(1, 1, 0))
    // sifa and shuiwu are among those named; sifa for the second unit is not; the third has none,
    // which is missed but not too much.
    #expect(pair.counts(.departments) == Counts(2, 1, 2))
  }

  @Test func withoutSubstanceNeitherItNorJoinsAreMeasured() throws {
    let pair = try Pair(
      units: #"{"start":0,"end":10,"role":"body","task":true,"departments":["sifa"]}"#,
      #""tasks":[{"start":0,"end":10,"substance":"exhortation"}]"#)
    #expect(pair.counts(.exhortations) == Counts(0, 0, 0))
    #expect(pair.counts(.dutyJoins) == Counts(0, 0, 0))
  }

  @Test func actorsNeedPlaceAndRole() throws {
    let pair = try Pair(
      units: """
        {"start":0,"end":30,"role":"body","task":true,"departments":["sifa"],"lead":[[0,3]],
          "responsible":[[5,9],[10,14]]}
        """,
      """
      "tasks":[{"start":0,"end":30,"actors":[{"role":"lead","start":0,"end":3},
        {"role":"support","start":5,"end":9},{"role":"responsible","start":10,"end":12},
        {"role":"responsible","start":10,"end":12},{"role":"lead","start":40,"end":42}]}]
      """)
    // The second has another role; the third is named twice and shares half; the last is outside.
    #expect(pair.counts(.actors) == Counts(2, 1, 1))
    #expect(
      pair.misses.filter { $0.hasPrefix("actors") }.sorted() == [
        "actors: extra support", "actors: missed responsible",
      ])
  }

  @Test func datesAreJudgedWhereTheDeadlineWasFound() throws {
    let pair = try Pair(
      units: """
        {"start":0,"end":40,"role":"body","task":true,"departments":["sifa"],
          "deadline":[[0,5,"2026-06-30"],[10,15,"2026-12-31"],[30,34,"2027-12-31"]],
          "frequency":[[20,22]]}
        """,
      """
      "tasks":[{"start":0,"end":40,"deadlines":[{"start":0,"end":5,"date":"2026-06-30"},
        {"start":10,"end":15,"date":"2026-11-30"},{"start":25,"end":28,"date":"2026-05-31"}],
        "frequencies":[{"start":20,"end":22,"rule":"monthly"}]}]
      """)
    // Two deadlines and the frequency are found, one of four is missed, one is too much.
    #expect(pair.counts(.deadlines) == Counts(3, 1, 1))
    // Of three dates one is right, one wrong, one not found.
    #expect(pair.counts(.dates) == Counts(1, 1, 2))
    #expect(pair.misses.contains("dates: 2026-12-31 read as 2026-11-30"))
  }
}
