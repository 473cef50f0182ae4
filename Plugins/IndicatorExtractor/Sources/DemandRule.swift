import LecternKit

/// What is demanded though no word before the figure says so: by its bound, by a term, by who is charged with it.
///
/// Asked only where the part tells nothing and the sentence has not looked back.
extension KindRule {
  func isDemanded(_ entry: NamedValue, _ tags: borrowing SentenceTags) -> Bool {
    let value = entry.value
    let floor = tags.range.lowerBound
    return isBidden(value) || isResponse(value) || isGoal(value, tags)
      || hasSense(.demand, floor..<value.range.lowerBound, tags)
      || isHandedOut(entry, floor: floor) || isTask(entry, tags)
  }

  /// `不少于2次`, `不得超过3人`; 不足 and 不到 only say how much it is.
  private func isBidden(_ value: ValueExpression) -> Bool {
    let start = value.range.lowerBound
    guard view.scalars[start] == "不", start + 1 < value.core.lowerBound else { return false }
    switch view.scalars[start + 1] {
    case "少", "低", "得", "能", "高": return true
    default: return false
    }
  }

  /// `我和李曾明同志每人不少于2次`: what each is to do binds whatever seems to be told.
  func isEach(_ entry: NamedValue) -> Bool {
    isBidden(entry.value) && entry.clauseStart < entry.value.range.lowerBound
      && view.scalars[entry.clauseStart..<entry.value.range.lowerBound].contains("每")
  }

  /// `不得低于8%`, `不能超过3天`: what must not be binds whatever was told before.
  func isForbidden(_ value: ValueExpression) -> Bool {
    let start = value.range.lowerBound
    guard view.scalars[start] == "不", start + 2 < value.core.lowerBound else { return false }
    return view.scalars[start + 1] == "得" || view.scalars[start + 1] == "能"
  }

  /// `镇里定了6个重点项目`: what was fixed is still to be done. 认定了12家 tells what was done.
  func isSet(_ index: Int, _ function: Segment.Function?) -> Bool {
    guard index > 2, view.scalars[index - 1] == "了", view.scalars[index - 2] == "定",
      function != .review, function != .problems
    else { return false }
    return !"认评核签鉴测判选划约锁稳奠订".unicodeScalars.contains(view.scalars[index - 3])
  }

  /// `接报后20分钟内到场`: how soon something is to be done. 用了3天时间 tells how long it took.
  func isResponse(_ value: ValueExpression) -> Bool {
    let end = value.range.upperBound
    return value.kind == .time && view.scalars[end - 1] == "内" && end < view.count
      && view.scalars[end].isIdeograph
  }

  /// `1.5亿元的收入任务`, `达到80分的目标`
  private func isGoal(_ value: ValueExpression, _ tags: borrowing SentenceTags) -> Bool {
    let end = value.range.upperBound
    let limit = min(end + 7, tags.range.upperBound - 1)
    guard end < limit, view.scalars[end] == "的" else { return false }
    var index = end + 1
    while index < limit, view.scalars[index].isIdeograph {
      if view.scalars[index] == "任",
        view.scalars[index + 1] == "务"
          || view.scalars[index + 1] == "标"
      {
        return true
      }
      if view.scalars[index] == "目", view.scalars[index + 1] == "标" { return true }
      index += 1
    }
    return false
  }

  /// What is given or taken for each: `每亩补贴300元`, `每晚报一次扣50元`, and who is put at each place:
  /// `每处安排1人`.
  private func isHandedOut(_ entry: NamedValue, floor: Int) -> Bool {
    let start = entry.value.range.lowerBound
    let scalars = view.scalars
    guard start - 2 >= floor, start > floor else { return false }
    switch entry.value.kind {
    case .money:
      guard isGiven(entry) else { return false }
      return scalars[floor..<start].contains("每")
        || scalars[start..<clauseEnd(behind: start, view.count, isWide: true)].contains("每")
    case .count, .person:
      let before = scalars[start - 1]
      let isPut =
        before == "设" || before == "配" || before == "派"
        || view.has("配备", at: start - 2) || view.has("安排", at: start - 2)
        || view.has("明确", at: start - 2) || view.has("设立", at: start - 2)
        || view.has("设置", at: start - 2) || view.has("落实", at: start - 2)
      return isPut && scalars[clauseStart(before: start, floor: floor)..<start].contains("每")
    default: return false
    }
  }

  /// Whether a word of payment stands before an amount or what it is for, or behind it.
  private func isGiven(_ entry: NamedValue) -> Bool {
    let start = entry.value.range.lowerBound
    let floor = entry.clauseStart
    if isPayment(entry.value.range.upperBound) { return true }
    var index = start
    while index > floor {
      index -= 1
      if isPayment(index) { return view.scalars[start - 1] != "了" }
    }
    return false
  }

