import LecternKit

extension Assembler {
  /// Puts the records in order and gives them ids.
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
    for index in records.indices { records[index].id = RecordID.make("i", index + 1) }
  }
}
