import Foundation
import Testing

/// Analyses scored against gold files, at the command line.
@Suite struct EvalTests {
  /// Two sentences: 0–7 and 8–24 with the figure `12.5万吨以上` at 15–23.
  private static let speech = "要加强学习。\n今年粮食产量达到12.5万吨以上。"
  private static let units = """
    {"start":0,"end":6,"role":"body","task":true,"departments":["zuzhi"]},
    {"start":7,"end":24,"role":"body","indicators":[{"start":15,"end":23,"name":"粮食产量",
      "value":[12.5,12.5],"unit":"万吨","bound":"KIND","change":"level","kind":"actual"}]}
    """

  private func scratch(
    bound: String = "at_least", speech: String = #""speech":"a.txt","#
  ) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(Self.speech, to: "a.txt")
    let units = Self.units.replacingOccurrences(of: "KIND", with: bound)
    try scratch.write("{\(speech)\"units\":[\(units)]}", to: "gold.json")
    return scratch
  }

  private func figures(_ outcome: Outcome, _ measure: String) throws -> [Int] {
    let row = try #require(try object(outcome.output)[measure] as? [String: Any])
    return try ["tp", "fp", "fn"].map { try #require(row[$0] as? Int) }
  }

  @Test func analysesTheSpeechThatTheGoldFileNames() throws {
    let scratch = try scratch()
    let outcome = try Program.run("eval", scratch.path("gold.json"), "--json")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try figures(outcome, "indicator_spans") == [1, 0, 0])
    #expect(try figures(outcome, "indicator_values") == [1, 0, 0])
    let other = try self.scratch(speech: "")
    let given = try Program.run(
      "eval", other.path("gold.json"), "--json", "--text", other.path("a.txt"))
    #expect(given.output == outcome.output)
    let none = try Program.run("eval", other.path("gold.json"))
    #expect(none.status == 2)
    #expect(none.errors.contains("it names no speech; give it with --text"))
  }

  @Test func listsWhatIsNotAsTheGoldHasIt() throws {
    let scratch = try scratch(bound: "about")
    let outcome = try Program.run("eval", scratch.path("gold.json"), "--errors")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    // The second line of the speech, its ninth character.
    let miss = try #require(lines.first { $0.contains("indicators") && $0.contains("differs") })
    #expect(miss.contains("a.txt:2:9: indicators: differs"))
    #expect(miss.contains("bound: about read as at_least"))
    #expect(miss.hasSuffix("“12.5万吨以上”"))
    // The table stands below, with what a constant answer gets: of two units one is a task.
    let tasks = try #require(lines.first { $0.hasPrefix("tasks ") })
    #expect(tasks.hasSuffix("0.667  every unit a task"))
  }

  @Test func scoresGivenAnalyses() throws {
    let scratch = try scratch(speech: "")
    try scratch.write(
      """
      {"layers":{"segments":[],"tasks":[{"start":0,"end":24,"departments":[{"code":"zuzhi"}]}],
      "themes":[{"start":1,"end":3,"theme":"conduct"}]}}
      """, to: "analysis.json")
    let outcome = try Program.run(
      "eval", scratch.path("gold.json"), "--json", "--analysis", scratch.path("analysis.json"))
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("the analysis has no layer 'indicators'"))
    #expect(try figures(outcome, "tasks") == [1, 1, 0])
    #expect(try figures(outcome, "departments") == [1, 0, 0])
    #expect(try figures(outcome, "themes") == [0, 1, 0])
    #expect(try figures(outcome, "indicator_full") == [0, 0, 1])
    // Without the text a place is an offset.
    let errors = try Program.run(
      "eval", scratch.path("gold.json"), "--errors", "--analysis", scratch.path("analysis.json"))
    #expect(errors.output.contains("gold.json:15-23: indicators: missed 粮食产量, 12.5, 万吨"))
    let both = try Program.run(
      "eval", scratch.path("gold.json"), "--errors", "--json", "--analysis",
      scratch.path("analysis.json"))
    #expect(both.output.hasPrefix("\(scratch.path("gold.json")):"))
    #expect(both.output.hasSuffix("\n" + outcome.output))
  }

  @Test func mistakesEndItBeforeAnythingIsAnalysed() throws {
    let scratch = try scratch(bound: "abot")
    let word = try Program.run("eval", scratch.path("gold.json"))
    #expect(word.status == 2)
    #expect(
      word.errors.contains(
        "gold.json: units[1].indicators[0].bound: unknown word 'abot' (did you mean 'about'?)"))
    let count = try Program.run(
      "eval", scratch.path("gold.json"), "--analysis", "a.json", "b.json")
    #expect(count.status == 2)
    #expect(count.errors.contains("1 gold files, but 2 analysis records"))
    try scratch.write("太短。", to: "a.txt")
    try scratch.write(
      #"{"speech":"a.txt","units":[{"start":0,"end":6,"role":"body"}]}"#, to: "gold.json")
    let outside = try Program.run("eval", scratch.path("gold.json"))
    #expect(outside.status == 2)
    #expect(outside.errors.contains("units[0]: 0 to 6 lies outside"))
  }
}
