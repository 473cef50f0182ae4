/// A small table read whole, as people fill it in with a spreadsheet program: UTF-8 or GB18030, with
/// commas, semicolons or tabs between the cells.
package struct Sheet: Sendable {
  package struct Row: Sendable {
    /// From 1.
    package let line: Int
    /// As many as there are columns, blanks around them left out.
    package let cells: [String]
  }

  package let path: String
  package let header: [String]
  package let rows: [Row]

  package init(path: String) throws(CorpusError) {
    let file = try OpenFile(path, shownAs: path)
    let delimiter = try Self.delimiter(file)
    let scan = try TableScan(file, shown: path, delimiter: delimiter)
    var rows: [Row] = []
    for record in scan.records {
      let fields = RecordFields(try file.read(record.range), delimiter: delimiter)
      if fields.isMalformed {
        throw CorpusError(
          path: path, line: record.line,
          message: "something stands behind a closing quotation mark",
          hint: "double the quotation marks inside a field")
      }
      var cells: [String] = []
      for index in 0..<fields.count {
        let cell = try Table.cell(fields, index, scan.encoding, path, line: record.line)
        cells.append(cell.trimmed)
      }
      rows.append(Row(line: record.line, cells: cells))
    }
    guard let header = rows.first?.cells else {
      throw CorpusError(path: path, message: "the table is empty")
    }
    self.path = path
    self.header = header
    self.rows = try rows.dropFirst().map { row throws(CorpusError) in
      // Programs leave out empty cells at the end of a row, or add some.
      guard row.cells.dropFirst(header.count).allSatisfy(\.isEmpty) else {
        throw CorpusError(
          path: path, line: row.line,
          message: "the row has \(row.cells.count) cells, and the table \(header.count) columns")
      }
      let missing = max(header.count - row.cells.count, 0)
      return Row(
        line: row.line,
        cells: row.cells.prefix(header.count) + [String](repeating: "", count: missing))
    }
  }

  /// The one that the first line has most of: which it is depends on the country and the program.
  private static func delimiter(_ file: borrowing OpenFile) throws(CorpusError) -> UInt8 {
    let opening = try file.read(0..<4096).prefix { $0 != 0x0a && $0 != 0x0d }
    var best = UInt8(ascii: ",")
    for other in [UInt8(ascii: ";"), UInt8(ascii: "\t")]
    where opening.count(where: { $0 == other }) > opening.count(where: { $0 == best }) {
      best = other
    }
    return best
  }
}
