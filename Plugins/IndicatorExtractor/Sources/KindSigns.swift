import LecternKit

/// What stands around a figure and tells whether it is to be reached or was.
extension KindRule {
  /// `占年度计划的36%`: a plan that is only measured by.
  func isYardstick(_ end: Int, _ range: Range<Int>) -> Bool {
    // 低于年初目标2个百分点
    if end == range.upperBound, end - 6 >= range.lowerBound {
      return (max(1, end - 6)..<max(1, end - 2)).contains {
        view.has("低于", at: $0) && view.scalars[$0 - 1] != "不"
      }
    }
    guard end + 1 == range.upperBound, view.scalars[end] == "的" else { return false }
    let floor = max(range.lowerBound, end - 9)
    return (floor..<end).contains { index in
      view.scalars[index] == "占" || view.has("完成", at: index) || view.has("相当", at: index)
    }
  }

  /// `部分指标没有达到预期`, `税收好于预期`, `低于年初计划`: what came out is told by a plan.
  func isMissed(_ start: Int, _ floor: Int) -> Bool {
    guard view.has("预期", at: start) || view.has("目标", at: start) || view.has("计划", at: start)
    else { return false }
    var end = start
    if end - 2 > floor, view.scalars[end - 2] == "年" || view.has("全年", at: end - 2) { end -= 2 }
    guard end - 2 > floor else { return false }
    switch view.scalars[end - 1] {
    case "于":
      return "低好高".unicodeScalars.contains(view.scalars[end - 2])
        && view.scalars[end - 3] != "不"
    case "及": return view.scalars[end - 2] == "不"
    case "到":
      return view.scalars[end - 2] == "达"
        && (view.scalars[end - 3] == "未" || view.scalars[end - 3] == "没"
          || end - 4 >= floor && view.has("没有", at: end - 4))
    default: return false
    }
  }

  /// Whether a range tells that a plan was missed or passed.
  func tellsMissed(_ range: Range<Int>, _ tags: borrowing SentenceTags) -> Bool {
    tags.senses.contains { index in
      let sense = tags.allSenses[index]
      return sense.classes.contains(.future) && sense.end <= range.upperBound
        && isMissed(Int(sense.start), range.lowerBound)
    }
  }

  /// `完全有条件实现`
  func isPossible(_ range: Range<Int>, _ tags: borrowing SentenceTags) -> Bool {
    tags.senses.contains { index in
      let sense = tags.allSenses[index]
      return sense.classes.contains(.future) && sense.end <= range.upperBound
        && view.has("有条件", at: Int(sense.start))
    }
  }

  /// 有 or 共 right before the value: `全县在外创业的老板有3200多人`.
  func isCounted(_ index: Int) -> Bool {
    guard index > 1, view.scalars[index - 1] == "有" || view.scalars[index - 1] == "共" else {
      return false
    }
    return !"要需须应将会能可都约各".unicodeScalars.contains(view.scalars[index - 2])
  }

  /// Whether an account of the clause before goes on: `去年收了12亿元，支出却要14亿元`, `争取到资金3亿元，带动贷款5亿元`.
  func goesOn(
    from past: Int, to clause: Int, _ future: Int?, _ range: Range<Int>
  ) -> Bool {
    guard future == nil, clause - 1 > past, view.scalars[clause - 1] == "，" else { return false }
    // 开春以来，化肥价格上涨，撂荒面积1400亩; 标准已经研究过，每平方米4280元
    if view.has("以来，", at: past) || isPerfect(past, clause) { return true }
    let last = clauseStart(before: clause - 1, floor: range.lowerBound)
    guard past >= last else { return false }
    // 去冬已开工19座，完成投资3000万元; 上个月抽查了9家，超期的占17%
    return view.has("去年", at: past) || view.has("争取到", at: past) || view.scalars[past] == "已"
      || view.has("现有", at: past) || view.has("上个月", at: past) || view.has("查出", at: past)
  }

  /// Whether 已 or 已经 stands at a place, and 过 or 了 closes its clause.
  private func isPerfect(_ past: Int, _ limit: Int) -> Bool {
    guard view.scalars[past] == "已" else { return false }
    let end = clauseEnd(behind: past, limit)
    return view.scalars[end - 1] == "过" || view.scalars[end - 1] == "了"
  }

  /// `受干旱影响，全县减产3万吨`
  func isSuffered(_ range: Range<Int>) -> Bool {
    range.dropFirst(3).contains { index in
      view.has("影响，", at: index)
        && view.scalars[clauseStart(before: index, floor: range.lowerBound)] == "受"
    }
  }

