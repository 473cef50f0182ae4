internal import LecternKit
internal import Store
internal import Workflow

/// What all units say of some rows together: whether they agree, and what comes of it.
struct Debate {
  private let groups: [RowGroup]
  /// The rows that a decision is made of, by their groups.
  private let parts: [[RowGroup.Part]]
  private var statements: [Statement]

  init(_ groups: [RowGroup], _ statements: [Statement]) {
    self.groups = groups
    self.statements = statements
    parts = groups.map { group in
      guard let review = group.review, review.kind != .changed else { return group.parts }
      // Whoever answers on a row that was split, merged or deleted meanwhile means the row he had.
      let old = statements.flatMap(\.rows).flatMap { zip($0.keys, $0.seen) }
        .filter { group.isDecided($0.0) }
      let rows = Dictionary(old, uniquingKeysWith: { first, _ in first })
      return rows.isEmpty
        ? group.parts
        : rows.sorted { $0.key < $1.key }.map { RowGroup.Part(key: $0.key, row: $0.value) }
    }
    // Only who leads can delete a task that others have a share in; the others can leave it.
    for index in statements.indices where statements[index].kind == .deleted {
      if !mayDelete(statements[index].unit) { self.statements[index].kind = .refused }
    }
  }

  private var rows: [TaskRow] { parts.joined().map(\.row) }
  private var leads: [String] { rows.flatMap { $0.cells[.leadUnit, default: []] } }

  private func mayDelete(_ unit: String) -> Bool {
    let others = rows.flatMap { row in TaskColumn.units.flatMap { row.cells[$0, default: []] } }
    return leads.contains(unit) || !others.contains { $0 != unit && $0 != TaskRow.unclear }
      || !others.contains(unit)
  }

  private var active: [Statement] {
    statements.filter { $0.kind != .silent && $0.kind != .agreed }
  }

  /// Whether nobody wants anything else; to agree with what the speech no longer says is to decide
  /// again.
  var isSilent: Bool {
    active.isEmpty && !(groups.contains(where: \.isRenewed) && isAgreed)
  }

  var isAgreed: Bool { statements.contains { $0.kind == .agreed } }

  var content: String { rows.first?.text(.content) ?? "" }

  /// Why this cannot be decided without people; nil where it can.
  var disagreement: String? {
    let refused = active.filter { $0.kind == .refused }.map(\.unit)
    if refused.count > 1 { return "\(refused.count) units refuse the task" }
    let leads = Set(active.compactMap { $0.changes[.leadUnit] })
    if leads.count > 1 { return "several units are to lead" }
    if let lead = leads.first {
      if let agreed = statements.first(where: { $0.kind == .agreed && self.leads.contains($0.unit) }
      ),
        agreed.unit != lead
      {
        return "two units claim the lead"
      }
      if refused.contains(lead) { return "the unit that is to lead refuses the task" }
    }
    if active.contains(where: { $0.kind == .deleted }),
      statements.contains(where: { $0.kind != .deleted && $0.kind != .silent })
    {
      return "one unit deletes the task, another keeps it"
    }
    if active.contains(where: \.isStructural), active.count > 1 {
      return "the units split or merge the rows differently"
    }
    for column in TaskColumn.editable
    where Set(active.compactMap { $0.changes[column] }).count > 1 {
      return "the units change '\(column.rawValue)' differently"
    }
    return nil
  }

  /// Who says what.
  var told: [String] {
    statements.map { statement in
      let what =
        switch statement.kind {
        case .silent: "未提意见"
        case .agreed: "同意"
        case .refused: "不属本单位"
        case .deleted: "删除"
        case .rows:
          statement.rows.map { row in
            row.changes.sorted { $0.key.rawValue < $1.key.rawValue }
              .map { "\($0.key.rawValue)→\($0.value)" }.joined(separator: "，")
          }.joined(separator: " | ")
        }
      return "\(statement.places.joined(separator: "、"))：\(what)"
    }
  }

  /// An earlier review that says otherwise of what these units had before them.
  var contradicted: TaskReview? {
    for statement in active {
      for row in statement.rows {
        for key in row.keys {
          guard let group = groups.first(where: { $0.isDecided(key) }), let old = group.review
          else { continue }
          // What was only changed can be changed further, in other columns.
          guard old.kind == .changed, !statement.isStructural, statement.kind == .rows,
            let standing = group.parts.first?.row
          else { return old }
          for (column, text) in row.changes where standing.text(column) != text {
            if row.seen.first?.text(column) != standing.text(column) { return old }
          }
        }
      }
    }
    return nil
  }

  /// What the units agree on.
  func review(layer: String, keys: [String]) -> TaskReview? {
    guard let first = groups.first else { return nil }
    var kind = TaskReview.Kind.changed
    let refused = active.filter { $0.kind == .refused }.map(\.unit)
    let structural = active.first { $0.isStructural }
    let named = active.flatMap(\.rows).flatMap(\.keys)
    let touched = Set(named.flatMap { self.parts(of: $0) }.map(\.key))
    var results: [TaskRow] = []
    var isPlaced = false
    for part in parts.joined() {
      guard touched.contains(part.key) else {
        results.append(part.row)
        continue
      }
      if active.contains(where: { $0.kind == .deleted }) {
        kind = .deleted
      } else if let structural {
        kind = structural.rows.contains { $0.keys.count > 1 } ? .merged : .split
        if !isPlaced { results += rows(of: structural) }
        isPlaced = true
      } else {
        var row = part.row
        for statement in active {
          row.apply(statement.changes)
          note(statement, in: &row, remarks: statement.rows.map(\.remark))
        }
        row.remove(
          units: refused.filter { unit in
            !active.contains { $0.changes[.leadUnit] == unit }
          })
        results.append(row)
      }
    }
    let replaces = groups.compactMap(\.review)
    if active.isEmpty, let old = replaces.first { kind = old.kind }
    let speakers = active.isEmpty ? statements.filter { $0.kind == .agreed } : active
    return TaskReview(
      layer: layer, speech: first.speech, title: first.title, kind: kind,
      keys: unique(replaces.flatMap(\.keys) + touched.sorted() + keys),
      anchors: groups.flatMap(\.anchors), results: results.map(\.decided),
      source: speakers.flatMap(\.places).joined(separator: "；"),
      replaces: replaces.flatMap { [$0.id] + $0.replaces })
  }

  /// The rows that a unit wants in place of those it had.
  private func rows(of statement: Statement) -> [TaskRow] {
    statement.rows.map { wanted in
      let old = unique(wanted.keys).flatMap { self.parts(of: $0) }.map(\.row)
      var row = old.first ?? TaskRow(key: "")
      for other in old.dropFirst() { row.add(other) }
      row.apply(wanted.changes)
      note(statement, in: &row, remarks: [wanted.remark])
      return row
    }
  }

  /// The rows that a key stands for now.
  private func parts(of key: String) -> [RowGroup.Part] {
    let own = parts.joined().filter { $0.key == key }
    if !own.isEmpty { return own }
    return zip(groups, parts).first { $0.0.isDecided(key) }?.1 ?? []
  }

  private func note(_ statement: Statement, in row: inout TaskRow, remarks: [String]) {
    row.add(["审核：\(statement.unit)"], to: .basis)
    row.add(remarks.filter { !$0.isEmpty }.map { "\(statement.unit)：\($0)" }, to: .remark)
  }

  private func unique(_ keys: [String]) -> [String] {
    var seen: Set<String> = []
    return keys.filter { seen.insert($0).inserted }
  }
}
