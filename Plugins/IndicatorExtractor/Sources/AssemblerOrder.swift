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
    var first: [Restatement: String] = [:]
    for index in records.indices {
      records[index].id = "i\(index + 1)"
      guard let value = records[index].value, let code = records[index].code else { continue }
      let key = Restatement(
        code: code, low: value[0], high: value[1], unit: records[index].unit,
        change: records[index].change, kind: records[index].kind)
      if let id = first[key] {
        records[index].restates = id
      } else {
        first[key] = records[index].id
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
  }
}
