internal import Corpus
internal import LecternKit
public import Store
public import Workflow

/// A row of the task table.
public struct TaskRow: Sendable, Equatable {
  public enum State: Sendable, Equatable {
    /// As the analyzer found it.
    case machine
    /// People decided on it; the id of the review.
    case reviewed(Int64)
    /// People decided on it, and the speech has changed there since.
    case stale(Int64)
  }

  /// Of the duty, or of the part of it that the row holds; `review-5` where people decided.
  public var key: String
  public var state = State.machine
  /// The words of each column, one by one: units, targets, headings.
  public var cells: [TaskColumn: [String]] = [:]
  /// Characters of the speech; nil where it does not say this.
  public var place: Range<Int>?
  /// The words of the speech that the row stands for.
  public var anchors: [TaskReview.Anchor] = []

  /// Written where nobody is named and nothing in the map of duties fits.
  public static let unclear = "待明确"

  public init(key: String) { self.key = key }

  public func text(_ column: TaskColumn) -> String {
    cells[column, default: []].joined(separator: column.separator)
  }

  /// Adds words that the column does not have yet.
  mutating func add(_ words: [String], to column: TaskColumn) {
    for word in words where !word.isEmpty && !cells[column, default: []].contains(word) {
      cells[column, default: []].append(word)
    }
  }

  /// Takes over the columns of another row; units that lead are responsible no more.
  mutating func add(_ other: TaskRow) {
    for (column, words) in other.cells where column != .basis { add(words, to: column) }
    let isNamed = { (words: String) in words.hasPrefix(Bodies.named) }
    let basis = cells[.basis, default: []] + other.cells[.basis, default: []]
    var named: [String] = []
    for words in basis.filter(isNamed) {
      for name in words.dropFirst(Bodies.named.count).split(separator: "、").map(String.init)
      where !named.contains(name) {
        named.append(name)
      }
    }
    cells[.basis] = named.isEmpty ? [] : [Bodies.named + named.joined(separator: "、")]
    add(basis.filter { !isNamed($0) }, to: .basis)
    if cells[.leadUnit, default: []].count > 1 {
      cells[.leadUnit]?.removeAll { $0 == Self.unclear }
    }
    let leads = cells[.leadUnit, default: []]
    cells[.responsible]?.removeAll { leads.contains($0) }
  }

  /// What people may change, as a review keeps it.
  var decided: Fields {
    var fields = Fields()
    for column in TaskColumn.editable {
      let text = text(column)
      if !text.isEmpty { fields[column.rawValue] = .text(text) }
    }
    return fields
  }

  /// A row as a review keeps it.
  init(key: String, decided: Fields) {
    self.key = key
    for column in TaskColumn.editable {
      guard let text = decided[column.rawValue]?.text else { continue }
      cells[column] = column.words(text)
    }
  }
}

extension TaskColumn {
  /// Columns whose words people may change.
  static let editable: [TaskColumn] = [
    .category, .content, .targets, .leader, .leadUnit, .responsible, .support, .deadline, .day,
    .frequency, .basis, .remark,
  ]

  /// Columns that hold units.
  static let units: [TaskColumn] = [.leadUnit, .responsible, .support]

  /// Stands between the words of a cell.
  var separator: String {
    switch self {
    case .category: " / "
    case .content, .anchor, .current: "\n"
    case .leader, .leadUnit, .responsible, .support, .day: "、"
    default: "；"
    }
  }

  /// The words of a cell that people wrote.
  func words(_ text: String) -> [String] {
    switch self {
    case .leader, .leadUnit, .responsible, .support:
      text.split { "、，,；;\n".contains($0) }
        .map { String($0).trimmed }.filter { !$0.isEmpty }
    case .category:
      text.split(separator: separator).map { String($0).trimmed }.filter { !$0.isEmpty }
    default: text.isEmpty ? [] : [text]
    }
  }
}
