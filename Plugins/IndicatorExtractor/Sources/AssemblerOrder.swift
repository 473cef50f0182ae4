import LecternKit

/// Order, ids and restatements.
extension Assembler {
  /// Puts the records in order, gives them ids, and ties figures said again to where they were first
  /// said.
  mutating func finish() {
    sort()
    var first = [Int](repeating: -1, count: lexicon.codes.count)
    for index in records.indices {
      records[index].id = "i" + String(index + 1)
      let code = figures[index].code
      guard code >= 0 else { continue }
      let number = lexicon.codeNumbers[code]
      var earlier = first[number]
      while earlier >= 0, !isSame(earlier, index) { earlier = figures[earlier].previous }
      if earlier >= 0 {
        records[index].restates = records[earlier].id
      } else {
        figures[index].previous = first[number]
        first[number] = index
      }
    }
  }

  /// Of the records hardly any stands before another of an earlier place: targets without a figure come
  /// behind those of their sentence.
  private mutating func sort() {
    for index in records.indices.dropFirst() {
      var place = index
      while place > 0,
        records[place - 1].range.lowerBound > records[place].range.lowerBound
      {
        records.swapAt(place - 1, place)
        figures.swapAt(place - 1, place)
        place -= 1
      }
    }
  }

  /// Whether two records with the same code state the same.
  private func isSame(_ a: Int, _ b: Int) -> Bool {
    figures[a].low == figures[b].low && figures[a].high == figures[b].high
      && records[a].change == records[b].change && records[a].kind == records[b].kind
      && records[a].unit == records[b].unit
  }
}

/// What tells whether a record states a figure again.
struct Figure {
  /// The entry of the lexicon whose code the record has; -1 where it has none or no number.
  var code = -1
  var low = 0.0
  var high = 0.0
  /// The record before with the same code that restates none.
  var previous = -1

  init() {}

  init(code: Int?, value: ValueExpression) {
    guard let code, let low = value.low, let high = value.high else { return }
    self.code = code
    self.low = low
    self.high = high
  }
}
