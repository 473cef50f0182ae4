import LecternKit

/// Subjects that only tell whose figure it is, and are no name: the figure measures what was
/// named before, or what stands beside them.
extension NameResolver {
  /// What is left of a phrase when such words are taken off; empty where nothing is.
  func withoutOwner(
    _ phrase: Range<Int>, _ value: ValueExpression, _ tags: borrowing SentenceTags
  ) -> Range<Int> {
    guard phrase.count > 1 else { return phrase }
    let empty = phrase.upperBound..<phrase.upperBound
    let (low, end) = (phrase.lowerBound, phrase.upperBound)
    // 开发区占34%，临江县占22%，两家加起来超过一半
    if phrase.count == 2, scalars[low].isChineseNumeral || scalars[low] == "两",
      "家者项县市镇乡区村地".unicodeScalars.contains(scalars[low + 1])
    {
      return empty
    }
    // 仅这三家就占六成
    if phrase.count < 5, "家者项县市镇乡区村地".unicodeScalars.contains(scalars[end - 1]),
      scalars[end - 2].isChineseNumeral || scalars[end - 2] == "两",
      scalars[low..<end - 2].allSatisfy({ "仅光单这那".unicodeScalars.contains($0) })
    {
      return empty
    }
    // 离市里80人的要求还差22人
    if phrase.count == 2, low > 0, scalars[low - 1] == "的", view.has("要求", at: low) { return empty }
    if isGoal(behind: value.range.upperBound), scalars[low] == "离" || scalars[low] == "距" {
      return empty
    }
    // 在全市14个县区中由去年的第5位退到第8位
    if low > 1, scalars[low] == "中" || scalars[low] == "里", finder.isRegionNoun(low),
      "由从已仍还只".unicodeScalars.contains(scalars[low + 1])
    {
      return empty
    }
    // 片区里七成以上的房子
    if value.kind == .percent, scalars[end - 1] == "里" || scalars[end - 1] == "内",
      value.range.upperBound < scalars.count, scalars[value.range.upperBound] == "的"
    {
      return empty
    }
    guard phrase.count > 3 else { return phrase }
    if value.kind == .percent {
      if let rest = payer(phrase, tags) ?? planned(phrase) ?? portion(phrase, tags) {
        return summed(rest).map { $0 < rest.upperBound - 1 ? $0..<rest.upperBound : rest } ?? rest
      }
    }
    if let act = visited(phrase, value) { return act }
    if let list = summed(phrase), list < end - 1 { return list..<end }
    return phrase
  }

  /// `的要求`, `的目标`
  private func isGoal(behind index: Int) -> Bool {
    index + 2 < scalars.count && scalars[index] == "的"
      && (view.has("要求", at: index + 1) || view.has("目标", at: index + 1)
        || view.has("标准", at: index + 1))
  }

  /// What somebody pays a share of: the 所需资金 of `所需资金由县财政解决一半`.
  private func payer(_ phrase: Range<Int>, _ tags: borrowing SentenceTags) -> Range<Int>? {
    guard let by = scalars[phrase].firstIndex(of: "由"), by - phrase.lowerBound > 1,
      phrase.upperBound - by > 2, scalars[by - 1] != "事", scalars[by - 1] != "理",
      let verb = tags.word(startingAt: phrase.upperBound), verb.classes.contains(.verb)
    else { return nil }
    return phrase.lowerBound..<by
  }

  /// `节能目标只完成五年任务的26%` measures 节能目标; of places (`石桥、官塘两镇完成年任务的72%`) the 年任务 is measured.
  private func planned(_ phrase: Range<Int>) -> Range<Int>? {
    let end = phrase.upperBound
    guard phrase.count > 6, scalars[end] == "的",
      view.has("任务", at: end - 2) || view.has("计划", at: end - 2) || view.has("预算", at: end - 2),
      let verb = (phrase.lowerBound + 2..<end - 3).last(where: { view.has("完成", at: $0) }),
      end - verb < 10
    else { return nil }
    var low = verb
    while low > phrase.lowerBound, "只仅已分别才就".unicodeScalars.contains(scalars[low - 1]) { low -= 1 }
    let owner = phrase.lowerBound..<low
    if isOwner(owner) { return verb + 2..<end }
    return owner.count > 1 ? owner : nil
  }

