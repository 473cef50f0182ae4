package import LecternKit
internal import YAML

/// Reads the fields of one object of a JSON file; what is missing or of another kind is thrown with the
/// file and the field.
package struct FieldReader: Sendable {
  package let path: String
  /// The object itself, as in `units[3]`; empty for the outermost.
  package let place: String
  package let fields: Fields

  private init(_ value: Value, path: String, place: String) throws(EvaluationError) {
    guard let fields = value.object else {
      throw EvaluationError(
        path: path, field: place.isEmpty ? nil : place,
        message: "expected an object, found \(FieldReader.shown(value))")
    }
    self.path = path
    self.place = place
    self.fields = fields
  }

  /// The outermost object of a file.
  package init(_ bytes: [UInt8], path: String) throws(EvaluationError) {
    // A byte order mark is no JSON, but editors put it there.
    let json = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? Array(bytes.dropFirst(3)) : bytes
    let value: Value
    do {
      value = try JSONReader.read(json)
    } catch {
      let mark = SourceFile(path: path, bytes: json).mark(atByte: error.offset)
      throw EvaluationError(
        path: "\(path):\(mark.line):\(mark.column)", message: "no JSON: \(error.message)")
    }
    try self.init(value, path: path, place: "")
  }

  package func error(
    _ name: String?, _ message: String, hint: String? = nil
  ) -> EvaluationError {
    EvaluationError(path: path, field: name.map { place(of: $0) }, message: message, hint: hint)
  }

  private func place(of name: String) -> String { place.isEmpty ? name : "\(place).\(name)" }

  /// The field's value; nil where there is none, or null.
  package func value(_ name: String) -> Value? {
    guard let value = fields[name], value != .null else { return nil }
    return value
  }

  /// A field that must be there and that `read` makes something of.
  private func required<T>(
    _ name: String, _ kind: String, _ read: (Value) -> T?
  ) throws(EvaluationError) -> T {
    guard let value = fields[name] else { throw error(name, "missing: expected \(kind)") }
    guard let result = read(value) else { throw expected(kind, name, value) }
    return result
  }

  private func optional<T>(
    _ name: String, _ kind: String, _ read: (Value) -> T?
  ) throws(EvaluationError) -> T? {
    guard let value = value(name) else { return nil }
    guard let result = read(value) else { throw expected(kind, name, value) }
    return result
  }

  package func expected(_ kind: String, _ name: String, _ value: Value) -> EvaluationError {
    error(name, "expected \(kind), found \(Self.shown(value))")
  }

  package func text(_ name: String) throws(EvaluationError) -> String {
    try required(name, "a text") { $0.text }
  }
  package func optionalText(_ name: String) throws(EvaluationError) -> String? {
    try optional(name, "a text") { $0.text }
  }
  package func integer(_ name: String) throws(EvaluationError) -> Int {
    try required(name, "a whole number") { $0.integer }
  }
  package func optionalInteger(_ name: String) throws(EvaluationError) -> Int? {
    try optional(name, "a whole number") { $0.integer }
  }
  package func flag(_ name: String) throws(EvaluationError) -> Bool {
    try optional(name, "true or false") { $0.boolean } ?? false
  }
  /// A field that must be there; null is nil.
  package func nullableNumbers(_ name: String) throws(EvaluationError) -> [Double]? {
    guard fields[name] != nil else { throw error(name, "missing: expected numbers or null") }
    return try optionalNumbers(name)
  }
  package func optionalNumbers(_ name: String) throws(EvaluationError) -> [Double]? {
    try optional(name, "a list of numbers") { value in
      guard let list = value.list else { return nil }
      let numbers = list.compactMap(\.number)
      return numbers.count == list.count ? numbers : nil
    }
  }
  /// Empty where there is no such field.
  package func texts(_ name: String) throws(EvaluationError) -> [String] {
    try optional(name, "a list of texts") { value in
      guard let list = value.list else { return nil }
      let texts = list.compactMap(\.text)
      return texts.count == list.count ? texts : nil
    } ?? []
  }
  package func list(_ name: String) throws(EvaluationError) -> [Value] {
    try optional(name, "a list") { $0.list } ?? []
  }
  package func object(_ name: String) throws(EvaluationError) -> FieldReader {
    guard let value = fields[name] else { throw error(name, "missing: expected an object") }
    return try FieldReader(value, path: path, place: place(of: name))
  }
  /// Empty where there is no such field.
  package func objects(_ name: String) throws(EvaluationError) -> [FieldReader] {
    var objects: [FieldReader] = []
    for (index, value) in try list(name).enumerated() {
      objects.append(try FieldReader(value, path: path, place: place(of: "\(name)[\(index)]")))
    }
    return objects
  }

  /// One of a few words.
  package func word(_ name: String, of words: [String]) throws(EvaluationError) -> String {
    let word = try text(name)
    guard words.contains(word) else { throw unknown("word", word, name, of: words) }
    return word
  }

  package func unknown(
    _ kind: String, _ word: String, _ name: String, of words: [String]
  ) -> EvaluationError {
    error(
      name, "unknown \(kind) '\(word)'",
      hint: Suggestion.didYouMean(word, among: words) ?? Suggestion.available(words))
  }

  /// Offsets in Unicode scalars.
  package func span() throws(EvaluationError) -> Span {
    let span = Span(start: try integer("start"), end: try integer("end"))
    guard 0 <= span.start, span.start <= span.end else {
      throw error("end", "\(span.start) to \(span.end) is no stretch of text")
    }
    return span
  }

  /// Throws where a field has nearly the name of a known one: it was meant, and would be passed over.
  package func checkNames(_ known: [String]) throws(EvaluationError) {
    for field in fields.all where !known.contains(field.name) {
      if let hint = Suggestion.didYouMean(field.name, among: known) {
        throw error(field.name, "unknown field", hint: hint)
      }
    }
  }

  private static func shown(_ value: Value) -> String {
    let json = value.json
    return json.unicodeScalars.count > 40 ? "\(json.unicodeScalars.prefix(39))…" : json
  }
}
