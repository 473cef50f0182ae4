import LecternKit
import PluginHost
import Testing

@Suite struct LayerCheckTests {
  let scratch = Scratch()
  let manifest: PluginManifest
  let text = SpeechText("增长５％左右。")

  init() throws { manifest = try PluginManifest(folder: scratch.plugin("ant")) }

  private func mistakes(_ fields: (String, Value)..., range: Range<Int> = 0..<6) -> [String] {
    var record = GenericRecord()
    record.id = "m1"
    record.range = range
    for (name, value) in fields { record.attributes[name] = value }
    var annotations = Annotations()
    annotations[LayerKey<GenericRecord>("moods")] = [record]
    return manifest.mistakes(in: annotations, text: text)
  }

  @Test func asDeclared() {
    #expect(mistakes(("tone", .text("warm")), ("weight", .number(0.5))).isEmpty)
    #expect(mistakes(("tone", .null), ("weight", .integer(1))).isEmpty)
    #expect(mistakes().isEmpty)
  }

  @Test func notAsDeclared() {
    #expect(
      mistakes(("colour", .text("red")))
        == ["layer 'moods', record 'm1': attribute 'colour' is not declared"])
    #expect(
      mistakes(("tone", .integer(3)))
        == ["layer 'moods', record 'm1': attribute 'tone' is 3, declared is text"])
    #expect(
      mistakes(("weight", .text("x")), range: 0..<4) == [
        "layer 'moods': m1: bytes 0..<4 cut a character in two",
        #"layer 'moods', record 'm1': attribute 'weight' is "x", declared is number"#,
      ])
  }

  @Test func layerThatIsNotThere() {
    #expect(
      manifest.mistakes(in: Annotations(), text: text)
        == ["made no layer 'moods' although its manifest says so"])
  }

  @Test func recordsOfAnotherType() {
    var annotations = Annotations()
    annotations[LayerKey<Segment>("moods")] = []
    #expect(
      manifest.mistakes(in: annotations, text: text)
        == ["layer 'moods' has records of type 'segment', declared is 'range'"])
  }

  @Test func atMostTen() {
    var annotations = Annotations()
    annotations[LayerKey<GenericRecord>("moods")] = (0..<50).map { _ in
      var record = GenericRecord()
      record.attributes["x"] = .null
      record.range = 0..<999
      return record
    }
    #expect(manifest.mistakes(in: annotations, text: text).count == 10)
  }

  @Test(arguments: [
    ("text", Value.text("a")), ("integer", .integer(1)), ("number", .number(1)),
    ("boolean", .boolean(true)),
    ("list", .list([])), ("object", .object(Fields())),
  ])
  func typesOfAttributes(type: String, value: Value) throws {
    try scratch.write(
      "t/plugin.yaml",
      """
      name: t
      version: '1'
      summary: s
      kind: process
      command: [a]
      produces: [{layer: moods, attributes: [{name: x, type: \(type)}]}]
      """)
    let manifest = try PluginManifest(folder: scratch.path + "/t")
    for other in [
      Value.text("a"), .integer(1), .number(1), .boolean(true), .list([]), .object(Fields()),
    ] {
      var record = GenericRecord()
      record.id = "m1"
      record.attributes["x"] = other
      var annotations = Annotations()
      annotations[LayerKey<GenericRecord>("moods")] = [record]
      let fits = manifest.mistakes(in: annotations, text: text).isEmpty
      #expect(fits == (other == value || type == "number" && other == .integer(1)))
    }
  }
}