  private func isPayment(_ index: Int) -> Bool {
    guard index + 1 < view.count else { return false }
    switch view.scalars[index] {
    case "补": return view.scalars[index + 1] == "助" || view.scalars[index + 1] == "贴"
    case "奖": return view.scalars[index + 1] == "励" || view.scalars[index + 1] == "补"
    case "扣":
      return index == 0 || view.scalars[index - 1] != "折" && view.scalars[index - 1] != "抵"
    case "罚": return view.scalars[index + 1] == "款"
    default: return false
    }
  }

  /// Whether what a 的 singles out goes to somebody, or by a term, in the clause behind: `列入名单的6座尾矿库，由应急局负责`,
  /// `尚未开工的21个项目，7月底前必须开工`.
  func isGivenOut(_ entry: NamedValue, _ end: Int, _ tags: borrowing SentenceTags) -> Bool {
    let start = entry.value.range.lowerBound
    let limit = tags.range.upperBound
    guard start > tags.range.lowerBound,
      view.scalars[start - 1] == "的" || view.scalars[start - 1] == "这"
    else { return false }
    // 已经外借的12人月底前必须归队
    let rest = min(entry.value.range.upperBound, end)..<end
    if entry.value.kind == .count || entry.value.kind == .person, hasTerm(rest),
      hasSense(.demand, rest, tags)
    {
      return true
    }
    guard end + 3 < limit,
      entry.rule == .behind, entry.value.kind == .count || entry.value.kind == .measure,
      view.scalars[end] == "，"
    else { return false }
    // 目前没有开工的40个项目
    let clause = clauseStart(before: start, floor: tags.range.lowerBound)
    if view.has("目前", at: clause) || view.has("现在", at: clause) { return false }
    let next = end + 1..<clauseEnd(behind: end + 1, limit)
    if view.scalars[next.lowerBound] == "由" { return hasSense(.demand, next, tags) }
    // 这9个项目，11月底前必须开工
    if view.scalars[start - 1] == "这" { return hasTerm(next) && hasSense(.demand, next, tags) }
    // 对排查出的28处隐患，要在10月底前整治到位
    if view.scalars[clause] == "对", hasTerm(next), hasSense(.demand, next, tags) { return true }
    guard isUndone(start, tags.range.lowerBound) else { return false }
    // 至今未开工的9个项目，各责任单位要逐个认领，11月10日前必须开工
    let all = end + 1..<clauseEnd(behind: end + 1, limit, isWide: true)
    return hasTerm(all) && hasSense(.demand, all, tags)
  }

  /// `值班医生应到4人`, `应缴60万元`: what should be.
  func isDue(_ entry: NamedValue) -> Bool {
    let start = entry.value.range.lowerBound
    // 该减免的62户
    if start - 3 >= entry.clauseStart, view.scalars[start - 1] == "的", entry.rule == .behind,
      view.scalars[entry.clauseStart] == "该", view.scalars[entry.clauseStart + 1] != "项"
    {
      return true
    }
    if isOwed(entry) { return true }
    guard start - 3 >= entry.clauseStart, view.scalars[start - 2] == "应",
      !"供反适相响对呼效".unicodeScalars.contains(view.scalars[start - 3])
    else { return false }
    return "到收缴交有建配付".unicodeScalars.contains(view.scalars[start - 1])
  }

  /// `补偿率应当达到80%`, `资金应该到位200万元`: 应当 or 应该 before the verb, and no 的 behind it.
  private func isOwed(_ entry: NamedValue) -> Bool {
    let end = entry.value.range.lowerBound
    guard end - 4 > entry.clauseStart, view.scalars[end - 1] != "的" else { return false }
    return (entry.clauseStart + 1..<end - 2).contains {
      view.scalars[$0] == "应"
        && (view.scalars[$0 + 1] == "当" || view.scalars[$0 + 1] == "该")
    }
  }

