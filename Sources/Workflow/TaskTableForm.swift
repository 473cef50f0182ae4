import YAML

/// What a task table holds and how: the output `task-table` besides its path.
///
///     - task-table: out/任务分解表.csv
///       per: duty
///       columns: [序号, 类别, 任务内容, 牵头单位, 完成时限]
///       headings: {任务内容: 工作任务}
///       exhortations: false
///       layer: tasks
public struct TaskTableForm: Sendable, Equatable {
  /// What one row is.
  public enum Grain: String, Sendable, Decodable, CaseIterable {
    case act
    /// A duty, or as many rows as it has leads.
    case duty
    /// All tasks below one heading.
    case heading
    /// All tasks of one topmost part.
    case part
  }

  public static let standardColumns: [TaskColumn] = [
    .number, .category, .content, .targets, .leader, .leadUnit, .responsible, .support, .deadline,
    .frequency, .basis, .remark, .review, .place, .speech, .title, .date, .key,
  ]

  public var per = Grain.duty
  public var columns = standardColumns
  /// Other headings than ``TaskColumn/heading``.
  public var headings: [TaskColumn: String] = [:]
  /// Whether calls to attitude are rows too.
  public var exhortations = false
  /// The layer that the tasks are in.
  public var layer = "tasks"

  public init() {}

  public func heading(_ column: TaskColumn) -> String { headings[column] ?? column.heading }
}

extension TaskTableForm: Decodable {
  private struct Written: Decodable {
    var path: Located<String>
    var per: Grain?
    var columns: [Located<String>]?
    var headings: Node?
    var exhortations: Bool?
    var layer: String?

    enum CodingKeys: String, CodingKey {
      case per, columns, headings, exhortations, layer
      case path = "task-table"
    }
  }

  public init(from decoder: any Decoder) throws {
    let written = try Written(from: decoder)
    per = written.per ?? per
    exhortations = written.exhortations ?? exhortations
    layer = written.layer ?? layer
    if let names = written.columns {
      columns = []
      for name in names {
        guard let column = TaskColumn.named(name.value) else {
          let (hint, note) = TaskColumn.suggestion(for: name.value)
          try decoder.report(
            name.error("unknown column '\(name.value)'", hint: hint, notes: [note]))
          continue
        }
        if columns.contains(column) {
          try decoder.report(name.error("the column '\(name.value)' is there twice"))
        }
        columns.append(column)
      }
    }
    guard let headings = written.headings else { return }
    guard let entries = headings.mapping else {
      try decoder.report(
        headings.error("expected a heading for each column, found \(headings.kindName)"))
      return
    }
    for entry in entries {
      guard let column = TaskColumn.named(entry.name) else {
        let (hint, note) = TaskColumn.suggestion(for: entry.name)
        try decoder.report(
          entry.key.error("unknown column '\(entry.name)'", hint: hint, notes: [note]))
        continue
      }
      guard let heading = entry.value.scalar else {
        try decoder.report(
          entry.value.error("expected a heading, found \(entry.value.kindName)"))
        continue
      }
      self.headings[column] = heading
    }
  }
}
