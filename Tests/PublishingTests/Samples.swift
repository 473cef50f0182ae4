import Foundation
import LecternKit
import Publishing
import Store

/// A folder that goes with the test.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/publishing-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path + "/" + name)))
  }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }
}

enum Samples {
  static let layers = [
    LayerDescription(
      name: "segments", type: Segment.self, step: "segmenter", analyzer: "segmenter"),
    LayerDescription(
      name: "indicators", type: Indicator.self, step: "targets", analyzer: "indicator-extractor"),
    LayerDescription(name: "tasks", type: Duty.self, step: "tasks", analyzer: "task-assigner"),
    LayerDescription(name: "themes", type: ThemeMention.self, step: "themes", analyzer: "counter"),
    LayerDescription(
      name: "quotations", type: GenericRecord.self, step: "quoter", analyzer: "quoter",
      declared: [
        Attribute(name: "title", type: .text), Attribute(name: "words", type: .list),
        Attribute(name: "sure", type: .boolean),
      ]),
  ]

  static let json = [
    "segments": #"[{"id":"s1","kind":"part","level":1,"parent":null,"start":0,"end":9}]"#,
    "indicators": """
    [{"id":"i1","start":0,"end":5,"quote":"-6.5%","name":"用水量","value":[-6.5,-6],"unit":"%",\
    "relative":{"relation":"低于","gap":"1%"},"headline":true},\
    {"id":"i2","start":6,"end":7,"quote":"X家","value":null,"unit":"家"}]
    """,
    "tasks": """
    [{"id":"t1","start":0,"end":9,"text":"一、修渠，\\n二、清淤","acts":[{"start":0,"end":4}],\
    "actors":[{"role":"lead","quote":"水务站"},{"role":"support","quote":"各村"}],\
    "frequencies":[],"departments":[{"code":"water","name":"水利局"}]}]
    """,
    "themes": """
    [{"id":"m1","start":0,"end":2,"quote":"纪律","theme":"discipline"},\
    {"id":"m2","start":3,"end":5,"quote":"纪律","theme":"discipline"}]
    """,
    "quotations": #"[{"id":"q1","title":"@x","words":["甲,","乙"],"sure":false}]"#,
  ]

  /// A new store with speeches of these ids, written in this order.
  static func store(_ ids: [String], in folder: TemporaryFolder) throws -> SpeechStore {
    let path = folder.path + "/stores/\(ids.joined()).sqlite"
    let store = try SpeechStore(path: path, layers: layers)
    let run = try store.beginRun(workflow: "nightly", jobs: 1, version: "1.0.0")
    for id in ids {
      var metadata = Metadata()
      metadata["title"] = "=讲话 \(id)"
      metadata["place"] = "柳林镇"
      metadata["date"] = "2026-03-04"
      metadata["会议"] = "春耕会"
      let records = layers.map { layer in
        LayerRecords(
          name: layer.name, record: layer.record, json: Array((json[layer.name] ?? "[]").utf8))
      }
      try store.write(
        SpeechResult(
          id: id, path: "\(id).txt", sha256: "77", metadata: metadata, text: "一、修渠。",
          layers: id == "empty" ? [] : records), run: run)
    }
    return store
  }
}

extension SpeechStore {
  /// Publishes as after the store's first run.
  func publish(_ publications: any Publication..., run: Int64 = 1, program: String = "1") throws {
    try publish(publications, run: run, program: program, until: { false })
  }
}
