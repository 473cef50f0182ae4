import LecternKit

/// Values named by what is done: how often, how soon, and what is paid for each.
extension NameResolver {
  /// The act that a figure is told of, where a demand or a payment names it right beside the figure.
  func act(
    _ value: ValueExpression, _ phrase: Range<Int>, at start: Int, limit: Int,
    tags: borrowing SentenceTags
  ) -> Range<Int>? {
    switch value.kind {
    case .money:
      return payment(value, at: start, limit: limit) ?? frequent(value, at: start)
    case .percent:
      return grant(value, at: start) ?? granted(behind: value.range.upperBound, limit: limit)
    case .time:
      return frequent(value, at: start)
        ?? response(value, phrase, at: start, limit: limit, tags: tags)
    case .count: return frequent(value, at: start)
    default: return nil
    }
  }

  /// What is done so often: `主要领导每月下村不少于4次`.
  private func frequent(_ value: ValueExpression, at start: Int) -> Range<Int>? {
    let end = value.range.lowerBound
    let behind = value.range.upperBound
    // 每季度抽查不少于10个单位
    guard scalars[end] == "不", end < value.core.lowerBound,
      behind >= scalars.count || !scalars[behind].isIdeograph,
      let every = scalars[start..<end].lastIndex(of: "每"), every + 3 < end
    else { return nil }
    var low = every + 2
    switch scalars[every + 1] {
    case "年", "月", "周", "天", "日", "人": break
    case "季" where scalars[low] == "度": low += 1
    case "学" where scalars[low] == "期": low += 1
    case "半" where scalars[low] == "年" || scalars[low] == "月": low += 1
    case "季": break
    default: return nil
    }
    guard end - low >= 2, end - low <= 8, scalars[low] != "在" || end - low <= 3,
      scalars[low..<end].allSatisfy({ $0.isIdeograph && $0 != "的" })
    else { return nil }
    // 到薄弱学校送教
    if end - low > 4, scalars[low] == "到" || scalars[low] == "赴",
      // 到基层一线 is where, and nothing is done there.
      !"线层村镇乡区".unicodeScalars.contains(scalars[end - 1])
    {
      low = end - 2
    }
    return low..<end
  }

  /// What is done so soon, where who does it or when it is due stands before:
  /// `值班人员20分钟内到达现场`, `提前3小时发布预警`.
  private func response(
    _ value: ValueExpression, _ phrase: Range<Int>, at clause: Int, limit: Int,
    tags: borrowing SentenceTags
  ) -> Range<Int>? {
    var index = value.range.upperBound
    let start = value.range.lowerBound
    let isAhead = start >= 2 && view.has("提前", at: start - 2)
    guard index + 1 < limit, scalars[index].isIdeograph, isAhead || scalars[index - 1] == "内"
    else { return nil }
    if isAhead {
      guard view.has("发", at: index), index + 4 <= limit else { return nil }
    } else if let last = phrase.last, scalars[clause] != "对", scalars[start - 1] != "、" {
      switch scalars[last] {
      case "人", "员", "局", "队", "长", "门", "位", "委", "厅", "办", "站", "组", "班", "镇", "乡", "后": break
      default:
        let first = scalars[phrase.lowerBound]
        guard first == "遇" || first == "接" || view.has("发生", at: phrase.lowerBound) else {
          return nil
        }
      }
    } else if phrase.isEmpty, start > clause {
      // 能办的3天内办结
      return nil
    }
    while let word = tags.word(startingAt: index),
      !word.classes.isDisjoint(with: [.firm, .adverb]), word.range.upperBound < limit
    {
      index = word.range.upperBound
    }
    if scalars[index] == "要" || scalars[index] == "须" { index += 1 }
    var end = index
    while end < limit, end - index < 7, scalars[end].isIdeograph { end += 1 }
    // 放款到位
    if end - index == 4, view.has("到位", at: end - 2) { end -= 2 }
    return (2...6).contains(end - index) ? index..<end : nil
  }

