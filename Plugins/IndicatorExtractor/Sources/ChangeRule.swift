import LecternKit

/// Whether a value is an amount of change or a level.
enum ChangeRule {
  static func change(
    of entry: NamedValue, view: NormalizedText, tags: borrowing SentenceTags, isNew: Bool,
    lexical: IndicatorLexicon.Change?
  ) -> Indicator.Change {
    let value = entry.value
    let predicate = entry.predicate
    if isSingledOut(entry, view) { return .level }
    if value.isRank || value.rule == .ratio { return .level }
    // 新增就业320人，完成年度任务的64%
    if value.kind == .percent, entry.rule == .inherited, isPart(entry, view) { return .level }
    if value.kind == .money, isTaken(entry, view) { return .decrease }
    if predicate.base != nil || value.kind == .count, let change = difference(entry, view) {
      return change
    }
    // 新增财力的三分之二: a part of what was added.
    if isNew || predicate.isNew, value.kind == .percent, predicate.change == nil,
      value.range.lowerBound > entry.clauseStart,
      view.scalars[value.range.lowerBound - 1] == "的"
    {
      return .level
    }
    // 新增装机占比达到75%: 新增 narrows the name of a level.
    if isNew || predicate.isNew, value.kind != .percent || !predicate.isLevel { return .increase }
    if let change = value.change { return change }
    if let change = predicate.change, !predicate.isLevel {
      // 提升39个县域帮扶质效: what is counted is not what rises.
      let isObject = entry.rule == .behind && value.kind == .count
      return isObject && view.has("提升", at: value.range.lowerBound - 2) ? .level : change
    }
    // 至少要达到6%: the word of bound holds the verb.
    let isReached = view.has("达到", at: value.core.lowerBound - 2)
    if isReached, value.range.lowerBound < value.core.lowerBound { return .level }
    if lexical == .increase { return .increase }
    if let change = pace(entry, view) { return change }
    if value.kind == .percent, let change = behind(value.range.upperBound, view) { return change }
    if let change = rate(entry, view, tags) { return change }
    if isLessLoss(value.range.lowerBound, entry.clauseStart, view) { return .decrease }
    if isCut(value.range.lowerBound, entry.clauseStart, view) { return .decrease }
    if predicate.isLevel || predicate.comparison != nil { return .level }
    if let name = entry.name, value.kind == .percent,
      let noun = tags.word(endingAt: (name.tail ?? name.main).upperBound)
    {
      // 人口自然增长率 is the name of a level.
      if noun.classes.contains(.increaseNoun) {
        return view.has("自然", at: noun.range.lowerBound - 2) ? .level : .increase
      }
      if noun.classes.contains(.decreaseNoun) { return .decrease }
    }
    if let change = measureOfChange(entry, view, tags) { return change }
    if let change = isShort(entry, view) { return change }
    if let change = predicate.openingChange, opens(change, entry, view) { return change }
    return .level
  }

  /// `压减比例不低于15%`, `提高幅度达到20%`: what is measured is itself a change.
  private static func measureOfChange(
    _ entry: NamedValue, _ view: NormalizedText, _ tags: borrowing SentenceTags
  ) -> Indicator.Change? {
    guard entry.value.kind == .percent, let name = entry.name else { return nil }
    let end = (name.tail ?? name.main).upperBound
    guard end > 3, view.has("比例", at: end - 2) || view.has("幅度", at: end - 2),
      let verb = tags.word(endingAt: end - 2)
    else { return nil }
    if verb.classes.contains(.decrease) { return .decrease }
    return verb.classes.contains(.increase) ? .increase : nil
  }

  /// `少完成产值30亿元`, `多征收税款2亿元`: more or less than was to be.
  private static func isShort(_ entry: NamedValue, _ view: NormalizedText) -> Indicator.Change? {
    guard entry.value.kind == .money || entry.value.kind == .measure else { return nil }
    var index = entry.clauseStart
    let end = entry.value.range.lowerBound
    while index + 2 < end {
      let scalar = view.scalars[index]
      if scalar == "少" || scalar == "多",
        index == entry.clauseStart || !"不至最减很许缺增".unicodeScalars.contains(view.scalars[index - 1]),
        view.has("完成", at: index + 1) || view.has("征收", at: index + 1)
          || view.has("支付", at: index + 1) || view.has("支出", at: index + 1)
          || view.has("收购", at: index + 1) || view.has("生产", at: index + 1)
      {
        return scalar == "少" ? .decrease : .increase
      }
      index += 1
    }
    return nil
  }

