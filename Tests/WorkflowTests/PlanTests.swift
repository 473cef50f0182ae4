import PluginHost
import Testing
import YAML

@testable import Workflow

@Suite struct PlanTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(arguments: [
    ("cutter, counter, tagger, gauge", ["cutter", "counter", "tagger", "gauge"]),
    ("gauge, tagger, counter, cutter", ["cutter", "tagger", "counter", "gauge"]),
    ("counter, cutter", ["cutter", "counter"]),
    ("cutter, chicken, {id: eggs, analyzer: hen, as: {eggs: x}}", []),
    ("tagger, cutter, counter", ["cutter", "tagger", "counter"]),
  ])
  func orderOfSteps(steps: String, expected: [String]) {
    let plan = try? scratch.plan(flow("  [\(steps)]"))
    #expect((plan?.steps.map(\.id) ?? []) == expected)
  }

  @Test func namesOfLayers() throws {
    let plan = try scratch.plan(
      flow(
        """
          - cutter
          - {id: a, analyzer: tagger}
          - {id: b, analyzer: tagger, as: marks}
          - {id: c, analyzer: tagger, as: {notes: 备注, tags: labels}}
          - {id: d, analyzer: tagger, as: {tags: more, notes: even-more}}
        """))
    #expect(
      plan.steps.map { $0.produces.map(\.name) } == [
        ["segments"], ["tags", "notes"], ["marks", "marks-notes"], ["labels", "备注"],
        ["more", "even-more"],
      ])
    #expect(plan.steps[3].produces.map(\.declaration.layer) == ["tags", "notes"])
  }

  @Test func oneNameForTwoLayers() {
    for names in ["{tags: notes}", "{tags: x, notes: x}"] {
      let message = scratch.message(flow("  - cutter\n  - {analyzer: tagger, as: \(names)}"))
      #expect(message.hasPrefix("error: two layers of the step 'tagger' have the name"))
    }
  }

  @Test func everythingOfAStep() throws {
    let plan = try scratch.plan(
      flow(
        """
          - {id: p, analyzer: picky, with: {limit: 3, words: my/words.yaml}, on-error: stop, timeout: 2m}
          - cutter
        """))
    let step = try #require(plan.steps.first)
    #expect(step.id == "p" && step.manifest.name == "picky")
    #expect(step.onError == .stop && step.timeout == 120)
    #expect(step.options["limit"]?.scalar == "3")
    #expect(step.options["words"]?.scalar == scratch.path + "/my/words.yaml")
    #expect(plan.steps[1].onError == .skipSpeech && plan.steps[1].timeout == nil)
    #expect(plan.steps[1].consumes.isEmpty)
  }

  @Test func defaultsAreOfThePlugin() throws {
    let plan = try scratch.plan(flow("  - {analyzer: picky, with: {limit: 3}}"))
    #expect(plan.steps[0].options["words"]?.scalar == scratch.path + "/plugins/picky/words.yaml")
  }
}
