import LecternKit

extension Assembler {
  private static let ids = RecordIDSeries("i")

  /// Puts the records in order and gives them ids.
  mutating func finish() {
    sort()
    let ids = Self.ids
    for index in records.indices { records[index].id = ids[index + 1] }
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

  /// `增长6%左右、力争8%`, `增长6%左右，力争达到8%`: the wish is of the same kind as the rate before it.
  func isWish(_ named: [NamedValue], _ index: Int) -> Bool {
    let (entry, last) = (named[index].value, named[index - 1].value)
    let (start, end) = (entry.range.lowerBound, last.range.upperBound)
    // 减轻负担1200万元，人均30元
    if named[index].rule == .inherited, entry.kind == last.kind, start - end == 3,
      view.scalars[end] == "，", view.scalars[start - 1] == "均"
    {
      return true
    }
    guard entry.kind == last.kind, !entry.isRank, start > end,
      entry.kind == .percent || named[index].rule == .inherited,
      start - end == 3 || start - end == 5 && view.has("达到", at: start - 2),
      view.scalars[end] == "、" || view.scalars[end] == "，"
    else { return false }
    return view.has("力争", at: end + 1) || view.has("争取", at: end + 1)
      || view.has("确保", at: end + 1) || view.has("奋力", at: end + 1)
  }

  /// 、 or the 和 that closes a list: `新增示范企业31家、技术中心9家和工作站2个`.
  func joins(_ index: Int) -> Bool {
    view.scalars[index] == "、" || view.scalars[index] == "和"
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
