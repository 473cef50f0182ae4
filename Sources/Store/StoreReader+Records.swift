internal import GRDB
internal import LecternKit

extension StoreReader {
  /// A layer of a speech as a JSON list: what was entered. Empty brackets where there is nothing.
  public func json(layer name: String, of speech: StoredSpeech) throws -> [UInt8] {
    let layer = try layer(name)
    if layer.packed { return try packed(layer, rowid: speech.rowid) ?? Array("[]".utf8) }
    var json = JSONWriter()
    json.beginList()
    try records(layer, rowid: speech.rowid) { $0.write(to: &json) }
    json.endList()
    return json.bytes
  }

  /// All layers of a speech in their order, with the empty ones.
  public func layers(of speech: StoredSpeech) throws -> [LayerRecords] {
    try layers.map { layer in
      LayerRecords(
        name: layer.name, record: layer.record, json: try json(layer: layer.name, of: speech))
    }
  }

  /// The records of a layer of a speech.
  public func records(
    layer name: String, of speech: StoredSpeech, _ body: (StoredRecord) throws -> Void
  ) throws {
    try records(layer(name), rowid: speech.rowid, body)
  }

  func records(
    _ layer: LayerDescription, rowid: Int64, _ body: (StoredRecord) throws -> Void
  ) throws {
    if layer.packed {
      guard let json = try packed(layer, rowid: rowid) else { return }
      for value in try JSONReader.read(json).list ?? [] {
        try body(StoredRecord(value.object ?? Fields(), layer: layer))
      }
    } else {
      let statement = try database.cachedStatement(sql: LayerTable(layer).selection)
      try statement.forEachRow([rowid]) { row in
        try body(StoredRecord(row, from: 0, layer: layer))
      }
    }
  }

  private func packed(_ layer: LayerDescription, rowid: Int64) throws -> [UInt8]? {
    let statement = try database.cachedStatement(
      sql: "SELECT records FROM packed WHERE speech = ? AND layer = ?")
    var json: [UInt8]?
    try statement.forEachRow([rowid, layer.name]) { json = $0.text(at: 0) }
    return json
  }
}

extension StoredRecord {
  /// From a statement whose columns, from `first` on, are the layer's attributes.
  init(_ statement: Statement, from first: CInt, layer: LayerDescription) {
    let cells = layer.attributes.enumerated().map { index, attribute -> Cell in
      let column = first + CInt(index)
      if statement.isNull(at: column) { return .none }
      return switch attribute.type {
      case .text: .text(statement.string(at: column))
      case .integer: .integer(statement.integer(at: column))
      case .number: .number(statement.number(at: column))
      case .boolean: .boolean(statement.integer(at: column) != 0)
      case .list, .object: .json(statement.text(at: column))
      }
    }
    self.init(layer: layer, cells: cells)
  }
}
