import Foundation
import LecternKit
import Store
import Testing

/// Killed at any instant, the same command brings the store and the outputs to what an undisturbed run
/// makes of them.
@Suite(.serialized) struct KillTests {
  private static let plugins = Program.root.appendingPathComponent("Tests").path
  private static let instants = 100

  /// A folder with a few speeches, at some of which the plugin takes its time.
  private static func corpus() throws -> Scratch {
    let scratch = try Scratch()
    for number in 1...5 {
      try scratch.write("第\(number)号讲话。\nfault=slow\n要抓好落实。", to: "\(number).txt")
    }
    try scratch.write(
      """
      workflow: kills
      speeches: ["*.txt"]
      steps: [segmenter, faulty]
      outputs: [{store: out/lectern.sqlite}, {records: out/analyses.jsonl}, {tables: out/tables}]
      """, to: "kills.yaml")
    return scratch
  }

  private static func arguments(_ scratch: Scratch) -> [String] {
    ["run", scratch.path("kills.yaml"), "--plugin-path", plugins, "--jobs", "2", "--log", "quiet"]
  }

  /// Everything in the store but the history of runs.
  private static func dump(_ scratch: Scratch) throws -> [String] {
    let store = try SpeechStore(readOnly: scratch.path("out/lectern.sqlite"))
    var lines: [String] = []
    try store.read { reader in
      lines += reader.layers.map { "\($0)" }
      try reader.speeches { speech in
        lines.append("\(speech.id) \(speech.path) \(speech.sha256) \(speech.metadata.sorted)")
        lines.append(try reader.text(of: speech))
        lines += try reader.layers(of: speech).map { String(decoding: $0.json, as: UTF8.self) }
        lines += try reader.steps(of: speech).map { "\($0)" }
        let state = try reader.state(of: speech.id)
        lines.append("\(state?.fingerprint ?? "") \(state?.given ?? "")")
      }
      lines.append("\(try reader.crashes())")
      lines.append("\(try reader.totals().sorted { $0.key < $1.key })")
    }
    try store.close()
    return lines
  }

  private static func outputs(_ scratch: Scratch) throws -> [String: String] {
    var outputs: [String: String] = [:]
    let names = try FileManager.default.subpathsOfDirectory(atPath: scratch.path("out"))
    for name in names where name.hasSuffix(".jsonl") || name.contains("tables/") {
      outputs[name] = try scratch.read("out/" + name)
    }
    return outputs
  }

  private struct Undisturbed: Sendable {
    var dump: [String]
    var outputs: [String: String]
    var seconds: Double
  }

  private static func undisturbed() throws -> Undisturbed {
    let scratch = try corpus()
    let start = ContinuousClock.now
    #expect(try Program.run(arguments(scratch)).status == 0)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return Undisturbed(dump: try dump(scratch), outputs: try outputs(scratch), seconds: seconds)
  }

  /// A run that is killed after some time and begun again.
  private static func disturb(_ instant: Int, _ expected: Undisturbed) throws {
    let scratch = try corpus()
    let running = try BackgroundProgram(arguments(scratch))
    let delay = expected.seconds * Double(instant) / Double(instants)
    usleep(UInt32(delay * 1_000_000))
    switch instant % 4 {
    case 0: running.killWorkers()
    case 1: running.send(SIGKILL)
    default: running.killAll()
    }
    let ending = running.wait()
    if instant % 4 == 0 { #expect(ending == 0, "workers killed at \(instant) %") }
    let again = try Program.run(arguments(scratch))
    #expect(again.status == 0, "killed at \(instant) %: \(again.errors)")
    #expect(try dump(scratch) == expected.dump, "killed at \(instant) %")
    #expect(try outputs(scratch) == expected.outputs, "killed at \(instant) %")
    #expect(!scratch.exists("out/lectern.sqlite.lock"))
  }

  @Test func aHundredInstants() async throws {
    let expected = try Self.undisturbed()
    #expect(expected.outputs.count == 4)
    try await withThrowingTaskGroup(of: Void.self) { group in
      // Two at a time: each waits for most of its time.
      for lane in 0..<2 {
        group.addTask {
          for instant in stride(from: lane, to: Self.instants, by: 2) {
            try Self.disturb(instant, expected)
          }
        }
      }
      try await group.waitForAll()
    }
  }

  /// A process that goes down by its own fault twice, with the same speech alone in hand, leaves it out.
  @Test func whatBringsTheCoordinatorDownIsLeftOut() throws {
    let scratch = try Self.corpus()
    try scratch.write("第3号讲话。\nfault=loop", to: "3.txt")
    func crash(whenInHand count: Int) throws {
      let running = try BackgroundProgram(Self.arguments(scratch))
      let reached = running.until {
        let lines = (try? scratch.read("out/lectern.sqlite.lock"))?.split(separator: "\n") ?? []
        let done = lines.filter { $0.hasPrefix("-") }.count
        return done >= count && lines.last { $0.hasSuffix("\"3.txt\"") }?.first == "+"
      }
      #expect(reached)
      usleep(100_000)
      running.send(SIGABRT)
      #expect(running.wait() == -SIGABRT)
    }
    // The results of those behind it wait for it, so that they are in hand too.
    try crash(whenInHand: 2)
    // Then all three are put off until the others are done, and it is the first to be alone.
    try crash(whenInHand: 5)
    let outcome = try Program.run(Self.arguments(scratch))
    #expect(outcome.status == 1)
    #expect(
      outcome.errors.contains("failed: 3.txt: left out, since it brought a process down twice"))
    #expect(outcome.output.contains("2 of 5 speeches analysed, 1 failed, 2 unchanged"))
    try scratch.write("第3号讲话。\n好了。", to: "3.txt")
    #expect(try Program.run(Self.arguments(scratch)).status == 0)
  }
}
