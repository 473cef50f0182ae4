/// Gives the rows of a table ids that do not depend on their position.
///
/// In falling order: the column `id`; the path of the table with what tells speeches apart (place,
/// day or year, title or speaker); the path with a digest of the text. Rows that would share an id
/// get the digest of their text appended, and equal rows a count; ids of a column stay as they are.
enum RowIdentity {
  static func ids(of table: Table) throws(CorpusError) -> [String] {
    let file = try table.open()
    var ids: [(id: String, isGiven: Bool)?] = []
    var uses: [String: Int] = [:]
    for row in table.rows {
      let id = id(of: row, in: table, file)
      ids.append(id)
      if let id { uses[id.id, default: 0] += 1 }
    }
    var unique: [String] = []
    var seen: [String: Int] = [:]
    for (row, id) in zip(table.rows, ids) {
      if let id, id.isGiven || uses[id.id] == 1 {
        unique.append(id.id)
        continue
      }
      let base = (id.map { $0.id + "/" } ?? table.shown + "#") + digest(of: row, in: table, file)
      let count = seen[base, default: 0] + 1
      seen[base] = count
      unique.append(count == 1 ? base : "\(base)~\(count)")
    }
    return unique
  }

  /// Nil where no column identifies the row, and where the row cannot be read.
  private static func id(
    of row: Table.Row, in table: Table, _ file: borrowing OpenFile
  ) -> (id: String, isGiven: Bool)? {
    guard let cells = try? table.read(row, file) else { return nil }
    func cell(_ names: String...) -> String? {
      names.lazy.compactMap { cells[$0] }.first { !$0.isEmpty }
    }
    if let id = cell("id") { return (id, true) }
    let parts = [
      cell("place"), cell("date", "year", "published"), cell("title", "occasion", "speaker"),
    ]
    let said = parts.compactMap { $0.map(oneLine) }
    return said.isEmpty ? nil : (table.shown + "#" + said.joined(separator: "/"), false)
  }

  /// Long titles are cut, line breaks are spaces.
  private static func oneLine(_ text: String) -> String {
    String(text.split(whereSeparator: \.isNewline).joined(separator: " ").prefix(100))
  }

  /// Of the text, or of the whole row where it cannot be read; eight hexadecimal digits.
  private static func digest(
    of row: Table.Row, in table: Table, _ file: borrowing OpenFile
  ) -> String {
    let text = (try? table.read(row, file))?["text"]
    let bytes = text.map { Array($0.utf8) } ?? (try? file.read(row.range)) ?? []
    return String(Digest.sha256(bytes).prefix(8))
  }
}
