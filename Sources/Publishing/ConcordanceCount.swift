internal import LecternKit
public import Store

extension Concordance {
  /// What hits are counted by.
  public enum Group: String, Sendable, CaseIterable {
    case speech, place
    /// That of the day the speech was given, else that it was published.
    case year
  }

  /// Prints how often each term stands in each speech, place or year; groups without a hit are kept.
  ///
  /// The rate is for a thousand characters of the texts; there is none where only parts are searched.
  public func writeCounts(
    _ reader: StoreReader, by group: Group, format: ReportFormat,
    to sink: inout some Sink & ~Copyable
  ) throws -> Totals {
    let header = [
      group.rawValue, "term", "hits", "speeches_with_hits", "speeches", "characters",
      "per_thousand",
    ]
    var writer = CountWriter(format, header: header, terms: terms)
    if format == .text {
      try speeches(reader) { writer.makeRoom(for: group.name(of: $0)) }
    }
    try writer.begin(&sink)
    var groups: [String: Tally] = [:]
    let totals = try search(reader, withParts: false) { speech, hits in
      var tally = groups[group.name(of: speech)] ?? Tally(terms: terms)
      tally.add(speech, hits)
      // A speech is a group of its own: it is not held.
      if group == .speech {
        try writer.write(speech.id, tally, hasRate: coversTexts, &sink)
      } else {
        groups[group.name(of: speech)] = tally
      }
    }
    for (name, tally) in groups.sorted(by: { $0.key < $1.key }) {
      try writer.write(name, tally, hasRate: coversTexts, &sink)
    }
    return totals
  }
}

extension Concordance.Group {
  /// Empty where it is not known.
  fileprivate func name(of speech: StoredSpeech) -> String {
    switch self {
    case .speech: speech.id
    case .place: speech.metadata.place ?? ""
    case .year: String((speech.metadata["date"] ?? speech.metadata["published"] ?? "").prefix(4))
    }
  }
}

/// The hits of a group.
private struct Tally {
  /// By term, in the order they were asked for.
  private(set) var terms: [(term: String, hits: Int, speeches: Int)]
  private(set) var speeches = 0
  private(set) var characters = 0

  init(terms: [String]) { self.terms = terms.map { ($0, 0, 0) } }

  mutating func add(_ speech: StoredSpeech, _ hits: [ConcordanceHit]) {
    speeches += 1
    characters += speech.characters
    for index in terms.indices {
      let count = hits.count { $0.term == terms[index].term }
      terms[index].hits += count
      terms[index].speeches += count > 0 ? 1 : 0
    }
  }
}

private struct CountWriter {
  private let format: ReportFormat
  private let header: [String]
  private var rows: RowWriter
  private var nameColumns: Int
  private let termColumns: Int

  init(_ format: ReportFormat, header: [String], terms: [String]) {
    self.format = format
    self.header = header
    rows = format.rows
    nameColumns = DisplayText.width(header[0])
    termColumns = (terms + [header[1]]).map { DisplayText.width(DisplayText.line($0)) }.max() ?? 0
  }

  mutating func makeRoom(for name: String) {
    nameColumns = max(nameColumns, DisplayText.width(DisplayText.line(name)))
  }

  func begin(_ sink: inout some Sink & ~Copyable) throws {
    switch format {
    case .text: try sink.write(Array(line(header).utf8))
    case .csv: try rows.begin(header, &sink)
    case .jsonl: break
    }
  }

  mutating func write(
    _ name: String, _ tally: Tally, hasRate: Bool, _ sink: inout some Sink & ~Copyable
  ) throws {
    for (term, hits, speeches) in tally.terms {
      let rate = Double(hits) * 1000 / Double(max(tally.characters, 1))
      let values: [Value] = [
        .text(name), .text(term), .integer(hits), .integer(speeches), .integer(tally.speeches),
        .integer(tally.characters), hasRate ? .number((rate * 10000).rounded() / 10000) : .null,
      ]
      switch format {
      case .text:
        try sink.write(Array(line(values.map { $0.text ?? ($0 == .null ? "" : $0.json) }).utf8))
      case .csv: try rows.write(values.map(CSV.Cell.init), &sink)
      case .jsonl:
        var json = JSONWriter()
        json.beginObject()
        for (name, value) in zip(header, values) {
          json.name(name)
          json.value(value)
        }
        json.endObject()
        try rows.write(json.bytes, &sink)
      }
    }
  }

  /// Words to the left, numbers to the right.
  private func line(_ cells: [String]) -> String {
    let columns = zip(header, cells).dropFirst(2).map { name, cell in
      DisplayText.rightAligned(cell, to: name.utf8.count)
    }
    return
      ([
        DisplayText.padded(DisplayText.line(cells[0]), to: nameColumns),
        DisplayText.padded(DisplayText.line(cells[1]), to: termColumns),
      ] + columns).joined(separator: "  ") + "\n"
  }
}
