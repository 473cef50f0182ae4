/// The layers of one speech, each a list of records of one type.
public struct Annotations: Sendable {
  private var layers: [String: any Layer] = [:]

  public init() {}

  /// The records of a layer; empty where there is no such layer, or where its records are of another
  /// type.
  public subscript<R: Record>(key: LayerKey<R>) -> [R] {
    get { (layers[key.name] as? RecordLayer<R>)?.records ?? [] }
    set { layers[key.name] = RecordLayer(records: newValue) }
  }

  /// A layer without its type.
  public subscript(layer name: String) -> (any Layer)? {
    get { layers[name] }
    set { layers[name] = newValue }
  }

  public var names: [String] { layers.keys.sorted() }
}

/// The records of a layer, whatever their type.
public protocol Layer: Sendable {
  var recordName: String { get }
  var count: Int { get }
  /// The attributes of its records, with offsets and quotes, in order.
  var attributes: [Attribute] { get }
  /// Gives every record its key.
  mutating func assignKeys(speech: String, layer: String, text: SpeechText)
  /// What is wrong with the places and the ids of the records, at most ten of them.
  func mistakes(in text: SpeechText) -> [String]
  /// Writes the records as a JSON list.
  func write(to writer: inout RecordWriter)
}

/// What is done for every record of a speech is compiled for each type of the kit: a generic access
/// copies the whole record.
public struct RecordLayer<R: Record>: Layer {
  public var records: [R]

  public init(records: [R]) { self.records = records }

  public var recordName: String { R.recordName }
  public var count: Int { records.count }
  public var attributes: [Attribute] { AttributeLister.attributes(of: R.self) }

  @specialized(where R == Segment)
  @specialized(where R == Indicator)
  @specialized(where R == Duty)
  @specialized(where R == ThemeMention)
  @specialized(where R == ThemeCount)
  @specialized(where R == GenericRecord)
  public mutating func assignKeys(speech: String, layer: String, text: SpeechText) {
    var keys = RecordKey(speech: speech, layer: layer, text: text, count: records.count)
    // Asked for once whether the list is this one's own.
    var records = records.mutableSpan
    for index in records.indices { records[index].key = keys.key(for: records[index].range) }
  }

  @specialized(where R == Segment)
  @specialized(where R == Indicator)
  @specialized(where R == Duty)
  @specialized(where R == ThemeMention)
  @specialized(where R == ThemeCount)
  @specialized(where R == GenericRecord)
  public func mistakes(in text: SpeechText) -> [String] {
    var mistakes = idsCountUp() ? [] : Array(idMistakes().prefix(10))
    for index in records.indices where mistakes.count < 10 {
      guard !records[index].lies(in: text) else { continue }
      var checker = RangeChecker(text: text, path: records[index].id)
      var copy = records[index]
      copy.visit(&checker)
      mistakes += checker.mistakes
    }
    return mistakes
  }

  /// Whether each id is longer or greater than the last (`s9`, `s10`), as most are: then no two are the
  /// same. Ids of more than eight bytes are not looked at.
  @inline(__always)
  private func idsCountUp() -> Bool {
    var last = (length: 0, word: UInt64(0))
    for index in records.indices {
      var id = records[index].id
      let next = id.withUTF8 { bytes in
        (length: bytes.count, word: bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
      }
      guard next.length <= 8, next > last else { return false }
      last = next
    }
    return true
  }

  /// Every record must have an id of its own: others refer to it by that.
  private func idMistakes() -> [String] {
    var ids: Set<String> = []
    return records.compactMap { record in
      if record.id.isEmpty { return "a record has no id" }
      return ids.insert(record.id).inserted
        ? nil : "more than one record has the id '\(record.id)'"
    }
  }

  public func write(to writer: inout RecordWriter) {
    writer.json.beginList()
    for record in records { writer.record(record) }
    writer.json.endList()
  }
}

/// The record types of the kit by the names that manifests use.
public enum RecordTypes {
  public static let all: [any Record.Type] = [
    Segment.self, Indicator.self, Duty.self, ThemeMention.self, ThemeCount.self,
    GenericRecord.self,
  ]

  public static func named(_ name: String) -> (any Record.Type)? {
    all.first { $0.recordName == name }
  }

  /// Reads a layer from a list of objects with scalar offsets; also what was wrong with them.
  public static func read(
    _ list: [Value], as type: any Record.Type, text: SpeechText, layer: String
  ) -> (layer: any Layer, mistakes: [String]) {
    func read<R: Record>(_ type: R.Type) -> (any Layer, [String]) {
      var mistakes: [String] = []
      let records = list.enumerated().map { index, value in
        var reader = RecordReader(value, text: text, path: "\(layer)[\(index)]")
        let record = reader.read(R.self)
        mistakes += reader.mistakes
        return record
      }
      return (RecordLayer(records: records), mistakes)
    }
    return read(type)
  }
}

/// Checks that every range lies in the text, between two characters.
private struct RangeChecker: FieldVisitor {
  let text: SpeechText
  let path: String
  var mistakes: [String] = []

  init(text: SpeechText, path: String) {
    self.text = text
    self.path = path
  }

  private mutating func check(_ range: Range<Int>) {
    if range.lowerBound < 0 || range.upperBound > text.bytes.count {
      mistakes.append("\(path): bytes \(range) lie outside the text of \(text.bytes.count) bytes")
    } else if !text.isScalarBoundary(range.lowerBound) || !text.isScalarBoundary(range.upperBound) {
      mistakes.append("\(path): bytes \(range) cut a character in two")
    }
  }

  mutating func range(_ range: inout Range<Int>, quote: String?) { check(range) }
  mutating func place(_ name: String, _ value: inout Int?) {
    if let value { check(value..<value) }
  }
  mutating func field<T: FieldValue>(_ name: String, _ value: inout T, always: Bool) {}
  mutating func structures<T: Structure>(_ name: String, _ value: inout [T]) {
    for var element in value { element.visit(&self) }
  }
  mutating func structure<T: Structure>(_ name: String, _ value: inout T?) {
    if var structure = value { structure.visit(&self) }
  }
  mutating func open(_ fields: inout Fields) {}
}
