internal import LecternKit
internal import Store

/// The columns of a layer's table: what is known of the speech, then the attributes.
struct LayerTableColumns {
  /// Columns of every table besides the speech's id.
  private static let speech = ["title", "place", "level", "date"]
  private static let separator = "；"

  let header: [String]
  private let layer: LayerDescription
  /// The number of the attribute that is split into its two ends.
  private let pair: Int?

  init(_ layer: LayerDescription) {
    self.layer = layer
    let pair = layer.attributes.firstIndex {
      layer.record == Indicator.recordName && $0.name == "value" && $0.type == .list
    }
    self.pair = pair
    let first = ["speech"] + Self.speech
    let attributes = layer.attributes.enumerated().flatMap { index, attribute -> [String] in
      if index == pair { return ["value_low", "value_high"] }
      // `level` of a segment is another thing than the speech's level.
      return [first.contains(attribute.name) ? "\(layer.name)_\(attribute.name)" : attribute.name]
    }
    header = first + attributes
  }

  func cells(_ speech: StoredSpeech, _ record: StoredRecord) throws -> [CSV.Cell] {
    var cells: [CSV.Cell] = [.text(speech.id)]
    cells.reserveCapacity(header.count)
    for name in Self.speech { cells.append(speech.metadata[name].map { .text($0) } ?? .empty) }
    for (index, cell) in record.cells.enumerated() {
      if index == pair {
        cells += try Self.ends(cell)
      } else {
        cells.append(try Self.cell(cell))
      }
    }
    return cells
  }

  private static func cell(_ cell: StoredRecord.Cell) throws -> CSV.Cell {
    switch cell {
    case .none: return .empty
    case .integer, .number, .boolean:
      var json = JSONWriter()
      json.cell(cell)
      return .number(String(decoding: json.bytes, as: UTF8.self))
    case .text(let text): return .text(text)
    case .json(let json):
      let value = try JSONReader.read(json)
      return .text(joined(value) ?? String(decoding: json, as: UTF8.self))
    }
  }

  /// The two numbers of a list; empty where there is none.
  private static func ends(_ cell: StoredRecord.Cell) throws -> [CSV.Cell] {
    guard case .json(let json) = cell, let list = try JSONReader.read(json).list, !list.isEmpty
    else { return [.empty, .empty] }
    return [list[0], list[list.count - 1]].map { end in
      end.number == nil ? .empty : .number(end.json)
    }
  }

  /// Texts, and objects by the words they stand for; nil where there are others.
  static func joined(_ value: Value) -> String? {
    guard let list = value.list else { return words(value) }
    var parts: [String] = []
    for element in list {
      guard let words = words(element) else { return nil }
      parts.append(words)
    }
    return parts.joined(separator: separator)
  }

  private static func words(_ value: Value) -> String? {
    value.text ?? value.object.flatMap { $0["quote"]?.text ?? $0["name"]?.text }
  }
}
