internal import LecternKit

/// Writes what differs between two runs, a speech at a time.
struct DifferenceWriter {
  private static let header = [
    "speech", "change", "layer", "record", "name", "key", "field", "before", "after",
    "quote_before", "quote_after",
  ]

  private let format: RunComparison.Format
  private var rows: RowWriter

  init(_ format: RunComparison.Format) {
    self.format = format
    rows = RowWriter(format == .json ? .json : .csv)
  }

  func begin(_ sink: inout some Sink & ~Copyable) throws {
    if format != .text { try rows.begin(Self.header, &sink) }
  }

  mutating func write(
    _ difference: RunComparison.Difference, _ sink: inout some Sink & ~Copyable
  ) throws {
    switch format {
    case .text: try sink.write(Array(Self.text(difference).utf8))
    case .csv: for row in Self.rows(difference) { try rows.write(row, &sink) }
    case .json: try rows.write(Self.json(difference), &sink)
    }
  }

  func end(_ sink: inout some Sink & ~Copyable) throws {
    if format != .text { try rows.end(&sink) }
  }

  private static func text(_ difference: RunComparison.Difference) -> String {
    var lines = ["\(difference.kind.rawValue) \(difference.speech)"]
    if let reason = difference.reason { lines[0] += ": \(reason)" }
    for (layer, before, after) in difference.counts {
      lines.append("  \(layer): \(before) -> \(after)")
    }
    for record in difference.records { lines += text(record) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func text(_ record: StoredChange) -> [String] {
    let sign =
      switch record.kind {
      case .added: "+"
      case .removed: "-"
      case .changed: "~"
      }
    let quotes = [record.quoteBefore, record.quoteAfter].compactMap { $0 }.map { "“\($0)”" }
    let shown = quotes.first == quotes.last ? Array(quotes.prefix(1)) : quotes
    let parts = [record.layer, record.name, shown.joined(separator: " -> ")]
    var lines = ["  \(sign) \(parts.filter { !$0.isEmpty }.joined(separator: " "))"]
    for field in record.fields where field.name != "quote" && field.name != "text" {
      lines.append("      \(field.name): \(words(field.before)) -> \(words(field.after))")
    }
    return lines
  }

  private static func words(_ value: Value?) -> String { value?.told ?? "none" }

  private static func rows(_ difference: RunComparison.Difference) -> [[CSV.Cell]] {
    var rows = [row(difference, field: difference.reason.map { ("reason", nil, .text($0)) })]
    for (layer, before, after) in difference.counts {
      rows.append(
        row(difference, layer: layer, field: ("count", .integer(before), .integer(after))))
    }
    for record in difference.records {
      if record.fields.isEmpty {
        rows.append(row(difference, layer: record.layer, record, field: nil))
      }
      for field in record.fields {
        rows.append(
          row(
            difference, layer: record.layer, record,
            field: (field.name, field.before, field.after)))
      }
    }
    return rows
  }

  private static func row(
    _ difference: RunComparison.Difference, layer: String? = nil, _ record: StoredChange? = nil,
    field: (name: String, before: Value?, after: Value?)?
  ) -> [CSV.Cell] {
    func cell(_ text: String?) -> CSV.Cell { text.map { .text($0) } ?? .empty }
    func cell(_ value: Value?) -> CSV.Cell {
      guard let value, value != .null else { return .empty }
      return value.number == nil ? .text(value.told) : .number(value.json)
    }
    return [
      .text(difference.speech), .text(difference.kind.rawValue), cell(layer),
      cell(record?.kind.rawValue), cell(record?.name), cell(record?.key), cell(field?.name),
      cell(field?.before), cell(field?.after), cell(record?.quoteBefore),
      cell(record?.quoteAfter),
    ]
  }

  private static func json(_ difference: RunComparison.Difference) -> [UInt8] {
    var fields = Fields()
    fields["speech"] = .text(difference.speech)
    fields["change"] = .text(difference.kind.rawValue)
    fields["reason"] = difference.reason.map { .text($0) }
    fields["counts"] = .list(
      difference.counts.map { count in
        var fields = Fields()
        fields["layer"] = .text(count.layer)
        fields["before"] = .integer(count.before)
        fields["after"] = .integer(count.after)
        return .object(fields)
      })
    fields["records"] = .list(difference.records.map { .object(object($0)) })
    return Array(Value.object(fields).json.utf8)
  }

  private static func object(_ record: StoredChange) -> Fields {
    var fields = Fields()
    fields["layer"] = .text(record.layer)
    fields["change"] = .text(record.kind.rawValue)
    fields["name"] = .text(record.name)
    fields["key"] = .text(record.key)
    fields["quoteBefore"] = record.quoteBefore.map { .text($0) }
    fields["quoteAfter"] = record.quoteAfter.map { .text($0) }
    var changes = Fields()
    for change in record.fields {
      changes[change.name] = .list([change.before ?? .null, change.after ?? .null])
    }
    if record.kind == .changed { fields["fields"] = .object(changes) }
    return fields
  }
}

extension Value {
  /// The value in words: an object by those it stands for, and what else it says.
  fileprivate var told: String {
    switch self {
    case .text(let text): return text
    case .list(let list):
      let parts = list.map(\.told)
      // The two ends of a value that is one number.
      let isOne = list.count == 2 && list[0] == list[1] && list[0].number != nil
      return isOne ? parts[0] : "[\(parts.joined(separator: ", "))]"
    case .object(let fields):
      let names = ["quote", "name", "text"]
      let main = names.lazy.compactMap { fields[$0]?.text }.first
      let rest = fields.all.filter { !names.contains($0.name) }.map(\.value.told)
      return ([main].compactMap { $0 } + rest).joined(separator: " ")
    default: return json
    }
  }
}
