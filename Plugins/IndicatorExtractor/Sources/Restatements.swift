import LecternKit

/// Ties figures said again to their first statement, and finds statements of one figure that disagree
/// (数据审核).
///
/// One figure is one indicator of the lexicon as target or as result, in one unit, as a change or a
/// level, compared with the same, in one period. Only statements in different sentences are held
/// against each other, and a rounded figure agrees with the exact one.
struct Restatements {
  static let layer = LayerKey<GenericRecord>("disagreements")

  let lexicon: IndicatorLexicon

  /// Enters `restates`; returns the statements that disagree with an earlier one.
  func check(_ records: inout [Indicator], _ figures: inout [Figure]) -> [GenericRecord] {
    var last = [Int](repeating: -1, count: lexicon.codes.count)
    var disagreements: [GenericRecord] = []
    for index in records.indices where figures[index].code >= 0 {
      let code = lexicon.codeNumbers[figures[index].code]
      var first: Int?
      var other: Int?
      var earlier = last[code]
      while earlier >= 0 {
        if isComparable(records, earlier, index) {
          if agree(figures[earlier], figures[index]) {
            if isSamePeriod(records, earlier, index) { first = earlier }
          } else if contradict(records, earlier, index),
            isNear(figures[earlier], figures[index])
          {
            other = earlier
          }
        }
        earlier = figures[earlier].previous
      }
      if let first {
        records[index].restates = records[first].id
      } else {
        if let other {
          disagreements.append(
            row(records[other], records[index], number: disagreements.count + 1))
        }
        figures[index].previous = last[code]
        last[code] = index
      }
    }
    return disagreements
  }

  private func isComparable(_ records: [Indicator], _ a: Int, _ b: Int) -> Bool {
    records[a].change == records[b].change && records[a].kind == records[b].kind
      && records[a].unit == records[b].unit && records[a].aggregation == records[b].aggregation
      && records[a].base == records[b].base
  }

  /// Of two statements one may leave the period to the reader.
  private func isSamePeriod(_ records: [Indicator], _ a: Int, _ b: Int) -> Bool {
    records[a].period == nil || records[b].period == nil || records[a].period == records[b].period
  }

  /// Figures of which one is more than twice the other are of different things: of five years and of
  /// one, of the whole and of a part.
  private func isNear(_ a: Figure, _ b: Figure) -> Bool {
    max(a.low, b.low) <= 2 * min(a.low, b.low)
  }

  /// A bounded figure, a baseline or a comparison contradicts nothing, nor does what one sentence says
  /// twice.
  private func contradict(_ records: [Indicator], _ a: Int, _ b: Int) -> Bool {
    records[a].period != nil && records[a].period == records[b].period
      && records[a].bound == records[b].bound && records[a].bound != .atLeast
      && records[a].bound != .atMost
      && records[a].segment != records[b].segment && records[a].valueRole == nil
      && records[b].valueRole == nil && records[a].relative == nil && records[b].relative == nil
  }

  private func agree(_ a: Figure, _ b: Figure) -> Bool {
    Self.isRounding(a.low, b.low) && Self.isRounding(a.high, b.high)
  }

  /// Whether two numbers are equal or one is the other with fewer digits, but no fewer than two: 8.2 and
  /// 8.23.
  private static func isRounding(_ a: Double, _ b: Double) -> Bool {
    if a == b { return true }
    // Most are far apart.
    guard abs(a - b) <= 0.1 * max(abs(a), abs(b)) else { return false }
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
