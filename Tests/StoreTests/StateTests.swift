import LecternKit
import Testing

@testable import Store

/// What the store keeps so that a later run can pass speeches over.
struct StateTests {
  private let folder: TemporaryFolder
  private let store: SpeechStore
  private let run: Int64

  init() throws {
    folder = try TemporaryFolder()
    (store, run) = try Samples.store(in: folder)
  }

  private func state(_ id: String, _ store: SpeechStore) throws -> SpeechState? {
    try store.read { try $0.state(of: id) }
  }

  @Test func theStateOfASpeech() throws {
    var result = Samples.result("a")
    (result.fingerprint, result.given) = ("f", "g")
    try store.write(result, run: run)
    let expected = SpeechState(
      path: "speeches/a.txt", row: nil, sha256: "aa", fingerprint: "f", given: "g")
    #expect(try state("a", store) == expected)
    #expect(try state("b", store) == nil)
    #expect(try store.read { try $0.totals() }["indicators"] == 2)
    try store.remove("a", run: run)
    #expect(try state("a", store) == nil)
    #expect(try store.read { try $0.totals() } == [:])
  }

  @Test func anotherLayerLeavesNoSpeechUnchanged() throws {
    var result = Samples.result("a")
    result.fingerprint = "f"
    try store.write(result, run: run)
    try store.close()
    let same = try SpeechStore(path: store.path, layers: Samples.layers)
    #expect(try state("a", same)?.fingerprint == "f")
    try same.close()
    let fewer = Array(Samples.layers.dropLast())
    #expect(
      try SpeechStore(readOnly: store.path).read { $0.stepsForgotten(for: fewer) } == ["quoter"])
    let other = try SpeechStore(path: store.path, layers: fewer)
    #expect(try state("a", other)?.fingerprint == "")
  }

  @Test func speechesThatARunDidNotComeUpon() throws {
    for id in ["a", "b", "c"] { try store.write(Samples.result(id, path: id), run: run) }
    let second = try store.beginRun(workflow: "nightly", jobs: 1, version: "1.0.0")
    try store.note([SpeechOutcome(speech: "b", status: .unchanged, path: "b")], run: second)
    var unseen: [String] = []
    try store.read { reader in
      try reader.speeches(unseenBy: second) { id, _, _ in unseen.append(id) }
      try reader.outcomes(of: second) { outcome in
        // An unchanged speech is told with what it has.
        #expect(outcome.path == "b" && outcome.counts["indicators"] == .integer(2))
      }
    }
    #expect(unseen == ["a", "c"])
  }

  @Test func crashesAreKeptUntilTheyAreForgotten() throws {
    let crash = Crash(fingerprint: "f", deaths: 1, reason: "it looped")
    try store.note(crash, of: "a.txt")
    try store.note(Crash(fingerprint: "g", deaths: 2, reason: "again"), of: "a.txt")
    try store.note(crash, of: "b.txt")
    try store.forgetCrash(of: "b.txt")
    #expect(
      try store.read { try $0.crashes() }
        == ["a.txt": Crash(fingerprint: "g", deaths: 2, reason: "again")])
  }
}
