import LecternKit

/// Where a name ends because something is said of it: `17个项目已开工`.
extension PhraseFinder {
  /// Whether a predicate begins at `index`: a verb, an adverb, a negation.
  func isPredicate(at index: Int, tags: borrowing SentenceTags) -> Bool {
    if let word = tags.word(startingAt: index) {
      if word.classes.contains(.nominal) || tags.isInName(index) { return false }
      // 12条在建高速公路
      if scalars[index] == "在", word.end - word.start == 2, view.has("在建", at: index),
        word.range.upperBound < scalars.count,
        scalars[word.range.upperBound].isIdeograph
      {
        return false
      }
      let closes: WordClass = [
        .increase, .decrease, .reach, .rank, .verb, .adverb, .firm, .soft, .base, .comparison,
        .connector,
      ]
      if !word.classes.isDisjoint(with: closes) {
        let end = word.range.upperBound
        // 增收产业
        if scalars[index] == "增", view.has("产业", at: end) || view.has("项目", at: end) {
          return false
        }
        return !(end < scalars.count && SingleWords.makesNoun(scalars[end])) && !isMeeting(end)
      }
    }
    // 县区通了高速公路
    if index + 1 < scalars.count, scalars[index + 1] == "了", !tags.isInName(index) { return true }
    if isEach(index) { return true }
    switch scalars[index] {
    case "未", "已", "均", "仍", "居", "获", "被", "占", "和", "与", "及", "并", "较", "是", "在", "将", "创",
      "列", "达", "为", "用", "可", "只", "以", "让", "要", "没", "不", "必", "须", "由", "向", "就", "搞",
      "因":
      return !tags.isInName(index) && !isWithinNoun(index)
    case "连": return isEven(index)
    default: return false
    }
  }

  /// The 村村 of `120个行政村村村通公路`: each of those counted. That of `重点村村庄规划` begins a noun.
  private func isEach(_ index: Int) -> Bool {
    guard index > 0, index + 2 < scalars.count, scalars[index] == scalars[index + 1],
      "村户人家个".unicodeScalars.contains(scalars[index])
    else { return false }
    return "通有都均参建达能见".unicodeScalars.contains(scalars[index + 2])
  }

  /// The 连 of 连…都 and 连…也: `11个连可研都没编出来`.
  private func isEven(_ index: Int) -> Bool {
    var end = index + 2
    while end < scalars.count, end - index < 9, scalars[end].isIdeograph {
      if scalars[end] == "都" || scalars[end] == "也" { return true }
      end += 1
    }
    return false
  }

  private func isWithinNoun(_ index: Int) -> Bool {
    guard index + 1 < scalars.count else { return false }
    let next = scalars[index + 1]
    switch scalars[index] {
    case "要":
      return next == "素" || next == "求" || next == "点" || next == "闻"
        || index > 0 && KindRule.isInsideWord(index, view)
    case "不":
      return next == "稳" || next == "动" || next == "良" || next == "同" || next == "安"
        || next == "在" && index + 2 < scalars.count
          && "岗编册职".unicodeScalars.contains(scalars[index + 2])
    case "向":
      return next == "日"
        || index > 0 && "方导走意动定取".unicodeScalars.contains(scalars[index - 1])
    case "在" where "编岗册职读".unicodeScalars.contains(next): return true
    case "在": return next == "建" || next == "校" || next == "研" || next == "线" || next == "谈"
    case "为": return next == "民"
    case "就": return "业医诊学近地职读".unicodeScalars.contains(next)
    case "达": return index > 0 && "发通抵表传雷直".unicodeScalars.contains(scalars[index - 1])
    case "创": return next == "新" || next == "业"
    case "与": return next == "会"
    case "和": return next == "美" || next == "谐" || next == "平"
    case "用"
    where index > 0
      && ["应", "使", "利", "租", "信", "公", "民", "商", "专", "通", "费"].contains(
        scalars[index - 1]):
      return true
    case "用": return next == "地" || next == "水" || next == "电" || next == "户" || next == "工"
    case "可": return next == "再"
    case "列":
      // 省列重大项目
      return index > 0 && "省市县".unicodeScalars.contains(scalars[index - 1])
        && !"第全前入".unicodeScalars.contains(next)
    case "居":
      return next == "民" || next == "家" || next == "住"
        || index > 0 && "安宜定移".unicodeScalars.contains(scalars[index - 1])
    case "均": return next == "衡"
    case "因":
      return next == "素" || next == "子"
        || index > 0 && "基原成病起".unicodeScalars.contains(scalars[index - 1])
    default: return false
    }
  }
}
