import LecternKit
import Testing

/// Puts a value that is no default into every field.
private struct Filler: FieldVisitor {
  let text: SpeechText
  private var next = 0

  init(_ text: SpeechText) { self.text = text }

  static func filled<T: Structure>(_ type: T.Type = T.self, of text: SpeechText) -> T {
    var filler = Filler(text)
    var value = T()
    value.visit(&filler)
    return value
  }

  /// Some candidate fits every field of the kit.
  private static let candidates: [Value] =
    [
      .text("文"), .integer(7), .number(0.75), .boolean(true), .list([.number(1.5), .number(2)]),
      .list([.text("甲"), .text("乙")]),
    ]
    + [
      "item", "closing", "targets", "relative", "at_most", "decrease", "target", "baseline", "soft",
      "cumulative", "exhortation", "must-not", "support", "group", "horizon", "inherited",
    ].map { .text($0) }

  private mutating func place() -> Int {
    next += 1
    return text.byteOffset(ofScalar: next % text.scalarCount)
  }

  mutating func range(_ range: inout Range<Int>, quote: String?) {
    range = place()..<text.bytes.count
  }

  mutating func place(_ name: String, _ value: inout Int?) { value = place() }

  mutating func field<T: FieldValue>(_ name: String, _ value: inout T, always: Bool) {
    for candidate in Self.candidates {
      if let made = T(fieldValue: candidate) {
        value = made
        return
      }
    }
    Issue.record("no candidate for the field '\(name)'")
  }

  mutating func structures<T: Structure>(_ name: String, _ value: inout [T]) {
    value = [Self.filled(of: text), Self.filled(of: text)]
  }

  mutating func structure<T: Structure>(_ name: String, _ value: inout T?) {
    value = Self.filled(of: text)
  }

  mutating func open(_ fields: inout Fields) {
    fields["level"] = .integer(3)
    fields["weight"] = .number(0.5)
    fields["tags"] = .list([.text("甲"), .null])
    fields["更多"] = .object(Fields())
  }
}

@Suite struct RecordCodingTests {
  static let text = SpeechText("𠮷林县：增长５％左右，力争更好。\n三月底前完成。")

  private static func json(_ record: some Record) -> String {
    var writer = RecordWriter(text)
    writer.record(record)
    return String(decoding: writer.json.bytes, as: UTF8.self)
  }

  /// Every field of every record type is written, listed as an attribute, and read back.
  @Test(arguments: RecordTypes.all.indices) func roundTrip(index: Int) throws {
    func check<R: Record>(_ type: R.Type) throws {
      let record = Filler.filled(R.self, of: Self.text)
      let written = Self.json(record)
      let value = try JSONReader.read(written)
      var reader = RecordReader(value, text: Self.text, path: "r")
      let read = reader.read(R.self)
      #expect(reader.mistakes.isEmpty)
      #expect(Self.json(read) == written)
      #expect(read.range == record.range)
      let fields = try #require(value.object)
      let attributes = AttributeLister.attributes(of: R.self)
      #expect(Array(fields.all.map(\.name).prefix(attributes.count)) == attributes.map(\.name))
      for attribute in attributes {
        #expect(isOf(attribute.type, fields[attribute.name]), "\(attribute.name)")
      }
    }
    try check(RecordTypes.all[index])
  }

  private func isOf(_ type: AttributeType, _ value: Value?) -> Bool {
    switch (type, value) {
    case (.text, .text), (.integer, .integer), (.number, .integer), (.number, .number),
      (.boolean, .boolean), (.list, .list), (.object, .object):
      true
    default: false
    }
  }

  @Test func defaultsAreReadAsDefaults() throws {
    for type in RecordTypes.all {
      func check<R: Record>(_ type: R.Type) throws {
        let written = Self.json(R())
        var reader = RecordReader(try JSONReader.read(written), text: Self.text, path: "r")
        #expect(Self.json(reader.read(R.self)) == written)
        #expect(reader.mistakes.isEmpty)
      }
      try check(type)
    }
  }

