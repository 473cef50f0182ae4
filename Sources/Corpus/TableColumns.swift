internal import YAML

/// Finds the columns that a speech set names.
enum TableColumns {
  /// The columns by what they mean, `text` among them, in the order of the table.
  ///
  /// - Parameter names: what a column means and its name in the table; all columns under their own
  ///   names where there is none.
  static func resolve(
    _ names: [String: String], header: [String], shown: String
  ) throws(CorpusError) -> [Table.Column] {
    let isGiven = !names.isEmpty
    var columns: [Table.Column] = []
    let wanted =
      isGiven
      ? names.sorted { $0.key.precedes($1.key) }
      : header.filter { !$0.isEmpty }.map { (key: $0, value: $0) }
    for (name, column) in wanted {
      let places = header.indices.filter { header[$0] == column }
      guard let index = places.first else {
        throw missing("no column '\(column)' for '\(name)'", column, header, shown)
      }
      guard places.count == 1 else {
        throw CorpusError(
          path: shown, line: 1, message: "\(places.count) columns are called '\(column)'")
      }
      columns.append(Table.Column(name: name, index: index))
    }
    guard columns.contains(where: { $0.name == "text" }) else {
      if isGiven {
        throw missing("'columns' does not say which column is the 'text'", "text", header, shown)
      }
      throw missing(
        "no column 'text': say which one it is, as in 'columns: {text: \(header.last ?? "")}'",
        "text", header, shown)
    }
    return columns.sorted { $0.index < $1.index }
  }

  private static func missing(
    _ message: String, _ name: String, _ header: [String], _ shown: String
  ) -> CorpusError {
    let hints = [Suggestion.didYouMean(name, among: header), Suggestion.available(header)]
    return CorpusError(
      path: shown, line: 1, message: message, hint: hints.compactMap(\.self).joined(separator: " "))
  }
}
