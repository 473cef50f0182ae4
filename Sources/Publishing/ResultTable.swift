public import LecternKit

/// A table that was worked out from a store: columns by name and rows of values.
public struct ResultTable: Sendable, Equatable {
  public let columns: [String]
  /// Each with a value for every column; null where there is none.
  public var rows: [[Value]]

  public init(columns: [String], rows: [[Value]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// Writes the table as ``Export`` writes layers: CSV with a header, or objects.
  public func write(
    to sink: inout some Sink & ~Copyable, format: Export.Format
  ) throws {
    var writer = RowWriter(format)
    try writer.begin(columns, &sink)
    for row in rows {
      if format == .csv {
        try writer.write(row.map(Self.cell), &sink)
      } else {
        var json = JSONWriter()
        json.beginObject()
        for (column, value) in zip(columns, row) {
          json.name(column)
          json.value(value)
        }
        json.endObject()
        try writer.write(json.bytes, &sink)
      }
    }
    try writer.end(&sink)
  }

  private static func cell(_ value: Value) -> CSV.Cell {
    switch value {
    case .null: .empty
    case .text(let text): .text(text)
    default: .number(value.json)
    }
  }
}

extension Value {
  /// Null for nil.
  init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  init(_ number: Double?) { self = number.map { .number($0) } ?? .null }
}
