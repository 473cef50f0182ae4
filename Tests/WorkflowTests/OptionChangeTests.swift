import Foundation
import Testing
import YAML

@testable import Workflow

/// What `lectern try --set` says, before anything runs.
@Suite struct OptionChangeTests {
  let scratch: Scratch
  let plan: Plan

  init() throws {
    scratch = try Scratch()
    plan = try scratch.plan(
      flow(
        """
          - cutter
          - {id: p.1, analyzer: picky, with: {limit: 3, words: my/words.yaml}}
          - counter
          - tagger
          - gauge
        """))
  }

  private func changed(_ written: String...) throws(Diagnostics) -> Plan {
    var changes: [OptionChange] = []
    for written in written { changes.append(try OptionChange(written, place: "--set")) }
    return try plan.changed(by: changes, relativeTo: "/here")
  }

  @Test func onlyTheChangedStepRunsOtherwise() throws {
    let steps = try changed("p.1.limit=5").steps
    #expect(steps.map(\.id) == ["p.1"])
    #expect(steps[0].options["limit"]?.scalar == "5")
    // What is not changed is as the workflow has it, relative to the workflow.
    #expect(steps[0].options["words"]?.scalar == scratch.path + "/my/words.yaml")
  }

  @Test func pathsStartAtTheFolderGiven() throws {
    let steps = try changed("p.1.words=new=1.yaml", "p.1.limit=5").steps
    #expect(steps[0].options["words"]?.scalar == "/here/new=1.yaml")
    #expect(steps[0].options["limit"]?.scalar == "5")
  }

  @Test func readersOfItsLayersRunOtherwiseToo() throws {
    let folder = scratch.path + "/plugins/tagger"
    try """
    name: tagger
    version: 1.0.0
    summary: Made up
    kind: process
    command: [run]
    consumes: [segments]
    produces: [{layer: tags}]
    options: [{name: tone, type: list, default: [a]}]
    """.write(toFile: folder + "/plugin.yaml", atomically: true, encoding: .utf8)
    let plan = try scratch.plan(flow("  [gauge, counter, tagger, cutter]"))
    let steps = try plan.changed(
      by: [OptionChange("tagger.tone=[b, c]", place: "--set")], relativeTo: "/here"
    ).steps
    #expect(steps.map(\.id) == ["tagger", "gauge"])
    #expect(steps[0].options["tone"]?.sequence?.map(\.scalar) == ["b", "c"])
  }

  @Test(arguments: [
    ("p.1.limt=5", "unknown option 'limt' of 'picky'", "--set:1:5", "did you mean 'limit'?"),
    ("p1.limit=5", "the workflow has no step 'p1'", "--set:1:1", "did you mean 'p.1'?"),
    ("p.1.limit=five", "option 'limit': expected integer, found 'five'", "--set:1:11", "^^^^"),
    ("limit=5", "expected STEP.OPTION=VALUE", "--set:1:1", "such as targets.lexicon=new.yaml"),
    ("p.1.limit", "expected STEP.OPTION=VALUE", "--set:1:1", "^^^^^^^^^"),
    (".limit=5", "expected STEP.OPTION=VALUE", "--set:1:1", "^^^^^^^^"),
  ])
  func mistakesAreToldWithTheirPlace(
    written: String, message: String, place: String, more: String
  ) {
    let error = #expect(throws: Diagnostics.self) { _ = try changed(written) }
    for expected in [message, place, more] {
      #expect(error?.description.contains(expected) == true, "\(expected)\n\(error as Any)")
    }
  }

  @Test func oneOptionIsNotSetTwice() {
    let error = #expect(throws: Diagnostics.self) {
      _ = try changed("p.1.limit=5", "nobody.x=1", "p.1.limit=6")
    }
    #expect(
      error?.all.map(\.message) == [
        "the workflow has no step 'nobody'", "the option 'limit' of 'p.1' is set twice",
      ])
  }
}
