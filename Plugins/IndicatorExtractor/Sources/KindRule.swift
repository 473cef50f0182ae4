import LecternKit

/// Target or actual: by the function of the part, and by the words before a value.
struct KindRule {
  let view: NormalizedText
  /// The day of the speech.
  let date: CalendarDate?
  private var year: Int? { date?.year }

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
    if isGivenOut(entry, end, tags) || isDue(entry) { return .target }
    if future == nil, isFound(entry, end, tags.range.upperBound) { return .actual }
    if isLack(entry) || future == nil && isAll(entry, end, tags) { return .actual }
    if isForbidden(entry.value) || isSet(start, function) { return .target }
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
        if future == nil, isSuffered(before) { return .actual }
        if future == nil, periods.isEmpty, isCounted(start) || isUndone(start, before.lowerBound) {
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
      return start
    }
    return hasCompleted(range.upperBound) ? range.upperBound - 1 : nil
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
      // 主要, 需要, 重要; 将 of 即将 is as good.
      if sense.end - sense.start == 1, start > 0, Self.isInsideWord(start, view) { continue }
      if isYardstick(Int(sense.end), range) { continue }
      return start
    }
    return nil
  }

  /// `占年度计划的36%`: a plan that is only measured by.
  private func isYardstick(_ end: Int, _ range: Range<Int>) -> Bool {
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

  /// `完全有条件实现`
  private func isPossible(_ range: Range<Int>, _ tags: borrowing SentenceTags) -> Bool {
    tags.senses.contains { index in
      let sense = tags.allSenses[index]
      return sense.classes.contains(.future) && sense.end <= range.upperBound
        && view.has("有条件", at: Int(sense.start))
    }
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
      return view.scalars[index + 1] == "生" || view.scalars[index + 1] == "就"
    case "将": return index + 1 < view.count && view.scalars[index + 1] == "军"
    case "拟": return before == "模" || before == "虚"
    default: return false
    }
  }

  /// 有 or 共 right before the value: `全县在外创业的老板有3200多人`.
  private func isCounted(_ index: Int) -> Bool {
    guard index > 1, view.scalars[index - 1] == "有" || view.scalars[index - 1] == "共" else {
      return false
    }
    return !"要需须应将会能可都约各".unicodeScalars.contains(view.scalars[index - 2])
  }

  /// Whether an account of the clause before goes on: `去年收了12亿元，支出却要14亿元`, `争取到资金3亿元，带动贷款5亿元`.
  private func goesOn(
    from past: Int, to clause: Int, _ future: Int?, _ range: Range<Int>
  ) -> Bool {
    guard future == nil, clause - 1 > past, view.scalars[clause - 1] == "，" else { return false }
    let last = clauseStart(before: clause - 1, floor: range.lowerBound)
    return past >= last && (view.has("去年", at: past) || view.has("争取到", at: past))
  }

  /// `受干旱影响，全县减产3万吨`
  private func isSuffered(_ range: Range<Int>) -> Bool {
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

  /// `剩下的25个问题`, `剩余8户`
  private func isLeft(_ index: Int, _ floor: Int) -> Bool {
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
  private func isGivenAt(_ index: Int) -> Bool { index < view.count && view.scalars[index] == "由" }

  /// The next clause of a sentence.
  private func behindComma(_ end: Int, _ tags: borrowing SentenceTags) -> Range<Int> {
    let limit = tags.range.upperBound
    guard end + 1 < limit, view.scalars[end] == "，" else { return limit..<limit }
    return end + 1..<clauseEnd(behind: end + 1, limit)
  }

  /// Whether the next clause says what has become of it: `民生实事共10件，已办结6件`, `资金到位2亿元，支出率仅为40%`.
  private func isFound(_ entry: NamedValue, _ end: Int, _ limit: Int) -> Bool {
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

  /// 完成了, 建成了 right before the value.
  private func hasCompleted(_ index: Int) -> Bool {
    index > 0 && view.scalars[index - 1] == "了"
  }

  /// Whether the year named last is over. One that is only compared with tells nothing by itself: a plan may say
  /// 比去年多100户.
  private func isPastYear(
    _ range: Range<Int>, _ periods: [StatedPeriod], _ past: Int?
  ) -> Bool {
    guard let year, let last = periods.last(where: { $0.place < range.upperBound }),
      past != nil || !last.isCompared
    else { return false }
    return last.lastYear < year
  }

  /// A period that was over on the day of the speech, stated in the sentence and not compared with.
  private func isFormer(
    _ range: Range<Int>, _ periods: [StatedPeriod], behind future: Int?
  ) -> Bool {
    guard
      let last = periods.last(where: { $0.place < range.upperBound && !$0.isCompared })
    else { return false }
    return isOver(last) && last.place > (future ?? -1) && !isStart(last)
  }

  /// Whether a period is what something starts from: `从去年的96个工作日压缩到60个`.
  private func isStart(_ stated: StatedPeriod) -> Bool {
    guard stated.place > 0 else { return false }
    let before = view.scalars[stated.place - 1]
    return before == "从" || before == "由"
  }

  /// Of the speech's own year: the quarters and months before its own.
  private func isOver(_ stated: StatedPeriod) -> Bool {
    guard let date, stated.lastYear >= date.year else { return date != nil }
    return switch stated.period {
    case .quarter(date.year, let quarter): quarter * 3 < date.month
    case .month(date.year, let month): month < date.month
    default: false
    }
  }

  /// A sentence that begins with a verb and speaks of no time is a demand: `对…实施修复`, `建设…`.
  private func opensWithAct(_ tags: borrowing SentenceTags) -> Bool {
    var start = tags.range.lowerBound
    if view.has("对", at: start) { return true }
    if let adverb = tags.word(startingAt: start), adverb.classes.contains(.adverb) {
      start = adverb.range.upperBound
    }
    guard let first = tags.word(startingAt: start) else { return false }
    return !first.classes.isDisjoint(with: [.verb, .nominal, .firm, .soft, .adverb])
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
