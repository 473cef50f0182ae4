import Testing
import YAML

@testable import Workflow

@Suite struct ExpectationTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func flow(_ expectation: String, more: String = "") -> String {
    """
    workflow: w
    speeches: [{files: '*.txt', metadata: {office: 督查室}}]
    outputs: [{store: w.sqlite}]
    steps: [cutter, counter]
    expect:
      - \(expectation)
    \(more)
    """
  }

  private func read(_ expectation: String) throws -> Workflow.Expectation {
    try #require(try scratch.plan(flow(expectation)).workflow.expectations.first)
  }

  @Test func countsAreOfASpeech() throws {
    let range = try read("{layer: segments, min: 40, max: 300, else: warn}")
    #expect(range.scope == .speech)
    #expect(range.bound == .count(40...300))
    #expect(range.severity == .warn)
    #expect(range.description == "segments: 40 to 300 a speech")
    let one = try read(
      "{layer: segments, where: {start: 0}, speeches: {level: province}, equals: 1}")
    #expect(one.severity == .fail)
    #expect(one.description == "segments with start 0 in speeches with level province: 1 a speech")
    #expect(try read("{layer: segments, min: 2}").bound == .count(2...Int.max))
    #expect(try read("{layer: segments, max: 2}").bound == .count(0...2))
  }

  @Test func comparisonsAreOfARun() throws {
    let share = try read("{name: half, layer: segments, at-least: 0.5, of: last-run}")
    #expect(share.scope == .run)
    #expect(share.bound == .share(0.5))
    #expect(share.description == "half")
    #expect(try read("{layer: speeches, min: 3}").scope == .run)
  }

  @Test(arguments: [
    ("{layer: segmnts, min: 1}", "no step makes the layer 'segmnts'", "did you mean 'segments'?"),
    (
      "{layer: segments, where: {qoute: x}, min: 1}",
      "the layer 'segments' has no attribute 'qoute'", "did you mean 'quote'?"
    ),
    (
      "{layer: segments, where: {start: soon}, min: 1}", "'start' is integer, found 'soon'", "^^^^"
    ),
    (
      "{layer: segments, speeches: {plcae: 甲县}, min: 1}", "speeches have no 'plcae'",
      "did you mean 'place'?"
    ),
    (
      "{layer: segments, speeches: {offic: 甲}, min: 1}", "speeches have no 'offic'",
      "did you mean 'office'?"
    ),
    (
      "{layer: segments, speeches: {level: provinc}, min: 1}", "unknown level 'provinc'",
      "did you mean 'province'?"
    ),
    ("{layer: segments}", "expected one of: 'min' and 'max'", "6 |"),
    ("{layer: segments, min: 1, equals: 2}", "expected one of: 'min' and 'max'", "6 |"),
    ("{layer: segments, min: 3, max: 2}", "'max' is below 'min'", "6 |"),
    ("{layer: segments, max: -1}", "a number of records is not below 0", "6 |"),
    ("{layer: segments, at-least: 0.5}", "'at-least' needs 'of: last-run'", "6 |"),
    ("{layer: segments, min: 1, of: last-run}", "'of' belongs to 'at-least'", "6 |"),
    ("{layer: segments, at-least: 0, of: last-run}", "a part of the last run, such as 0.5", "6 |"),
    (
      "{layer: segments, where: {start: 0}, at-least: 0.5, of: last-run}",
      "the last run is compared as a whole", "6 |"
    ),
    ("{layer: speeches, per: speech, min: 1}", "this is counted once a run", "6 |"),
    ("{layer: speeches, where: {start: 0}, min: 1}", "'where' is about records", "6 |"),
    ("{layer: segments, min: 1, else: wran}", "'wran'", "did you mean 'warn'?"),
    ("{layer: segments, minimum: 1}", "unknown key 'minimum'", "6 |"),
  ])
  func mistakesAreShownWhereTheyStand(expectation: String, message: String, place: String) {
    let text = scratch.message(flow(expectation))
    #expect(text.contains(message), "\(text)")
    #expect(text.contains(place), "\(text)")
  }

  @Test func theCommandAtTheEndMustBeThere() throws {
    let expectation = "{layer: segments, min: 1}"
    let missing = scratch.message(flow(expectation, more: "on-finish: [./tell.sh, now]"))
    #expect(missing.contains("no program './tell.sh'"), "\(missing)")
    let none = scratch.message(flow(expectation, more: "on-finish: []"))
    #expect(none.contains("expected a program and its arguments"), "\(none)")
    let there = try scratch.workflow(flow(expectation, more: "on-finish: [logger, -t, lectern]"))
    #expect(there.onFinish?.command == ["logger", "-t", "lectern"])
  }
}