  /// `批而未供的1340亩土地`, `尚未开工的8个项目`: what is not done yet is a fact.
  func isUndone(_ index: Int, _ floor: Int) -> Bool {
    guard index - 3 >= floor, view.scalars[index - 1] == "的" else { return false }
    var place = index - 2
    while place >= floor, index - place < 12, view.scalars[place].isIdeograph {
      if view.scalars[place] == "未", view.scalars[place + 1] != "来" { return true }
      place -= 1
    }
    return false
  }

  /// Whether 规划 tells in what something is listed: `列入省级规划的12座水闸`.
  func isListed(_ index: Int, _ range: Range<Int>) -> Bool {
    guard view.has("规划的", at: index) else { return false }
    return (max(range.lowerBound, index - 8)..<max(range.lowerBound, index - 1)).contains {
      view.scalars[$0 + 1] == "入" && (view.scalars[$0] == "列" || view.scalars[$0] == "纳")
    }
  }

  /// `懂电脑的不到20人`, `亩均产值不足40万元`: what is called few tells how things stand, unless 的 makes it a condition.
  func isFewer(_ value: ValueExpression) -> Bool {
    let (start, end) = (value.range.lowerBound, value.range.upperBound)
    guard view.scalars[start] == "不", start + 1 < value.core.lowerBound,
      view.scalars[start + 1] == "到" || view.scalars[start + 1] == "足"
    else { return false }
    return end >= view.count || view.scalars[end] != "的"
  }

  /// `年度计划投资48亿元`, `年初计划5亿元的六成`, `全年300件控制目标的七成`: how much it was to be.
  func isGoalOf(_ entry: NamedValue) -> Bool {
    let (start, end) = (entry.value.range.lowerBound, entry.value.range.upperBound)
    let scalars = view.scalars
    if let main = entry.name?.main, main.count > 3, main.upperBound <= start,
      view.has("计划投资", at: main.upperBound - 4)
        || main.count > 4 && view.has("计划总投资", at: main.upperBound - 5)
    {
      return true
    }
    guard entry.value.kind != .percent, end + 1 < view.count else { return false }
    if scalars[end] == "的" {
      return start - entry.clauseStart > 2 && isPlanWord(start - 2) && isShare(at: end + 1)
    }
    guard scalars[end].isIdeograph else { return false }
    var index = end
    while index + 3 < view.count, index - end < 5, scalars[index].isIdeograph {
      if scalars[index + 2] == "的" { return isPlanWord(index) && isShare(at: index + 3) }
      index += 1
    }
    return false
  }

  private func isPlanWord(_ index: Int) -> Bool {
    view.has("计划", at: index) || view.has("目标", at: index) || view.has("任务", at: index)
  }

  private func isShare(at index: Int) -> Bool {
    index < view.count && (view.scalars[index].isDigit || view.scalars[index].isChineseNumeral)
  }

  /// `资产负债率超过70%的7户企业`, `年纳税100万元以上的27户`: what marks off those that there are.
  func isThreshold(_ entry: NamedValue) -> Bool {
    let value = entry.value
    let end = value.range.upperBound
    return value.bound == .atLeast || value.bound == .atMost
      ? end + 1 < view.count && view.scalars[end] == "的" && view.scalars[end + 1].isDigit
        && !entry.predicate.hasVerb
      : false
  }

  /// `在编教师214人`, `登记在册3000家`: who or what is on a roll.
  func isOnRoll(_ entry: NamedValue) -> Bool {
    let start = entry.value.range.lowerBound
    guard entry.rule == .before, start - entry.clauseStart > 2 else { return false }
    return (entry.clauseStart..<start - 1).contains { index in
      view.scalars[index] == "在"
        && (view.scalars[index + 1] == "册" || view.scalars[index + 1] == "编")
    }
  }

  /// `剩下的25个问题`, `剩余8户`
  func isLeft(_ index: Int, _ floor: Int) -> Bool {
    let end = index > floor && view.scalars[index - 1] == "的" ? index - 1 : index
    guard end - 2 >= floor, view.scalars[end - 2] == "剩" else { return false }
    return view.scalars[end - 1] == "下" || view.scalars[end - 1] == "余"
  }

  /// Whether a term is set in a range: `月底前清零`.
  func hasTerm(_ range: Range<Int>) -> Bool {
    range.dropFirst().contains { index in
      view.scalars[index] == "前" && "底月日旬末".unicodeScalars.contains(view.scalars[index - 1])
    }
  }

  /// `剩下的9个由各乡镇包干`
  func isGivenAt(_ index: Int) -> Bool { index < view.count && view.scalars[index] == "由" }

