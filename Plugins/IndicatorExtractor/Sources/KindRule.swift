import LecternKit

/// Target or actual: by the function of the part, and by the words before a value.
struct KindRule {
  let view: NormalizedText
  /// The day of the speech.
  let date: CalendarDate?
  var year: Int? { date?.year }

  func kind(
    of entry: NamedValue, function: Segment.Function?, mood: borrowing Mood,
    tags: borrowing SentenceTags, periods: [StatedPeriod]
  ) -> Indicator.Kind {
    if let stated = entry.value.statedKind { return stated }
    let start = entry.value.range.lowerBound
    let before = tags.range.lowerBound..<start
    let future = lastFuture(before, tags)
    let past = lastPast(before, tags, isPlanned: future != nil)
    let end = clauseEnd(behind: start, tags.range.upperBound)
    let isGiven = end + 1 < tags.range.upperBound && view.scalars[end + 1] == "由"
    if isLeft(start, before.lowerBound),
      isGiven || isGivenAt(entry.value.range.upperBound) || hasTerm(behindComma(end, tags))
        || hasTerm(entry.value.range.upperBound..<end)
        || hasSense(.demand, entry.value.range.upperBound..<end, tags)
    {
      return .target
    }
    // `未开工的9个项目，由发改局列明卡点`
    if isGiven, isUndone(start, before.lowerBound) {
      return .target
    }
    if isGivenOut(entry, end, tags) || isDue(entry) || isGoalOf(entry) { return .target }
    // 接到申请后5个工作日内必须拨付
    if isResponse(entry.value), hasSense(.demand, entry.value.range.upperBound..<end, tags) {
      return .target
    }
    if future == nil, isFound(entry, end, tags.range.upperBound) { return .actual }
    if isLack(entry) || isFewer(entry.value) { return .actual }
    if tellsAccount(start, tags) { return .actual }
    if isForbidden(entry.value) || isSet(start, function) { return .target }
    if isThreshold(entry) { return .actual }
    // 在去年减亏2亿元的基础上
    if view.has("的基础上", at: entry.value.range.upperBound) { return .actual }
    if isAhead(entry.value, before.lowerBound) { return .target }
    if mood.looksBack(at: start, clauseEnd: end) {
      let clause = clauseStart(before: start, floor: before.lowerBound)
      return tags.lastWord(.firm, in: clause..<start) == nil ? .actual : .target
    }
    switch function {
    case .review, .problems:
      // 今年的目标是…, among the results of last year.
      if let future, let year, let stated = periods.last(where: { $0.place < start }),
        stated.lastYear >= year, stated.place < future + 2,
        view.has("目标", at: future)
          || view.has("预期", at: future)
      {
        return .target
      }
      // 突出问题化解不力。一案一策，确保17件积案年底前化解
      if function == .problems, future != nil,
        tags.lastWord(
          .firm, in: clauseStart(before: start, floor: before.lowerBound)..<start) != nil
      {
        return .target
      }
      // 完全有条件实现进出口增长6%的目标
      if future != nil, isPossible(before, tags) { return .target }
      return .actual
    case .targets, .plan, .outlook, .selfGovernance:
      if entry.predicate.base != nil, future == nil, isPastYear(before, periods, past) {
        return .actual
      }
      if isEach(entry) { return .target }
      guard let past, past > (future ?? -1) else {
        if future ?? -1 < clauseStart(before: start, floor: before.lowerBound),
          tellsState(entry.value, tags)
        {
          return .actual
        }
        if future == nil, isSuffered(before) || tellsMissed(before, tags) { return .actual }
        if future == nil, periods.isEmpty,
          isCounted(start) || isUndone(start, before.lowerBound) || isOnRoll(entry)
        {
          return .actual
        }
        return isFormer(before, periods, behind: future) ? .actual : .target
      }
      let clause = clauseStart(before: start, floor: before.lowerBound)
      // 开工的只有19个，开工率41.3%; 截至7月底，完成投资4亿元
      let isState = future == nil && "只仅还仍尚截近".unicodeScalars.contains(view.scalars[past])
      return past >= clause || isState || goesOn(from: past, to: clause, future, before)
        ? .actual : .target
    case .other, nil:
      if isEach(entry) { return .target }
      if mood.tellsYear || hasCompleted(start) { return .actual }
      guard let future else {
        return past == nil && (mood.plans || opensWithAct(tags) || isDemanded(entry, tags))
          ? .target : .actual
      }
      return (past ?? -1) > future ? .actual : .target
    }
  }