  /// What has a share of something is measured: the 民生支出 of `民生支出占财政支出的78%`. Of places the whole is, as
  /// the 访问总量 of `城关镇一个镇就占了访问总量的三分之一`.
  private func portion(_ phrase: Range<Int>, _ tags: borrowing SentenceTags) -> Range<Int>? {
    let end = phrase.upperBound
    guard let verb = scalars[phrase].firstIndex(of: "占"), verb - phrase.lowerBound > 1,
      verb + 2 < end, !tags.isInName(verb), !isProportion(end),
      scalars[end] == "的" || scalars[verb - 1] == "计"
    else { return nil }
    var low = verb
    while low > phrase.lowerBound, "就只仅共也还却又已经分别合计".unicodeScalars.contains(scalars[low - 1]) {
      low -= 1
    }
    var rest = verb + 1
    if scalars[rest] == "了" || scalars[rest] == "到" { rest += 1 }
    let owner = phrase.lowerBound..<low
    if isOwner(owner) { return rest + 1 < end ? rest..<end : nil }
    return scalars[end] == "的" && owner.count > 1 ? owner : nil
  }

  /// Whether a range is a list of places or bodies that a number sums up, or one place: `柳坪、石桥两镇`, `城关镇一个镇`.
  private func isOwner(_ range: Range<Int>) -> Bool {
    guard range.count > 3 else { return false }
    let end = range.upperBound
    guard "村乡镇县区市州".unicodeScalars.contains(scalars[end - 1]) else { return false }
    return scalars[end - 2].isChineseNumeral || scalars[end - 2] == "两"
      || scalars[end - 2] == "个" && scalars[end - 3].isChineseNumeral
  }

  /// Behind a list that a number sums up, where what is measured follows: `柳坪、石桥两个乡撂荒面积`.
  private func summed(_ phrase: Range<Int>) -> Int? {
    guard let joint = scalars[phrase].firstIndex(of: "、") else { return nil }
    return (joint + 2..<max(joint + 2, phrase.upperBound - 3)).first { index in
      scalars[index] == "个" && (scalars[index - 1].isChineseNumeral || scalars[index - 1] == "两")
        && ("村乡镇县区市州".unicodeScalars.contains(scalars[index + 1])
          && !"村乡镇县区市州".unicodeScalars.contains(scalars[index + 2])
          || isBranch(index + 1))
    }.map { isBranch($0 + 1) ? $0 + 3 : $0 + 2 }
  }

  private func isBranch(_ index: Int) -> Bool {
    view.has("行业", at: index) || view.has("产业", at: index) || view.has("企业", at: index)
      || view.has("园区", at: index)
  }

  /// What is done so often: the 接访 of `县级领导接访每周至少1次`.
  private func visited(_ phrase: Range<Int>, _ value: ValueExpression) -> Range<Int>? {
    let end = phrase.upperBound
    guard value.kind == .count, scalars[value.core.upperBound - 1] == "次",
      end < value.range.lowerBound, scalars[end] == "每", phrase.count > 4
    else { return nil }
    switch scalars[end - 3] {
    case "导", "长", "员", "记": return end - 2..<end
    default: return nil
    }
  }

  /// Whether a phrase only tells which of those measured before are meant: 个别地块, 有的乡镇.
  func isSomeOf(
    _ entry: NamedValue, _ phrase: Range<Int>, _ previous: NameReference
  ) -> Bool {
    guard entry.value.kind == .percent, phrase.count > 3, entry.predicate.change == nil else {
      return false
    }
    let low = phrase.lowerBound
    switch scalars[low] {
    case "个": return view.has("个别", at: low)
    case "少": return view.has("少数", at: low)
    case "有": return view.has("有的", at: low)
    case "最": return view.has("最差的", at: low) || view.has("最好的", at: low)
    case "部": return view.has("部分", at: low)
    default: break
    }
    return isGroup(entry, phrase, previous)
  }

  /// `签约率达到40%，其中老年人和孕产妇不低于60%`: whose rate it is of those told of before.
  private func isGroup(
    _ entry: NamedValue, _ phrase: Range<Int>, _ previous: NameReference
  ) -> Bool {
    guard view.has("其中", at: entry.clauseStart), entry.predicate.base == nil else { return false }
    let whole = (previous.tail ?? previous.main).upperBound
    guard whole > 0, scalars[whole - 1] == "率" else { return false }
    switch scalars[phrase.upperBound - 1] {
    case "人", "者", "户", "员", "妇", "童", "生", "村", "镇", "乡", "业":
      return !scalars[phrase.upperBound..<entry.value.range.lowerBound].contains("占")
    default: return false
    }
  }

