import LecternKit
import Store
import Testing

@testable import Publishing

struct AnalysisRecordTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func record(_ layers: [LayerRecords], characters: Int = 1000) -> AnalysisRecord {
    var metadata = Metadata()
    metadata["date"] = "2026-03-04"
    metadata["title"] = "讲话"
    return AnalysisRecord(
      id: "a", path: "a.txt", sha256: "77", encoding: "GB18030", characters: characters,
      metadata: metadata, layers: layers)
  }

  private func layer(_ name: String, _ record: String, _ json: String) -> LayerRecords {
    LayerRecords(name: name, record: record, json: Array(json.utf8))
  }

  @Test func theWholeRecord() throws {
    let record = record([
      layer("tasks", "task", #"[{"id":"t1"},{"id":"t2"}]"#), layer("targets", "indicator", "[]"),
      layer("themes", "theme-mention", #"[{"theme":"b"},{"theme":"a"},{"theme":"b"}]"#),
    ])
    #expect(
      String(decoding: try record.json(), as: UTF8.self) == """
        {"schema":"lectern.analysis/1","id":"a",\
        "source":{"path":"a.txt","sha256":"77","encoding":"GB18030","characters":1000},\
        "metadata":{"title":"讲话","date":"2026-03-04"},\
        "layers":{"tasks":[{"id":"t1"},{"id":"t2"}],"targets":[],\
        "themes":[{"theme":"b"},{"theme":"a"},{"theme":"b"}]},\
        "summary":{"themes":[{"theme":"a","mentions":1,"perThousand":1},\
        {"theme":"b","mentions":2,"perThousand":2}],"tasks":2,"indicators":0}}
        """)
  }

  @Test func countsOverTheWholeSpeechAreTheSummary() throws {
    let counts = """
      [{"theme":"b","mentions":0,"perThousand":0},\
      {"theme":"a","mentions":3,"perThousand":0.61},\
      {"theme":"a","segment":"s2","mentions":2,"perThousand":1.5}]
      """
    let record = record([
      layer("themes", "theme-mention", #"[{"theme":"a"}]"#),
      layer("theme-counts", "theme-count", counts),
    ])
    #expect(
      String(decoding: try record.json(), as: UTF8.self).contains(
        """
        "summary":{"themes":[{"theme":"b","mentions":0,"perThousand":0},\
        {"theme":"a","mentions":3,"perThousand":0.61}],
        """))
  }

  @Test func peopleGetALineARecord() throws {
    let record = record([
      layer("tasks", "task", #"[{"id":"t1","acts":[{"a":"{\"]"}]},{"id":"t2"}]"#),
      layer("indicators", "indicator", "[]"),
    ])
    #expect(
      String(decoding: try record.indentedJSON(), as: UTF8.self) == """
        {
          "schema": "lectern.analysis/1",
          "id": "a",
          "source": {"path": "a.txt", "sha256": "77", "encoding": "GB18030", "characters": 1000},
          "metadata": {"title": "讲话", "date": "2026-03-04"},
          "layers": {
            "tasks": [
              {"id": "t1", "acts": [{"a": "{\\"]"}]},
              {"id": "t2"}
            ],
            "indicators": []
          },
          "summary": {
            "themes": [],
            "tasks": 2,
            "indicators": 0
          }
        }

        """)
    #expect(try JSONReader.read(record.indentedJSON()) == JSONReader.read(record.json()))
  }

  @Test func whatIsPublishedIsWhatIsPrinted() throws {
    let store = try Samples.store(["b", "a"], in: folder)
    try store.publish(RecordsPublication(path: folder.path + "/out.jsonl"))
    try store.read { reader in
      let lines = try folder.text("out.jsonl").split(separator: "\n")
      #expect(lines.count == 2)
      let speech = try #require(try reader.speech(id: "a"))
      let layers = Samples.layers.map { layer in
        LayerRecords(
          name: layer.name, record: layer.record, json: Array(Samples.json[layer.name]!.utf8))
      }
      let printed = AnalysisRecord(
        id: "a", path: "a.txt", sha256: "77", encoding: "UTF-8", characters: 5,
        metadata: speech.metadata, layers: layers)
      #expect(lines[0] == String(decoding: try printed.json(), as: UTF8.self))
    }
  }
}
