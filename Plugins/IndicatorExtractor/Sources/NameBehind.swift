import LecternKit

/// When the noun behind a value names it, and what values of one sentence give each other.
extension NameResolver {
  /// The noun behind a value, where it is the value's name rather than the one before.
  func nameBehind(
    _ value: ValueExpression, limit: Int, before: Range<Int>, predicate: Predicate,
    tags: borrowing SentenceTags, hasPrevious: Bool
  ) -> Range<Int>? {
    var index = value.range.upperBound
    guard index < limit, !value.isRank, value.rule != .doubling, value.rule != .ratio,
      value.kind != .time
    else { return nil }
    let isCounted =
      value.kind == .count || value.kind == .measure || value.kind == .person
      || value.magnitude.count > 0 && value.word.isEmpty
    let isAdjacent = !before.isEmpty && !predicate.isPresent
    if scalars[index] == "的" {
      guard
        before.isEmpty || (value.kind == .percent && !isAdjacent && !predicate.isLevel)
          || isMade(value, tags)
      else {
        return nil
      }
      // 凡低于60%的县区: whom it concerns, not what is measured.
      let start = value.range.lowerBound
      let isGoal =
        view.has("目标", at: index + 1) || view.has("预期", at: index + 1)
        || view.has("要求", at: index + 1)
      if hasPrevious, isGoal || value.kind == .percent && start > 0 && scalars[start - 1] == "凡" {
        return nil
      }
      index += 1
    }
    guard finder.isNoun(at: index, limit: limit), !isSummary(index, limit: limit),
      !isMark(index, value)
    else {
      return nil
    }
    // 按增长5%安排财政收入
    if view.has("安排", at: index), value.kind == .percent, before.isEmpty {
      return finder.behind(index + 2, limit: limit, tags: tags)
    }
    // 筹措7亿元实施就业惠民工程
    if value.kind == .money, before.isEmpty, !hasPrevious, view.has("实施", at: index) {
      return finder.behind(index + 2, limit: limit, tags: tags)
    }
    // 系统覆盖95%以上的自然村
    if value.kind == .percent, scalars[value.range.upperBound] == "的",
      let verb = tags.word(endingAt: value.range.lowerBound), verb.classes.contains(.verb),
      view.has("覆盖", at: verb.range.lowerBound) || view.has("惠及", at: verb.range.lowerBound)
    {
      guard let phrase = finder.behind(index, limit: limit, tags: tags), phrase.count > 1 else {
        return nil
      }
      return phrase
    }
    if finder.isPredicate(at: index, tags: tags)
      || scalars[index] == "超" && view.has("超过", at: index)
    {
      if value.kind == .count, isObject(value, before: index, tags),
        let phrase = finder.modified(index, limit: limit, tags: tags)
      {
        return phrase
      }
      // Nothing before: the words behind must hold the name, whatever they begin with.
      guard before.isEmpty, isCounted, !hasPrevious || isWanting(value, behind: index),
        scalars[index] != "和", scalars[index] != "优",
        scalars[index] != "与", scalars[index] != "逐"
      else {
        return nil
      }
      guard let phrase = finder.behind(index, limit: limit, tags: tags), phrase.count > 3 else {
        return nil
      }
      return phrase
    }
    if !isCounted {
      guard
        before.isEmpty || (predicate.isOpened && before.count <= 1) || isSpent(value, tags)
          || isSingledOut(value) || scalars[value.range.upperBound] == "的" && isMade(value, tags)
      else {
        return nil
      }
      if predicate.base != nil || predicate.change != nil, value.kind == .percent { return nil }
    } else if predicate.isPresent, predicate.isLevel || predicate.change != nil, !before.isEmpty,
      value.kind != .count
    {
      return nil
    }
    guard let phrase = finder.behind(index, limit: limit, tags: tags),
      !isMark(max(phrase.upperBound - 2, phrase.lowerBound), value),
      !hasPrevious || !isStandstill(phrase)
    else { return nil }
    return isCounted ? withoutRate(phrase) : phrase
  }

