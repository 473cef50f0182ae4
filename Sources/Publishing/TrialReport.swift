public import LecternKit

/// Prints what other options would do, speech by speech, and keeps count.
///
/// In CSV there is a row for each field that differs, and for each record gained or lost.
public struct TrialReport {
  private struct Count {
    var gained = 0
    var lost = 0
    var changed = 0
    var unchanged = 0
    var speeches = 0
    var shown = 0
  }

  private static let header = [
    "layer", "change", "speech", "key", "start", "end", "quote", "field", "before", "after",
  ]

  private let layers: [String]
  private let format: ReportFormat
  private let limit: Int
  private var rows: RowWriter
  private var counts: [String: Count] = [:]
  private var speeches = 0

  /// - Parameters:
  ///   - layers: those shown, in their order.
  ///   - limit: the most records of each layer that are shown; all are counted.
  public init(layers: [String], format: ReportFormat, limit: Int?) {
    self.layers = layers
    self.format = format
    self.limit = limit ?? .max
    rows = format.rows
  }

  public func begin(_ sink: inout some Sink & ~Copyable) throws {
    if format == .csv { try rows.begin(Self.header, &sink) }
  }

  public mutating func add(
    _ comparisons: [LayerComparison], of speech: Speech, to sink: inout some Sink & ~Copyable
  ) throws {
    speeches += 1
    var isFirst = true
    for comparison in comparisons where layers.contains(comparison.layer) {
      var count = counts[comparison.layer] ?? Count()
      count.unchanged += comparison.unchanged
      if !comparison.changes.isEmpty { count.speeches += 1 }
      for change in comparison.changes {
        switch change.kind {
        case .gained: count.gained += 1
        case .lost: count.lost += 1
        case .changed: count.changed += 1
        }
        guard count.shown < limit else { continue }
        count.shown += 1
        if isFirst, format == .text { try sink.write(Array("\(speech.id)\n".utf8)) }
        isFirst = false
        try write(change, comparison.layer, speech, &sink)
      }
      counts[comparison.layer] = count
    }
  }

  /// One line a layer: `indicators: 12 gained, 3 lost, 7 changed in 5 of 200 speeches; 4,210
  /// unchanged`.
  public var summary: [String] {
    layers.map { layer in
      let count = counts[layer] ?? Count()
      let changes =
        "\(Self.grouped(count.gained)) gained, \(Self.grouped(count.lost)) lost, "
        + "\(Self.grouped(count.changed)) changed"
      let all = count.gained + count.lost + count.changed
      let rest = count.shown < all ? " (\(Self.grouped(count.shown)) shown)" : ""
      return "\(layer): \(changes)\(rest) in \(Self.grouped(count.speeches)) of "
        + "\(Self.grouped(speeches)) speeches; \(Self.grouped(count.unchanged)) unchanged"
    }
  }

  private mutating func write(
    _ change: RecordChange, _ layer: String, _ speech: Speech,
    _ sink: inout some Sink & ~Copyable
  ) throws {
    let quote = change.quote(speech.text)
    switch format {
    case .text: try sink.write(Array(TrialText.lines(change, layer, quote).utf8))
    case .jsonl:
      var json = JSONWriter()
      json.beginObject()
      json.field("layer", layer)
      json.field("change", change.kind.rawValue)
      json.field("speech", speech.id)
      json.field("quote", quote)
      json.name("differences")
      json.value(.list(change.differences.map(\.value)))
      json.name("before")
      json.value(change.before.map { .object($0) } ?? .null)
      json.name("after")
      json.value(change.after.map { .object($0) } ?? .null)
      json.endObject()
      try rows.write(json.bytes, &sink)
    case .csv:
      let record = change.record
      let common: [CSV.Cell] = [
        .text(layer), .text(change.kind.rawValue), .text(speech.id),
        CSV.Cell(record["key"]), CSV.Cell(record["start"]), CSV.Cell(record["end"]), .text(quote),
      ]
      if change.differences.isEmpty {
        try rows.write(common + [.empty, .empty, .empty], &sink)
      }
      for difference in change.differences {
        try rows.write(
          common + [
            .text(difference.name), CSV.Cell(difference.before), CSV.Cell(difference.after),
          ], &sink)
      }
    }
  }

  /// With commas between thousands.
  private static func grouped(_ number: Int) -> String {
    let digits = String(number)
    return digits.enumerated().map { index, digit in
      index > 0 && (digits.count - index) % 3 == 0 ? ",\(digit)" : "\(digit)"
    }.joined()
  }
}

extension RecordChange {
  /// The text at the record's place, as it is now or was. Of parts and of the whole speech, which
  /// records themselves do not quote, the beginning.
  fileprivate func quote(_ text: SpeechText) -> String {
    if let quote = record["quote"]?.text ?? record["text"]?.text { return quote }
    let start = text.byteOffset(ofScalar: record["start"]?.integer ?? 0)
    let end = text.byteOffset(ofScalar: record["end"]?.integer ?? 0)
    let quote = text.quote(start..<max(start, end))
    return DisplayText.clipped(DisplayText.line(quote), to: TrialText.quoteColumns)
  }
}

extension FieldDifference {
  fileprivate var value: Value {
    var fields = Fields()
    fields["field"] = .text(name)
    fields["before"] = before ?? .null
    fields["after"] = after ?? .null
    return .object(fields)
  }
}
