package import Corpus
internal import Workflow
internal import YAML

/// One row that a unit sent back.
struct Answer {
  enum Opinion {
    case none, agreed, refused, deleted, added
    /// Words that are none of these.
    case other(String)
  }

  var unit: String
  var round: Int?
  /// The rows it is about; several where it merges them, none where it is new.
  var keys: [String]
  var opinion: Opinion
  /// The columns as they stand, and what is to stand there instead.
  var cells: [TaskColumn: String]
  var changes: [TaskColumn: String]
  var remark: String
  var speech: String?
  var path: String
  var line: Int

  /// `县水务局（returned/县水务局.csv:3）`
  var place: String { "\(unit)（\(path):\(line)）" }
}

/// The rows of one sheet that came back.
public struct AnswerSheet {
  public let path: String
  /// Whose sheet it is.
  let unit: String
  let round: Int?
  let answers: [Answer]

  package init(_ sheet: Sheet) throws(CorpusError) {
    path = sheet.path
    let columns = try Self.columns(sheet)
    var answers: [Answer] = []
    for row in sheet.rows where row.cells.contains(where: { !$0.isEmpty }) {
      func cell(_ column: Column) -> String {
        columns.firstIndex(of: column).map { Self.plain(row.cells[$0]) } ?? ""
      }
      var cells: [TaskColumn: String] = [:]
      var changes: [TaskColumn: String] = [:]
      for (column, text) in zip(columns, row.cells) where !text.isEmpty {
        switch column {
        case .shown(let column): cells[column] = Self.plain(text)
        case .changed(let column): changes[column] = Self.plain(text)
        default: break
        }
      }
      answers.append(
        Answer(
          unit: cell(.unit), round: Int(cell(.round)), keys: Self.keys(cell(.shown(.key))),
          opinion: Self.opinion(cell(.opinion)), cells: cells, changes: changes,
          remark: cell(.remark), speech: cells[.speech], path: sheet.path, line: row.line))
    }
    unit = answers.first { !$0.unit.isEmpty }?.unit ?? Self.name(of: sheet.path)
    round = answers.compactMap(\.round).max()
    let (unit, round) = (unit, round)
    self.answers = answers.map { answer in
      var answer = answer
      if answer.unit.isEmpty { answer.unit = unit }
      if answer.round == nil { answer.round = round }
      return answer
    }
  }

  private enum Column: Equatable {
    case shown(TaskColumn)
    case changed(TaskColumn)
    case opinion, remark, unit, round
    /// A column of the unit's own.
    case other
  }

  /// What each column is, in whatever order they are.
  private static func columns(_ sheet: Sheet) throws(CorpusError) -> [Column] {
    let columns = sheet.header.map { heading -> Column in
      let name = String(heading.prefix { $0 != "（" && $0 != "(" })
      switch name {
      case Slips.Column.opinion: return .opinion
      case Slips.Column.remark: return .remark
      case Slips.Column.unit: return .unit
      case Slips.Column.round: return .round
      default: break
      }
      if name.hasPrefix(Slips.Column.changed),
        let column = TaskColumn.named(String(name.dropFirst(Slips.Column.changed.count)))
      {
        return .changed(column)
      }
      return TaskColumn.named(name).map { .shown($0) } ?? .other
    }
    for needed in [TaskColumn.key, .content] where !columns.contains(.shown(needed)) {
      let hints = [
        Suggestion.didYouMean(needed.rawValue, among: sheet.header),
        Suggestion.available(sheet.header),
      ]
      throw CorpusError(
        path: sheet.path, line: 1, message: "no column '\(needed.rawValue)'",
        hint: hints.compactMap(\.self).joined(separator: " "))
    }
    return columns
  }

  /// Without the mark that keeps a spreadsheet from taking a text for a formula.
  private static func plain(_ text: String) -> String {
    // And with the line ends of the table's own texts.
    let text = String(text.map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 })
    guard text.hasPrefix("'"), let next = text.dropFirst().first, "=+-@".contains(next)
    else { return text }
    return String(text.dropFirst())
  }

  private static func keys(_ text: String) -> [String] {
    var keys: [String] = []
    for key in text.split(whereSeparator: { $0.isWhitespace || "、，,；;/+".contains($0) }) {
      if !keys.contains(String(key)) { keys.append(String(key)) }
    }
    return keys
  }

  private static func opinion(_ text: String) -> Answer.Opinion {
    func says(_ words: String...) -> Bool { words.contains { text.contains($0) } }
    if text.isEmpty || says("修改", "拆分", "合并", "调整") { return .none }
    if says("不属", "不归", "不是本", "非本单位", "不承担", "退回") { return .refused }
    if says("删") { return .deleted }
    if says("新增", "增加") { return .added }
    if says("不同意") { return .other(text) }
    return says("同意", "无意见", "无异议") ? .agreed : .other(text)
  }

  private static func name(of path: String) -> String {
    let name = path.split(separator: "/").last ?? "?"
    return String(name.split(separator: ".").first ?? name)
  }
}
