internal import LecternKit
public import Store
public import Workflow
internal import YAML

/// Brings together what units sent back: what is agreed becomes reviews, the rest is listed.
public struct AnswerMerge {
  /// Units that want different things of the same rows.
  public struct Conflict: Sendable {
    /// By which it is decided.
    public let key: String
    public let content: String
    public let reason: String
    /// Who says what and where.
    public let statements: [String]
  }

  /// A decision between units that names no such row or unit.
  public struct BadDecision: Error, CustomStringConvertible {
    public let description: String
  }

  /// Says that a row stays as it is, in place of a unit.
  public static let keep = "keep"

  public private(set) var reviews: [TaskReview] = []
  public private(set) var conflicts: [Conflict] = []
  /// What could not be taken and why.
  public private(set) var notes: [String] = []
  public private(set) var agreed = 0
  /// Decisions that the store has already.
  public private(set) var known = 0

  private let finder: RowFinder
  private let form: TaskTableForm
  private let decisions: [String: String]

  /// - Parameter decisions: whose answer counts, or ``keep``, by key.
  public init(
    _ sheets: [AnswerSheet], _ reader: StoreReader, _ form: TaskTableForm,
    decisions: [String: String]
  ) throws {
    self.form = form
    self.decisions = decisions
    finder = try RowFinder(reader, form, for: sheets)
    var components = Components()
    for sheet in sheets { gather(sheet, &components) }
    try check(decisions, components)
    for component in components.all { decide(component) }
    var additions = AddedRows(finder, form)
    for sheet in sheets { additions.take(sheet) }
    reviews += try additions.reviews(reader)
    known += additions.known
    notes += additions.notes
  }

  /// Puts the answers of a sheet to the rows they are about.
  private mutating func gather(_ sheet: AnswerSheet, _ components: inout Components) {
    var mentioned: Set<String> = []
    for answer in sheet.answers where !answer.keys.isEmpty {
      mentioned.formUnion(answer.keys)
      if case .other(let words) = answer.opinion, answer.changes.isEmpty {
        notes.append("\(answer.path):\(answer.line): the opinion '\(words)' is none that counts")
      }
      if case .added = answer.opinion { continue }
      var groups: [RowGroup] = []
      for key in answer.keys {
        let seen = finder.seen(key, by: answer.unit, round: answer.round)
        if let group = finder.group(of: key, seen) {
          groups.append(group)
        } else {
          notes.append(
            "\(answer.path):\(answer.line): no row has the key '\(key)', neither in the table nor "
              + "among those sent")
        }
      }
      components.add(answer, groups)
    }
    guard let sent = finder.keys(sentTo: sheet.unit, round: sheet.round) else { return }
    let missing = sent.filter { !mentioned.contains($0) }
    if missing.count >= 3, missing.count * 2 > sent.count {
      notes.append(
        "\(sheet.path): \(missing.count) of \(sent.count) rows are missing; they are not taken as "
          + "deleted: write 删除 as the opinion where that is meant")
      return
    }
    for key in missing {
      guard let seen = finder.seen(key, by: sheet.unit, round: sheet.round),
        let group = finder.group(of: key, seen)
      else { continue }
      components.add(
        Statement(unit: sheet.unit, missing: key, seen: seen, path: sheet.path), group)
    }
  }

  private func check(_ decisions: [String: String], _ components: Components) throws {
    for (key, unit) in decisions.sorted(by: { $0.key < $1.key }) {
      guard let component = components.all.first(where: { $0.keys.contains(key) }) else {
        let keys = components.all.flatMap(\.keys)
        let hint = Suggestion.didYouMean(key, among: keys).map { "; \($0)" } ?? ""
        throw BadDecision(description: "no answer is about a row '\(key)'\(hint)")
      }
      let units = component.units + [Self.keep]
      guard units.contains(unit) else {
        throw BadDecision(
          description: "no answer of '\(unit)' is about the row '\(key)'\n  = "
            + Suggestion.available(units))
      }
    }
  }

  private mutating func decide(_ component: Component) {
    var statements = component.statements { key, answer in
      finder.seen(key, by: answer.unit, round: answer.round)
        .map { TaskRow(key: key, decided: $0.cells) }
    }
    if let decision = component.keys.compactMap({ decisions[$0] }).first {
      if decision == Self.keep { return }
      statements.removeAll { $0.unit != decision }
    }
    let debate = Debate(component.groups, statements)
    if debate.isSilent {
      agreed += debate.isAgreed ? 1 : 0
      return
    }
    let isForced = component.keys.contains { decisions[$0] != nil }
    if let reason = debate.disagreement {
      conflict(component, debate, reason)
      return
    }
    guard let review = debate.review(layer: form.layer, keys: component.keys) else { return }
    let decided = component.groups.compactMap(\.review)
    if decided.contains(where: { $0.says(review) }) {
      known += 1
    } else if !isForced, let old = debate.contradicted {
      conflict(component, debate, "review-\(old.id) has decided otherwise (\(old.source))")
    } else {
      reviews.append(review)
    }
  }

  private mutating func conflict(_ component: Component, _ debate: Debate, _ reason: String) {
    conflicts.append(
      Conflict(
        key: component.keys[0], content: debate.content, reason: reason,
        statements: debate.told))
  }
}

extension TaskReview {
  /// Whether another decides the same, whoever said so.
  fileprivate func says(_ other: TaskReview) -> Bool {
    func plain(_ results: [Fields]) -> [Fields] {
      results.map { fields in
        var fields = fields
        fields[TaskColumn.basis.rawValue] = nil
        fields[TaskColumn.remark.rawValue] = nil
        return fields
      }
    }
    return anchors == other.anchors && plain(results) == plain(other.results)
  }
}
