internal import LecternKit
public import Store

/// Streams a layer, or the speeches, to anywhere: `lectern export` and the output `tables`.
public enum Export {
  public enum Format: String, Sendable, CaseIterable {
    case csv
    /// One list.
    case json
    /// An object a line.
    case jsonl
  }

  /// The records of a layer that the filters admit.
  ///
  /// In JSON each is an object with the record's fields behind `speech`, the speech's id.
  public static func layer(
    _ name: String, of reader: StoreReader, where filters: [RecordFilter] = [],
    to sink: inout some Sink & ~Copyable, format: Format
  ) throws {
    try reader.check(filters, layer: name)
    let columns = LayerTableColumns(try reader.layer(name))
    var rows = RowWriter(format)
    try rows.begin(columns.header, &sink)
    try reader.query(layer: name, where: filters) { speech, record in
      if format == .csv {
        try rows.write(columns.cells(speech, record), &sink)
      } else {
        var json = JSONWriter()
        json.beginObject()
        json.field("speech", speech.id)
        record.writeFields(to: &json)
        json.endObject()
        try rows.write(json.bytes, &sink)
      }
    }
    try rows.end(&sink)
  }

  /// The speeches that the filters admit, with their metadata.
  public static func speeches(
    _ reader: StoreReader, where filters: [RecordFilter] = [],
    to sink: inout some Sink & ~Copyable, format: Format
  ) throws {
    try reader.check(filters, layer: nil)
    let columns = SpeechTableColumns(further: try reader.furtherMetadataNames())
    var rows = RowWriter(format)
    try rows.begin(columns.header, &sink)
    try reader.speeches(where: filters) { speech in
      if format == .csv {
        try rows.write(columns.cells(speech), &sink)
      } else {
        var json = JSONWriter()
        json.beginObject()
        json.field("speech", speech.id)
        json.name("source")
        json.source(
          path: speech.path, sha256: speech.sha256, encoding: speech.encoding,
          characters: speech.characters)
        json.name("metadata")
        json.metadata(speech.metadata)
        json.endObject()
        try rows.write(json.bytes, &sink)
      }
    }
    try rows.end(&sink)
  }
}

/// Puts rows one after the other in a format.
struct RowWriter {
  private let format: Export.Format
  private var isFirst = true

  init(_ format: Export.Format) { self.format = format }

  func begin(_ header: [String], _ sink: inout some Sink & ~Copyable) throws {
    switch format {
    case .csv: try sink.write(CSV.byteOrderMark + CSV.row(header.map { .text($0) }))
    case .json: try sink.write(Array("[".utf8))
    case .jsonl: break
    }
  }

  func write(_ cells: [CSV.Cell], _ sink: inout some Sink & ~Copyable) throws {
    try sink.write(CSV.row(cells))
  }

  mutating func write(_ object: [UInt8], _ sink: inout some Sink & ~Copyable) throws {
    if format == .json { try sink.write(Array((isFirst ? "\n" : ",\n").utf8)) }
    isFirst = false
    try sink.write(format == .jsonl ? object + [0x0a] : object)
  }

  func end(_ sink: inout some Sink & ~Copyable) throws {
    if format == .json { try sink.write(Array((isFirst ? "]\n" : "\n]\n").utf8)) }
  }
}
