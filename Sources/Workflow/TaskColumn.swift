import YAML

/// A column of the task table, by the name that workflows and returned sheets have for it.
public enum TaskColumn: String, Sendable, CaseIterable {
  case number = "序号"
  /// The headings above, outermost first.
  case category = "类别"
  /// The words of the speech.
  case content = "任务内容"
  case targets = "量化目标"
  /// Leads that are posts or persons.
  case leader = "牵头领导"
  case leadUnit = "牵头单位"
  case responsible = "责任单位"
  case support = "配合单位"
  /// As said, with the date.
  case deadline = "完成时限"
  /// The date alone.
  case day = "截止日期"
  case frequency = "频次"
  /// Whether the units are named in the speech or inferred, and by which entry of the map of duties.
  case basis = "依据"
  case remark = "备注"
  /// Whether people have decided on the row, and whether the speech has changed since.
  case review = "审核"
  /// The words of the speech that people decided on.
  case anchor = "审核时原文"
  /// The words that stand there now, where they are others.
  case current = "现原文"
  /// Characters of the speech, from–to.
  case place = "位置"
  case speech = "讲话"
  case title = "标题"
  case date = "日期"
  case key = "键"

  /// What the table calls it where the workflow says nothing else.
  public var heading: String {
    switch self {
    case .category: "类别（章节）"
    case .content: "任务内容（原文）"
    default: rawValue
    }
  }

  /// By its short or its long name.
  public static func named(_ name: String) -> TaskColumn? {
    TaskColumn(rawValue: name) ?? allCases.first { $0.heading == name }
  }

  /// The hint and the note for a name that no column has.
  static func suggestion(for name: String) -> (hint: String?, note: String) {
    let names = allCases.map(\.rawValue)
    return (Suggestion.didYouMean(name, among: names), Suggestion.available(names))
  }
}

/// A name that is none of a column.
public struct UnknownTaskColumn: Error, CustomStringConvertible {
  public let name: String

  public init(name: String) { self.name = name }

  public var description: String {
    let (hint, note) = TaskColumn.suggestion(for: name)
    return "unknown column '\(name)'" + (hint.map { "; \($0)" } ?? "") + "\n  = \(note)"
  }
}
