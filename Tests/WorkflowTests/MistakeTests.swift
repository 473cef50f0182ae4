import Testing
import YAML

@testable import Workflow

@Suite struct WorkflowMistakeTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let known =
    "available: chicken, counter, cutter, gauge, hen, picky, second-cutter, tagger"
  private static let searched = """
      = searched: /w/plugins (--plugin-path)
      = searched: /nowhere/lib/lectern/plugins (installed)
    """

  @Test func unknownAnalyzer() {
    #expect(
      scratch.message(flow("  - cuter")) == """
        error: unknown analyzer 'cuter'
         --> w.yaml:5:5
          |
        5 |   - cuter
          |     ^^^^^ did you mean 'cutter'?
          = \(Self.known)
        \(Self.searched)
        """)
    #expect(
      scratch.message(flow("  - {id: x, analyzer: thematiser}")) == """
        error: unknown analyzer 'thematiser'
         --> w.yaml:5:23
          |
        5 |   - {id: x, analyzer: thematiser}
          |                       ^^^^^^^^^^
          = \(Self.known)
        \(Self.searched)
        """)
  }

  @Test func missingLayer() {
    #expect(
      scratch.message(flow("  - gauge\n  - counter")) == """
        error: 'gauge' needs the layer 'tags', which no step makes
         --> w.yaml:5:5
          |
        5 |   - gauge
          |     ^^^^^
          = add a step: tagger makes it

        error: 'counter' needs the layer 'segments', which no step makes
         --> w.yaml:6:5
          |
        6 |   - counter
          |     ^^^^^^^
          = add a step: cutter, second-cutter makes it
        """)
  }

  @Test func twoMakers() {
    #expect(
      scratch.message(flow("  - cutter\n  - second-cutter")) == """
        error: the layer 'segments' is made by two steps, 'cutter' and 'second-cutter'
         --> w.yaml:6:5
          |
        6 |   - second-cutter
          |     ^^^^^^^^^^^^^
          = give this one's layer another name with 'as:'
        """)
  }

  @Test func namesThatDifferInCaseAlone() {
    let message = scratch.message(
      flow("  - cutter\n  - {analyzer: second-cutter, as: {segments: Segments}}"))
    #expect(message.contains("'Segments' differs from the layer 'segments' in case alone"))
  }

  @Test func circle() {
    #expect(
      scratch.message(flow("  - chicken\n  - cutter\n  - hen")) == """
        error: the steps 'chicken', 'hen' wait for each other's layers
         --> w.yaml:5:5
          |
        5 |   - chicken
          |     ^^^^^^^
          = 'chicken' needs 'eggs'

        error: the steps 'chicken', 'hen' wait for each other's layers
         --> w.yaml:7:5
          |
        7 |   - hen
          |     ^^^
          = 'hen' needs 'chickens'
        """)
  }

  @Test func twoStepsWithOneID() {
    let message = scratch.message(flow("  - cutter\n  - {id: cutter, analyzer: counter}"))
    #expect(
      message == """
        error: two steps have the id 'cutter'
         --> w.yaml:6:5
          |
        6 |   - {id: cutter, analyzer: counter}
          |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          = the first is on line 5; give one another 'id:', and 'as:' for its layer
        """)
  }

  /// What is said first, and where.
  @Test(arguments: [
    ("{analyzer: cutter, as: {sections: parts}}", "5:29 'cutter' makes no layer 'sections'"),
    ("{analyzer: cutter, as: [x]}", "5:28 expected a name or a mapping of names"),
    ("{analyzer: cutter, as: {segments: [x]}}", "5:39 expected a name, found a list"),
    ("{analyzer: cutter, as: speeches}", "5:16 no layer can have the name 'speeches'"),
    ("{analyzer: cutter, as: ../x}", "5:16 no layer can have the name '../x'"),
    ("{analyzer: cutter, as: ''}", "5:16 no layer can have the name ''"),
    ("{id: a}", "5:5 missing key 'analyzer'"),
    ("{analyzer: cutter, timout: 10s}", "5:24 unknown key 'timout'"),
    ("{analyzer: cutter, on-error: skip}", "5:34 unknown value 'skip' for 'on-error'"),
    ("{analyzer: picky}", "5:5 'picky' needs the option 'limit': how many"),
    ("{analyzer: picky, with: {lmit: 3}}", "5:30 unknown option 'lmit' of 'picky'"),
    (
      "{analyzer: picky, with: {limit: many}}",
      "5:37 option 'limit': expected integer, found 'many'"
    ),
    ("{analyzer: picky, with: {limit: }}", "5:37 option 'limit': expected integer, found nothing"),
    ("{analyzer: picky, with: 3}", "5:29 expected a mapping of options, found a text"),
    ("[cutter]", "5:5 expected a mapping, found a list"),
  ])
  func steps(step: String, expected: String) {
    #expect(messages(flow("  - " + step)).first == expected)
  }

  @Test func oneMistakeIsToldOnce() {
    #expect(messages(flow("  - {analyzer: picky, with: {lmit: 3}}")).count == 1)
  }

  @Test(arguments: ["10", "s", "-3s", "0s", "10 s", "10d", "ms", "infs", "nans", "一秒"])
  func timesThatAreNone(time: String) {
    #expect(
      messages(flow("  - {analyzer: cutter, timeout: \(time)}")).first
        == "5:33 expected a time such as 500ms, 10s or 2m, found '\(time)'")
  }

  @Test(arguments: [("500ms", 0.5), ("10s", 10), ("2m", 120), ("1h", 3600), ("1.5s", 1.5)])
  func times(time: String, seconds: Double) throws {
    let plan = try scratch.plan(flow("  - {analyzer: cutter, timeout: \(time)}"))
    #expect(plan.steps[0].timeout == seconds)
  }

  /// Mistakes of shape, of names and of options together: one check tells them all.
  @Test func allAtOnce() {
    let text = """
      workflow: w
      speeches: ['*.txt']
      steps:
        - cuter
        - {id: x, use: cutter}
        - {id: p, analyzer: picky, with: {limit: 1, wrong: 1}}
      outputs: [{stor: w.sqlite}]
      """
    #expect(
      messages(text) == [
        "4:5 unknown analyzer 'cuter'", "5:5 missing key 'analyzer'", "5:13 unknown key 'use'",
        "6:47 unknown option 'wrong' of 'picky'", "7:12 unknown output 'stor'",
      ])
  }

  @Test(arguments: [
    ("[{stor: w.sqlite}]", "4:12 unknown output 'stor'"),
    ("[{store: ../w.sqlite}]", "4:19 the output lies outside the workflow's folder"),
    ("[{store: a/../../w.sqlite}]", "4:19 the output lies outside the workflow's folder"),
    ("[{store: w}, {tables: ..}]", "4:32 the output lies outside the workflow's folder"),
    ("[{store: }]", "4:19 expected a path, found nothing"),
    ("[{store: [a]}]", "4:19 expected a path, found a list"),
    ("[store]", "4:11 expected one output, such as 'store: out/lectern.sqlite'"),
    ("[{store: a, tables: b}]", "4:11 expected one output, such as 'store: out/lectern.sqlite'"),
    ("[{tables: a}]", "4:10 no 'store' among the outputs"),
    ("[]", "4:10 no 'store' among the outputs"),
    ("[{store: a}, {store: b}]", "4:23 a second 'store' among the outputs"),
    ("{store: a}", "4:10 expected a list, found a mapping"),
  ])
  func outputs(written: String, expected: String) {
    let text = "workflow: w\nspeeches: ['*.txt']\nsteps: [cutter]\noutputs: \(written)"
    #expect(messages(text) == [expected])
  }

  @Test(arguments: [
    ("[]", "2:11 a workflow needs at least one entry of speeches"),
    ("[{metadata: {a: b}}]", "2:12 expected either 'files' or 'table'"),
    ("[{files: '*', metadata: {date: soon}}]", "2:42 'date' is no day: 'soon'"),
    (
      "[{files: '*', metadata: {level: 县级, place: 云河县}}, {files: a, metadata: {level: conty}}]",
      "2:90 unknown level 'conty'"
    ),
    ("[{files: a, table: b}]", "2:12 expected either 'files' or 'table'"),
    ("[{files: a, columns: {a: b}}]", "2:12 'columns' belongs to 'table'"),
    ("[{file: a}]", "2:13 unknown key 'file'"),
  ])
  func speeches(written: String, expected: String) {
    let text = "workflow: w\nspeeches: \(written)\nsteps: [cutter]\noutputs: [{store: a}]"
    #expect(messages(text).contains(expected))
  }

  @Test func topOfTheFile() {
    #expect(
      messages("workflow: w\nspeeches: ['*']\nsteps: []\noutputs: [{store: a}]")
        == ["3:8 a workflow needs at least one step"])
    #expect(
      messages("workflow: w\nspeeches: ['*']\nsteps: [cutter]\noutptus: [{store: a}]")
        == ["4:1 unknown key 'outptus'"])
    #expect(
      messages("steps: [cutter]").sorted()
        == [
          "1:1 missing key 'outputs'", "1:1 missing key 'speeches'", "1:1 missing key 'workflow'",
        ])
  }

  @Test func severalMistakesOfTheStepsAtOnce() {
    let text = flow("  - cuter\n  - {analyzer: tagger, as: {tag: x}}\n  - {analyzer: picky}")
    #expect(
      messages(text) == [
        "5:5 unknown analyzer 'cuter'", "6:29 'tagger' makes no layer 'tag'",
        "7:5 'picky' needs the option 'limit': how many",
      ])
  }

  @Test func severalMistakesOfTheFileAtOnce() {
    let text = """
      workflow: ${NAME}
      speeches: []
      steps: [cutter]
      outputs: [{stor: a}, {tables: ../b}]
      """
    #expect(
      messages(text) == [
        "1:11 the environment has no variable 'NAME'",
        "2:11 a workflow needs at least one entry of speeches", "4:12 unknown output 'stor'",
        "4:31 the output lies outside the workflow's folder",
      ])
  }

  @Test func severalMistakesOfTheShapeAtOnce() {
    let text = """
      workflow: w
      speeches: [{file: a}]
      steps: [{analyzer: cutter, timeout: 5}, {analyzer: cutter, onerror: "${X}"}]
      outptus: []
      """
    #expect(
      messages(text) == [
        "2:12 expected either 'files' or 'table'", "2:13 unknown key 'file'",
        "3:37 expected a time such as 500ms, 10s or 2m, found '5'", "3:60 unknown key 'onerror'",
        "3:69 the environment has no variable 'X'", "4:1 unknown key 'outptus'",
      ])
  }

  /// `line:column message` of each mistake.
  private func messages(_ text: String) -> [String] {
    do {
      _ = try scratch.plan(text)
      return []
    } catch {
      return error.all.map { "\($0.mark?.line ?? 0):\($0.mark?.column ?? 0) \($0.message)" }
    }
  }
}
