/// A table with one speech a row: where its rows stand and what its columns mean.
///
/// The file is gone through once; a row is then read by its place alone, so that memory does not
/// grow with the texts.
final class Table: Sendable {
  /// Where a row stands.
  struct Row: Sendable {
    /// From 1, the names of the columns not counted.
    var number: Int
    /// Bytes of the file.
    var range: Range<Int>
    /// From 1.
    var line: Int
  }

  /// The name of a metadatum, or `text`, and the column that holds it.
  struct Column: Sendable {
    var name: String
    var index: Int
  }

  let path: String
  let shown: String
  let delimiter: UInt8
  let encoding: Decoding.Encoding
  /// The names in the first record.
  let header: [String]
  let columns: [Column]
  let textColumn: Int
  let rows: [Row]
  private let stamp: OpenFile.Stamp

  init(
    path: String, shown: String, delimiter: UInt8, names: [String: String]
  ) throws(CorpusError) {
    self.path = path
    self.shown = shown
    self.delimiter = delimiter
    let file = try OpenFile(path, shownAs: shown)
    stamp = file.stamp
    let scan = try TableScan(file, shown: shown, delimiter: delimiter)
    encoding = scan.encoding
    guard let first = scan.records.first else {
      throw CorpusError(path: shown, message: "the table is empty")
    }
    let fields = RecordFields(try file.read(first.range), delimiter: delimiter)
    var header: [String] = []
    for index in 0..<fields.count {
      header.append(try Table.cell(fields, index, encoding, shown, line: first.line).trimmed)
    }
    self.header = header
    columns = try TableColumns.resolve(names, header: header, shown: shown)
    textColumn = columns.first { $0.name == "text" }?.index ?? 0
    rows = scan.records.dropFirst().enumerated().map { index, record in
      Row(number: index + 1, range: record.range, line: record.line)
    }
  }

  /// The cells of a row by what their columns mean, blanks around them left out but for `text`.
  func read(_ row: Row, _ file: borrowing OpenFile) throws(CorpusError) -> [String: String] {
    guard file.stamp == stamp else {
      throw CorpusError(path: shown, message: "the table has changed since it was listed")
    }
    guard row.range.count <= SpeechReader.largest else {
      throw CorpusError(path: shown, line: row.line, message: "the row is larger than 64 MiB")
    }
    let fields = RecordFields(try file.read(row.range), delimiter: delimiter)
    if fields.isMalformed {
      throw CorpusError(
        path: shown, line: row.line, message: "something stands behind a closing quotation mark",
        hint: "double the quotation marks inside a field")
    }
    guard fields.count == header.count else {
      throw CorpusError(
        path: shown, line: row.line,
        message: "the row has \(fields.count) fields, and the table \(header.count) columns")
    }
    var cells: [String: String] = [:]
    for column in columns {
      let cell = try Table.cell(fields, column.index, encoding, shown, line: row.line)
      cells[column.name] = column.index == textColumn ? cell : cell.trimmed
    }
    return cells
  }

  func open() throws(CorpusError) -> OpenFile { try OpenFile(path, shownAs: shown) }

  static func cell(
    _ fields: RecordFields, _ index: Int, _ encoding: Decoding.Encoding, _ shown: String,
    line: Int
  ) throws(CorpusError) -> String {
    var bytes = fields[index]
    if encoding == .gb18030 {
      do {
        bytes = try GB18030.decode(bytes, path: shown)
      } catch {
        throw error.at(line: line)
      }
    } else if let bad = Decoding.firstBadByte(bytes) {
      throw CorpusError(
        path: shown, line: line, message: "byte \(bad) of field \(index + 1) is not UTF-8",
        hint: "the rest of the table is")
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension String {
  /// Without blanks of any kind at either end.
  package var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