  /// The 补贴 of `每亩补贴30元`, `按每人200元补助`.
  private func payment(_ value: ValueExpression, at start: Int, limit: Int) -> Range<Int>? {
    let (low, end) = (value.range.lowerBound, value.range.upperBound)
    // 迟到一次扣20元
    if low - 2 > start, scalars[low - 1] == "扣" || scalars[low - 1] == "罚",
      !"折抵回克暗处惩责".unicodeScalars.contains(scalars[low - 2])
    {
      return low - 1..<low
    }
    if let given = granted(behind: end, limit: limit) { return given }
    let floor = max(start, low - 6)
    guard floor < low, scalars[floor..<low].contains("每") else { return nil }
    if isPayment(end), end + 2 <= limit,
      end + 2 == scalars.count || !scalars[end + 2].isIdeograph || view.has("标准", at: end + 2)
    {
      return end..<end + 2
    }
    guard low - 2 > floor, isPayment(low - 2), scalars[floor..<low - 2].contains("每") else {
      return nil
    }
    return low - 2..<low
  }

  /// Who pays how much of it to whom: the 补助 of `省财政对山区县补助70%`.
  private func grant(_ value: ValueExpression, at start: Int) -> Range<Int>? {
    let end = value.range.lowerBound
    guard end - 6 >= start, isPayment(end - 2), let whom = scalars[start..<end].firstIndex(of: "对"),
      whom > start, end - whom > 4
    else { return nil }
    return end - 2..<end
  }

  /// What is given by a measure: the 补助 of `按每亩30元的标准给予补助`, `按投资额10%的比例给予一次性奖励`.
  private func granted(behind end: Int, limit: Int) -> Range<Int>? {
    guard end + 7 <= limit, scalars[end] == "的",
      view.has("标准", at: end + 1) || view.has("比例", at: end + 1)
    else { return nil }
    var index = end + 3
    switch scalars[index] {
    case "给", "予", "发", "进", "实", "安": index += 2
    default: break
    }
    while index + 2 <= limit, index - end < 12, scalars[index].isIdeograph {
      if isPayment(index) { return index..<index + 2 }
      index += 1
    }
    return nil
  }

  private func isPayment(_ index: Int) -> Bool {
    guard index + 1 < scalars.count else { return false }
    switch scalars[index] {
    case "补": return scalars[index + 1] == "助" || scalars[index + 1] == "贴"
    case "奖": return scalars[index + 1] == "励" || scalars[index + 1] == "补"
    default: return false
    }
  }

  /// Whether a time stands between who acts and what is done: `全市政府系统去年立案46件`.
  private func isOfTime(_ phrase: Range<Int>, until end: Int) -> Bool {
    guard phrase.upperBound + 2 <= end else { return false }
    return view.has("去年", at: end - 2) || view.has("今年", at: end - 2)
      || view.has("全年", at: end - 2) || view.has("累计", at: end - 2)
  }

  /// The act alone that a clause counts: `立案46件`, `处分52人`, `8月底前入库不少于2亿元`.
  func sanction(_ entry: NamedValue, _ phrase: Range<Int>) -> Range<Int>? {
    let end = entry.value.range.lowerBound
    let act = end - 2..<end
    guard act.lowerBound >= entry.clauseStart,
      phrase.isEmpty || phrase == act || isOfTime(phrase, until: act.lowerBound)
    else { return nil }
    let behind = entry.value.range.upperBound
    guard behind >= scalars.count || !scalars[behind].isIdeograph else { return nil }
    switch scalars[act.lowerBound] {
    case "立": guard view.has("立案", at: act.lowerBound) else { return nil }
    case "处":
      guard view.has("处分", at: act.lowerBound), scalars[behind - 1] == "人" else { return nil }
    case "入":
      guard view.has("入库", at: act.lowerBound), entry.value.kind == .money else { return nil }
    default: return nil
    }
    return act
  }
}
