import LecternKit

/// Lists of words that go in pairs and share all that stands behind the last: `进口、出口整体通关时间`,
/// `国家级、省级开发区亩均税收`.
extension NameResolver {
  /// The names of such a list; nil where it is none.
  func opposites(_ pieces: [Range<Int>]) -> [NameReference]? {
    guard let last = pieces.last, let end = pairEnd(last), end < last.upperBound,
      pieces.dropLast().allSatisfy({ isPaired($0, last) })
    else { return nil }
    return pieces.map { piece in
      guard piece != last else { return NameReference(last) }
      var name = NameReference(piece)
      name.tail = end..<last.upperBound
      return name
    }
  }

  /// The end of the word of a pair that begins a range.
  private func pairEnd(_ range: Range<Int>) -> Int? {
    guard range.count > 2 else { return nil }
    let (first, second) = (scalars[range.lowerBound], scalars[range.lowerBound + 1])
    switch second {
    // 存、贷款余额
    case "款" where first == "贷": return range.lowerBound + 1
    case "口" where first == "进" || first == "出", "市" where first == "城",
      "镇" where first == "城", "村" where first == "农" || first == "乡",
      "级" where first == "省" || first == "市" || first == "县":
      return range.lowerBound + 2
    case "家" where first == "国" && scalars[range.lowerBound + 2] == "级":
      return range.lowerBound + 3
    default: return nil
    }
  }

  /// Whether a member is the other word of the pair that the last begins with, and nothing more.
  private func isPaired(_ piece: Range<Int>, _ last: Range<Int>) -> Bool {
    if scalars[last.lowerBound] == "贷" {
      return piece.count == 1 && scalars[piece.lowerBound] == "存"
    }
    guard piece.count == 2 || piece.count == 3 else { return false }
    let end = scalars[piece.upperBound - 1]
    switch scalars[last.lowerBound] {
    case "进", "出":
      return piece.count == 2 && end == "口" && scalars[piece.lowerBound] != scalars[last.lowerBound]
    case "农", "乡": return piece.count == 2 && scalars[piece.lowerBound] == "城"
    case "城": return piece.count == 2 && end == "村"
    default: return end == "级"
    }
  }

  /// What stands behind the name of a place that begins a range: the GDP增速 of 云溪县GDP增速.
  func behindRegion(_ range: Range<Int>, _ tags: borrowing SentenceTags) -> Range<Int>? {
    guard range.count > 4 else { return nil }
    for end in range.lowerBound + 2..<min(range.lowerBound + 6, range.upperBound - 1)
    where finder.isRegion(range.lowerBound..<end, tags) {
      return end..<range.upperBound
    }
    return nil
  }
}