  /// Whether a rate is part of a plan: `完成年度任务的64%`.
  private static func isPart(_ entry: NamedValue, _ view: NormalizedText) -> Bool {
    let start = entry.value.range.lowerBound
    guard start - 3 > entry.clauseStart else { return false }
    // 超时间进度3个百分点
    if view.scalars[start - 1] == "度" { return view.has("进度", at: start - 2) }
    guard view.scalars[start - 1] == "的" else { return false }
    return view.has("任务", at: start - 3) || view.has("计划", at: start - 3)
      || view.has("目标", at: start - 3) || view.has("预算", at: start - 3)
  }

  /// `该减免的62户五保户`: what is done to those counted is no change of their number. `离目标还差8家` is none either.
  private static func isSingledOut(_ entry: NamedValue, _ view: NormalizedText) -> Bool {
    let start = entry.value.range.lowerBound
    guard start - 2 >= entry.clauseStart else { return false }
    if view.scalars[start - 1] == "差" {
      return "还仍尚".unicodeScalars.contains(view.scalars[start - 2])
    }
    return view.scalars[start - 1] == "的" && entry.rule == .behind
      && (view.scalars[entry.clauseStart] == "该" || view.scalars[entry.clauseStart] == "应")
  }

  /// `每逾期一天扣保证金500元`
  private static func isTaken(_ entry: NamedValue, _ view: NormalizedText) -> Bool {
    let start = entry.clauseStart
    return start + 1 < entry.value.range.lowerBound && view.scalars[start] == "扣"
      && view.scalars[start + 1] != "除"
  }

  /// What stands between a base and the figure by which something differs from it: `比去年多100户` and `比上年
  /// 贵了三成` tell of a change, `比全省高8个百分点` of none; `前进2个位次` goes without a base.
  private static func difference(
    _ entry: NamedValue, _ view: NormalizedText
  ) -> Indicator.Change? {
    let scalars = view.scalars
    var end = entry.value.range.lowerBound
    guard end > entry.clauseStart + 1 else { return nil }
    if scalars[end - 1] == "了" || scalars[end - 1] == "出" { end -= 1 }
    guard end > 1 else { return nil }
    let before = scalars[end - 2]
    switch scalars[end - 1] {
    case "高", "低", "快", "慢":
      let isVerb = before == "提" || before == "降" || before == "加" || before == "减"
      guard entry.predicate.base != nil, !isVerb else { return nil }
      // 比去年同期高出3个百分点 is a change, 比全市平均水平高出3个 none.
      guard hasFormer(entry, view) else { return .level }
      return scalars[end - 1] == "高" || scalars[end - 1] == "快" ? .increase : .decrease
    // 比上年多收60元
    case "收", "产", "卖", "种", "挣", "赚":
      guard before == "多" || before == "少", hasFormer(entry, view) else { return nil }
      return before == "多" ? .increase : .decrease
    case "多", "贵": return hasFormer(entry, view) ? .increase : nil
    case "少" where before != "减": return hasFormer(entry, view) ? .decrease : nil
    case "进" where before == "前", "移" where before == "前": return .increase
    case "退" where before == "后", "移" where before == "后": return .decrease
    default: return nil
    }
  }

  /// `较上季度加快1.2个百分点`, `放缓了0.8个百分点`: what a rate gained or lost.
  private static func pace(_ entry: NamedValue, _ view: NormalizedText) -> Indicator.Change? {
    var end = entry.value.range.lowerBound
    guard entry.value.kind == .percent, end - 3 >= entry.clauseStart else { return nil }
    if view.scalars[end - 1] == "了" { end -= 1 }
    switch view.scalars[end - 1] {
    case "快": return view.has("加快", at: end - 2) ? .increase : nil
    case "缓": return view.has("放缓", at: end - 2) || view.has("趋缓", at: end - 2) ? .decrease : nil
    case "慢": return view.has("减慢", at: end - 2) ? .decrease : nil
    default: return nil
    }
  }

