/// How a command that people and programs read prints its findings.
public enum ReportFormat: String, Sendable, CaseIterable {
  /// For people.
  case text
  /// With a byte order mark and names of columns, as the output `tables`.
  case csv
  /// An object a line.
  case jsonl

  /// How the rows for programs are put together.
  var rows: RowWriter { RowWriter(self == .csv ? .csv : .jsonl) }
}
