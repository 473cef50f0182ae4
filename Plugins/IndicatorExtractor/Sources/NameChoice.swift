import LecternKit

/// The name of one value: its own words, or those of the values before it.
extension NameResolver {
  /// The name of one value whose own words gave `phrase`.
  func name(
    _ entry: inout NamedValue, _ phrase: Range<Int>, tags: borrowing SentenceTags, first: Int,
    _ named: [NamedValue]
  ) {
    // For those who only look: of what may change each call would make a copy of its own.
    let given = entry
    let previous = previousName(of: given.value, first: first, named)
    if let previous,
      isMeasured(given, phrase, tags) || isLimit(given)
        || isOfGoal(given, phrase, named[named.count - 1])
    {
      entry.name = previous
      // 增幅回落2个百分点，欠时间进度3个百分点
      let first = scalars[given.clauseStart]
      if first == "超" || first == "欠" { entry.name?.tail = nil }
      entry.rule = .inherited
      return
    }
    if given.value.kind == .percent, isCutMeasure(given, phrase, tags),
      let whole = previous ?? object(before: given, tags)
    {
      entry.name = whole
      entry.rule = .inherited
      entry.predicate.change = .decrease
      entry.predicate.isLevel = false
      return
    }
    // 自筹比例，县级不超过30%; 粮食总产6亿斤，减产一成
    if given.value.kind == .percent, phrase.count == 2 {
      let isLess = scalars[phrase.lowerBound] == "减" && view.has("减产", at: phrase.lowerBound)
      let isTier =
        scalars[phrase.lowerBound + 1] == "级"
        && "省市县区乡镇村".unicodeScalars.contains(scalars[phrase.lowerBound])
      if isLess || isTier, let whole = previous ?? object(before: given, tags, isSure: true) {
        entry.name = whole
        entry.rule = .inherited
        if isLess { entry.predicate.change = .decrease }
        return
      }
    }
    if let ranked = ranked(given, named, tags), phrase.isEmpty {
      entry.name = ranked
      entry.rule = .before
      return
    }
    if let previous, !phrase.isEmpty,
      isSharing(given, phrase) || isSomeOf(given, phrase, previous)
        || isOfBody(given, phrase, named[named.count - 1])
    {
      entry.name = previous
      entry.rule = .inherited
      return
    }
    // 各乡镇要设立卡点，全县总数不少于90个
    if previous == nil, phrase.count == 2, view.has("总数", at: phrase.lowerBound),
      let whole = object(before: given, tags, isSure: true)
    {
      entry.name = whole
      entry.rule = .inherited
      return
    }
    let isSubject = given.value.kind == .percent || given.value.isRank
    if isSubject, !phrase.isEmpty, isRegions(phrase, tags),
      let name = rated(before: given.value.range.lowerBound, first: first, named, tags)
    {
      entry.name = name
      entry.rule = .inherited
      return
    }
    if let previous, isAllotted(given, phrase, named[named.count - 1], tags) {
      entry.name = previous
      entry.rule = .inherited
      return
    }
    // 企业在去年减亏2亿元的基础上，再减亏三分之一
    if let previous, isAgain(phrase, given.clauseStart, previous) {
      entry.name = previous
      entry.rule = .inherited
      return
    }
    if let previous, isOfPrevious(given, phrase, named, tags) {
      entry.name = previous
      entry.rule = .inherited
      entry.isPart = finder.isRegion(phrase, tags)
      return
    }
    if let previous, phrase.count > 3, isShare(phrase), given.value.kind == .percent,
      isProportion(phrase.upperBound)
    {
      var reference = previous
      if reference.tail == nil {
        reference.tail = phrase
        entry.name = reference
        entry.rule = .attribute
        return
      }
    }
    // 大棚蔬菜发展到2300个，户均增收800元
    if phrase.isEmpty, let own = earning(given) {
      entry.name = NameReference(own)
      entry.rule = .before
      return
    }
    if previous == nil, phrase.isEmpty, let account = account(before: given.clauseStart, tags) {
      entry.name = NameReference(account)
      entry.rule = .inherited
      return
    }
    if !isAccount(previous), let own = sanction(given, phrase) {
      entry.name = NameReference(own)
      entry.rule = .before
      return
    }
    // 拖欠的工资，财政局年底前还清一半
    if previous == nil, given.value.kind == .percent, phrase.count > 4,
      scalars[phrase.upperBound - 1] == "清" || scalars[phrase.upperBound - 1] == "完",
      phrase.upperBound == given.value.range.lowerBound,
      let debt = object(before: given, tags, isSure: true)
    {
      entry.name = debt
      entry.rule = .inherited
      return
    }
    // 专项资金到位3亿元，支出2亿元
    if let previous, given.value.kind == .money, isSpending(phrase), isFund(previous) {
      entry.name = previous
      entry.rule = .inherited
      return
    }
    if previous == nil || !isSameUnit(given.value, named), let own = trade(given, phrase, tags) {
      entry.name = NameReference(own)
      entry.rule = .before
      return
    }
    let isActOnly = previous != nil && given.value.kind != .money && isAct(phrase, tags)
    if phrase.isEmpty || isActOnly || isShare(phrase) && previous != nil {
      entry.name =
        previous.map { given.value.kind == .percent ? $0 : withoutShare($0) }
        ?? (given.value.isRank ? field(before: given.clauseStart, tags) : nil)
        ?? mentioned(before: given.value.range.lowerBound, tags)
        ?? (phrase.isEmpty ? object(before: given, tags) : nil)
      entry.rule = entry.name == nil ? .none : .inherited
      return
    }
    if let own = industry(given, phrase, tags) {
      entry.name = own
      entry.rule = .before
      return
    }
    if let word = tags.word(startingAt: phrase.lowerBound), word.range == phrase,
      word.classes.contains(.attribute), let previous, !isRateOf(given, previous),
      // 12个县区中综合排名: the regions have none.
      phrase.lowerBound == 0
        || !isAmongRegions(phrase.lowerBound - (scalars[phrase.lowerBound - 1] == "面" ? 2 : 1))
    {
      var reference = previous
      reference.main = withoutAttribute(previous.main, before: word, tags)
      reference.tail = phrase
      entry.name = reference
      entry.rule = .attribute
      return
    }
    entry.name = withoutTime(phrase, tags)
    entry.rule = .before
  }

