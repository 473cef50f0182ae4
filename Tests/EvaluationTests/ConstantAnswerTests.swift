import Testing

@testable import Evaluation

@Suite struct ConstantAnswerTests {
  private func best(_ units: String) throws -> [Measure: ConstantAnswer] {
    ConstantAnswer.best(over: [try Pair(units: units).gold])
  }

  @Test func tasksAndWhereTheyGo() throws {
    let best = try best(
      """
      {"start":0,"end":9,"role":"body","task":true,"substance":"standing","departments":["a","b"]},
      {"start":9,"end":19,"role":"body","task":true,"substance":"standing","continues":true,
        "departments":["b"]},
      {"start":19,"end":29,"role":"body","task":true,"substance":"exhortation","departments":["c"],
        "deadline":[[19,22,"2026-06-30"],[23,26,"2026-12-31"],[26,29,"2026-12-31"]]},
      {"start":29,"end":39,"role":"heading"}
      """)
    // Four units, three tasks.
    #expect(best[.tasks].map { Counts($0.tally) } == Counts(3, 1, 0))
    #expect(best[.tasks]?.name == "every unit a task")
    // Asked of the three task units only, one of which is an exhortation.
    #expect(best[.exhortations].map { Counts($0.tally) } == Counts(1, 2, 0))
    // All but the first go on: one of them rightly.
    #expect(best[.dutyJoins].map { Counts($0.tally) } == Counts(1, 1, 0))
    #expect(best[.departments].map { Counts($0.tally) } == Counts(2, 1, 1))
    #expect(best[.departments]?.name == "every unit to b")
    #expect(best[.dates].map { Counts($0.tally) } == Counts(2, 1, 1))
    #expect(best[.roles].map { Counts($0.tally) } == Counts(1, 3, 0))
    #expect(best[.roles]?.name == "every unit heading")
    // Nothing to find: nothing is the best answer.
    #expect(best[.themes]?.tally.f1 == 1)
    #expect(best[.themes]?.name == "nothing")
  }

  @Test func figuresWithTheirPlacesGiven() throws {
    func figure(_ start: Int, _ value: String, _ kind: String) -> String {
      """
      {"start":\(start),"end":\(start + 2),"name":"粮食产量","value":\(value),"unit":"%",\
      "bound":"exact","change":"level","kind":"\(kind)"}
      """
    }
    let figures = [
      figure(0, "[5,5]", "target"), figure(4, "[5,5]", "actual"), figure(8, "null", "actual"),
    ]
    let best = try best(
      """
      {"start":0,"end":20,"role":"body","indicators":[\(figures.joined(separator: ","))]}
      """)
    #expect(best[.indicatorSpans].map { Counts($0.tally) } == Counts(0, 0, 3))
    #expect(best[.indicatorValues].map { Counts($0.tally) } == Counts(2, 1, 1))
    // Said of the redacted one too, where no number is printed.
    #expect(best[.indicatorNumbers].map { Counts($0.tally) } == Counts(2, 1, 0))
    #expect(best[.indicatorFull].map { Counts($0.tally) } == Counts(1, 2, 2))
  }

  @Test func theBestSetOfThemes() throws {
    let best = try best(
      """
      {"start":0,"end":9,"role":"body","themes":["x"]},{"start":9,"end":19,"role":"body"},
      {"start":19,"end":29,"role":"body","themes":["x"]},
      {"start":29,"end":39,"role":"body","themes":["y"]}
      """)
    // x everywhere: 4/7. x and y everywhere: 6/11.
    #expect(best[.themes]?.name == "every unit x")
    #expect(best[.themes].map { Counts($0.tally) } == Counts(2, 2, 1))
  }
}
