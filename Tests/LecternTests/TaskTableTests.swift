import Foundation
import Testing

/// The task table as an output and at a prompt.
@Suite struct TaskTableTests {
  private static let speech = """
    在青山县重点工作推进会上的讲话
    （2026年3月2日）
    同志们：
    县水务局要在9月底前完成青石水库除险加固主体工程，由县财政局配合。
    由县教育局牵头，县住建局负责，要在8月底前建成城东小学新校区。
    县民政局要在10月底前新建社区食堂12个。
    """

  private func workflow(_ output: String) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(
      """
      workflow: test
      speeches: ["*.txt"]
      steps: [segmenter, indicator-extractor, task-assigner]
      outputs: [{store: out/l.sqlite}, \(output)]
      """, to: "test.yaml")
    try scratch.write(Self.speech, to: "a.txt")
    return scratch
  }

  @Test func isAnOutput() throws {
    let scratch = try workflow(
      "{task-table: out/t.csv, columns: [序号, 牵头单位, 责任单位, 配合单位, 完成时限], headings: {序号: 号}}")
    let run = try Program.run("run", scratch.path("test.yaml"))
    #expect(run.status == 0, "\(run.errors)")
    let table = """
      \u{feff}号,牵头单位,责任单位,配合单位,完成时限\r
      1,县水务局,,县财政局,9月底前（2026-09-30）\r
      2,县教育局,县住建局,,8月底前（2026-08-31）\r
      3,县民政局,,,10月底前（2026-10-31）\r

      """
    #expect(try scratch.read("out/t.csv") == table)
    // The same at a prompt, from the workflow; from the store there is no form but the standard one.
    #expect(try Program.run("tasks", "table", scratch.path("test.yaml")).output == table)
    let store = try Program.run(
      "tasks", "table", scratch.path("out/l.sqlite"), "--columns", "键,依据", "--speech", "a.txt")
    #expect(store.output.hasPrefix("\u{feff}键,依据\r\n"))
    #expect(store.output.contains("明确：县水务局、县财政局\r\n"))
    let out = try Program.run(
      "tasks", "table", scratch.path("test.yaml"), "--out", scratch.path("x/t.csv"))
    #expect(out.status == 0 && out.output.isEmpty)
    #expect(try scratch.read("x/t.csv") == table)
  }

  /// Ids are paths, of which people type the end.
  @Test func aSpeechIsFoundByTheEndOfItsID() throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      workflow: test
      speeches: ["**/*.txt"]
      steps: [segmenter, indicator-extractor, task-assigner]
      outputs: [{store: l.sqlite}]
      """, to: "test.yaml")
    for place in ["x/a.txt", "x/b.txt", "y/b.txt"] { try scratch.write(Self.speech, to: place) }
    #expect(try Program.run("run", scratch.path("test.yaml")).status == 0)
    func table(_ speech: String) throws -> Outcome {
      try Program.run(
        "tasks", "table", scratch.path("l.sqlite"), "--columns", "键", "--speech", speech)
    }
    #expect(try table("a.txt").output == table("x/a.txt").output)
    #expect(try table("a.txt").status == 0)
    let ambiguous = try table("b.txt")
    #expect(ambiguous.status == 2)
    #expect(ambiguous.errors.contains("no speech 'b.txt'"))
  }

  @Test func mistakesOfTheOutputAreTold() throws {
    let scratch = try workflow(
      "{task-table: out/t.csv, per: duti, columns: [序号, 牵头单伍, 序号], headings: {备主: x}, lair: a}")
    let check = try Program.run("check", scratch.path("test.yaml"))
    #expect(check.status == 2)
    for expected in [
      "unknown value 'duti' for 'per'", "did you mean 'duty'?", "unknown column '牵头单伍'",
      "did you mean '牵头单位'?", "the column '序号' is there twice", "unknown column '备主'",
      "did you mean '备注'?", "unknown key 'lair'", "test.yaml:4:",
    ] {
      #expect(check.errors.contains(expected), "\(expected)\n\(check.errors)")
    }
  }

  @Test func theLayerMustBeOneOfTasks() throws {
    let scratch = try workflow("{task-table: out/t.csv, layer: task}")
    let check = try Program.run("check", scratch.path("test.yaml"))
    #expect(check.status == 2)
    #expect(check.errors.contains("no step makes a layer of tasks with the name 'task'"))
    #expect(check.errors.contains("did you mean 'tasks'?"))
  }

  @Test func mistakesAtAPromptAreTold() throws {
    let scratch = try workflow("{task-table: out/t.csv}")
    let missing = try Program.run("tasks", "table", scratch.path("test.yaml"))
    #expect(missing.status == 2)
    #expect(missing.errors.contains("cannot open the store"))
    #expect(try Program.run("run", scratch.path("test.yaml")).status == 0)
    for (arguments, expected) in [
      (["--columns", "序号,牵头单伍"], "did you mean '牵头单位'?"),
      (["--speech", "b.txt"], "no speech 'b.txt'"),
      (["--layer", "task"], "did you mean 'tasks'?"), (["--per", "row"], "'row' is none of"),
    ] {
      let outcome = try Program.run(
        "tasks", "table", scratch.path("test.yaml"), arguments[0], arguments[1])
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains(expected), "\(outcome.errors)")
    }
  }
}
