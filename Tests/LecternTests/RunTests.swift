import Foundation
import Testing

/// One run at a time, a good end on every way out, and what is said of it.
@Suite struct RunTests {
  private let bench: NightBench

  init() throws { bench = try NightBench() }

  private func lock() -> String {
    (try? bench.scratch.read("out/lectern.sqlite.lock")) ?? ""
  }

  /// A run that is at a speech of which the cutter takes its time.
  private func slowRun() throws -> BackgroundProgram {
    for number in 1...3 {
      try bench.scratch.write("slow \(number)\n要加强学习。", to: "speeches/\(number).txt")
    }
    try bench.write()
    let running = try BackgroundProgram(
      bench.arguments + ["--jobs", "1", "--log", "plain"], errors: bench.scratch.path("errors"))
    #expect(running.until { lock().contains("\n+") })
    return running
  }

  @Test func aSecondRunIsRefusedAndNamesTheFirst() throws {
    let first = try slowRun()
    let second = try bench.run()
    #expect(second.status == 3)
    let pattern =
      "error: another run is alive: process \(first.id), begun 20..-..-..T..:..:..Z, "
      + "workflow 'nightly'\n"
    #expect(try second.errors.wholeMatch(of: Regex(pattern)) != nil, "\(second.errors)")
    #expect(first.wait() == 0)
    #expect(try bench.run().status == 0)
    #expect(!bench.scratch.exists("out/lectern.sqlite.lock"))
  }

  @Test func theLockOfADeadProcessIsNoObstacle() throws {
    let first = try slowRun()
    first.killAll()
    #expect(first.wait() == -9)
    #expect(bench.scratch.exists("out/lectern.sqlite.lock"))
    #expect(try bench.run().status == 0)
    // Nor is one that names a process that is alive by now, as after a restart of the machine.
    try bench.scratch.write(
      "{\"process\":1,\"started\":\"2026-01-01T00:00:00Z\",\"workflow\":\"nightly\"}\n",
      to: "out/lectern.sqlite.lock")
    #expect(try bench.run().status == 0)
  }

  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func aSignalLetsTheSpeechInHandBeFinished(signal: Int32, status: Int32) throws {
    let running = try slowRun()
    running.send(signal)
    #expect(running.wait() == status)
    let report = try bench.report()
    #expect(report.head["exit"] as? Int == Int(status))
    #expect(report.head["signal"] as? Int == Int(signal))
    #expect(report.head["status"] as? String == "stopped")
    let statuses = report.statuses
    #expect(statuses.count == 3)
    #expect(statuses["speeches/1.txt"] == "ok")
    #expect(statuses["speeches/3.txt"] == "not-reached")
    #expect(!bench.scratch.exists("out/lectern.sqlite.lock"))
    #expect(try bench.run().status == 0)
    #expect(try bench.report().statuses["speeches/1.txt"] == "unchanged")
  }

  @Test func aSecondSignalEndsAtOnce() throws {
    for number in 1...3 {
      try bench.scratch.write("fault=loop \(number)", to: "speeches/\(number).txt")
    }
    bench.steps = ["segmenter", "faulty"]
    try bench.write()
    let running = try BackgroundProgram(
      bench.arguments + ["--plugin-path", Program.root.appendingPathComponent("Tests").path])
    #expect(running.until { lock().contains("\n+") })
    running.send(SIGTERM)
    usleep(300_000)
    running.send(SIGTERM)
    #expect(running.wait() == 143)
  }

  @Test func theReportHasARowForEverySpeech() throws {
    #expect(try bench.run().status == 0)
    try bench.scratch.write("", to: "speeches/2.txt")
    try FileManager.default.removeItem(at: bench.scratch.url("speeches/3.txt"))
    try bench.scratch.write("四号。\n抓落实。", to: "speeches/4.txt")
    let outcome = try bench.run()
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("report: " + bench.scratch.path("out/run.json")))
    let report = try bench.report()
    #expect(report.head["schema"] as? String == "lectern.run/1")
    #expect(report.head["workflow"] as? String == "nightly" && report.head["run"] as? Int == 2)
    #expect(
      report.head["totals"] as? [String: Int] == [
        "speeches": 3, "analysed": 1, "unchanged": 1, "failed": 1, "removed": 1, "notReached": 0,
      ])
    // The second speech keeps what it had.
    #expect(report.head["records"] as? [String: Int] == ["pieces": 8, "marks": 8])
    #expect(
      report.statuses == [
        "speeches/1.txt": "unchanged", "speeches/2.txt": "failed", "speeches/3.txt": "removed",
        "speeches/4.txt": "ok",
      ])
    #expect(report.row("speeches/1.txt")["counts"] as? [String: Int] == ["pieces": 3, "marks": 3])
    #expect(report.row("speeches/4.txt")["counts"] as? [String: Int] == ["pieces": 2, "marks": 2])
    #expect(report.ran == ["4.txt": ["cutter", "marker"]])
    let reason = report.row("speeches/2.txt")["reason"] as? String
    #expect(reason?.contains("there is no text in it") == true)
  }

  @Test func aRunThatCannotBeginLeavesAReportToo() throws {
    #expect(try bench.run().status == 0)
    try FileManager.default.removeItem(at: bench.scratch.url("speeches"))
    let outcome = try bench.run()
    #expect(outcome.status == 2)
    let report = try bench.report()
    #expect(report.head["exit"] as? Int == 2 && report.rows.isEmpty)
    #expect((report.head["reason"] as? String)?.contains("no file matches") == true)
  }

  @Test func linesOfTheLog() throws {
    try bench.scratch.write("", to: "speeches/2.txt")
    let plain = try bench.run("--log", "plain", "--jobs", "2").errors.split(separator: "\n")
    #expect(plain.count == 2)
    #expect(plain[0].hasSuffix(" info: run 1 of 'nightly' begins: 3 speeches, 2 workers"))
    #expect(plain[1].contains("Z error: failed: speeches/2.txt: "))
    let json = try bench.run("--log", "json").errors.split(separator: "\n").map { try object($0) }
    #expect(json.map { $0["level"] as? String } == ["info", "error"])
    #expect(json[1]["speech"] as? String == "speeches/2.txt")
    #expect((json[1]["reason"] as? String)?.contains("no text") == true)
    let quiet = try bench.run("--log", "quiet").errors
    #expect(quiet.hasPrefix("failed: speeches/2.txt: ") && quiet.split(separator: "\n").count == 1)
  }

  @Test func theSameWhateverTheWorkersAndTheOrder() throws {
    for number in 4...20 {
      try bench.scratch.write("第\(number)号。\n要\(number)。", to: "speeches/\(number).txt")
    }
    #expect(try bench.run("--jobs", "1").status == 0)
    let one = try bench.outputs()
    try FileManager.default.removeItem(at: bench.scratch.url("out"))
    // The files come in another order, and the entries that name them.
    for number in (1...20).reversed() {
      let path = "speeches/\(number).txt"
      let text = try bench.scratch.read(path)
      try FileManager.default.removeItem(at: bench.scratch.url(path))
      try bench.scratch.write(text, to: path)
    }
    #expect(try bench.run("--jobs", "4").status == 0)
    #expect(try bench.outputs() == one)
  }
}
