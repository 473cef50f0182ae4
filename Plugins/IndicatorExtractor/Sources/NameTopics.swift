import LecternKit

/// Names that stand in the clause before, in an announced account or behind who reports them.
extension NameResolver {
  /// What the clause before spoke of: `各村要建设晾晒场，全镇不少于30个`, `粮食生产再获丰收，达到18万吨`,
  /// `审批事项，去年取消了40项`, `改造任务分两年完成，今年完成60%`.
  func object(
    before entry: NamedValue, _ tags: borrowing SentenceTags, isSure: Bool = false
  ) -> NameReference? {
    let floor = tags.range.lowerBound
    var end = entry.clauseStart - 1
    guard end - 3 > floor, scalars[end] == "，",
      isSure || scalars[entry.value.range.lowerBound] == "不" || entry.predicate.isLevel
        || isOfTime(entry, tags)
    else { return nil }
    var start = finder.clauseStart(before: end, floor: floor)
    // 清收贷款，由财政局牵头，年底前收回60%
    if start - 3 > floor, scalars[start] == "由", scalars[start - 1] == "，",
      view.has("负责", at: end - 2) || view.has("牵头", at: end - 2) || view.has("组织", at: end - 2)
    {
      end = start - 1
      start = finder.clauseStart(before: end, floor: floor)
    }
    if let whole = dealt(before: start, floor) { return whole }
    if let act = repeated(start..<end) { return NameReference(act) }
    var close = end
    // 用地指标由国土局统筹
    if let by = scalars[start..<end].firstIndex(of: "由"), by - start > 1, end - by > 4,
      view.has("负责", at: end - 2) || view.has("牵头", at: end - 2) || view.has("统筹", at: end - 2)
    {
      close = by
    }
    if close - 5 > start, view.has("全覆盖", at: close - 3) { close -= 3 }
    if scalars[close - 1] == "”",
      let open = scalars[start..<close].lastIndex(of: "“"), open > start + 1
    {
      close = open
    }
    let (phrase, _) = finder.before(start..<close, tags: tags, isSubject: false)
    guard (2...12).contains(phrase.count),
      scalars[phrase].allSatisfy({ $0.isIdeograph || $0 == "、" })
    else { return nil }
    return NameReference(phrase)
  }

  /// What the clause before announced an account of.
  func account(before start: Int, _ tags: borrowing SentenceTags) -> Range<Int>? {
    let end = start - 1
    guard end - 4 > tags.range.lowerBound, scalars[end] == "，", scalars[end - 1] == "账" else {
      return nil
    }
    return account(finder.clauseStart(before: end, floor: tags.range.lowerBound)..<end)
  }

  /// Whether a name is of an account that was announced or of revenue, so that what came in is told of it.
  func isAccount(_ name: NameReference?) -> Bool {
    guard let name, name.tail == nil, name.main.count > 1, name.main.upperBound < scalars.count
    else { return false }
    let end = name.main.upperBound
    return scalars[end] == "账" || view.has("收入", at: end - 2) || view.has("税收", at: end - 2)
  }

  /// What an account is of that is announced: the 土地租金 of `第三笔是土地租金账`.
  func account(_ range: Range<Int>) -> Range<Int>? {
    let end = range.upperBound - 1
    guard scalars[end] == "账", let verb = scalars[range].firstIndex(of: "是"),
      (2...8).contains(end - verb - 1), scalars[verb + 1..<end].allSatisfy(\.isIdeograph)
    else { return nil }
    return verb + 1..<end
  }

  /// What is done once: the 轮训 of `全员轮训一遍`.
  func repeated(_ range: Range<Int>) -> Range<Int>? {
    let end = range.upperBound - 2
    guard end - 2 > range.lowerBound, scalars[end] == "一",
      "遍轮次趟".unicodeScalars.contains(scalars[end + 1]),
      scalars[end - 1].isIdeograph, scalars[end - 2].isIdeograph
    else { return nil }
    return end - 2..<end
  }

  /// Whether a clause says how much of something fell to a time, and no more: `去年减了40项`,
  /// `今年完成60%`, `目前已整改29个`, `年底前要全部完成60%`.
  func isOfTime(_ entry: NamedValue, _ tags: borrowing SentenceTags) -> Bool {
    let end = entry.value.range.lowerBound
    let behind = entry.value.range.upperBound
    guard behind >= scalars.count || !scalars[behind].isIdeograph,
      let time = timeEnd(entry, tags)
    else { return false }
    let circumstance: WordClass = [.period, .adverb, .firm, .soft, .past, .future]
    var hasAct = false
    var place = time
    while true {
      var index = place
      while index < end, isParticle(scalars[index]) { index += 1 }
      if index == end { return hasAct }
      guard let next = tags.word(startingAt: index) else { return false }
      let isAct = !next.classes.isDisjoint(with: [.verb, .change])
      guard isAct || !next.classes.isDisjoint(with: circumstance) else { return false }
      hasAct = hasAct || isAct
      place = next.range.upperBound
    }
  }

  /// Behind the time that opens a clause: 今年, 12月底前.
  func timeEnd(_ entry: NamedValue, _ tags: borrowing SentenceTags) -> Int? {
    let start = entry.clauseStart
    if let word = tags.word(startingAt: start),
      word.classes.contains(.period) || scalars[word.range.upperBound - 1] == "前"
    {
      return word.range.upperBound
    }
    guard start < entry.value.range.lowerBound, scalars[start].isDigit else { return nil }
    return finder.openingTime(start..<entry.value.range.lowerBound)
  }

