import YAML

/// An entry of `expect:` as it is written.
struct ExpectationEntry: Decodable {
  private struct Form: Decodable {
    enum Reference: String, Decodable, CaseIterable {
      case lastRun = "last-run"
    }

    var name: String?
    var layer: Located<String>
    var records: Node?
    var speeches: Node?
    var per: Located<Workflow.Expectation.Scope>?
    var min: Located<Int>?
    var max: Located<Int>?
    var equals: Located<Int>?
    var atLeast: Located<Double>?
    var of: Located<Reference>?
    var otherwise: Workflow.Expectation.Severity?

    enum CodingKeys: String, CodingKey {
      case name, layer, speeches, per, min, max, equals, of
      case records = "where"
      case atLeast = "at-least"
      case otherwise = "else"
    }
  }

  let expectation: Workflow.Expectation

  init(from decoder: any Decoder) throws {
    let node = try Node(from: decoder)
    let form = try Form(from: decoder)
    for mistake in Self.mistakes(form, node) { try decoder.report(mistake) }
    let isShare = form.atLeast != nil
    expectation = Workflow.Expectation(
      name: form.name, layer: form.layer, records: try Self.conditions(form.records, decoder),
      speeches: try Self.conditions(form.speeches, decoder),
      scope: form.per?.value ?? (Self.countsRuns(form) ? .run : .speech),
      bound: isShare ? .share(form.atLeast?.value ?? 0) : .count(Self.range(form)),
      severity: form.otherwise ?? .fail)
  }

  /// Whether it says something of the run rather than of each speech.
  private static func countsRuns(_ form: Form) -> Bool {
    form.atLeast != nil || form.layer.value == Workflow.Expectation.speechesLayer
  }

  private static func range(_ form: Form) -> ClosedRange<Int> {
    if let equals = form.equals?.value { return equals...equals }
    let low = form.min?.value ?? 0
    return low...Swift.max(low, form.max?.value ?? .max)
  }

  private static func mistakes(_ form: Form, _ node: Node) -> [Diagnostic] {
    var mistakes: [Diagnostic] = []
    let ways = [form.min != nil || form.max != nil, form.equals != nil, form.atLeast != nil]
    if ways.count(where: { $0 }) != 1 {
      mistakes.append(
        node.error("expected one of: 'min' and 'max', 'equals', 'at-least' with 'of: last-run'"))
    }
    for number in [form.min, form.max, form.equals].compactMap({ $0 }) where number.value < 0 {
      mistakes.append(number.error("a number of records is not below 0"))
    }
    if let low = form.min, let high = form.max, low.value > high.value {
      mistakes.append(high.error("'max' is below 'min'"))
    }
    if let share = form.atLeast {
      if form.of == nil {
        mistakes.append(share.error("'at-least' needs 'of: last-run'"))
      }
      if !(share.value > 0 && share.value.isFinite) {
        mistakes.append(share.error("expected a part of the last run, such as 0.5"))
      }
      for filter in [form.records, form.speeches].compactMap({ $0 }) {
        mistakes.append(filter.error("the last run is compared as a whole, without conditions"))
      }
    } else if let reference = form.of {
      mistakes.append(reference.error("'of' belongs to 'at-least'"))
    }
    if let per = form.per, per.value == .speech, countsRuns(form) {
      mistakes.append(per.error("this is counted once a run"))
    }
    if form.layer.value == Workflow.Expectation.speechesLayer, let records = form.records {
      mistakes.append(records.error("'where' is about records; of speeches say 'speeches:'"))
    }
    return mistakes
  }

  private static func conditions(
    _ node: Node?, _ decoder: any Decoder
  ) throws -> [Workflow.Expectation.Condition] {
    guard let node else { return [] }
    guard let entries = node.mapping else {
      try decoder.report(
        node.error("expected names with values, such as {kind: target}, found \(node.kindName)"))
      return []
    }
    var conditions: [Workflow.Expectation.Condition] = []
    for entry in entries {
      let values = entry.value.sequence ?? [entry.value]
      for value in values where value.scalar == nil {
        try decoder.report(value.error("expected a value, found \(value.kindName)"))
      }
      conditions.append(
        Workflow.Expectation.Condition(
          name: Located(entry.name, at: entry.key),
          values: values.compactMap { value in value.scalar.map { Located($0, at: value) } }))
    }
    return conditions
  }
}