  /// The next clause of a sentence.
  func behindComma(_ end: Int, _ tags: borrowing SentenceTags) -> Range<Int> {
    let limit = tags.range.upperBound
    guard end + 1 < limit, view.scalars[end] == "，" else { return limit..<limit }
    return end + 1..<clauseEnd(behind: end + 1, limit)
  }

  /// Whether the next clause says what has become of it: `民生实事共10件，已办结6件`, `资金到位2亿元，支出率仅为40%`.
  func isFound(_ entry: NamedValue, _ end: Int, _ limit: Int) -> Bool {
    if isPartlyDone(entry.value, end) { return true }
    guard end + 2 < limit, view.scalars[end] == "，" else { return false }
    let start = entry.value.range.lowerBound
    if view.scalars[end + 1] == "已" {
      // 已明确由乡镇包案 tells nothing yet.
      guard view.scalars[end + 1..<clauseEnd(behind: end + 1, limit)].contains(where: \.isDigit)
      else {
        return false
      }
      return isCounted(start)
        || (entry.clauseStart..<start).contains { view.has("反馈", at: $0) || view.has("交办", at: $0) }
    }
    guard entry.value.kind == .money, start - 2 >= entry.clauseStart else { return false }
    guard
      view.has("到位", at: start - 2) || view.has("到账的", at: start - 3)
        || view.has("到位的", at: start - 3)
    else { return false }
    let next = end + 1..<clauseEnd(behind: end + 1, limit)
    return next.contains {
      view.has("仅为", at: $0) || view.has("只有", at: $0) || view.has("仅有", at: $0)
        || view.has("还不足", at: $0) || view.has("还不到", at: $0)
    }
  }

  /// `反馈的90个问题已整改70个`: the rest of the clause tells how many of those counted are done with.
  private func isPartlyDone(_ value: ValueExpression, _ end: Int) -> Bool {
    let start = value.range.upperBound
    guard value.kind == .count || value.kind == .person, start < end,
      let word = view.scalars[start..<end].firstIndex(of: "已")
    else { return false }
    return view.scalars[word..<end].contains(where: \.isDigit)
  }

  /// 完成了, 建成了 right before the value.
  func hasCompleted(_ index: Int) -> Bool {
    index > 0 && view.scalars[index - 1] == "了"
  }

  /// Whether the year named last is over. One that is only compared with tells nothing by itself: a plan may say
  /// 比去年多100户.
  func isPastYear(
    _ range: Range<Int>, _ periods: [StatedPeriod], _ past: Int?
  ) -> Bool {
    guard let year, let last = periods.last(where: { $0.place < range.upperBound }),
      past != nil || !last.isCompared
    else { return false }
    return last.lastYear < year
  }

  /// A period that was over on the day of the speech, stated in the sentence and not compared with.
  func isFormer(
    _ range: Range<Int>, _ periods: [StatedPeriod], behind future: Int?
  ) -> Bool {
    guard
      let last = periods.last(where: { $0.place < range.upperBound && !$0.isCompared })
    else { return false }
    return isOver(last) && last.place > (future ?? -1) && !isStart(last)
  }

  /// Whether a period is what something starts from: `从去年的96个工作日压缩到60个`.
  func isStart(_ stated: StatedPeriod) -> Bool {
    guard stated.place > 0 else { return false }
    let before = view.scalars[stated.place - 1]
    return before == "从" || before == "由"
  }

  /// Of the speech's own year: the quarters and months before its own.
  func isOver(_ stated: StatedPeriod) -> Bool {
    guard let date, stated.lastYear >= date.year else { return date != nil }
    return switch stated.period {
    case .quarter(date.year, let quarter): quarter * 3 < date.month
    case .month(date.year, let month): month < date.month
    default: false
    }
  }

  /// A sentence that begins with a verb and speaks of no time is a demand: `对…实施修复`, `建设…`.
  func opensWithAct(_ tags: borrowing SentenceTags) -> Bool {
    var start = tags.range.lowerBound
    if view.has("对", at: start) { return true }
    if let adverb = tags.word(startingAt: start), adverb.classes.contains(.adverb) {
      start = adverb.range.upperBound
    }
    guard let first = tags.word(startingAt: start) else { return false }
    // 征收范围东起大桥, 补助对象300人
    let behind = first.range.upperBound
    if view.has("范围", at: behind) || view.has("对象", at: behind) || view.has("规模", at: behind)
      || view.has("标准", at: behind)
    {
      return false
    }
    return !first.classes.isDisjoint(with: [.verb, .nominal, .firm, .soft, .adverb])
  }
}