  /// Whether what a figure is compared with is an earlier time.
  private static func hasFormer(_ entry: NamedValue, _ view: NormalizedText) -> Bool {
    guard let base = entry.predicate.base, base.count > 1 else { return false }
    let first = view.scalars[base.lowerBound + 1]
    return first.isDigit || first == "比" || "去上常同年前往“".unicodeScalars.contains(first)
  }

  /// `再减亏三分之一`, `累计减贫3万户`: losses and poverty that grow less.
  private static func isLessLoss(_ index: Int, _ floor: Int, _ view: NormalizedText) -> Bool {
    index - 2 >= floor && view.scalars[index - 2] == "减"
      && (view.scalars[index - 1] == "亏" || view.scalars[index - 1] == "贫")
  }

  /// `去年减了40项`, `今年要再减三分之一`
  private static func isCut(_ index: Int, _ floor: Int, _ view: NormalizedText) -> Bool {
    guard index - 2 >= floor else { return false }
    return view.has("减了", at: index - 2) || view.has("再减", at: index - 2)
  }

  /// `增速保持在10%以上`, `涨幅回落到2.6%`, `经济增长预期目标定为6.2%`: a rate of change, though it is reached.
  private static func rate(
    _ entry: NamedValue, _ view: NormalizedText, _ tags: borrowing SentenceTags
  ) -> Indicator.Change? {
    guard entry.value.kind == .percent, let name = entry.name else { return nil }
    let end = (name.tail ?? name.main).upperBound
    guard end > 1 else { return nil }
    // 降幅达37.7%, but 降幅收窄到5%
    if view.scalars[end - 1] == "幅", view.scalars[end - 2] == "降" || view.scalars[end - 2] == "跌",
      view.scalars[end] == "达" || view.scalars[end] == "为"
    {
      return .decrease
    }
    return isOfGrowth(entry, end, view) ? .increase : nil
  }

  private static func isOfGrowth(
    _ entry: NamedValue, _ end: Int, _ view: NormalizedText
  ) -> Bool {
    switch view.scalars[end - 1] {
    case "幅": return view.has("涨幅", at: end - 2)
    case "速":
      guard view.has("增速", at: end - 2), entry.predicate.comparison == nil else { return false }
      if view.has("连续", at: end) || view.has("仅为", at: end) { return true }
      // 云山县、平河县工业增速分别只有3.1%和2.6%
      if let name = entry.name, (name.tail ?? name.main).count > 2,
        view.has("分别", at: end) || view.has("只有", at: end) || view.has("仅有", at: end)
      {
        return true
      }
      return view.has("保持在", at: end) || view.has("要保持在", at: end)
    case "标" where view.scalars[end - 2] == "目":
      return view.has("增长", at: end - 4) || view.has("增长预期", at: end - 6)
        || view.has("增长的预期", at: end - 7)
    default: return false
    }
  }

  /// `按增长5%安排` has its verb before; `5%以上的增长` behind.
  private static func behind(
    _ index: Int, _ view: NormalizedText
  ) -> Indicator.Change? {
    var index = index
    if index < view.count, view.scalars[index] == "的" { index += 1 }
    // 两位数以上的更快增速
    if view.has("更快", at: index) || view.has("较快", at: index) { index += 2 }
    if view.has("增长", at: index) || view.has("增速", at: index) || view.has("增幅", at: index)
      || view.has("涨幅", at: index)
    {
      return .increase
    }
    if view.has("降幅", at: index) { return .decrease }
    return nil
  }

  /// A verb of change far before the value speaks of counted things only where it adds or takes away.
  private static func opens(
    _ change: Indicator.Change, _ entry: NamedValue, _ view: NormalizedText
  ) -> Bool {
    switch entry.value.kind {
    case .percent, .money, .measure, .multiple: return true
    default: break
    }
    let start = entry.clauseStart
    let end = min(entry.value.range.lowerBound, view.count)
    guard start < end else { return false }
    var index = start
    while index < end {
      if view.has("增加", at: index) || view.has("减少", at: index) || view.has("压减", at: index)
        || view.has("削减", at: index)
      {
        return true
      }
      index += 1
    }
    return false
  }
}