  /// Whether a count is what 对 deals with (`对18项滞后工作`) or a verb, and then what is not done stands behind
  /// (`盯紧32件未办结案件`); 帮助3家恢复生产 tells what is done.
  private func isObject(
    _ value: ValueExpression, before index: Int, _ tags: borrowing SentenceTags
  ) -> Bool {
    let start = value.range.lowerBound
    guard start > tags.range.lowerBound else { return false }
    switch scalars[start - 1] {
    case "对", "把", "将": return true
    default: break
    }
    guard scalars[index] == "未" || scalars[index] == "尚", let verb = tags.word(endingAt: start)
    else { return false }
    return verb.classes.contains(.verb)
      && verb.classes.isDisjoint(with: WordClass.change.union(.reach))
  }

  /// Whether a verb right before a size has its object behind: `各村组建20人的小分队`.
  private func isMade(_ value: ValueExpression, _ tags: borrowing SentenceTags) -> Bool {
    guard value.kind != .percent, value.kind != .time,
      let verb = tags.word(endingAt: value.range.lowerBound), verb.classes.contains(.verb),
      verb.classes.isDisjoint(with: WordClass.change.union(.reach)),
      let noun = tags.word(startingAt: value.range.upperBound + 1)
    else {
      return value.kind != .percent && value.kind != .time
        && tags.word(endingAt: value.range.lowerBound)?.classes == .verb
    }
    return !noun.classes.contains(.tail)
  }

  /// `已经下达的2亿元中央资金`, `在册的300万元欠薪`: what 的 singles out is an amount, and its noun follows.
  private func isSingledOut(_ value: ValueExpression) -> Bool {
    let start = value.range.lowerBound
    return value.kind == .money && start > 0 && scalars[start - 1] == "的"
      && scalars[value.range.upperBound] != "的"
  }

  /// `还有2.1万人没有喝上自来水`: who is counted is told by what they lack.
  private func isWanting(_ value: ValueExpression, behind index: Int) -> Bool {
    value.kind == .person && value.range.lowerBound > 0
      && scalars[value.range.lowerBound - 1] == "有" && !isOfCounted(value)
      && (scalars[index] == "没" || scalars[index] == "未" || scalars[index] == "尚")
  }

  /// Whether the clause counted all of them before in the same unit: `30户企业还有9户没有复产`.
  private func isOfCounted(_ value: ValueExpression) -> Bool {
    let unit = scalars[value.range.upperBound - 1]
    var index = value.range.lowerBound - 2
    let floor = max(1, index - 16)
    while index > floor, scalars[index].isIdeograph || scalars[index].isDigit {
      if scalars[index] == unit, scalars[index - 1].isDigit || scalars[index - 1].isChineseNumeral {
        return true
      }
      index -= 1
    }
    return false
  }

  /// `市财政安排2000万元消费券`: what the money is given as stands behind it, and who gives it before.
  private func isSpent(_ value: ValueExpression, _ tags: borrowing SentenceTags) -> Bool {
    guard value.kind == .money, let verb = tags.word(endingAt: value.range.lowerBound) else {
      return false
    }
    switch scalars[Int(verb.start)] {
    case "安": return view.has("安排", at: Int(verb.start))
    case "拿": return view.has("拿出", at: Int(verb.start))
    case "下": return view.has("下达", at: Int(verb.start))
    case "拨": return view.has("拨付", at: Int(verb.start))
    case "发": return view.has("发放", at: Int(verb.start)) || view.has("发行", at: Int(verb.start))
    case "投": return view.has("投放", at: Int(verb.start))
    case "增": return view.has("增发", at: Int(verb.start))
    // 民政部门管好用好1.2亿元救灾款
    case "管", "用": return scalars[Int(verb.start) + 1] == "好"
    default: return false
    }
  }

  /// 122个项目通过率: the rate is of what is counted, and not what is counted.
  private func withoutRate(_ phrase: Range<Int>) -> Range<Int> {
    let isRate = phrase.count > 4 && scalars[phrase.upperBound - 1] == "率"
    return isRate ? phrase.lowerBound..<phrase.upperBound - 3 : phrase
  }

  /// `有11家停产半停产` only says what became of those counted before.
  private func isStandstill(_ phrase: Range<Int>) -> Bool {
    guard scalars[phrase.lowerBound] == "停", phrase.count == 2 || phrase.count == 5 else {
      return false
    }
    return phrase.count == 2 || scalars[phrase.upperBound - 2] == "停"
  }

