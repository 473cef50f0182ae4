import LecternKit
import Testing

@testable import Store

struct RunHistoryTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func aRunIsToldAfterwards() throws {
    let (store, run) = try Samples.store(in: folder)
    var result = Samples.result("b")
    result.seconds = 0.5
    result.steps = [
      StepRecord(
        step: "targets", analyzer: "x", fingerprint: "f", components: Fields(), output: "77")
    ]
    try store.write(result, run: run)
    try store.note(
      [
        SpeechOutcome(speech: "c", status: .failed, reason: "timed out after 10 s"),
        SpeechOutcome(speech: "a", status: .unchanged),
      ], run: run)
    try store.finishRun(run, status: .failed)
    try store.read { reader in
      let stored = try #require(try reader.runs().first)
      #expect(stored.workflow == "nightly")
      #expect(stored.version == "1.0.0")
      #expect(stored.jobs == 2)
      #expect(stored.status == .failed)
      #expect(stored.speeches == 3)
      #expect(stored.failed == 1)
      #expect(stored.started.hasSuffix("Z"))
      #expect(stored.finished != nil)
      var outcomes: [SpeechOutcome] = []
      try reader.outcomes(of: run) { outcomes.append($0) }
      #expect(outcomes.map(\.speech) == ["a", "b", "c"])
      #expect(outcomes.map(\.status) == [.unchanged, .ok, .failed])
      #expect(outcomes[1].counts["indicators"] == .integer(2))
      #expect(outcomes[1].outputs["targets"] == .text("77"))
      #expect(outcomes[1].seconds == 0.5)
      #expect(outcomes[2].reason == "timed out after 10 s")
      var failed: [String] = []
      try reader.outcomes(of: run, status: .failed) { failed.append($0.speech) }
      #expect(failed == ["c"])
    }
  }

  @Test func aRunThatNeverEndedWasKilled() throws {
    let (store, first) = try Samples.store(in: folder)
    let second = try store.beginRun(workflow: "nightly", jobs: 1, version: "1.0.0")
    let runs = try store.read { try $0.runs() }
    #expect(runs.map(\.id) == [second, first])
    #expect(runs.map(\.status) == [.running, .killed])
  }

  @Test func whatChangedBetweenTwoRuns() throws {
    let (store, first) = try Samples.store(in: folder)
    for id in ["a", "b", "c", "d"] { try store.write(Samples.result(id), run: first) }
    try store.finishRun(first, status: .finished)
    let second = try store.beginRun(workflow: "nightly", jobs: 1, version: "1.0.0")
    try store.note([SpeechOutcome(speech: "a", status: .unchanged)], run: second)
    try store.write(Samples.result("b"), run: second)
    try store.write(Samples.result("c", layers: ["segments": Samples.segments]), run: second)
    try store.remove("d", run: second)
    try store.write(Samples.result("e"), run: second)
    var changes: [SpeechChange] = []
    try store.read { reader in
      try reader.changes(from: first, to: second) { changes.append($0) }
    }
    #expect(changes.map(\.speech) == ["c", "d", "e"])
    let fewer = try #require(changes[0].counts.first)
    #expect(fewer.layer == "indicators" && fewer.before == 2 && fewer.after == 0)
    #expect(changes[1].before?.status == .ok && changes[1].after == nil)
    #expect(changes[2].before == nil && changes[2].counts.count == 2)
    var backwards: [String] = []
    try store.read { reader in
      try reader.changes(from: second, to: first) { backwards.append($0.speech) }
    }
    #expect(backwards == ["c", "d", "e"])
  }
}
