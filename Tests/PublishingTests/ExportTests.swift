import LecternKit
import Store
import Testing

@testable import Publishing

struct ExportTests {
  private let folder: TemporaryFolder
  private let store: SpeechStore

  init() throws {
    folder = try TemporaryFolder()
    store = try Samples.store(["b", "a"], in: folder)
  }

  private func export(
    _ layer: String, _ format: Export.Format, _ filters: [RecordFilter] = []
  ) throws -> String {
    var sink = MemorySink()
    try store.read { reader in
      try Export.layer(layer, of: reader, where: filters, to: &sink, format: format)
    }
    return String(decoding: sink.bytes, as: UTF8.self)
  }

  @Test func linesOfJSON() throws {
    #expect(
      try export("themes", .jsonl, [RecordFilter("id", "m2")]) == """
        {"speech":"a","id":"m2","start":3,"end":5,"quote":"纪律","theme":"discipline"}
        {"speech":"b","id":"m2","start":3,"end":5,"quote":"纪律","theme":"discipline"}

        """)
  }

  @Test func oneList() throws {
    let json = try export("indicators", .json, [RecordFilter("speech", "a")])
    let list = try #require(try JSONReader.read(json).list)
    #expect(list.map { $0.object?["id"]?.text } == ["i1", "i2"])
    #expect(list[1].object?["value"] == .null)
    #expect(try export("indicators", .json, [RecordFilter("speech", "x")]) == "[]\n")
  }

  @Test func theTableAndTheExportAreTheSame() throws {
    try store.publish(TablesPublication(path: folder.path + "/tables"))
    #expect(try export("tasks", .csv) == folder.text("tables/tasks.csv"))
  }

  @Test func speechesByTheirMetadata() throws {
    var sink = MemorySink()
    try store.read { reader in
      try Export.speeches(
        reader, where: [RecordFilter("year", "2026"), RecordFilter("speech", "a")], to: &sink,
        format: .jsonl)
    }
    #expect(
      String(decoding: sink.bytes, as: UTF8.self) == """
        {"speech":"a","source":{"path":"a.txt","sha256":"77","encoding":"UTF-8","characters":5},\
        "metadata":{"title":"=讲话 a","date":"2026-03-04","place":"柳林镇","会议":"春耕会"}}

        """)
  }

  @Test func errorsComeBeforeAnyOutput() throws {
    var sink = MemorySink()
    #expect(throws: StoreError.self) {
      try store.read { reader in
        try Export.layer(
          "tasks", of: reader, where: [RecordFilter("nonsense", "1")], to: &sink, format: .csv)
      }
    }
    #expect(sink.bytes.isEmpty)
  }
}
