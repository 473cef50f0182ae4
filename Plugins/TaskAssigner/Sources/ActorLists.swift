internal import LecternKit

/// Takes lists of names apart: `县发改、财政、住建等部门`, `各地各部门`.
extension ActorNames {
  /// Where `等部门` begins: an `等` with nothing but a word for bodies behind it.
  func groupTail(_ range: Range<Int>) -> Int? {
    guard range.count > 3 else { return nil }
    for index in range.lowerBound + 2..<range.upperBound where view.scalars[index] == "等" {
      let rest = index + 1..<range.upperBound
      if rest.isEmpty { return index }
      if rest.count <= 12, vocabulary.actorEndings.length(in: view, rest) != nil { return index }
    }
    return nil
  }

  /// Parts a list at `、`, and at `和`, `与`, `及` where a name ends before them.
  func split(_ range: Range<Int>) -> [Range<Int>] {
    var items: [Range<Int>] = []
    var start = range.lowerBound
    var index = start
    var depth = 0
    func close(_ end: Int) {
      let item = view.trimmed(start..<max(start, end))
      if !item.isEmpty { items.append(item) }
    }
    while index < range.upperBound {
      switch view.scalars[index] {
      case "（": depth += 1
      case "）": depth -= 1
      case "、" where joinsLevels(index, from: start, range.upperBound): break
      case "、", "，", "；":
        if depth == 0 {
          close(index)
          start = index + 1
        }
      case "各" where depth == 0 && startsSecondGroup(start, index, range.upperBound):
        close(index)
        start = index
      // `国土局、建设局各抽一名副局长`: what each of them does.
      case "各"
      where depth == 0 && index > start + 1 && index + 2 < range.upperBound
        && view.scalars[index + 2].isChineseNumeral && isActor(start..<index, strict: true):
        close(index)
        return items
      case "和", "与", "及", "以":
        let item = view.trimmed(start..<index)
        let width = view.has("以及", at: index) || view.has("及其", at: index) ? 2 : 1
        if view.scalars[index] == "以", width == 1 { break }
        if depth == 0, !item.isEmpty, isActor(item, strict: false) || isBareName(item) {
          close(index)
          start = index + width
          index += width - 1
        }
      default: break
      }
      index += 1
    }
    close(range.upperBound)
    return items
  }

  /// `市、县两级财政`, `县、乡、村三级河长`, `各县（市）、区`
  private func joinsLevels(_ index: Int, from start: Int, _ limit: Int) -> Bool {
    if index > start, view.scalars[start] == "各", view.scalars[index - 1] == "）", index + 1 < limit,
      isLevel(view.scalars[index + 1]),
      index + 2 == limit || "和与及、".unicodeScalars.contains(view.scalars[index + 2])
    {
      return true
    }
    guard index > start, index + 2 < limit, isLevel(view.scalars[index - 1]),
      index - 1 == start || view.scalars[index - 2] == "、"
    else { return false }
    let next = view.scalars[index + 1]
    guard isLevel(next) || next == "村" else { return false }
    return view.scalars[index + 2] == "、" || view.has("两级", at: index + 2)
      || view.has("三级", at: index + 2) || view.has("四级", at: index + 2)
  }

  /// `各地各部门`: two groups with nothing between; `各级各部门` is one.
  private func startsSecondGroup(_ start: Int, _ index: Int, _ limit: Int) -> Bool {
    guard index > start + 1, view.scalars[start] == "各" else { return false }
    var end = index
    while end < limit, view.scalars[end].isIdeograph { end += 1 }
    return vocabulary.groups.has(start..<index, of: view)
      && vocabulary.groups.has(index..<end, of: view)
      && !vocabulary.groups.has(start..<end, of: view)
  }

  /// Several posts before one name are one person: `市委常委、副市长江某某`.
  func joinTitles(_ items: [Range<Int>]) -> [Range<Int>] {
    guard items.count > 1, items.contains(where: { titleEnd($0) != nil }) else { return items }
    var joined: [Range<Int>] = []
    for item in items {
      if let last = joined.last, titleEnd(item) != nil, titleEnd(last) == nil,
        last.upperBound + 1 == item.lowerBound,
        vocabulary.posts.length(in: view, last) != nil
      {
        joined[joined.count - 1] = last.lowerBound..<item.upperBound
      } else {
        joined.append(item)
      }
    }
    return joined
  }
}