  /// 大关 and 台阶 behind an amount and 更快增速 behind a rate say nothing of what it is of.
  private func isMark(_ index: Int, _ value: ValueExpression) -> Bool {
    switch scalars[index] {
    case "更", "较":
      value.kind == .percent
        && (view.has("快增", at: index + 1) || view.has("高增", at: index + 1))
    case "大": view.has("大关", at: index) || view.has("大台阶", at: index)
    case "关": view.has("关口", at: index)
    case "台": view.has("台阶", at: index)
    case "新": view.has("新台阶", at: index)
    // 去年立案的213件里，有52件
    case "里", "中": index + 1 >= scalars.count || !scalars[index + 1].isIdeograph
    case "门": view.has("门槛", at: index)
    default: false
    }
  }

  /// 三项任务 behind a list counts what the list held.
  private func isSummary(_ index: Int, limit: Int) -> Bool {
    guard index + 1 < limit, scalars[index].isChineseDigit else { return false }
    switch scalars[index + 1] {
    case "项", "个", "类", "大": return true
    default: return false
    }
  }

  /// A value that found no name takes that of the next one (`完成3万、全年完成8万职工体检任务`), or its own
  /// act where a clause ends in between (`立案12件、处分9人，移送检察机关3人`).
  func fillAhead(
    from first: Int, tags: borrowing SentenceTags, _ named: inout [NamedValue]
  ) {
    // The number of the nearest value behind that has a name.
    var following: Int?
    for index in stride(from: named.count - 1, through: first, by: -1) {
      if named[index].name != nil {
        following = index
      } else if let act = act(
        of: named[index].value, until: following.map { named[$0].value.range.lowerBound }, tags)
      {
        named[index].name = NameReference(act)
        named[index].rule = .before
      } else if let following {
        named[index].name = named[following].name
        named[index].rule = .ahead
      }
    }
    // 去年立案的213件里，有52件
    for index in named.indices.dropFirst(first + 1)
    where named[index].name == nil && named[index - 1].name != nil {
      named[index].name = named[index - 1].name
      named[index].rule = .inherited
    }
  }

  /// The verb right before a count, unless the clause goes on to a value with a name.
  private func act(
    of value: ValueExpression, until following: Int?, _ tags: borrowing SentenceTags
  ) -> Range<Int>? {
    var start = value.range.lowerBound
    if start > tags.range.lowerBound, scalars[start - 1] == "的" { start -= 1 }
    guard value.kind == .count || value.kind == .person || isWhole(value, tags),
      let word = tags.word(endingAt: start),
      word.classes.contains(.verb), word.classes.isDisjoint(with: [.reach, .causative]),
      word.range.count == 2
    else { return nil }
    if let following {
      let between = value.range.upperBound..<following
      guard scalars[between].contains(where: { $0 == "，" || $0 == "；" }) else { return nil }
    }
    return word.range
  }

  /// `全乡完成收购8000担`: a place, 完成 and what was done with no object.
  private func isWhole(_ value: ValueExpression, _ tags: borrowing SentenceTags) -> Bool {
    let start = value.range.lowerBound
    guard value.kind == .measure, start - 6 >= tags.range.lowerBound,
      let place = tags.word(startingAt: start - 6)
    else { return false }
    return place.classes.contains(.place) && view.has("完成", at: start - 4)
  }

  /// `A3家、B5家以上`: the bound behind a list of names with values holds for each of them.
  func spreadBounds(from first: Int, _ named: inout [NamedValue]) {
    guard named.count > first + 1 else { return }
    for index in stride(from: named.count - 2, through: first, by: -1) {
      let next = named[index + 1]
      let value = named[index].value
      let isSuffixed = next.value.range.upperBound > next.value.core.upperBound
      guard value.bound == .exact, isSuffixed, next.value.bound != .range,
        value.kind == next.value.kind,
        next.value.range.lowerBound == next.value.core.lowerBound,
        named[index].rule == .before, next.rule == .before, !next.predicate.hasVerb,
        !next.predicate.isPresent, !value.isRank,
        value.range.upperBound < next.value.range.lowerBound,
        scalars[value.range.upperBound] == "、",
        // 专业队40人、各村每队15人以上
        !scalars[value.range.upperBound..<next.value.range.lowerBound].contains("每")
      else { continue }
      named[index].value.bound = next.value.bound
    }
  }
}