  /// Whether a clause measures how much is cut of what was named before: `压减幅度不低于6%`.
  private func isCutMeasure(
    _ entry: NamedValue, _ phrase: Range<Int>, _ tags: borrowing SentenceTags
  ) -> Bool {
    let end = phrase.upperBound
    guard phrase.count == 2 || phrase.count == 4,
      scalars[end - 1] == "度" || scalars[end - 1] == "例",
      view.has("幅度", at: end - 2) || view.has("比例", at: end - 2),
      let verb = tags.word(endingAt: end - 2), verb.range.lowerBound >= entry.clauseStart
    else { return false }
    return verb.classes.contains(.decrease)
  }

  /// `市属企业在去年减亏` is named without the time.
  private func withoutTime(_ phrase: Range<Int>, _ tags: borrowing SentenceTags) -> NameReference {
    for index in phrase.dropFirst(2) where scalars[index] == "在" && scalars[index - 1] != "制" {
      guard let time = tags.word(startingAt: index + 1), time.classes.contains(.period),
        time.range.count == 2, time.range.upperBound + 1 < phrase.upperBound
      else { continue }
      var name = NameReference(phrase.lowerBound..<index)
      name.tail = time.range.upperBound..<phrase.upperBound
      return name
    }
    return NameReference(phrase)
  }

  /// Whether a clause measures what went before by a plan or an earlier time and says nothing of its own:
  /// `为年初预算的108%`, `是前五年的2.6倍`, `超时间进度3.4个百分点`.
  private func isMeasured(
    _ entry: NamedValue, _ phrase: Range<Int>, _ tags: borrowing SentenceTags
  ) -> Bool {
    guard entry.value.kind == .percent || entry.value.kind == .multiple, !phrase.isEmpty else {
      return false
    }
    var start = entry.clauseStart
    // 仅为年初预算的66%, 只占年计划的49%
    if "仅只已还约".unicodeScalars.contains(scalars[start]) { start += 1 }
    switch scalars[start] {
    case "为", "占", "是", "超", "欠": break
    // 不足全年任务的三分之一, 不到邻县的一半
    case "不":
      return scalars[start + 1] == "足" || scalars[start + 1] == "到"
        ? scalars[entry.value.range.lowerBound - 1] == "的" : false
    case "完": guard view.has("完成", at: start) else { return false }
    case "相": guard view.has("相当于", at: start) else { return false }
    default: return false
    }
    var end = entry.value.range.lowerBound
    if scalars[end - 1] == "的" { end -= 1 }
    guard end - start >= 3, end - start <= 12 else { return false }
    switch scalars[end - 1] {
    case "算": return view.has("预算", at: end - 2)
    case "划": return view.has("计划", at: end - 2)
    case "务": return view.has("任务", at: end - 2)
    case "度": return view.has("进度", at: end - 2)
    case "标": return view.has("目标", at: end - 2)
    // 是前两年总和的1.5倍
    case "和": return view.has("总和", at: end - 2)
    case "年", "期": return scalars[entry.value.range.lowerBound - 1] == "的"
    default: return false
    }
  }

