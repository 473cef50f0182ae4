internal import Corpus
internal import LecternKit
internal import Store
internal import Workflow

/// What one unit says of the rows of one component.
struct Statement {
  enum Kind {
    /// Nothing, or that it agrees.
    case silent, agreed
    /// The task is not its own.
    case refused
    case deleted
    /// The rows as they are to be.
    case rows
  }

  /// One row as the unit wants it.
  struct Row {
    /// The rows that it takes the place of.
    var keys: [String]
    /// What it had before it.
    var seen: [TaskRow] = []
    /// The columns that it changes.
    var changes: [TaskColumn: String]
    var remark: String
  }

  let unit: String
  var kind: Kind
  var rows: [Row]
  /// Where it says so.
  var places: [String]

  /// Whether rows are split or merged, not only their columns changed.
  var isStructural: Bool { Self.isStructural(rows) }

  private static func isStructural(_ rows: [Row]) -> Bool {
    rows.count > 1 || rows.contains { $0.keys.count > 1 }
  }

  var changes: [TaskColumn: String] { rows.first?.changes ?? [:] }

  /// - Parameter seen: the row that a key stood for on the unit's sheet.
  init(unit: String, _ answers: [Answer], seen: (String, Answer) -> TaskRow?) {
    self.unit = unit
    places = answers.map(\.place)
    var rows: [Row] = []
    var isRefused = false
    var isDeleted = false
    var isAgreed = false
    for answer in answers {
      switch answer.opinion {
      case .refused: isRefused = true
      case .deleted: isDeleted = true
      case .agreed: isAgreed = true
      case .none, .added, .other: break
      }
      let before = answer.keys.compactMap { seen($0, answer) }
      let row = Row(
        keys: answer.keys, seen: before, changes: Self.changes(answer, before),
        // In the table itself the column is the table's own.
        remark: before.contains { $0.text(.remark) == answer.remark } ? "" : answer.remark)
      if !rows.contains(where: { $0.keys == row.keys && $0.changes == row.changes }) {
        rows.append(row)
      }
    }
    // A row that was left as it is beside the one it was merged into.
    self.rows = rows.filter { row in
      !row.changes.isEmpty
        || !rows.contains { Set(row.keys).isStrictSubset(of: $0.keys) }
    }
    if isRefused {
      kind = .refused
    } else if isDeleted {
      kind = .deleted
    } else if Self.isStructural(self.rows) || rows.contains(where: { !$0.changes.isEmpty }) {
      kind = .rows
    } else {
      kind = isAgreed ? .agreed : .silent
    }
  }

  /// A row that is missing from the sheet.
  init(unit: String, missing key: String, seen: SentRow, path: String) {
    self.unit = unit
    kind = .deleted
    rows = [
      Row(keys: [key], seen: [TaskRow(key: key, decided: seen.cells)], changes: [:], remark: "")
    ]
    places = ["\(unit)（\(path)，行已删去）"]
  }

  /// What is to stand in columns instead: as the unit wrote beside them, or into them.
  private static func changes(_ answer: Answer, _ seen: [TaskRow]) -> [TaskColumn: String] {
    var changes: [TaskColumn: String] = [:]
    for column in TaskColumn.editable where column != .basis && column != .remark {
      var union = seen.first ?? TaskRow(key: "")
      for row in seen.dropFirst() { union.add(row) }
      let whole = union.text(column).trimmed
      if let text = answer.changes[column] {
        let isNone = text == "无" && column != .content
        if isNone || text != whole { changes[column] = isNone ? "" : text }
      } else if let text = answer.cells[column], text != whole,
        // Of rows that are merged, one stands there as it was.
        !seen.contains(where: { $0.text(column).trimmed == text })
      {
        changes[column] = text
      }
    }
    return changes
  }
}

extension TaskRow {
  /// Writes what people want into the columns.
  mutating func apply(_ changes: [TaskColumn: String]) {
    for (column, text) in changes { cells[column] = column.words(text) }
    // The date goes with the words it was reckoned from.
    if changes[.deadline] != nil, changes[.day] == nil { cells[.day] = nil }
    // Who leads now is not responsible besides.
    let leads = cells[.leadUnit, default: []]
    cells[.responsible]?.removeAll { leads.contains($0) }
    cells[.support]?.removeAll { leads.contains($0) }
  }

  /// Takes units out that say the task is not theirs.
  mutating func remove(units: [String]) {
    for column in TaskColumn.units { cells[column]?.removeAll { units.contains($0) } }
    if cells[.leadUnit, default: []].isEmpty { cells[.leadUnit] = [Self.unclear] }
  }
}