  /// What somebody is told to deal with: `剩余的6座桥月底前完工`, `没有照明的9条巷道，由街道负责`.
  private func isTask(_ entry: NamedValue, _ tags: borrowing SentenceTags) -> Bool {
    let start = entry.value.range.lowerBound
    guard entry.value.kind == .count || entry.value.kind == .person, !entry.value.isRank,
      entry.predicate.change == nil
    else { return false }
    let before = start > tags.range.lowerBound ? view.scalars[start - 1] : "，"
    let limit = tags.range.upperBound
    let end = clauseEnd(behind: entry.value.range.upperBound, limit)
    // 应急队伍30人，即日起集结
    if view.has("即日起", at: end + 1) { return true }
    guard entry.rule == .behind || before == "的" || before == "对" || before == "批",
      before != "有"
    else { return false }
    if hasSense(.demand, start..<end, tags) || hasDeadline(start..<end) { return true }
    guard end + 1 < limit, view.scalars[end] == "，" else { return false }
    let next = end + 1..<clauseEnd(behind: end + 1, limit)
    return view.scalars[next.lowerBound] == "由" || hasSense(.demand, next, tags)
  }

  /// Whether a range demands, but not by a 要 that is part of a word or stands behind 就.
  func hasSense(
    _ classes: WordClass, _ range: Range<Int>, _ tags: borrowing SentenceTags
  ) -> Bool {
    guard !tags.senseClasses.isDisjoint(with: classes) else { return false }
    return tags.senses.contains {
      let sense = tags.allSenses[$0]
      guard sense.start >= range.lowerBound, sense.end <= range.upperBound,
        sense.classes.contains(classes)
      else { return false }
      let start = Int(sense.start)
      return sense.end - sense.start > 1 || start == 0
        || !Self.isInsideWord(start, view) && view.scalars[start - 1] != "就"
    }
  }

  /// `6月15日前`, `9月底前`, `本月内`, and nothing measured behind it.
  private func hasDeadline(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound + 1
    while index < range.upperBound {
      let before = view.scalars[index - 1]
      switch view.scalars[index] {
      case "前" where "日月底旬末".unicodeScalars.contains(before): return true
      case "内" where before == "月" || before == "年" || before == "周": return true
      default: index += 1
      }
    }
    return false
  }
}

// MARK: - Facts in what is planned

extension KindRule {
  /// `用地缺口1300亩`, `欠费2万元`: what is lacking is how things stand, unless the clause does away with it.
  func isLack(_ entry: NamedValue) -> Bool {
    guard let name = entry.name, entry.rule == .before, !entry.predicate.hasVerb,
      entry.predicate.change == nil, !name.main.isEmpty
    else { return false }
    let (start, end) = (name.main.lowerBound, name.main.upperBound)
    if view.scalars[end - 1] == "口" { return view.has("缺口", at: end - 2) }
    return view.scalars[start] == "欠" && entry.value.kind == .money
      || view.scalars[max(start, end - 2)] == "欠" && entry.value.kind == .money
  }

  /// `离80分的目标还差一截`, `距全年增长9%的目标还差2个百分点`: what is to be reached.
  func isAhead(_ value: ValueExpression, _ floor: Int) -> Bool {
    let (start, end) = (value.range.lowerBound, value.range.upperBound)
    guard start > floor, end < view.count, view.scalars[end] == "的" else { return false }
    guard view.has("目标", at: end + 1) || view.has("要求", at: end + 1) else {
      // 没有突破市里下达的3%以内的控制指标
      return view.has("控制指标", at: end + 1) || view.has("控制目标", at: end + 1)
    }
    var index = start - 1
    while index >= floor, start - index < 10, view.scalars[index].isIdeograph {
      if view.scalars[index] == "离" || view.scalars[index] == "距" { return true }
      index -= 1
    }
    return false
  }

  /// `到位资金3亿元，支付率仅36%`: a figure called small tells how things stand, and so does what led to it.
  func tellsState(_ value: ValueExpression, _ tags: borrowing SentenceTags) -> Bool {
    let start = value.range.lowerBound
    if start > tags.range.lowerBound, view.scalars[start - 1] == "仅" { return true }
    guard tags.senseClasses.isDisjoint(with: [.future, .demand]) else { return false }
    var index = tags.range.lowerBound + 1
    while index + 1 < tags.range.upperBound {
      switch view.scalars[index] {
      case "仅": if view.scalars[index + 1].isDigit { return true }
      case "占": if isShare(index, tags.range.upperBound) { return true }
      default: break
      }
      index += 1
    }
    return false
  }

  /// `散户占全镇养殖户的六成`: a share that is stated without a bound.
  private func isShare(_ index: Int, _ limit: Int) -> Bool {
    var end = index + 2
    while end + 1 < limit, end - index < 14, view.scalars[end].isIdeograph {
      if view.scalars[end] == "的" {
        guard let number = NumberToken.read(view, at: end + 1, limit: limit) else { return false }
        end = number.range.upperBound + 1
        return end >= limit || view.scalars[end] == "，" || view.scalars[end] == "。"
      }
      end += 1
    }
    return false
  }
}