  /// `没有突破市里下达的3%以内的控制指标`: a limit is of what was measured before.
  private func isLimit(_ entry: NamedValue) -> Bool {
    let end = entry.value.range.upperBound
    guard entry.value.kind == .percent, end + 4 < scalars.count, scalars[end] == "的" else {
      return false
    }
    return view.has("控制指标", at: end + 1) || view.has("控制目标", at: end + 1)
  }

  /// `总量90件，已是全年120件控制目标的75%`: a goal counted as what went before, and the share of it.
  private func isOfGoal(_ entry: NamedValue, _ phrase: Range<Int>, _ last: NamedValue) -> Bool {
    let (start, end) = (entry.value.range.lowerBound, entry.value.range.upperBound)
    if entry.value.kind == .percent {
      return start > 2 && scalars[start - 1] == "的" && phrase.upperBound == start - 1
        && phrase.lowerBound == last.value.range.upperBound && last.value.kind != .percent
        && (view.has("目标", at: start - 3) || view.has("任务", at: start - 3))
    }
    guard last.value.kind == entry.value.kind, end + 3 < scalars.count,
      scalars[entry.value.core.upperBound - 1] == scalars[last.value.core.upperBound - 1]
    else { return false }
    let word = view.has("控制", at: end) ? end + 2 : end
    return (view.has("目标", at: word) || view.has("任务", at: word))
      && word + 2 < scalars.count && scalars[word + 2] == "的"
  }

  /// Whether what was named before is a share, which has no output and no area of its own: `亏损率三成，完成产值30亿元`.
  private func isRateOf(_ entry: NamedValue, _ previous: NameReference) -> Bool {
    let end = (previous.tail ?? previous.main).upperBound
    guard entry.value.kind == .money || entry.value.kind == .measure, end > 1 else { return false }
    return scalars[end - 1] == "率"
  }

  /// 户均增收 or 人均年增收, where a clause holds nothing else before its figure.
  private func earning(_ entry: NamedValue) -> Range<Int>? {
    let clause = entry.clauseStart..<max(entry.clauseStart, entry.value.range.lowerBound)
    guard entry.value.kind == .money, (4...5).contains(clause.count),
      scalars[clause.lowerBound + 1] == "均", view.has("增收", at: clause.upperBound - 2)
    else { return nil }
    return clause
  }

  /// 新开工建设90套: 建设 names nothing where a name went before.
  private func isAct(_ phrase: Range<Int>, _ tags: borrowing SentenceTags) -> Bool {
    guard let word = tags.word(startingAt: phrase.lowerBound), word.range == phrase else {
      return false
    }
    return word.classes == .nominal
  }

  /// GDP总量 without 总量; what grows by a rate is the whole of 社会消费品零售总额.
  private func withoutAttribute(
    _ range: Range<Int>, before tail: TaggedWord, _ tags: borrowing SentenceTags
  ) -> Range<Int> {
    guard let word = tags.word(endingAt: range.upperBound), word.classes.contains(.attribute),
      word.range.lowerBound > range.lowerBound
    else { return range }
    // 地区生产总值 is no attribute of 地区生产.
    let isRate = !tail.classes.isDisjoint(with: [.increaseNoun, .decreaseNoun])
    if scalars[range.upperBound - 1] == "值" || isRate && scalars[range.upperBound - 1] == "额",
      tags.name(endingAt: range.upperBound) != nil
    {
      return range
    }
    // 粮食播种面积45万亩、产量20万吨
    var end = word.range.lowerBound
    if end - 2 > range.lowerBound, view.has("播种", at: end - 2) || view.has("种植", at: end - 2) {
      end -= 2
    }
    return range.lowerBound..<end
  }
}
