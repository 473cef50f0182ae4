import LecternKit

/// Ties figures said again to their first statement, and finds statements of one figure that disagree
/// (数据审核).
///
/// One figure is one indicator of the lexicon as target or as result, in one unit, as a change or a
/// level, compared with the same, in one period. Only statements in different sentences are held against
/// each other, and a rounded figure agrees with the exact one.
struct Restatements {
  static let layer = LayerKey<GenericRecord>("disagreements")

  private struct Figure: Hashable {
    var code: String
    var unit: String
    var change: Indicator.Change
    var kind: Indicator.Kind
    var aggregation: Indicator.Aggregation?
    var base: String?

    /// The code tells most figures apart.
    func hash(into hasher: inout Hasher) { hasher.combine(code) }
  }

  /// Enters `restates`; returns the statements that disagree with the first one of their period.
  func check(_ records: inout [Indicator]) -> [GenericRecord] {
    var statements: [Figure: [Int]] = [:]
    statements.reserveCapacity(records.count)
    var disagreements: [GenericRecord] = []
    for index in records.indices {
      guard let code = records[index].code, records[index].value != nil else { continue }
      let figure = Figure(
        code: code, unit: records[index].unit, change: records[index].change,
        kind: records[index].kind, aggregation: records[index].aggregation,
        base: records[index].base)
      let earlier = statements[figure, default: []]
      if let first = earlier.first(where: { agree(records[$0], records[index]) }) {
        records[index].restates = records[first].id
      } else {
        if let first = earlier.first(where: { disagree(records[$0], records[index]) }) {
          disagreements.append(
            row(records[first], records[index], number: disagreements.count + 1))
        }
        statements[figure, default: []].append(index)
      }
    }
    return disagreements
  }

  /// Of two statements one may leave the period to the reader.
  private func agree(_ a: Indicator, _ b: Indicator) -> Bool {
    guard let first = a.value, let second = b.value else { return false }
    return (a.period == b.period || a.period == nil || b.period == nil)
      && zip(first, second).allSatisfy { Self.isRounding($0, $1) }
  }

  /// Whether one of two numbers is the other one with fewer digits, but no fewer than two: 8.2 and 8.23.
  private static func isRounding(_ a: Double, _ b: Double) -> Bool {
    if a == b { return true }
    var scale = 1.0
    for _ in 0..<6 {
      let (left, right) = ((a * scale).rounded(), (b * scale).rounded())
      // The coarser of the two has no digits behind this place.
      let isCoarse = abs(a * scale - left) < 1e-6 || abs(b * scale - right) < 1e-6
      if isCoarse { return left == right && abs(left) >= 10 }
      scale *= 10
    }
    return false
  }

  /// A part of a figure, a baseline or a wish contradicts nothing, nor does what one sentence says twice.
  private func disagree(_ a: Indicator, _ b: Indicator) -> Bool {
    a.valueRole == nil && b.valueRole == nil && a.segment != b.segment && a.scope == nil
      && b.scope == nil && a.period != nil && a.period == b.period && a.relative == nil
      && b.relative == nil
  }

  private func row(_ first: Indicator, _ second: Indicator, number: Int) -> GenericRecord {
    var row = GenericRecord()
    row.id = RecordID.make("d", number)
    row.range = second.range
    row.attributes["code"] = second.code.map { .text($0) }
    row.attributes["period"] = second.period.map { .text($0) }
    row.attributes["kind"] = .text(second.kind.rawValue)
    row.attributes["unit"] = .text(second.unit)
    row.attributes["first"] = first.value.map { .number($0[0]) }
    row.attributes["second"] = second.value.map { .number($0[0]) }
    row.attributes["first-indicator"] = .text(first.id)
    row.attributes["second-indicator"] = .text(second.id)
    return row
  }
}
