import LecternKit
import Testing

@testable import Store

struct WritingTests {
  private let folder: TemporaryFolder
  private let store: SpeechStore
  private let run: Int64

  init() throws {
    folder = try TemporaryFolder()
    (store, run) = try Samples.store(in: folder)
  }

  private func ids() throws -> [String] {
    var ids: [String] = []
    try store.read { reader in try reader.speeches { ids.append($0.id) } }
    return ids
  }

  @Test func speechesComeInTheOrderOfTheirIds() throws {
    for id in ["乙", "b", "B", "a10", "a9"] { try store.write(Samples.result(id), run: run) }
    #expect(try ids() == ["B", "a10", "a9", "b", "乙"])
  }

  @Test func anotherResultReplacesAllLayers() throws {
    try store.write(Samples.result("a"), run: run)
    try store.write(
      Samples.result("a", layers: ["quotations": Samples.quotations]), run: run)
    #expect(try store.json("segments", of: "a") == "[]")
    #expect(try store.json("indicators", of: "a") == "[]")
    #expect(try store.json("quotations", of: "a") == Samples.quotations)
    #expect(try ids() == ["a"])
  }

  @Test func keptLayersStay() throws {
    try store.write(Samples.result("a"), run: run)
    var result = Samples.result("a", layers: ["quotations": Samples.quotations])
    result.kept = ["segments", "indicators"]
    try store.write(result, run: run)
    #expect(try store.json("segments", of: "a") == Samples.segments)
    #expect(try store.json("indicators", of: "a") == Samples.indicators)
    try store.read { reader in
      try reader.outcomes(of: run) { outcome in
        #expect(outcome.counts["segments"] == .integer(2))
        #expect(outcome.counts["indicators"] == .integer(2))
        #expect(outcome.counts["tasks"] == .integer(0))
      }
    }
  }

  @Test func removedSpeechesLeaveNothing() throws {
    try store.write(Samples.result("a"), run: run)
    try store.write(Samples.result("b"), run: run)
    try store.remove("a", run: run)
    try store.remove("never there", run: run)
    #expect(try ids() == ["b"])
    #expect(try store.found("indicators", []) == ["b/i1", "b/i2"])
    #expect(try store.found("segments", []) == ["b/s1", "b/s2"])
  }

  @Test func movedFilesAreFoundByTheirBytes() throws {
    try store.write(Samples.result("speeches/a.txt", sha256: "77"), run: run)
    try store.write(Samples.result("speeches/b.txt", sha256: "88"), run: run)
    let found = try store.read { try $0.speeches(withSHA256: "77") }
    #expect(found.map(\.id) == ["speeches/a.txt"])
    try store.write(
      Samples.result("speeches/a.txt", path: "archive/a.txt", sha256: "77"), run: run)
    let moved = try store.read { try $0.speeches(fromPath: "archive/a.txt") }
    #expect(moved.map(\.id) == ["speeches/a.txt"])
    #expect(try ids().count == 2)
  }

  @Test(arguments: [
    (#"[{"id":"i1","start":0},{"id":"i2","start":"zero"}]"#, "record 1: 'start' should be integer"),
    (#"[{"id":"i1","start":1.5}]"#, "'start' should be integer, found 1.5"),
    (#"[{"id":"i1","value":{}}]"#, "'value' should be list, found {}"),
    (#"[{"id":"i1","headline":1}]"#, "'headline' should be boolean, found 1"),
    (#"[{"id":"i1","nam":"x"}]"#, #"record 0: "nam" is not declared"#),
    (#"[{"id":"i1"}"#, "expected ',' or ']' at byte 12"),
    (#"[{"id":"i1"},]"#, "expected an object"),
    (#"[{"id":"i1}]"#, "without its closing quotation mark"),
    (#"[{"id":nil}]"#, "'id' should be text"),
    ("", "expected a list of records at byte 0"),
  ])
  func aBadRecordLeavesWhatWasThere(json: String, message: String) throws {
    try store.write(Samples.result("a"), run: run)
    let error = try #require(throws: StoreError.self) {
      try store.write(
        Samples.result(
          "a", path: "other.txt", layers: ["segments": "[]", "indicators": json]), run: run)
    }
    #expect(error.description.hasPrefix("speech 'a', layer 'indicators': "))
    #expect(error.description.contains(message), "\(error)")
    #expect(try store.json("segments", of: "a") == Samples.segments)
    #expect(try store.json("indicators", of: "a") == Samples.indicators)
    #expect(try store.read { try $0.speech(id: "a") }?.path == "speeches/a.txt")
  }

  @Test func layersThatTheStoreDoesNotHoldAreRefused() throws {
    var result = Samples.result("a")
    result.layers.append(LayerRecords(name: "indicator", record: "range", json: []))
    let error = try #require(throws: StoreError.self) { try store.write(result, run: run) }
    #expect(error.description.contains("unknown layer 'indicator'; did you mean 'indicators'?"))
  }

  @Test func recordsAreCounted() throws {
    func count(_ json: String) throws -> Int {
      try LayerRecords(name: "x", record: "range", json: Array(json.utf8)).count()
    }
    #expect(try count("[]") == 0)
    #expect(try count(" [ ] \n") == 0)
    #expect(try count(#"[{},{"a":[{"b":"]}"}],"c":-1.5e3}, {"d":"\\"}]"#) == 3)
    #expect(throws: RecordError.self) { try count("[1]") }
    #expect(throws: RecordError.self) { try count("[{}] []") }
    #expect(throws: RecordError.self) { try count(#"[{"a":[}"#) }
    #expect(throws: RecordError.self) { try count(#"[{"a":"\"#) }
  }
}
