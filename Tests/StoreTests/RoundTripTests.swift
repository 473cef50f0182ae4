import LecternKit
import Testing

@testable import Store

struct RoundTripTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [
    ("segments", Samples.segments), ("indicators", Samples.indicators),
    ("quotations", Samples.quotations),
  ])
  func recordsComeBackAsTheyWere(layer: String, json: String) throws {
    let (store, run) = try Samples.store(in: folder)
    try store.write(Samples.result("a", layers: [layer: json]), run: run)
    #expect(try store.json(layer, of: "a") == json)
  }

  @Test func emptyLayersAreEmptyLists() throws {
    let (store, run) = try Samples.store(in: folder)
    try store.write(Samples.result("a", layers: ["tasks": "[]"]), run: run)
    #expect(try store.json("tasks", of: "a") == "[]")
    #expect(try store.json("segments", of: "a") == "[]")
  }

  @Test func fieldsInAnotherOrderAreSorted() throws {
    let (store, run) = try Samples.store(in: folder)
    let json = #"[ {"who": "某人", "end": 2, "start": 0, "id": "q1", "quote": null} ]"#
    try store.write(Samples.result("a", layers: ["quotations": json]), run: run)
    #expect(
      try store.json("quotations", of: "a") == #"[{"id":"q1","start":0,"end":2,"who":"某人"}]"#)
  }

  @Test func textsKeepEscapesAndNul() throws {
    let (store, run) = try Samples.store(in: folder)
    let json = #"[{"id":"q1","quote":"a\u0000b\\\"\n𠮷","who":""}]"#
    try store.write(Samples.result("a", layers: ["quotations": json]), run: run)
    #expect(try store.json("quotations", of: "a") == json)
  }

  @Test func speechesComeBackAsTheyWere() throws {
    let (store, run) = try Samples.store(in: folder)
    var result = Samples.result(
      "b", path: "表.csv", metadata: ["title": "讲话", "place": "青溪县", "会议": "全会"])
    result.row = 7
    result.text = "一\u{0}二𠮷"
    try store.write(result, run: run)
    try store.read { reader in
      let speech = try #require(try reader.speech(id: "b"))
      #expect(speech.path == "表.csv")
      #expect(speech.row == 7)
      #expect(speech.sha256 == "aa")
      #expect(speech.encoding == "UTF-8")
      #expect(speech.characters == 4)
      #expect(speech.metadata.sorted.map(\.name) == ["title", "place", "会议"])
      #expect(speech.metadata.sorted.map(\.value) == ["讲话", "青溪县", "全会"])
      #expect(speech.run == run)
      #expect(try reader.text(of: speech) == result.text)
      #expect(try reader.furtherMetadataNames() == ["会议"])
    }
  }

  @Test func stepsComeBackAsTheyWere() throws {
    let (store, run) = try Samples.store(in: folder)
    var components = Fields()
    components["text"] = .text("77")
    components["options"] = .text("88")
    var result = Samples.result("a")
    result.steps = [
      StepRecord(
        step: "targets", analyzer: "indicator-extractor", fingerprint: "f1",
        components: components, output: "o1"),
      StepRecord(
        step: "a-step", analyzer: "x", fingerprint: "f2", components: Fields(), output: "o2"),
    ]
    try store.write(result, run: run)
    try store.read { reader in
      let speech = try #require(try reader.speech(id: "a"))
      #expect(try reader.steps(of: speech) == result.steps)
    }
  }

  @Test func layersAreKnownToReaders() throws {
    let (store, _) = try Samples.store(in: folder)
    try store.close()
    let reading = try SpeechStore(readOnly: store.path)
    #expect(reading.layers == Samples.layers)
    #expect(reading.layers[1].always == ["value"])
    #expect(reading.layers[0].packed)
  }

  @Test func manyRecordsKeepTheirOrder() throws {
    let (store, run) = try Samples.store(in: folder)
    try store.prepareBulkLoad()
    let records = (0..<20_000).map {
      #"{"id":"i\#($0)","start":\#($0),"end":\#($0 + 4),"value":null}"#
    }
    let json = "[" + records.joined(separator: ",") + "]"
    try store.write(Samples.result("a", layers: ["indicators": json]), run: run)
    try store.finishBulkLoad()
    #expect(try store.json("indicators", of: "a") == json)
  }
}