  func isParticle(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "了", "要", "再", "又", "将", "可", "须": true
    default: false
    }
  }

  /// What a sentence of its own announced: `二是出口。完成3亿美元`.
  func topic(before start: Int) -> Range<Int>? {
    let end = start - 1
    guard end > 3, scalars[end] == "。" else { return nil }
    var index = end - 1
    while index > 0, end - index < 12, scalars[index] != "是" {
      guard scalars[index].isIdeograph else { return nil }
      index -= 1
    }
    guard index > 0, scalars[index] == "是", scalars[index - 1].isChineseNumeral, end - index > 2
    else { return nil }
    return index + 1..<end
  }

  /// Whether a phrase ends with 一 and a measure word, so that a size and the noun are still to come:
  /// `组建一支不少于80人的消防队`, `建一个500亩的基地`.
  func isMeasureOnly(_ phrase: Range<Int>) -> Bool {
    guard phrase.count > 1, scalars[phrase.upperBound - 2] == "一" else { return false }
    switch scalars[phrase.upperBound - 1] {
    case "个", "支", "片", "批", "条", "座", "家", "块", "处", "所", "项", "套", "名", "只", "辆": break
    default: return false
    }
    return phrase.count == 2 || !"第唯统同专逐".unicodeScalars.contains(scalars[phrase.upperBound - 3])
  }

  /// Whether 中 or 里 right behind a noun of regions begins a phrase: 县区中综合排名.
  func isAmongRegions(_ start: Int) -> Bool {
    guard start > 2, start + 2 < scalars.count, scalars[start] == "中" || scalars[start] == "里",
      finder.isRegionNoun(start)
    else {
      return false
    }
    let next = scalars[start + 1] == "面" ? scalars[start + 2] : scalars[start + 1]
    return next == "综" || next == "总"
  }

  /// Whether a phrase only tells from which goal something is away: 离全年目标, 距序时进度.
  func isGap(_ phrase: Range<Int>) -> Bool {
    guard phrase.count > 3, scalars[phrase.lowerBound] == "离" || scalars[phrase.lowerBound] == "距"
    else { return false }
    let end = phrase.upperBound - 2
    return view.has("目标", at: end) || view.has("任务", at: end) || view.has("计划", at: end)
      || view.has("进度", at: end) || view.has("要求", at: end)
  }

  /// What is found or handed over, without who does so: the 问题 of `督导组反馈我市问题`.
  func reported(_ phrase: Range<Int>) -> Range<Int>? {
    guard phrase.count > 4 else { return nil }
    let end = phrase.upperBound
    var index = end - 4
    while index > phrase.lowerBound {
      if isFinding(index), "组室局关厅署".unicodeScalars.contains(scalars[index - 1]) {
        var start = index + 2
        if end - start > 3, scalars[start] == "我" || scalars[start] == "全" || scalars[start] == "本",
          "省市县区州镇乡".unicodeScalars.contains(scalars[start + 1])
        {
          start += 2
        }
        return start..<end
      }
      index -= 1
    }
    return nil
  }

  /// What a body does that looks into something: 反馈, 抽查.
  func isFinding(_ index: Int) -> Bool {
    switch scalars[index] {
    case "反": view.has("反馈", at: index)
    case "交": view.has("交办", at: index)
    case "抽": view.has("抽查", at: index)
    case "审": view.has("审计", at: index)
    case "查": view.has("查出", at: index)
    case "移": view.has("移交", at: index)
    default: false
    }
  }

  /// Out of what something is chosen: the 诉求 of `从企业反映最多的诉求中选出10件`.
  func chosen(_ phrase: Range<Int>, _ tags: borrowing SentenceTags) -> Range<Int>? {
    guard phrase.count > 2, let last = phrase.last, scalars[last] == "中" || scalars[last] == "里"
    else { return nil }
    var from = last - 1
    let floor = max(tags.range.lowerBound, last - 24)
    while from >= floor, scalars[from] != "从" || tags.isInName(from) {
      if scalars[from] == "，" { return nil }
      from -= 1
    }
    guard from >= floor else { return nil }
    let whole = max(from + 1, phrase.lowerBound)..<last
    let noun = whole.lastIndex { scalars[$0] == "的" }.map { $0 + 1..<last } ?? whole
    return noun.count > 1 ? noun : phrase.upperBound..<phrase.upperBound
  }

  /// Where 占了 and a region begin that close a phrase.
  func share(_ phrase: Range<Int>) -> Int? {
    let end = phrase.upperBound
    guard phrase.count > 5, scalars[end - 2] == "全", scalars[end - 3] == "了",
      scalars[end - 4] == "占"
    else { return nil }
    return end - 4
  }

  /// Where 成为…第五个 begins behind what is measured.
  func become(_ phrase: Range<Int>) -> Int? {
    let end = phrase.upperBound
    guard phrase.count > 6, scalars[end - 3] == "第" || scalars[end - 2] == "首" else { return nil }
    return (phrase.lowerBound + 2..<end - 3).last { view.has("成为", at: $0) }
  }

  /// What is to be reached, where the figure is called its task or goal: the 税收 of `全县税收的任务是9亿元`.
  func measured(_ phrase: Range<Int>, _ tags: borrowing SentenceTags) -> Range<Int>? {
    let end = phrase.upperBound
    guard phrase.count > 4, scalars[end - 3] == "的", end < scalars.count,
      scalars[end] == "是" || scalars[end] == "为",
      view.has("任务", at: end - 2) || view.has("目标", at: end - 2)
    else { return nil }
    let whole = phrase.lowerBound..<end - 3
    // 市里下达的任务, 交给我县的任务: who set it and for whom.
    let last = scalars[whole.upperBound - 1]
    guard !"给们达定派交".unicodeScalars.contains(last), !finder.isRegion(whole, tags),
      tags.word(endingAt: whole.upperBound)?.classes.isDisjoint(with: [.verb, .place]) ?? true
    else { return nil }
    return whole
  }
}
