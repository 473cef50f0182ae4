import LecternKit

/// The name behind a count: `17个新建项目`, `38个大模型规模化应用`.
extension PhraseFinder {
  /// Whether what stands at `index` can begin a name.
  func isNoun(at index: Int, limit: Int) -> Bool {
    guard index < limit else { return false }
    let scalar = scalars[index]
    if scalar == "等" { return index + 1 < limit && scalars[index + 1] == "级" }
    if scalar.isDigit { return age(at: index, limit: limit) != nil }
    return scalar.isIdeograph || scalar == "“" || scalar.isLetter || scalar == "《"
  }

  /// Behind an age that tells who is counted: `10万名65岁以上老年人`.
  private func age(at index: Int, limit: Int) -> Int? {
    var end = index
    while end < limit, scalars[end].isDigit || scalars[end] == "-" { end += 1 }
    guard end + 1 < limit, scalars[end] == "岁" else { return nil }
    end += 1
    if scalars[end] == "及" || scalars[end] == "（" { end += 1 }
    if view.has("以上", at: end) || view.has("以下", at: end) { end += 2 }
    return end < limit && scalars[end].isIdeograph ? end : nil
  }

  /// The phrase that begins at `index`, or nil where none does.
  func behind(
    _ index: Int, limit: Int, tags: borrowing SentenceTags
  ) -> Range<Int>? {
    var start = index
    while start < limit, scalars[start] == " " { start += 1 }
    guard isNoun(at: start, limit: limit), !isTime(at: start, tags) else { return nil }
    start = behindThreshold(behindQuotation(start, limit: limit), limit: limit)
    var end = age(at: start, limit: limit) ?? modifiersEnd(start, limit: limit, tags: tags)
    var quotes = 0
    var depth = 0
    // Where 和 joined another noun.
    var joint = start
    scan: while end < limit {
      let scalar = scalars[end]
      switch scalar {
      case "“":
        if quotes == 0, end == start + 2, isRegionNoun(end) { break scan }
        if quotes == 0, end > start, isRemark(end, limit: limit, tags: tags) { break scan }
        quotes += 1
      case "”": quotes -= 1
      case "（": depth += 1
      case "）":
        if depth == 0 { break scan }
        depth -= 1
      case "，", "、", "；", "：", "。", "！", "？", "\n", "—":
        if quotes <= 0, depth == 0 {
          guard scalar == "、", let next = twin(end, start, limit: limit, tags) else { break scan }
          end = next - 1
        }
      case "的" where quotes <= 0 && depth == 0 && isOwner(start..<end, tags): break scan
      default:
        guard quotes <= 0, depth == 0 else { break }
        if end > start, stops(end, start, tags) || isNumber(end, limit) { break scan }
        if scalar == "和" || scalar == "及", !tags.isInName(end), !isAdjective(end) { joint = end }
      }
      end += 1
    }
    if joint > start, isLoose(joint, end, limit: limit) { end = joint }
    while end > start + 1, let word = tags.word(endingAt: end), word.classes.contains(.tail),
      word.range.lowerBound > start
    {
      end = word.range.lowerBound
    }
    if end > start + 2, scalars[end - 1] == "中" || scalars[end - 1] == "里" { end -= 1 }
    let last = end
    while end > start, scalars[end - 1] == "的" || scalars[end - 1] == " " { end -= 1 }
    if end < last, isLacking(at: start) { return nil }
    // 3条美食街和“夜市”: 和 goes with what is quoted.
    if end > start + 2, end < limit, scalars[end] == "“",
      scalars[end - 1] == "和" || scalars[end - 1] == "及"
    {
      end -= 1
    }
    return end - start >= 1 ? start..<end : nil
  }

  /// Behind a quotation with 的: “一刀切”的做法.
  private func behindQuotation(_ start: Int, limit: Int) -> Int {
    guard scalars[start] == "“" else { return start }
    var close = start
    while close < limit, scalars[close] != "”" { close += 1 }
    guard close + 2 < limit, scalars[close + 1] == "的", scalars[close + 2].isIdeograph else {
      return start
    }
    return close + 2
  }

  /// Behind a threshold without a numeral: 1个亿元以上的项目.
  private func behindThreshold(_ start: Int, limit: Int) -> Int {
    switch scalars[start] {
    case "亿", "千", "百", "十": break
    default: return start
    }
    var end = start + 1
    while end < limit, end - start < 4, scalars[end] != "元" { end += 1 }
    guard end + 4 < limit, view.has("元以上的", at: end), scalars[end + 4].isIdeograph else {
      return start
    }
    return end + 4
  }

  /// A figure or date ends the name, but not the 5G of 5G基站.
  private func isNumber(_ index: Int, _ limit: Int) -> Bool {
    guard scalars[index].isDigit else { return false }
    var end = index
    while end < limit, scalars[end].isDigit { end += 1 }
    // 行业前50强企业
    return !(end < limit && (scalars[end].isLetter || scalars[end] == "强" || scalars[end] == "佳"))
  }

