/// Writes records as JSON with offsets in Unicode scalars, quoting the speech.
public struct RecordWriter: FieldVisitor {
  public var json = JSONWriter()
  private let text: SpeechText

  public init(_ text: SpeechText) { self.text = text }

  public mutating func record(_ structure: some Structure) {
    var copy = structure
    json.beginObject()
    copy.visit(&self)
    json.endObject()
  }

  public mutating func range(_ range: inout Range<Int>, quote: String?) {
    json.name("start")
    json.integer(text.scalarOffset(ofByte: range.lowerBound))
    json.name("end")
    json.integer(text.scalarOffset(ofByte: range.upperBound))
    if let quote {
      json.name(quote)
      json.text(text.bytes[range])
    }
  }

  public mutating func place(_ name: String, _ value: inout Int?) {
    guard let value else { return }
    json.name(name)
    json.integer(text.scalarOffset(ofByte: value))
  }

  public mutating func field<T: FieldValue>(_ name: String, _ value: inout T, always: Bool) {
    if let value = value.fieldValue {
      json.name(name)
      json.value(value)
    } else if always {
      json.name(name)
      json.null()
    }
  }

  public mutating func structures<T: Structure>(_ name: String, _ value: inout [T]) {
    json.name(name)
    json.beginList()
    for element in value { record(element) }
    json.endList()
  }

  public mutating func structure<T: Structure>(_ name: String, _ value: inout T?) {
    guard let value else { return }
    json.name(name)
    record(value)
  }

  public mutating func open(_ fields: inout Fields) {
    for field in fields.all {
      json.name(field.name)
      json.value(field.value)
    }
  }
}

/// Reads records from values with offsets in Unicode scalars, and notes what is wrong with them.
public struct RecordReader: FieldVisitor {
  /// What was wrong, each as `field: what`, in the order of the fields.
  public private(set) var mistakes: [String] = []
  private let text: SpeechText
  private var fields: Fields
  private var path: String
  private var known: Set<String> = []

  public init(_ value: Value, text: SpeechText, path: String) {
    self.text = text
    self.path = path
    if let fields = value.object {
      self.fields = fields
    } else {
      self.fields = Fields()
      mistakes.append("\(path): expected an object")
    }
  }

  /// Reads one structure; fields it does not know are mistakes.
  public mutating func read<T: Structure>(_ type: T.Type = T.self) -> T {
    var structure = T()
    structure.visit(&self)
    for field in fields.all where !known.contains(field.name) {
      mistakes.append("\(path).\(field.name): not declared")
    }
    return structure
  }

  public mutating func range(_ range: inout Range<Int>, quote: String?) {
    known.formUnion(["start", "end"])
    if let quote { known.insert(quote) }
    guard let start = fields["start"]?.integer, let end = fields["end"]?.integer else {
      return mistakes.append("\(path): expected whole numbers 'start' and 'end'")
    }
    guard 0 <= start, start <= end, end <= text.scalarCount else {
      return mistakes.append(
        "\(path): \(start)..<\(end) lies outside the text of \(text.scalarCount) characters")
    }
    range = text.byteOffset(ofScalar: start)..<text.byteOffset(ofScalar: end)
    if let quote, let said = fields[quote]?.text, said != text.quote(range) {
      mistakes.append("\(path).\(quote): '\(said)' is not the text there, '\(text.quote(range))'")
    }
  }

  public mutating func place(_ name: String, _ value: inout Int?) {
    known.insert(name)
    guard let given = fields[name] else { return }
    if let offset = given.integer, (0...text.scalarCount).contains(offset) {
      value = text.byteOffset(ofScalar: offset)
    } else {
      mistakes.append("\(path).\(name): expected an offset into the text, found \(given.json)")
    }
  }

  public mutating func field<T: FieldValue>(_ name: String, _ value: inout T, always: Bool) {
    known.insert(name)
    guard let given = fields[name] else { return }
    if let read = T(fieldValue: given) {
      value = read
    } else {
      mistakes.append("\(path).\(name): expected \(T.attributeType), found \(given.json)")
    }
  }

  public mutating func structures<T: Structure>(_ name: String, _ value: inout [T]) {
    known.insert(name)
    guard let given = fields[name] else { return }
    guard let list = given.list else {
      return mistakes.append("\(path).\(name): expected list, found \(given.json)")
    }
    value = list.enumerated().map { nested($0.element, "\(name)[\($0.offset)]") }
  }

  public mutating func structure<T: Structure>(_ name: String, _ value: inout T?) {
    known.insert(name)
    guard let given = fields[name], given != .null else { return }
    value = nested(given, name)
  }

  public mutating func open(_ fields: inout Fields) {
    fields.all = self.fields.all.filter { !known.contains($0.name) }
    known.formUnion(fields.all.map(\.name))
  }

  private mutating func nested<T: Structure>(_ value: Value, _ name: String) -> T {
    var reader = RecordReader(value, text: text, path: "\(path).\(name)")
    let structure: T = reader.read()
    mistakes += reader.mistakes
    return structure
  }
}

/// Lists the attributes of a structure with their types, in order.
public struct AttributeLister: FieldVisitor {
  public private(set) var attributes: [Attribute] = []

  public init() {}

  public static func attributes<T: Structure>(of type: T.Type) -> [Attribute] {
    var lister = AttributeLister()
    var blank = T()
    blank.visit(&lister)
    return lister.attributes
  }

  public mutating func range(_ range: inout Range<Int>, quote: String?) {
    attributes.append(Attribute(name: "start", type: .integer))
    attributes.append(Attribute(name: "end", type: .integer))
    if let quote { attributes.append(Attribute(name: quote, type: .text)) }
  }

  public mutating func place(_ name: String, _ value: inout Int?) {
    attributes.append(Attribute(name: name, type: .integer))
  }

  public mutating func field<T: FieldValue>(_ name: String, _ value: inout T, always: Bool) {
    attributes.append(Attribute(name: name, type: T.attributeType))
  }

  public mutating func structures<T: Structure>(_ name: String, _ value: inout [T]) {
    attributes.append(Attribute(name: name, type: .list))
  }

  public mutating func structure<T: Structure>(_ name: String, _ value: inout T?) {
    attributes.append(Attribute(name: name, type: .object))
  }

  public mutating func open(_ fields: inout Fields) {}
}

/// An attribute of a layer's records: a column of its table.
public struct Attribute: Sendable, Hashable, Codable {
  public var name: String
  public var type: AttributeType

  public init(name: String, type: AttributeType) {
    self.name = name
    self.type = type
  }
}