  /// Whether those told of have a share of what was counted before: `三个行业就占了七成以上`.
  func isSharing(_ entry: NamedValue, _ phrase: Range<Int>) -> Bool {
    let end = phrase.upperBound
    let start = entry.value.range.lowerBound
    guard entry.value.kind == .percent, phrase.count > 4, end < start, start - end < 5,
      scalars[end..<start].contains("占"), scalars[phrase].contains("、"),
      let measure = scalars[phrase].suffix(4).firstIndex(of: "个")
    else { return false }
    return scalars[measure - 1].isChineseNumeral || scalars[measure - 1] == "两"
  }

  /// Whether a body alone is told to have so many of those counted before: `国土局9件`. In a list any body does that
  /// stands behind one of these: `国土局9件、城投公司3件`.
  func isOfBody(_ entry: NamedValue, _ phrase: Range<Int>, _ last: NamedValue) -> Bool {
    guard entry.value.kind == .count, last.value.kind == .count, (3...6).contains(phrase.count),
      phrase.upperBound == entry.value.range.lowerBound, !entry.predicate.hasVerb,
      SingleWords.endsBureau(scalars[phrase.upperBound - 1])
        || last.rule == .inherited && phrase.lowerBound == last.value.range.upperBound + 1
          && scalars[phrase.lowerBound - 1] == "、"
          && SingleWords.endsBureau(scalars[last.value.range.lowerBound - 1])
    else { return false }
    return scalars[entry.value.core.upperBound - 1] == scalars[last.value.core.upperBound - 1]
  }

  /// In what a rank is held, where a clause says no more: the 年终考核 of `在全市年终考核中列第12位`.
  private func assessed(_ entry: NamedValue) -> NameReference? {
    var low = entry.clauseStart
    let end = entry.value.range.lowerBound
    guard low + 5 < end, scalars[low] == "在",
      let close = scalars[low..<end].firstIndex(of: "中"), close - low > 3
    else { return nil }
    switch scalars[close - 1] {
    case "核", "评", "价", "比": break
    default: return nil
    }
    guard
      view.has("考核", at: close - 2) || view.has("考评", at: close - 2)
        || view.has("测评", at: close - 2) || view.has("评价", at: close - 2)
        || view.has("评比", at: close - 2)
    else { return nil }
    low += 1
    if scalars[low] == "全", "国省市县区州".unicodeScalars.contains(scalars[low + 1]) { low += 2 }
    return low + 1 < close && scalars[low..<close].allSatisfy(\.isIdeograph)
      ? NameReference(low..<close) : nil
  }

  /// What stands before 在 where a rank is held among regions: the 收入增幅 of `收入增幅在全市9个县区中排第7位`.
  func ranked(
    _ entry: NamedValue, _ named: [NamedValue], _ tags: borrowing SentenceTags
  ) -> NameReference? {
    guard entry.value.isRank else { return nil }
    if let own = assessed(entry) { return own }
    guard let last = named.last, last.rule == .behind, last.value.kind == .count,
      let regions = last.name?.main, regions.count > 1
    else { return nil }
    // 在全市16家医院绩效考核中排名第一
    if view.has("考核中", at: regions.upperBound - 2)
      || view.has("考评中", at: regions.upperBound - 2)
      || view.has("评比中", at: regions.upperBound - 2)
    {
      return NameReference(regions)
    }
    guard finder.isRegionNoun(regions.upperBound) else { return nil }
    let start = finder.clauseStart(
      before: last.value.range.lowerBound, floor: tags.range.lowerBound)
    guard
      let place = scalars[start..<last.value.range.lowerBound].lastIndex(of: "在"), place - start > 1
    else { return nil }
    let (phrase, _) = finder.before(start..<place, tags: tags, isSubject: true)
    return phrase.count > 1 ? NameReference(phrase) : nil
  }

  /// `对政府项目的欠款，市、县财政要千方百计筹措，12月底前兑付七成`: what is dealt with stands before who is to.
  func dealt(before start: Int, _ floor: Int) -> NameReference? {
    guard start - 5 > floor, scalars[start - 1] == "，" else { return nil }
    let open = finder.clauseStart(before: start - 1, floor: floor)
    guard open + 3 < start else { return nil }
    let phrase = open + 1..<start - 1
    guard scalars[open] == "对", (2...14).contains(phrase.count),
      scalars[phrase].allSatisfy(\.isIdeograph), scalars[phrase.upperBound - 1] != "的"
    else { return nil }
    return NameReference(phrase)
  }
}
