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

  public func write(
    to sink: inout some Sink & ~Copyable, format: ReportFormat
  ) throws {
    if format == .text { return try writeText(to: &sink) }
    var writer = format.rows
    try writer.begin(columns, &sink)
    for row in rows {
      if format == .csv {
        try writer.write(row.map(CSV.Cell.init), &sink)
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

  /// Columns as wide as what stands in them, words to the left, numbers to the right.
  private func writeText(to sink: inout some Sink & ~Copyable) throws {
    let lines = rows.map { row in
      row.map { value -> (text: String, isNumber: Bool) in
        switch value {
        case .null: ("", false)
        case .text(let text): (DisplayText.line(text), false)
        default: (value.json, true)
        }
      }
    }
    let widths = columns.indices.map { index in
      lines.reduce(DisplayText.width(columns[index])) {
        max($0, DisplayText.width($1[index].text))
      }
    }
    let header = columns.indices.map { index in
      (columns[index], lines.contains { $0[index].isNumber })
    }
    for line in [header] + lines {
      let cells = zip(line, widths).map { cell, width in
        cell.1
          ? DisplayText.rightAligned(cell.0, to: width) : DisplayText.padded(cell.0, to: width)
      }
      var text = cells.joined(separator: "  ")
      while text.last == " " { text.removeLast() }
      try sink.write(Array((text + "\n").utf8))
    }
  }
}

extension Value {
  /// Null for nil.
  init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  init(_ number: Double?) { self = number.map { .number($0) } ?? .null }
}
