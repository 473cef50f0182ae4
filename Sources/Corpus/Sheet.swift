/// A small table that people sent back: all of it in memory, with the lines its rows stand on.
public struct Sheet: Sendable {
  public struct Row: Sendable {
    /// The line it begins in, from 1.
    public let line: Int
    /// One for each column, without blanks around them.
    public let cells: [String]
  }

  public let path: String
  public let header: [String]
  /// Rows with something in them.
  public let rows: [Row]

  /// Reads UTF-8, UTF-16 or GB18030, with commas, semicolons or, as spreadsheet programs save "Unicode
  /// text", tabs.
  public init(path: String) throws(CorpusError) {
    let bytes = try Decoding.decode(try Corpus.bytes(path, shownAs: path), path: path).utf8
    let delimiter = Self.delimiter(bytes)
    var scanner = RecordScanner(delimiter: delimiter, offset: 0)
    scanner.feed(bytes)
    if let line = scanner.finish() {
      throw CorpusError(
        path: path, line: line, message: "a quoted field that begins here is not closed",
        hint: "double the quotation marks inside a field")
    }
    guard let first = scanner.records.first else {
      throw CorpusError(path: path, message: "the table is empty")
    }
    func cells(_ record: RecordScanner.Record) throws(CorpusError) -> [String] {
      let fields = RecordFields(Array(bytes[record.range]), delimiter: delimiter)
      if fields.isMalformed {
        throw CorpusError(
          path: path, line: record.line,
          message: "something stands behind a closing quotation mark",
          hint: "double the quotation marks inside a field")
      }
      return (0..<fields.count).map { String(decoding: fields[$0], as: UTF8.self).trimmed }
    }
    var header = try cells(first)
    while header.last?.isEmpty == true { header.removeLast() }
    var rows: [Row] = []
    for record in scanner.records.dropFirst() {
      var row = try cells(record)
      // Spreadsheet programs leave empty cells at the end out, or add some.
      while row.count > header.count, row.last?.isEmpty == true { row.removeLast() }
      guard row.count <= header.count else {
        throw CorpusError(
          path: path, line: record.line,
          message: "the row has \(row.count) cells, and the table \(header.count) columns")
      }
      row += Array(repeating: "", count: header.count - row.count)
      if row.contains(where: { !$0.isEmpty }) { rows.append(Row(line: record.line, cells: row)) }
    }
    self.path = path
    self.header = header
    self.rows = rows
  }

  /// The one that the first line has most of: which it is depends on the country and the program.
  private static func delimiter(_ bytes: [UInt8]) -> UInt8 {
    let line = bytes.prefix { $0 != 0x0a && $0 != 0x0d }
    var best = UInt8(ascii: ",")
    for other in [UInt8(ascii: ";"), UInt8(ascii: "\t")]
    where line.count(where: { $0 == other }) > line.count(where: { $0 == best }) {
      best = other
    }
    return best
  }
}
