internal import GRDB
internal import GRDBSQLite
internal import LecternKit

/// Puts the records of a JSON list into the table of their layer.
///
/// Texts and nested values are bound from the JSON as they stand; only numbers, and texts with an
/// escape in them, are read.
struct RecordInserter {
  private let layer: LayerDescription
  private let statement: Statement
  /// The attributes' names as they stand in JSON, with their quotation marks.
  private let names: [[UInt8]]

  init(_ table: LayerTable, _ db: Database) throws {
    layer = table.layer
    statement = try db.cachedStatement(sql: table.insertion)
    names = layer.attributes.map { Array(Value.text($0.name).json.utf8) }
  }

  /// How many records there were.
  func insert(_ json: [UInt8], speech: Int64) throws -> Int {
    var scanner = try RecordScanner(json)
    var ordinal = 0
    while try scanner.nextRecord() {
      statement.setUncheckedArguments(StatementArguments())
      statement.bind(integer: speech, at: 1)
      statement.bind(integer: Int64(ordinal), at: 2)
      var expected = 0
      while let field = try scanner.nextField() {
        let index = try attribute(named: json[field.name], from: expected, record: ordinal)
        try bind(json[field.value], to: index, record: ordinal)
        expected = index + 1
      }
      try statement.execute()
      ordinal += 1
    }
    return ordinal
  }

  /// Fields mostly come in the order of the attributes: the search begins behind the last one.
  private func attribute(
    named name: ArraySlice<UInt8>, from expected: Int, record: Int
  ) throws -> Int {
    for index in expected..<names.count where name.elementsEqual(names[index]) { return index }
    if let index = names.firstIndex(where: { name.elementsEqual($0) }) { return index }
    if let plain = try JSONReader.read(Array(name)).text,
      let index = layer.attributes.firstIndex(where: { $0.name == plain })
    {
      return index
    }
    throw RecordError("record \(record): \(string(name)) is not declared")
  }

  private func bind(_ value: ArraySlice<UInt8>, to attribute: Int, record: Int) throws {
    let position = CInt(attribute + 3)
    if value.elementsEqual("null".utf8) { return }
    let first = value[value.startIndex]
    let isBound: Bool
    switch layer.attributes[attribute].type {
    case .text: isBound = try first == UInt8(ascii: "\"") && bindText(value, at: position)
    case .list: isBound = first == UInt8(ascii: "[") && statement.bind(text: value, at: position)
    case .object: isBound = first == UInt8(ascii: "{") && statement.bind(text: value, at: position)
    case .integer: isBound = try bindInteger(value, at: position)
    case .number: isBound = try bindNumber(value, at: position)
    case .boolean: isBound = try bindBoolean(value, at: position)
    }
    guard isBound else {
      let attribute = layer.attributes[attribute]
      throw RecordError(
        "record \(record): '\(attribute.name)' should be \(attribute.type), found \(string(value))")
    }
  }

  private func bindText(_ value: ArraySlice<UInt8>, at position: CInt) throws -> Bool {
    if value.contains(UInt8(ascii: "\\")) {
      guard let text = try JSONReader.read(Array(value)).text else { return false }
      return statement.bind(text: Array(text.utf8)[...], at: position)
    }
    return statement.bind(text: value.dropFirst().dropLast(), at: position)
  }

  private func bindInteger(_ value: ArraySlice<UInt8>, at position: CInt) throws -> Bool {
    guard let integer = try plain(value) ?? JSONReader.read(Array(value)).integer else {
      return false
    }
    statement.bind(integer: Int64(integer), at: position)
    return true
  }

  private func bindNumber(_ value: ArraySlice<UInt8>, at position: CInt) throws -> Bool {
    guard let number = try JSONReader.read(Array(value)).number else { return false }
    return sqlite3_bind_double(statement.sqliteStatement, position, number) == SQLITE_OK
  }

  private func bindBoolean(_ value: ArraySlice<UInt8>, at position: CInt) throws -> Bool {
    guard let flag = try JSONReader.read(Array(value)).boolean else { return false }
    statement.bind(integer: flag ? 1 : 0, at: position)
    return true
  }

  /// Offsets are by far the most numbers: digits and nothing else.
  private func plain(_ value: ArraySlice<UInt8>) -> Int? {
    guard value.count <= 18, value.count == 1 || value.first != UInt8(ascii: "0") else {
      return nil
    }
    var integer = 0
    for byte in value {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      integer = integer * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return integer
  }

  private func string(_ slice: ArraySlice<UInt8>) -> String {
    let shown = String(decoding: slice, as: UTF8.self)
    return shown.count > 60 ? shown.prefix(60) + "…" : shown
  }
}
