import Foundation
import LecternKit
import Store

/// A folder that goes with the test.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/store-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

enum Samples {
  static let layers = [
    LayerDescription(
      name: "segments", type: Segment.self, step: "segmenter", analyzer: "segmenter"),
    LayerDescription(
      name: "indicators", type: Indicator.self, step: "targets", analyzer: "indicator-extractor"),
    LayerDescription(name: "tasks", type: Duty.self, step: "tasks", analyzer: "task-assigner"),
    LayerDescription(
      name: "theme-counts", type: ThemeCount.self, step: "themes", analyzer: "theme-counter"),
    LayerDescription(
      name: "quotations", type: GenericRecord.self, step: "quoter", analyzer: "quoter",
      declared: [
        Attribute(name: "who", type: .text), Attribute(name: "sure", type: .boolean),
        Attribute(name: "weight", type: .number), Attribute(name: "words", type: .list),
      ]),
  ]

  static let segments = """
    [{"id":"s1","kind":"part","role":"body","level":1,"marker":"一、","markerStart":0,\
    "parent":null,"start":0,"end":40},\
    {"id":"s2","kind":"sentence","role":"body","parent":"s1","start":2,"end":20}]
    """
  static let indicators = """
    [{"id":"i1","key":"00000000000000a1","start":4,"end":8,"quote":"6%左右","name":"粮食总产量",\
    "code":"grain","form":"number","value":[6,6.5],"unit":"%","bound":"about","change":"increase",\
    "kind":"target","headline":true,"segment":"s2"},\
    {"id":"i2","key":"00000000000000a2","start":9,"end":12,"quote":"X万元","name":"门票\\"收入\\"",\
    "form":"redacted","value":null,"unit":"万元","bound":"exact","change":"level","kind":"actual",\
    "relative":{"relation":"高于","to":"全市平均"}}]
    """
  static let quotations = """
    [{"id":"q1","start":0,"end":2,"quote":"古人","who":"=1+1","sure":false,"weight":0.25,\
    "words":["甲","乙"]}]
    """

  static func result(
    _ id: String, path: String = "speeches/a.txt", sha256: String = "aa",
    metadata: [String: String] = ["title": "溪口镇工作会议讲话", "date": "2026-02-03"],
    layers: [String: String] = ["segments": segments, "indicators": indicators]
  ) -> SpeechResult {
    var described = Metadata()
    for (name, value) in metadata { described[name] = value }
    return SpeechResult(
      id: id, path: path, sha256: sha256, metadata: described, text: "一、粮食增产。",
      layers: layers.sorted { $0.key < $1.key }.map { name, json in
        LayerRecords(
          name: name, record: Self.layers.first { $0.name == name }?.record ?? "range",
          json: Array(json.utf8))
      })
  }

  /// A new store with a run begun.
  static func store(
    in folder: TemporaryFolder, layers: [LayerDescription] = layers
  ) throws -> (store: SpeechStore, run: Int64) {
    let store = try SpeechStore(path: folder.path + "/lectern.sqlite", layers: layers)
    return (store, try store.beginRun(workflow: "nightly", jobs: 2, version: "1.0.0"))
  }
}

extension SpeechStore {
  func json(_ layer: String, of id: String) throws -> String {
    try read { reader in
      guard let speech = try reader.speech(id: id) else { return "no speech" }
      return String(decoding: try reader.json(layer: layer, of: speech), as: UTF8.self)
    }
  }

  /// The ids of the records that filters admit, each as `speech/record`.
  func found(_ layer: String, _ filters: [RecordFilter]) throws -> [String] {
    var found: [String] = []
    try read { reader in
      try reader.query(layer: layer, where: filters) { speech, record in
        guard case .text(let id)? = record["id"] else { return }
        found.append("\(speech.id)/\(id)")
      }
    }
    return found
  }
}
