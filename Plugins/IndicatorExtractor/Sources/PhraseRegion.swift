import LecternKit

/// Regions in a phrase: they are whose figure it is, not what is measured.
extension PhraseFinder {
  /// Before `在全省14个市州中排` and `稳居各省区`, which say among whom a rank is held.
  func rankFrame(_ range: Range<Int>, _ predicate: inout Predicate) -> Int {
    let low = range.lowerBound
    var end = range.upperBound
    // 综合排名还是第九
    if end - 2 > low, scalars[end - 1] == "是", "还仍就只".unicodeScalars.contains(scalars[end - 2]) {
      predicate.isPresent = true
      end -= 2
    }
    // 排全市倒数第一
    if end - 3 >= low, scalars[end - 2] == "全", "国省市县区州".unicodeScalars.contains(scalars[end - 1]) {
      end -= 2
    }
    if end > low, "省市州县区旗盟地".unicodeScalars.contains(scalars[end - 1]) {
      var start = end - 1
      while start > low, "省市州县区旗盟地（、）".unicodeScalars.contains(scalars[start - 1]) {
        start -= 1
      }
      if start > low, scalars[start - 1] == "各" {
        predicate.isPresent = true
        return start - 1
      }
    }
    var verb = end
    switch end > low ? scalars[end - 1] : "，" {
    case "排", "列", "居", "位": verb -= 1
    default: break
    }
    guard verb - 2 > low, scalars[verb - 1] == "中" || scalars[verb - 1] == "里",
      !"居列其集初高".unicodeScalars.contains(scalars[verb - 2])
    else { return end > low && scalars[end - 1] == "排" ? verb : end }
    predicate.isPresent = true
    end = low
    // Where a figure stands inside (14个市州) the phrase begins behind it.
    for index in (low..<verb).reversed() where scalars[index] == "在" { return index }
    return end
  }

  /// `综合考评位次由第31位前移到第18位`: what moves from one place to another is named.
  func isRanking(_ word: TaggedWord, _ predicate: Predicate) -> Bool {
    guard predicate.isBaseline, word.start > 0, view.has("位次", at: Int(word.start)) else {
      return false
    }
    // 经济总量在全国的位次
    return scalars[Int(word.start) - 1] != "的"
  }

  /// Where 从无到有, 由小到大 and the like begin that close a range.
  func fromTo(_ range: Range<Int>) -> Int? {
    let start = range.upperBound - 4
    guard start > range.lowerBound, scalars[start + 2] == "到",
      scalars[start] == "从" || scalars[start] == "由", scalars[start + 3].isIdeograph
    else { return nil }
    return start
  }

  /// Whether a phrase is the name of a region and nothing else: 石埠县.
  func isRegion(_ range: Range<Int>, _ tags: borrowing SentenceTags) -> Bool {
    guard (2...6).contains(range.count), isRegionEnd(range.upperBound) else { return false }
    return !range.contains { tags.isInName($0) }
  }

  /// Whether 县, 市, 区 or the like stands before a place, and not as part of 开发区 or 城市.
  private func isRegionEnd(_ end: Int) -> Bool {
    let before = scalars[end - 2]
    switch scalars[end - 1] {
    case "县": return !"市区困范点弱贫强大美文全各我本该".unicodeScalars.contains(before)
    case "市": return !"城上超夜门股楼都全各我本该".unicodeScalars.contains(before)
    case "区":
      return !"范发园社小城景库灌税验疆牧林矿片校功户全各我本该".unicodeScalars.contains(before)
    case "镇": return !"城集重古小村建乡强各全我本该".unicodeScalars.contains(before)
    case "乡": return !"城下返家老入各全我本该".unicodeScalars.contains(before)
    case "州", "旗", "盟": return !"市全各我本该联红".unicodeScalars.contains(before)
    default: return false
    }
  }
}
