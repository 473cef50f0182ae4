import Foundation
import LecternKit
import Store
import TaskTable
import Workflow

/// A speech with hand-made records in a store of its own.
final class Scene {
  let folder: String
  let text: SpeechText
  var duties: [Duty] = []
  var indicators: [Indicator] = []
  var segments: [Segment] = []

  private static let layers = [
    LayerDescription(name: "segments", type: Segment.self, step: "s", analyzer: "segmenter"),
    LayerDescription(
      name: "indicators", type: Indicator.self, step: "i", analyzer: "indicator-extractor"),
    LayerDescription(name: "tasks", type: Duty.self, step: "t", analyzer: "task-assigner"),
  ]

  init(_ text: String) {
    self.text = SpeechText(text)
    folder = FileManager.default.temporaryDirectory.path + "/task-table-" + UUID().uuidString
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Where words stand for the first time.
  func place(_ words: String) -> Range<Int> {
    let whole = text.quote(0..<text.bytes.count)
    guard let range = whole.range(of: words) else { fatalError("'\(words)' is not in the text") }
    let low = whole.utf8.distance(from: whole.startIndex, to: range.lowerBound)
    return low..<low + words.utf8.count
  }

  func add(
    _ words: String, acts: [String], actors: [(Duty.Actor.Role, Duty.Actor.Kind, String)] = [],
    departments: [Duty.Routing] = [], edit: (inout Duty) -> Void = { _ in }
  ) {
    var duty = Duty()
    duty.id = "t\(duties.count + 1)"
    duty.key = "key\(duties.count + 1)"
    duty.range = place(words)
    duty.acts = acts.map { words in
      var act = Duty.Act()
      act.range = place(words)
      return act
    }
    duty.actors = actors.map { role, kind, words in
      var actor = Duty.Actor()
      (actor.role, actor.kind, actor.range) = (role, kind, place(words))
      return actor
    }
    duty.departments = departments
    edit(&duty)
    duties.append(duty)
  }

  func routing(
    _ name: String, _ basis: Duty.Routing.Basis, because: String, entry: String? = nil
  ) -> Duty.Routing {
    var routing = Duty.Routing()
    (routing.name, routing.basis, routing.because, routing.entry) = (name, basis, because, entry)
    return routing
  }

  /// Sentences end at `。`, and a heading is what a part begins with.
  func outline(_ parts: [(marker: String, heading: String, level: Int)]) {
    let whole = text.quote(0..<text.bytes.count)
    var open: [Segment] = []
    for (number, part) in parts.enumerated() {
      var segment = Segment()
      segment.id = "p\(number)"
      segment.kind = .part
      (segment.marker, segment.heading, segment.level) = (part.marker, part.heading, part.level)
      let start = place(part.marker + part.heading).lowerBound
      let next = parts.dropFirst(number + 1).first { $0.level <= part.level }
      let end = next.map { place($0.marker + $0.heading).lowerBound } ?? text.bytes.count
      segment.range = start..<end
      segment.parent = open.last { $0.level ?? 0 < part.level && $0.range.contains(start) }?.id
      open.append(segment)
    }
    segments = open
    var start = 0
    for sentence in whole.split(separator: "。", omittingEmptySubsequences: true) {
      var segment = Segment()
      segment.id = "s\(segments.count)"
      segment.range = start..<min(start + sentence.utf8.count + "。".utf8.count, text.bytes.count)
      segment.parent = open.last { $0.range.overlaps(segment.range) }?.id
      segments.append(segment)
      start = segment.range.upperBound
    }
  }

  func store() throws -> SpeechStore {
    if segments.isEmpty { outline([]) }
    let store = try SpeechStore(path: folder + "/store.sqlite", layers: Self.layers)
    let run = try store.beginRun(workflow: "test", jobs: 1, version: "1")
    func records(_ name: String, _ layer: some Layer) -> LayerRecords {
      var writer = RecordWriter(text)
      layer.write(to: &writer)
      return LayerRecords(name: name, record: layer.recordName, json: writer.json.bytes)
    }
    var metadata = Metadata()
    metadata["title"] = "讲话"
    try store.write(
      SpeechResult(
        id: "a.txt", path: "a.txt", sha256: "0", metadata: metadata,
        text: text.quote(0..<text.bytes.count),
        layers: [
          records("segments", RecordLayer(records: segments)),
          records("indicators", RecordLayer(records: indicators)),
          records("tasks", RecordLayer(records: duties)),
        ]), run: run)
    return store
  }

  /// Some columns of all rows.
  func rows(
    _ columns: TaskColumn..., per: TaskTableForm.Grain = .duty, exhortations: Bool = false
  ) throws -> [[String]] {
    var form = TaskTableForm()
    form.per = per
    form.exhortations = exhortations
    var result: [[String]] = []
    try store().read { reader in
      try TaskTable(reader, form).rows { _, rows in
        result += rows.map { row in columns.map { row.text($0) } }
      }
    }
    return result
  }
}
