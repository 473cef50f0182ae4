import Foundation
import LecternKit
import Store
import Testing

@testable import Publishing

/// Files of outputs are written again only when they would become others.
struct CurrencyTests {
  private let folder: TemporaryFolder
  private let store: SpeechStore
  private static let names = ["analyses.jsonl", "tables/speeches.csv", "tables/tasks.csv"]

  init() throws {
    folder = try TemporaryFolder()
    store = try Samples.store(["a", "b"], in: folder)
  }

  private func publish(run: Int64) throws {
    try store.publish(
      RecordsPublication(path: folder.path + "/analyses.jsonl"),
      TablesPublication(path: folder.path + "/tables"), run: run)
  }

  private func number(_ name: String) throws -> Int? {
    let path = folder.path + "/" + name
    return try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
  }

  /// The files that a run writes again.
  private func written(_ change: (Int64) throws -> Void) throws -> [String] {
    let names = Self.names + Samples.layers.map { "tables/\($0.name).csv" }
    // A file that is kept open does not give its number to the one that takes its place.
    let open = try names.map {
      try FileHandle(forReadingFrom: URL(fileURLWithPath: folder.path + "/" + $0))
    }
    defer { for file in open { try? file.close() } }
    let before = try names.map(number)
    let run = try store.beginRun(workflow: "nightly", jobs: 1, version: "1")
    try change(run)
    try publish(run: run)
    return try Array(Set(zip(names, before).filter { try number($0) != $1 }.map(\.0))).sorted()
  }

  private func result(_ id: String, kept: Set<String>) throws -> SpeechResult {
    try store.read { reader in
      let speech = try #require(try reader.speech(id: id))
      return SpeechResult(
        id: id, path: speech.path, sha256: speech.sha256, metadata: speech.metadata,
        text: try reader.text(of: speech), kept: kept)
    }
  }

  @Test func aFileIsWrittenAgainOnlyWhereItsLayerChanged() throws {
    try publish(run: 1)
    let others = Set(Samples.layers.map(\.name)).subtracting(["tasks"])
    #expect(try written { _ in } == [])
    #expect(
      try written { try store.write(result("a", kept: others), run: $0) }
        == ["analyses.jsonl", "tables/tasks.csv"])
    #expect(try written { _ in } == [])
    // Every table shows something of the speeches.
    #expect(
      try written { try store.remove("a", run: $0) }
        == (Self.names + Samples.layers.map { "tables/\($0.name).csv" })
        .reduce(into: Set()) { $0.insert($1) }.sorted())
  }

  @Test func theTableOfALayerThatIsGoneGoesToo() throws {
    try publish(run: 1)
    try store.close()
    let fewer = try SpeechStore(
      path: store.path, layers: Samples.layers.filter { $0.name != "tasks" })
    try fewer.publish(TablesPublication(path: folder.path + "/tables"), run: 1)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/tables/tasks.csv"))
    #expect(FileManager.default.fileExists(atPath: folder.path + "/tables/themes.csv"))
    #expect(FileManager.default.fileExists(atPath: folder.path + "/analyses.jsonl"))
  }
}
