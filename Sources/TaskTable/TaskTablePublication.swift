public import Publishing
public import Store
public import Workflow

/// The output `task-table`: CSV with a byte order mark, which spreadsheet programs open as it is.
public struct TaskTablePublication: Publication {
  public let path: String
  private let form: TaskTableForm

  public init(path: String, form: TaskTableForm) {
    self.path = path
    self.form = form
  }

  public func files(_ layers: [LayerDescription]) -> [PublishedFile] {
    // People decide on rows between runs.
    [
      PublishedFile(path: path, sources: nil) { [form] reader, file in
        try Self.write(TaskTable(reader, form), form, speech: nil, to: &file)
      }
    ]
  }

  /// The table of one speech, or of all.
  public func publish(_ reader: StoreReader, speech: String?) throws {
    var file = try OutputFile(path)
    try Self.write(TaskTable(reader, form), form, speech: speech, to: &file)
    try file.finish()
  }

  /// The same to anywhere.
  public static func write(
    _ table: TaskTable, _ form: TaskTableForm, speech: String?,
    to sink: inout some Sink & ~Copyable
  ) throws {
    try sink.write(CSV.byteOrderMark + CSV.row(form.columns.map { .text(form.heading($0)) }))
    // The rows of a speech are in memory; the speeches pass one by one.
    var rows: [UInt8] = []
    try table.rows(ofSpeech: speech) { _, speechRows in
      rows.removeAll(keepingCapacity: true)
      for row in speechRows { rows += CSV.row(form.columns.map { row.cell($0) }) }
      try sink.write(rows)
    }
  }
}

extension TaskRow {
  func cell(_ column: TaskColumn) -> CSV.Cell {
    let text = text(column)
    if text.isEmpty { return .empty }
    return column == .number ? .number(text) : .text(text)
  }
}