  /// Behind words at the beginning of a phrase that make a verb an adjective: 拟竣工投产项目,
  /// 重点申报项目.
  private func modifiersEnd(
    _ start: Int, limit: Int, tags: borrowing SentenceTags
  ) -> Int {
    var end = start
    switch scalars[start] {
    case "拟", "新", "待", "续", "可", "应": end += 1
    default:
      guard let word = tags.word(startingAt: start), word.range.upperBound <= limit,
        !word.classes.isDisjoint(with: [.modifier, .verb, .adverb])
          || word.classes.contains(.nominal) && isVerb(at: word.range.upperBound, tags)
      else { return start }
      end = word.range.upperBound
    }
    while let word = tags.word(startingAt: end), word.range.upperBound < limit,
      word.classes.contains(.verb), isNoun(at: word.range.upperBound, limit: limit)
    {
      end = word.range.upperBound
    }
    return end
  }

  private func isVerb(at index: Int, _ tags: borrowing SentenceTags) -> Bool {
    tags.word(startingAt: index)?.classes.contains(.verb) ?? false
  }

  /// Whether a quotation behind a noun says something of it (耕地“望天收”) and is no part of its name
  /// (省级“绿色工厂”).
  private func isRemark(_ open: Int, limit: Int, tags: borrowing SentenceTags) -> Bool {
    switch scalars[open - 1] {
    case "级", "型", "性", "的", "国", "省", "市", "县", "类", "域", "批", "新", "星": return false
    default: break
    }
    var close = open
    while close < limit, scalars[close] != "”" { close += 1 }
    guard close < limit, open >= 2 else { return false }
    return close + 1 >= limit || !scalars[close + 1].isIdeograph
      || isPredicate(at: close + 1, tags: tags)
  }

  private func stops(
    _ index: Int, _ start: Int, _ tags: borrowing SentenceTags
  ) -> Bool {
    if tags.isInName(index - 1..<index + 1) {
      return false
    }
    if scalars[index] == "等", scalars[index - 1] != "平", scalars[index - 1] != "高",
      scalars[index - 1] != "中", index - start >= 2, scalars[index + 1] != "级"
    {
      return true
    }
    // A modifier may hold verbs: 因手续不全的项目.
    var ahead = index
    while ahead < tags.range.upperBound, ahead - index < 8, scalars[ahead] != "，",
      scalars[ahead] != "、",
      scalars[ahead] != "的"
    {
      ahead += 1
    }
    if ahead < tags.range.upperBound, scalars[ahead] == "的", ahead - index < 8,
      index - start <= 1 || scalars[start] == "因" || scalars[index] == "较"
    {
      return false
    }
    if isAct(at: index, tags) || isFrame(at: index) || endsOwner(at: index, start) { return true }
    // 9个村有4个, 1万元以下的村从203个
    if scalars[index] == "有" || scalars[index] == "从" || scalars[index] == "由",
      index + 1 < tags.range.upperBound,
      scalars[index + 1].isDigit || scalars[index + 1].isChineseNumeral
    {
      return true
    }
    // 企业一企一策
    if scalars[index] == "一", index + 2 < tags.range.upperBound, scalars[index + 2] == "一" {
      return true
    }
    // 3个县区固定资产投资: a region, and what is measured there.
    if let name = tags.name(startingAt: index), name.range.count > 2, isRegionNoun(index) {
      return true
    }
    if let word = tags.word(startingAt: index), word.classes.contains(.attribute),
      isRegionNoun(index)
    {
      return true
    }
    if let word = tags.word(startingAt: index), word.classes.contains(.tail) {
      let end = word.range.upperBound
      // 中型以上水库
      if view.has("以上", at: index) || view.has("以下", at: index), end < tags.range.upperBound,
        scalars[end].isIdeograph, !isPredicate(at: end, tags: tags)
      {
        return false
      }
      // 廉政工作汇报
      if end < tags.range.upperBound, isCompound(scalars[index], scalars[end]) { return false }
      return index - start >= 2
    }
    if let word = tags.word(startingAt: index), word.classes.contains(.verb),
      let next = tags.word(startingAt: word.range.upperBound), next.classes.contains(.tail)
    {
      // 职工体检任务
      return false
    }
    // 三级及以上等级公路
    if scalars[index] == "及", view.has("以上", at: index + 1) || view.has("以下", at: index + 1),
      index + 3 < tags.range.upperBound, scalars[index + 3].isIdeograph
    {
      return false
    }
    if scalars[index] == "和" || scalars[index] == "及", joinsNouns(index, start, tags) {
      return false
    }
    return isPredicate(at: index, tags: tags)
  }
}