  /// The last word of the past, but not 比去年, 较上年 that only compare, nor 同比 in what is planned.
  private func lastPast(
    _ range: Range<Int>, _ tags: borrowing SentenceTags, isPlanned: Bool
  ) -> Int? {
    if hasCompleted(range.upperBound) { return range.upperBound - 1 }
    for index in tags.senses.reversed() {
      let sense = tags.allSenses[index]
      guard sense.classes.contains(.past), sense.end <= range.upperBound else { continue }
      let start = Int(sense.start)
      if start > range.lowerBound, view.scalars[start - 1] == "比" || view.scalars[start - 1] == "较"
      {
        continue
      }
      if isPlanned, view.has("同比", at: start) || view.has("去年基础上", at: start) { continue }
      if start > range.lowerBound, view.scalars[start - 1] == "在",
        Self.isBasis(from: Int(sense.end), view)
      {
        continue
      }
      // 贫困发生率
      if Int(sense.end) < view.count, view.scalars[Int(sense.end)] == "率" { continue }
      // 一旦发生, 凡存在
      if start - 2 >= range.lowerBound,
        view.scalars[start - 1] == "旦" || view.scalars[start - 1] == "凡"
      {
        continue
      }
      // 今后哪个企业发生
      if view.has("发生", at: start), isWhoever(start, range.lowerBound) { continue }
      // 由现在的150个工作日压减到100个工作日, 从去年的…提高到…
      if start > range.lowerBound, view.scalars[start - 1] == "由" || view.scalars[start - 1] == "从"
      {
        continue
      }
      // 涉及我市的7项整改任务 is no account of them.
      if view.has("涉及", at: start), view.scalars[start + 2..<range.upperBound].contains("的") {
        continue
      }
      // 5月15日前要把所欠的资金96万元拨付到位
      if isPlanned, view.scalars[Int(sense.end) - 1] == "的", isHandled(start, range.lowerBound) {
        continue
      }
      return start
    }
    return nil
  }

  /// Whether 把 or 将 stands in the clause before a place: what it tells of is to be acted on.
  private func isHandled(_ index: Int, _ floor: Int) -> Bool {
    view.scalars[clauseStart(before: index, floor: floor)..<index].contains {
      $0 == "把" || $0 == "将"
    }
  }

  /// 哪 or 凡 in the clause before a place: whom it may befall.
  private func isWhoever(_ index: Int, _ floor: Int) -> Bool {
    view.scalars[clauseStart(before: index, floor: floor)..<index].contains {
      $0 == "哪" || $0 == "凡"
    }
  }

  private func lastFuture(_ range: Range<Int>, _ tags: borrowing SentenceTags) -> Int? {
    for index in tags.senses.reversed() {
      let sense = tags.allSenses[index]
      guard sense.classes.contains(.future), sense.end <= range.upperBound else { continue }
      let start = Int(sense.start)
      // 较上季度加快1.2个百分点 tells how a rate changed.
      if sense.end == range.upperBound, view.has("加快", at: start) { continue }
      // 主要, 需要, 重要; 将 of 即将 is as good.
      if sense.end - sense.start == 1, start > 0, Self.isInsideWord(start, view) { continue }
      if isYardstick(Int(sense.end), range) || isListed(start, range)
        || isMissed(start, range.lowerBound)
      {
        continue
      }
      // 市里已经安排500万元
      if start > range.lowerBound, view.scalars[start - 1] == "已" { continue }
      if start - 2 >= range.lowerBound, view.has("已经", at: start - 2) { continue }
      return start
    }
    return nil
  }

  /// Whether 要, 再, 将 or 拟 is part of a longer word.
  static func isInsideWord(_ index: Int, _ view: NormalizedText) -> Bool {
    let before = view.scalars[index - 1]
    switch view.scalars[index] {
    case "要":
      if index + 1 < view.count,
        view.scalars[index + 1] == "素" || view.scalars[index + 1] == "求"
          || view.scalars[index + 1] == "点"
      {
        return true
      }
      return before == "主" || before == "重" || before == "需" || before == "首" || before == "纲"
        || before == "摘" || before == "只" || before == "政" || before == "概" || before == "却"
    case "再":
      guard index + 1 < view.count else { return false }
      // 再看群众的评价, 再说办事效率
      return "生就看说者".unicodeScalars.contains(view.scalars[index + 1])
    case "将": return index + 1 < view.count && view.scalars[index + 1] == "军"
    case "拟": return before == "模" || before == "虚"
    default: return false
    }
  }

  /// Whether 基础上 closes the words behind a place: `在去年减亏2亿元的基础上`.
  static func isBasis(from index: Int, _ view: NormalizedText) -> Bool {
    var end = index
    while end < view.count, end - index < 16, view.scalars[end] != "，", view.scalars[end] != "。" {
      if view.scalars[end] == "基", view.has("基础上", at: end) { return true }
      end += 1
    }
    return false
  }

  func clauseEnd(behind index: Int, _ limit: Int, isWide: Bool = false) -> Int {
    var position = index
    while position < limit {
      switch view.scalars[position] {
      case "，": if isWide { position += 1 } else { return position }
      case "；", "。": return position
      default: position += 1
      }
    }
    return limit
  }

  func clauseStart(before index: Int, floor: Int) -> Int {
    var position = index
    while position > floor {
      switch view.scalars[position - 1] {
      case "，", "；", "：", "。": return position
      default: position -= 1
      }
    }
    return floor
  }
}
