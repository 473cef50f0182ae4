internal import LecternKit
public import Store

extension Concordance {
  /// The order of hits.
  public enum Order: String, Sendable, CaseIterable {
    /// By what stands before the term, from it outwards.
    case left
    case right
    case place
    case date
  }

  /// Prints all hits, one a line.
  ///
  /// They come in the order of the speeches and stream; only those that are to be sorted are held.
  public func write(
    _ reader: StoreReader, order: Order?, format: ReportFormat,
    to sink: inout some Sink & ~Copyable
  ) throws -> Totals {
    var writer = ConcordanceWriter(format, window: window)
    if format == .text { try speeches(reader) { writer.makeRoom(for: $0) } }
    try writer.begin(&sink)
    guard let order else {
      return try search(reader, withParts: true) { _, hits in
        for hit in hits { try writer.write(hit, &sink) }
      }
    }
    var held: [(key: [String], hit: ConcordanceHit)] = []
    let totals = try search(reader, withParts: true) { _, hits in
      held += hits.map { (order.key($0), $0) }
    }
    // Hits with one key stay in the order of the speeches and the text.
    let sorted = held.enumerated().sorted { a, b in
      if a.element.key == b.element.key { return a.offset < b.offset }
      return a.element.key.lexicographicallyPrecedes(b.element.key) { a, b in
        a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars)
      }
    }
    for (_, held) in sorted { try writer.write(held.hit, &sink) }
    return totals
  }
}

extension Concordance.Order {
  fileprivate func key(_ hit: ConcordanceHit) -> [String] {
    switch self {
    case .left: [Self.folded(String(String.UnicodeScalarView(hit.left.unicodeScalars.reversed())))]
    case .right: [Self.folded(hit.right)]
    case .place: [hit.place ?? "", hit.date ?? ""]
    case .date: [hit.date ?? "", hit.place ?? ""]
    }
  }

  /// What the width of characters and line ends do not part.
  private static func folded(_ context: String) -> String {
    let view = NormalizedText(DisplayText.line(context))
    return view.string(0..<view.count)
  }
}

/// Puts hits into rows, or into columns with the terms one below the other.
private struct ConcordanceWriter {
  private static let header = [
    "speech", "place", "date", "part", "function", "term", "start", "end", "left", "keyword",
    "right",
  ]
  private static let mostColumns = 40
  private static let partColumns = 24
  private static let dateColumns = 10
  private static let functionColumns =
    Segment.Function.allCases.map(\.rawValue.utf8.count).max() ?? 0

  private let format: ReportFormat
  private let contextColumns: Int
  private var rows: RowWriter
  private var speechColumns = 0
  private var placeColumns = 0

  init(_ format: ReportFormat, window: Int) {
    self.format = format
    contextColumns = 2 * window
    rows = format.rows
  }

  mutating func makeRoom(for speech: StoredSpeech) {
    func columns(_ text: String?) -> Int { min(DisplayText.width(text ?? ""), Self.mostColumns) }
    speechColumns = max(speechColumns, columns(speech.id))
    placeColumns = max(placeColumns, columns(speech.metadata.place))
  }

  func begin(_ sink: inout some Sink & ~Copyable) throws {
    if format == .csv { try rows.begin(Self.header, &sink) }
  }

  mutating func write(_ hit: ConcordanceHit, _ sink: inout some Sink & ~Copyable) throws {
    switch format {
    case .text: try sink.write(Array(line(hit).utf8))
    case .csv: try rows.write(hit.fields.map(CSV.Cell.init), &sink)
    case .jsonl:
      var json = JSONWriter()
      json.beginObject()
      for (name, value) in zip(Self.header, hit.fields) {
        json.name(name)
        json.value(value ?? .null)
      }
      json.endObject()
      try rows.write(json.bytes, &sink)
    }
  }

  private func line(_ hit: ConcordanceHit) -> String {
    func column(_ text: String?, _ columns: Int) -> String {
      DisplayText.padded(
        DisplayText.clipped(DisplayText.line(text ?? ""), to: columns), to: columns)
    }
    let speech = DisplayText.clippedBefore(DisplayText.line(hit.speech), to: speechColumns)
    let known = [
      DisplayText.padded(speech, to: speechColumns), column(hit.place, placeColumns),
      column(hit.date, Self.dateColumns), column(hit.part, Self.partColumns),
      column(hit.function, Self.functionColumns),
    ]
    let left = DisplayText.rightAligned(DisplayText.line(hit.left), to: contextColumns)
    return known.joined(separator: "  ")
      + "  \(left)【\(DisplayText.line(hit.keyword))】\(DisplayText.line(hit.right))\n"
  }
}

extension ConcordanceHit {
  /// In the order of the columns.
  fileprivate var fields: [Value?] {
    [
      .text(speech), place.map { .text($0) }, date.map { .text($0) }, part.map { .text($0) },
      function.map { .text($0) }, .text(term), .integer(start), .integer(end), .text(left),
      .text(keyword), .text(right),
    ]
  }
}
