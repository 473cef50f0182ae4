public import LecternKit

/// A record of a layer as the store holds it.
public struct StoredRecord: Sendable, Equatable {
  /// One value, in the column of an attribute.
  public enum Cell: Sendable, Equatable {
    /// The record has none.
    case none
    case integer(Int)
    case number(Double)
    case boolean(Bool)
    case text(String)
    /// A list or an object as JSON.
    case json([UInt8])
  }

  public let layer: LayerDescription
  /// One for each of the layer's attributes, in their order.
  public let cells: [Cell]

  public subscript(name: String) -> Cell? {
    layer.attributes.firstIndex { $0.name == name }.map { cells[$0] }
  }

  /// Writes the record as it was entered, its fields in the order of the layer's attributes.
  public func write(to json: inout JSONWriter) {
    json.beginObject()
    writeFields(to: &json)
    json.endObject()
  }

  /// The fields alone, into an object that is open.
  package func writeFields(to json: inout JSONWriter) {
    for (attribute, cell) in zip(layer.attributes, cells) {
      if cell == .none, !layer.always.contains(attribute.name) { continue }
      json.name(attribute.name)
      json.cell(cell)
    }
  }

  /// The record as fields, like those it was entered with.
  public func fields() throws(JSONError) -> Fields {
    var json = JSONWriter()
    write(to: &json)
    return try JSONReader.read(json.bytes).object ?? Fields()
  }

  /// A record of a packed layer.
  init(_ fields: Fields, layer: LayerDescription) {
    self.init(
      layer: layer,
      cells: layer.attributes.map { attribute in
        guard let value = fields[attribute.name] else { return .none }
        return Cell(value, type: attribute.type)
      })
  }

  init(layer: LayerDescription, cells: [Cell]) {
    self.layer = layer
    self.cells = cells
  }
}

extension StoredRecord.Cell {
  init(_ value: Value, type: AttributeType) {
    self =
      switch value {
      case .null: .none
      case .boolean(let flag): .boolean(flag)
      case .integer(let integer): type == .number ? .number(Double(integer)) : .integer(integer)
      case .number(let number): .number(number)
      case .text(let text): .text(text)
      case .list, .object: .json(Array(value.json.utf8))
      }
  }
}

extension JSONWriter {
  public mutating func cell(_ cell: StoredRecord.Cell) {
    switch cell {
    case .none: null()
    case .integer(let integer): self.integer(integer)
    case .number(let number): self.number(number)
    case .boolean(let flag): boolean(flag)
    case .text(let text): self.text(text)
    case .json(let json): raw(json)
    }
  }
}
