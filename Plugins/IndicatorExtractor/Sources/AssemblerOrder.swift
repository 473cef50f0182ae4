import LecternKit

/// Order, ids and restatements.
extension Assembler {
  /// Puts the records in order, gives them ids, and ties figures said again to where they were first
  /// said.
  mutating func finish() {
    let isSorted = records.indices.dropFirst().allSatisfy {
      records[$0 - 1].range.lowerBound <= records[$0].range.lowerBound
    }
    if !isSorted {
      let order = records.indices.sorted {
        (records[$0].range.lowerBound, $0) < (records[$1].range.lowerBound, $1)
      }
      records = order.map { records[$0] }
    }
    var first: [Restatement: Int] = [:]
    first.reserveCapacity(records.count)
    for index in records.indices {
      records[index].id = "i" + String(index + 1)
      guard let value = records[index].value, let code = records[index].code else { continue }
      let key = Restatement(
        code: code, low: value[0], high: value[1], unit: records[index].unit,
        change: records[index].change, kind: records[index].kind)
      if let earlier = first[key] {
        records[index].restates = records[earlier].id
      } else {
        first[key] = index
      }
    }
  }

  private struct Restatement: Hashable {
    var code: String
    var low: Double
    var high: Double
    var unit: String
    var change: Indicator.Change
    var kind: Indicator.Kind

    /// Number and length of the code tell most figures apart; texts would cost more than they tell.
    func hash(into hasher: inout Hasher) {
      hasher.combine(low.bitPattern &* 31 &+ high.bitPattern &+ UInt64(code.utf8.count))
    }
  }
}
