import Testing

@testable import Evaluation

@Suite struct GoldTests {
  private func error(_ json: String) -> String? {
    do {
      _ = try Gold(Array(json.utf8), path: "a.json")
      return nil
    } catch {
      return error.description
    }
  }

  @Test(arguments: [
    ("{\n\"units\": [}", "a.json:2:11: no JSON: expected a value"),
    ("[]", "a.json: expected an object, found []"),
    ("{}", "a.json: units: missing: a gold file lists the units it annotates"),
    (
      #"{"units":[],"only":["task"]}"#,
      "a.json: only: unknown measure 'task' (did you mean 'tasks'?)"
    ),
    (
      #"{"units":[{"end":3,"role":"body"}]}"#,
      "a.json: units[0].start: missing: expected a whole number"
    ),
    (
      #"{"units":[{"start":5,"end":3,"role":"body"}]}"#,
      "a.json: units[0].end: 5 to 3 is no stretch of text"
    ),
    (
      #"{"units":[{"start":0,"end":3,"role":"boddy"}]}"#,
      "a.json: units[0].role: unknown word 'boddy' (did you mean 'body'?)"
    ),
    (
      #"{"units":[{"start":0,"end":3,"role":"body","indicator":[]}]}"#,
      "a.json: units[0].indicator: unknown field (did you mean 'indicators'?)"
    ),
    (
      #"{"units":[{"start":0,"end":3,"role":"body","task":true}]}"#,
      "a.json: units[0].departments: missing: a task unit names the departments it may go to"
    ),
    (
      #"{"units":[{"start":0,"end":3,"role":"body","task":true,"departments":[],"lead":[[1]]}]}"#,
      "a.json: units[0].lead[0]: expected [start, end] or [start, end, day], found [1]"
    ),
    (
      """
      {"units":[{"start":0,"end":3,"role":"body","task":true,"departments":[],\
      "deadline":[[0,3,"2026-13-01"]]}]}
      """,
      #"a.json: units[0].deadline[0]: expected a day as YYYY-MM-DD, found [0,3,"2026-13-01"]"#
    ),
    (
      """
      {"units":[{"start":0,"end":3,"role":"body","indicators":[{"start":0,"end":1,"name":"a",\
      "value":"6","unit":"","bound":"exact","change":"level","kind":"actual"}]}]}
      """,
      #"a.json: units[0].indicators[0].value: expected a list of numbers, found "6""#
    ),
  ])
  func mistakesNameTheirField(json: String, message: String) {
    #expect(error(json) == message)
  }

  @Test func fieldsOfOthersArePassedOver() {
    #expect(error(#"{"units":[{"start":0,"end":3,"role":"body","annotator":"甲"}]}"#) == nil)
  }

  @Test func placesOutsideTheSpeechAreRefused() throws {
    let gold = try Gold(
      Array(#"{"units":[{"start":0,"end":30,"role":"body"}]}"#.utf8), path: "a.json")
    #expect(throws: Never.self) { try gold.check(characters: 30, of: "a.txt") }
    #expect(throws: EvaluationError.self) { try gold.check(characters: 29, of: "a.txt") }
  }
}