  @Test func offsetsAreScalars() throws {
    var indicator = Indicator()
    indicator.id = "i1"
    indicator.range =
      Self.text.byteOffset(ofScalar: 6)..<Self.text.byteOffset(ofScalar: 10)
    let fields = try #require(try JSONReader.read(Self.json(indicator)).object)
    #expect(fields["start"] == .integer(6) && fields["end"] == .integer(10))
    #expect(fields["quote"] == .text("５％左右"))
    #expect(fields["value"] == .null)
    #expect(fields["scope"] == nil)
  }

  @Test(arguments: [
    (#"[]"#, "r: expected an object"),
    (#"{"id": "i"}"#, "r: expected whole numbers 'start' and 'end'"),
    (#"{"start": 0, "end": 2.5}"#, "r: expected whole numbers 'start' and 'end'"),
    (#"{"start": "0", "end": 2}"#, "r: expected whole numbers 'start' and 'end'"),
    (#"{"start": 5, "end": 4}"#, "r: 5..<4 lies outside the text of 24 characters"),
    (#"{"start": -1, "end": 4}"#, "r: -1..<4 lies outside the text of 24 characters"),
    (#"{"start": 0, "end": 25}"#, "r: 0..<25 lies outside the text of 24 characters"),
    (#"{"start": 6, "end": 8, "quote": "5%"}"#, "r.quote: '5%' is not the text there, '５％'"),
    (#"{"start": 0, "end": 1, "name": 3}"#, "r.name: expected text, found 3"),
    (#"{"start": 0, "end": 1, "name": null}"#, "r.name: expected text, found null"),
    (#"{"start": 0, "end": 1, "bound": "atleast"}"#, #"r.bound: expected text, found "atleast""#),
    (#"{"start": 0, "end": 1, "value": [1, "2"]}"#, #"r.value: expected list, found [1,"2"]"#),
    (#"{"start": 0, "end": 1, "headline": 1}"#, "r.headline: expected boolean, found 1"),
    (#"{"start": 0, "end": 1, "relative": []}"#, "r.relative: expected an object"),
    (#"{"start": 0, "end": 1, "relative": {"gab": "1"}}"#, "r.relative.gab: not declared"),
    (#"{"start": 0, "end": 1, "colour": "red"}"#, "r.colour: not declared"),
  ])
  func mistakes(json: String, message: String) throws {
    var reader = RecordReader(try JSONReader.read(json), text: Self.text, path: "r")
    _ = reader.read(Indicator.self)
    #expect(reader.mistakes.first == message)
  }

  @Test func mistakesInsideListsSayWhere() throws {
    let json =
      #"{"start": 0, "end": 1, "acts": [{"start": 0, "end": 1}, {"start": 99, "end": 1}], "actors": 3}"#
    var reader = RecordReader(try JSONReader.read(json), text: Self.text, path: "tasks[0]")
    _ = reader.read(Duty.self)
    #expect(
      reader.mistakes == [
        "tasks[0].acts[1]: 99..<1 lies outside the text of 24 characters",
        "tasks[0].actors: expected list, found 3",
      ])
  }

  @Test func placesAreChecked() throws {
    for (offset, fits) in [
      ("0", true), ("24", true), ("25", false), ("-1", false), ("\"3\"", false),
    ] {
      let json = #"{"start": 0, "end": 1, "markerStart": \#(offset)}"#
      var reader = RecordReader(try JSONReader.read(json), text: Self.text, path: "s")
      _ = reader.read(Segment.self)
      #expect(reader.mistakes.isEmpty == fits)
    }
  }

  @Test func wholeListsAreRead() throws {
    let list = try #require(
      try JSONReader.read(#"[{"id": "a", "start": 0, "end": 1, "tone": "warm"}, {"start": 1}]"#)
        .list)
    let type = try #require(RecordTypes.named("range"))
    let (layer, mistakes) = RecordTypes.read(list, as: type, text: Self.text, layer: "moods")
    #expect(layer.count == 2 && layer.recordName == "range")
    #expect(mistakes == ["moods[1]: expected whole numbers 'start' and 'end'"])
    let records = try #require(layer as? RecordLayer<GenericRecord>).records
    #expect(records[0].attributes["tone"] == .text("warm"))
    #expect(RecordTypes.named("mood") == nil)
  }
}
