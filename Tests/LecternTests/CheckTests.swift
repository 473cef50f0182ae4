import Foundation
import Testing

/// Mistakes are told before anything runs: all of them, with their place.
@Suite struct CheckTests {
  private static let head = """
    workflow: test
    speeches: ["*.txt"]

    """
  private static let tail = """

    outputs:
      - store: out/lectern.sqlite

    """

  private func check(_ steps: String) throws -> Outcome {
    let scratch = try Scratch()
    try scratch.write(Self.head + steps + Self.tail, to: "test.yaml")
    return try Program.run("check", scratch.path("test.yaml"))
  }

  @Test func aGoodWorkflowIsGood() throws {
    let outcome = try check("steps: [theme-counter, segmenter]")
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    // The order is that of the layers, not that of the file.
    #expect(outcome.output.contains("  segmenter: segments\n  theme-counter: segments → themes"))
  }

  @Test func threeMistakesAreThreeDiagnostics() throws {
    let outcome = try check(
      """
      steps:
        - segmentor
        - {analyzer: theme-counter, with: {dictionry: themes.yaml}}
        - {analyzer: segmenter, with: {cues: [a]}}
      """)
    #expect(outcome.status == 2)
    #expect(outcome.errors.components(separatedBy: "error: ").count - 1 == 3)
    for expected in [
      "unknown analyzer 'segmentor'", "test.yaml:4:5", "^^^^^^^^^ did you mean 'segmenter'?",
      "unknown option 'dictionry' of 'theme-counter'", "test.yaml:5:38",
      "^^^^^^^^^ did you mean 'dictionary'?",
      "option 'cues': expected path, found a list", "test.yaml:6:40",
    ] {
      #expect(outcome.errors.contains(expected), "\(expected)\n\(outcome.errors)")
    }
  }

  @Test func aMisspeltKeyOfALexiconIsFound() throws {
    let scratch = try Scratch()
    let cues = Program.root.appendingPathComponent("Plugins/Segmenter/lexicons/cues.yaml")
    let lexicon = String(decoding: try Data(contentsOf: cues), as: UTF8.self)
    try scratch.write(
      lexicon.replacingOccurrences(of: "\nfurniture:", with: "\nfurnitures:"), to: "cues.yaml")
    try scratch.write(
      Self.head + "steps: [{analyzer: segmenter, with: {cues: cues.yaml}}]" + Self.tail,
      to: "test.yaml")
    let outcome = try Program.run("check", scratch.path("test.yaml"))
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("'furnitures'"))
    #expect(outcome.errors.contains("did you mean 'furniture'?"))
    #expect(outcome.errors.contains("cues.yaml:"))
  }

  @Test(arguments: [
    ("steps: [task-assigner]", "needs the layer 'segments', which no step makes"),
    ("steps: [task-assigner]", "add a step: segmenter makes it"),
    ("steps: [segmenter, {id: two, analyzer: segmenter}]", "is made by two steps"),
    ("steps: [segmenter, segmenter]", "two steps have the id 'segmenter'"),
    ("steps: [segmenter\n", "error:"),
    ("steps: 3", "expected a list"),
  ])
  func aWrongWorkflowSaysWhatIsWrong(steps: String, message: String) throws {
    let outcome = try check(steps)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test func aWrongCommandLineEndsWithTwo() throws {
    #expect(try Program.run("run").status == 2)
    #expect(try Program.run("nonsense").status == 2)
    #expect(try Program.run("check", "/no/such/workflow.yaml").status == 2)
    #expect(try Program.run("--help").status == 0)
  }
}
