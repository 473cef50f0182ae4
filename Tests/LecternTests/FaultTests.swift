import Foundation
import Testing

/// A plugin that fails in any way costs the speech it fails at, and no other one.
@Suite struct FaultTests {
  private let scratch: Scratch
  private static let plugins = Program.root.appendingPathComponent("Tests").path

  init() throws {
    scratch = try Scratch()
    for name in ["a", "b", "c", "d"] {
      try scratch.write("第\(name)号讲话。\n要加强学习。\n要抓好落实。", to: name + ".txt")
    }
    try workflow()
  }

  private func workflow(_ more: String = "", timeout: String = "2s") throws {
    try scratch.write(
      """
      workflow: faults
      speeches: ["*.txt"]
      steps: [segmenter, {analyzer: faulty, timeout: \(timeout)}]
      outputs: [{store: out/lectern.sqlite}, {records: out/analyses.jsonl}]
      memory: 512MB
      \(more)
      """, to: "faults.yaml")
  }

  private func run(_ more: String...) throws -> Outcome {
    try Program.run(
      ["run", scratch.path("faults.yaml"), "--plugin-path", Self.plugins] + more)
  }

  private func report() throws -> RunReport { try RunReport(scratch.read("out/run.json")) }

  private func fault(_ how: String, in name: String) throws {
    try scratch.write("第\(name)号讲话。\nfault=\(how)", to: name + ".txt")
  }

  /// The records of all speeches but one.
  private func records(without id: String) throws -> [Substring] {
    try scratch.read("out/analyses.jsonl").split(separator: "\n")
      .filter { !$0.contains("\"id\":\"\(id)\"") }
  }

  @Test(arguments: [
    ("throw", "the text asked for it"), ("trap", "Fatal error: the text asked for it"),
    ("loop", "ran longer than it may"), ("eats", "took more memory than it may"),
  ])
  func exactlyThatSpeechIsReported(how: String, message: String) throws {
    #expect(try run().status == 0)
    let sound = try records(without: "b.txt")
    #expect(sound.count == 3)
    try FileManager.default.removeItem(at: scratch.url("out"))
    try fault(how, in: "b")
    #expect(try run().status == 1)
    let report = try report()
    #expect(
      report.statuses == ["a.txt": "ok", "b.txt": "failed", "c.txt": "ok", "d.txt": "ok"])
    #expect((report.row("b.txt")["reason"] as? String)?.contains(message) == true)
    #expect(report.head["exit"] as? Int == 1 && report.head["status"] as? String == "failed")
    #expect(try records(without: "b.txt") == sound)
  }

  @Test func whatKillsTwiceIsLeftOutUntilSomethingChanges() throws {
    try fault("trap", in: "b")
    let first = try run()
    #expect(first.errors.contains("died: b.txt: ") && first.errors.contains("tried alone"))
    #expect(try (report().row("b.txt")["reason"] as? String)?.contains("left out until") == true)
    let second = try run()
    #expect(second.status == 1)
    #expect(!second.errors.contains("died: "))
    let reason = try #require(report().row("b.txt")["reason"] as? String)
    #expect(reason.hasPrefix("left out, since it brought a process down twice: "))
    #expect(reason.contains("the text asked for it"))
    // Another limit could let it pass; it is tried again, in vain.
    try workflow(timeout: "3s")
    #expect(try run().errors.contains("died: b.txt: "))
    try fault("none", in: "b")
    #expect(try run().status == 0)
    #expect(try report().row("b.txt")["status"] as? String == "ok")
  }

  @Test func aTroubledSpeechKeepsItsEarlierResults() throws {
    #expect(try run().status == 0)
    let before = try scratch.read("out/analyses.jsonl")
    try fault("throw", in: "b")
    #expect(try run().status == 1)
    #expect(try scratch.read("out/analyses.jsonl") == before)
  }

  @Test func theErrorBudgetEndsTheRun() throws {
    for name in ["b", "c"] { try fault("throw", in: name) }
    try workflow("stop-after: 2 in 3")
    let outcome = try run("--jobs", "1")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("2 speeches of the 3 tried last failed"))
    #expect(outcome.output.contains("1 of 3 speeches analysed, 2 failed, 1 not reached"))
    #expect(
      try report().statuses == [
        "a.txt": "ok", "b.txt": "failed", "c.txt": "failed", "d.txt": "not-reached",
      ])
    // Those that failed lie further apart than the window reaches.
    try fault("none", in: "b")
    try fault("throw", in: "a")
    try fault("throw", in: "d")
    try fault("none", in: "c")
    #expect(try run("--jobs", "1").output.contains("2 of 4 speeches analysed, 2 failed"))
  }

  @Test(arguments: [
    ("memory: much", "expected an amount of memory"), ("memory: 1KB", "at least 64MB"),
    ("stop-after: 0", "expected a number of failures"),
    ("stop-after: 3 of 10", "expected a number of failures"),
    ("stop-after: 30 in 10", "found '30 in 10'"),
  ])
  func aLimitThatIsNone(line: String, message: String) throws {
    try scratch.write(
      "workflow: w\nspeeches: [a.txt]\nsteps: [segmenter]\noutputs: [{store: s.sqlite}]\n\(line)\n",
      to: "faults.yaml")
    let outcome = try run()
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("faults.yaml:5:"), "\(outcome.errors)")
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }
}
