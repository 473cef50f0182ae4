import LecternKit
import Testing

@testable import Store

/// Earlier states of a speech's layers, as comparisons of runs read them.
struct KeptLayerTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func indicators(_ names: [String]) -> String {
    let records = names.enumerated().map { index, name in
      """
      {"id":"i\(index)","key":"k\(index)","start":0,"end":1,"quote":"1","name":"\(name)","form":"number",\
      "value":[1,1],"unit":"","bound":"exact","change":"level","kind":"target"}
      """
    }
    return "[\(records.joined(separator: ","))]"
  }

  private func write(_ store: SpeechStore, _ names: [String], run: Int64) throws {
    try store.write(Samples.result("a", layers: ["indicators": indicators(names)]), run: run)
  }

  private func names(_ store: SpeechStore, after run: Int64) throws -> [String] {
    try store.read { reader in
      try reader.records(layer: "indicators", ofSpeech: "a", after: run)
        .compactMap { $0["name"]?.text }
    }
  }

  private func begin(_ store: SpeechStore) throws -> Int64 {
    try store.beginRun(workflow: "nightly", jobs: 1, version: "1.0.0")
  }

  @Test func eachRunFindsWhatItLeft() throws {
    let (store, first) = try Samples.store(in: folder)
    try write(store, ["grain"], run: first)
    let second = try begin(store)
    try write(store, ["grain", "steel"], run: second)
    let third = try begin(store)
    try write(store, ["grain", "steel"], run: third)
    let fourth = try begin(store)
    try store.remove("a", run: fourth)
    #expect(try names(store, after: first) == ["grain"])
    #expect(try names(store, after: second) == ["grain", "steel"])
    #expect(try names(store, after: third) == ["grain", "steel"])
    #expect(try names(store, after: fourth) == [])
  }

  @Test func aLayerOfAnotherShapeIsStillThere() throws {
    let (store, first) = try Samples.store(in: folder)
    try write(store, ["grain"], run: first)
    try store.close()
    // Its attributes are others: the table is made anew, and empty.
    let layers = Samples.layers.map { layer in
      guard layer.name == "indicators" else { return layer }
      return LayerDescription(
        name: layer.name, record: layer.record, step: layer.step, analyzer: layer.analyzer,
        attributes: layer.attributes + [Attribute(name: "certainty", type: .number)])
    }
    let again = try SpeechStore(path: folder.path + "/lectern.sqlite", layers: layers)
    #expect(try names(again, after: first) == ["grain"])
    let second = try begin(again)
    try write(again, ["steel"], run: second)
    #expect(try names(again, after: first) == ["grain"])
    #expect(try names(again, after: second) == ["steel"])
  }

  @Test func pruningLeavesTheLatestRunsWhole() throws {
    let (store, first) = try Samples.store(in: folder)
    try write(store, ["one"], run: first)
    try store.write(Samples.result("b"), run: first)
    try store.write(Samples.result("gone"), run: first)
    let second = try begin(store)
    try write(store, ["two"], run: second)
    try store.remove("gone", run: second)
    try store.note([SpeechOutcome(speech: "b", status: .unchanged)], run: second)
    let third = try begin(store)
    try write(store, ["three"], run: third)
    let fourth = try begin(store)
    try write(store, ["four", "five"], run: fourth)
    // Of the first run a's outcome and b's unchanged one go with the second, and so do both of what
    // was removed; b's own stays, since no later run wrote it. The layers that the second and the
    // third run replaced go, and what the second removed.
    let pruned = try store.prune(keeping: 2)
    #expect(pruned == Pruned(runs: 2, outcomes: 5, layers: 3))
    try store.read { reader in
      #expect(try reader.runs().map(\.id) == [fourth, third])
      var changed: [String] = []
      try reader.changes(from: third, to: fourth) { changed.append($0.speech) }
      #expect(changed == ["a"])
      #expect(try reader.counts(after: third)["speeches"] == 2)
    }
    #expect(try names(store, after: third) == ["three"])
    #expect(try names(store, after: fourth) == ["four", "five"])
    #expect(try store.prune(keeping: 2) == Pruned())
  }

  @Test func speechesThatFailedWhenLastTried() throws {
    let (store, first) = try Samples.store(in: folder)
    for id in ["a", "b"] {
      try store.note([SpeechOutcome(speech: id, status: .failed, reason: "torn")], run: first)
    }
    #expect(try store.read { try $0.failedSpeeches().map(\.speech) } == ["a", "b"])
    let second = try begin(store)
    try store.write(Samples.result("a"), run: second)
    #expect(try store.read { try $0.failedSpeeches().map(\.speech) } == ["b"])
  }
}
