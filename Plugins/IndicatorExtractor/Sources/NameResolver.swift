import LecternKit

/// Gives every value of a sentence its name.
struct NameResolver {
  let view: NormalizedText
  let scalars: [Unicode.Scalar]
  let finder: PhraseFinder

  init(_ view: NormalizedText) {
    self.view = view
    scalars = view.scalars
    finder = PhraseFinder(view)
  }

  /// Appends the values with their names; one value may have several names, each its own entry.
  func resolve(
    _ values: [ValueExpression], tags: borrowing SentenceTags, into named: inout [NamedValue]
  ) {
    let first = named.count
    var index = 0
    while index < values.count {
      let end = groupEnd(values, from: index, tags: tags)
      let start = named.count
      resolveGroup(values, index..<end, tags: tags, first: first, into: &named)
      index = end
      if named.count - start > 1, named[start].predicate.isDistributive {
        index = deal(values, behind: index, tags: tags, first: first, from: start, into: &named)
      }
    }
    if first < named.count, named[first].name == nil,
      let topic = topic(before: tags.range.lowerBound)
    {
      named[first].name = NameReference(topic)
      named[first].rule = .inherited
      var index = first + 1
      while index < named.count, named[index].name == nil {
        named[index].name = named[first].name
        named[index].rule = .inherited
        index += 1
      }
    }
    fillAhead(from: first, tags: tags, &named)
    shareNouns(from: first, &named)
    takeThresholds(from: first, &named)
    spreadBounds(from: first, &named)
  }

  /// Values with nothing but 、 or 和 between them: `5%、6.5%左右`.
  private func groupEnd(
    _ values: [ValueExpression], from index: Int, tags: borrowing SentenceTags
  ) -> Int {
    var end = index + 1
    while end < values.count {
      var position = values[end - 1].range.upperBound
      let next = values[end].range.lowerBound
      guard next - position <= 4, next > position else { break }
      while position < next {
        switch scalars[position] {
        case "、", "和", "与", "及", " ":
          position += 1
          if next - position > 2 { return end }
        // 每月540元和每年3900元
        case "每" where position + 2 == next: position = next
        default: return end
        }
      }
      end += 1
    }
    return end
  }

  func resolveGroup(
    _ values: [ValueExpression], _ group: Range<Int>, tags: borrowing SentenceTags, first: Int,
    into named: inout [NamedValue]
  ) {
    let head = values[group.lowerBound]
    let floor =
      group.lowerBound > 0 ? values[group.lowerBound - 1].range.upperBound : tags.range.lowerBound
    let start = max(
      finder.clauseStart(before: head.range.lowerBound, floor: floor),
      nameEnd(named, first: first, floor: floor, before: head.range.lowerBound))
    var (phrase, predicate) = finder.before(
      start..<head.range.lowerBound, tags: tags, isSubject: isSubject(head),
      isRank: head.isRank)
    // 光伏、风电等3条: what is counted stands behind.
    let isListed = phrase.upperBound > phrase.lowerBound && scalars[phrase.upperBound - 1] == "等"
    if isListed { phrase = phrase.upperBound..<phrase.upperBound }
    phrase = withoutOwner(subject(phrase, tags: tags), head, tags)
    // 拖了14个月: who it took that long was named before.
    if head.kind == .time, phrase.count == 1, scalars[phrase.lowerBound] != "用" {
      phrase = phrase.upperBound..<phrase.upperBound
    }
    // 新增小学、幼儿园学位各1.2万个
    if group.count == 1, phrase.count > 3, scalars[head.range.lowerBound - 1] == "各",
      scalars[phrase].contains("、")
    {
      predicate.isShared = true
    }
    if isListOfGrowth(phrase, head, predicate)
      || isListOfIndicators(phrase, head, predicate, tags)
    {
      predicate.isShared = true
    }
    if group.lowerBound > 0 { phrase = behindNoun(phrase, of: floor) }
    let limit =
      group.upperBound < values.count
      ? values[group.upperBound].range.lowerBound : tags.range.upperBound
    let last = values[group.upperBound - 1]
    if let whole = whole(phrase, head, predicate, first: first, named, tags) {
      divide(
        values, group, phrase, predicate, of: whole, at: start, tags: tags, into: &named)
      return
    }
    // A list of values with one name apiece; without 分别 too where the names are as many.
    if group.count > 1 {
      var names = split(phrase, tags: tags, count: group.count)
      // 收入分别达到12860元和4215元，年均增长11%、13%
      if names.isEmpty, phrase.isEmpty, head.kind == .percent, predicate.change != nil {
        let before = paired(named, first: first, count: group.count)
        if before.count == group.count { names = before }
      }
      if names.isEmpty, let before = baselineNames(named, first: first, count: group.count) {
        names = before
      }
      // 望溪县、临湖区只有4.9%和4.7%: what is measured was named before.
      if let previous = named.count > first ? named.last?.name : nil, head.kind == .percent,
        !names.isEmpty, names.allSatisfy({ $0.tail == nil && finder.isRegion($0.main, tags) })
      {
        names = names.map { _ in previous }
      }
      // A、B分别增长15%和9%，占投资的比重达到38%和61%
      if names.count == 1, isShare(phrase) {
        let before = recent(named, first: first, count: group.count)
        if before.count == group.count { names = before }
      }
      if names.count == group.count || predicate.isDistributive {
        pair(values, group, names, phrase, predicate, start, first, into: &named)
        return
      }
      // 5亿元、6个…: only the last may have its name behind it.
    }
    if group.count == 1, isAmong(last, named, first: first) {
      var entry = NamedValue(value: last, clauseStart: start)
      entry.name = named.last?.name
      entry.rule = .inherited
      entry.predicate = predicate
      named.append(entry)
      return
    }
    if group.count == 1, let act = act(last, phrase, at: start, limit: limit, tags: tags) {
      var entry = NamedValue(value: last, clauseStart: start)
      entry.name = NameReference(act)
      entry.rule = act.lowerBound < last.range.lowerBound ? .before : .behind
      entry.predicate = predicate
      named.append(entry)
      return
    }
    if let behind = achieved(last, phrase, limit: limit, tags: tags)
      ?? nameBehind(
        last, limit: limit, before: phrase, predicate: predicate, tags: tags,
        hasPrevious: named.count > first)
    {
      let noun = group.count > 1 ? needed(values[group], behind, limit, tags) : behind
      for index in group {
        var entry = NamedValue(value: values[index], clauseStart: start)
        entry.name = NameReference(noun)
        entry.rule = .behind
        entry.predicate = predicate
        named.append(entry)
      }
      return
    }
    if predicate.isShared || predicate.isDistributive {
      let names =
        phrase.isEmpty
        ? bracketed(before: start, tags: tags) : split(phrase, tags: tags, count: nil)
      if names.count > 1 || phrase.isEmpty {
        share(values, group, names, predicate, start, first, into: &named)
        return
      }
    }
    if group.lowerBound > 0, phrase.isEmpty == false {
      phrase = trimmedJoint(phrase)
    }
    for index in group {
      var entry = NamedValue(value: values[index], clauseStart: start)
      entry.predicate = predicate
      name(&entry, phrase, tags: tags, first: first, named)
      named.append(entry)
    }
  }

  /// Whether the words before a value are its subject and never the object of a verb.
  private func isSubject(_ value: ValueExpression) -> Bool {
    value.isRank || value.kind == .time || value.kind == .percent
  }

  /// Behind the name that the value before took from its back: `8个项目开工5个` goes on behind 项目.
  private func nameEnd(
    _ named: [NamedValue], first: Int, floor: Int, before: Int
  ) -> Int {
    guard named.count > first, let last = named.last, last.rule == .behind, let name = last.name,
      name.main.lowerBound >= floor, name.main.upperBound <= before
    else { return floor }
    // 5家企业停工、2家
    return before - 1 > name.main.upperBound && scalars[before - 1] == "、"
      ? before : name.main.upperBound
  }

  /// What a phrase says of its own: nothing where it is 任务 alone; the head of a long 的 phrase.
  private func subject(
    _ phrase: Range<Int>, tags: borrowing SentenceTags
  ) -> Range<Int> {
    guard !phrase.isEmpty else { return phrase }
    // 43座水库中完工的22座, 8个县区里排第六
    if phrase.count <= 2, scalars[phrase.lowerBound] == "中" || scalars[phrase.lowerBound] == "里",
      phrase.count == 1 || scalars[phrase.lowerBound + 1] == "面"
    {
      return phrase.upperBound..<phrase.upperBound
    }
    // 该减免的40户贫困户
    if phrase.count == 1, scalars[phrase.lowerBound] == "该" || scalars[phrase.lowerBound] == "应" {
      return phrase.upperBound..<phrase.upperBound
    }
    // 12个县区中综合排名
    if phrase.count > 4, isAmongRegions(phrase.lowerBound) {
      return phrase.lowerBound + (scalars[phrase.lowerBound + 1] == "面" ? 2 : 1)..<phrase.upperBound
    }
    // 离全年目标还差8家, 人均不少于30学时
    if isGap(phrase) || phrase.count == 2 && view.has("人均", at: phrase.lowerBound) {
      return phrase.upperBound..<phrase.upperBound
    }
    if isMeasureOnly(phrase) { return phrase.upperBound..<phrase.upperBound }
    if let noun = chosen(phrase, tags) { return noun }
    // 离85分的目标, 县水利局对23处逐一核查
    if let last = phrase.last {
      let isOf =
        scalars[last] == "对" && phrase.count > 1 && scalars[last - 1] != "应"
        && scalars[last - 1] != "面"
      if isOf || phrase.count == 1 && (scalars[last] == "离" || scalars[last] == "距") {
        return phrase.upperBound..<phrase.upperBound
      }
    }
    if let noun = reported(phrase) { return noun }
    // 首个超百亿元项目, 首批6家
    if phrase.count == 2, scalars[phrase.lowerBound] == "首" {
      return phrase.upperBound..<phrase.upperBound
    }
    // 两个行业的出口占了全市的三分之二
    if let share = share(phrase) { return phrase.lowerBound..<share }
    // 经济总量成为全省第五个突破千亿元的
    if let place = become(phrase) { return phrase.lowerBound..<place }
    // 把收费控制在年收入的5%以内
    if phrase.count > 6, scalars[phrase.upperBound - 1] != "”",
      let place = phrase.dropFirst(2).first(where: { view.has("控制在", at: $0) }),
      place + 3 < phrase.upperBound
    {
      return phrase.lowerBound..<place
    }
    // 整改问题56个 says what was mended.
    if let word = tags.word(startingAt: phrase.lowerBound), word.range == phrase,
      word.classes == .tail, scalars[phrase.lowerBound] != "问"
    {
      return phrase.upperBound..<phrase.upperBound
    }
    // 全县税收的任务是9亿元
    if let measured = measured(phrase, tags) { return measured }
    var index = phrase.upperBound - 3
    while index >= phrase.lowerBound + 5 {
      if scalars[index] == "的", !tags.isInName(index), scalars[phrase.lowerBound] != "每",
        !finder.isOpinion(phrase)
      {
        // 产值过亿元的企业
        if scalars[index - 1] == "元", index - 4 >= phrase.lowerBound,
          scalars[index - 3] == "过" || scalars[index - 4] == "过"
        {
          return phrase
        }
        // 顺差占生产总值的比重 is a name as it stands.
        let head = tags.word(startingAt: index + 1)
        if let head, head.classes.contains(.attribute), head.range.upperBound == phrase.upperBound {
          return phrase
        }
        return index + 1..<phrase.upperBound
      }
      index -= 1
    }
    return phrase
  }

  /// Behind the noun of the value before: the 投资 of `投资3亿元的水泥技改、投资2亿元的纸业扩建`.
  private func behindNoun(_ phrase: Range<Int>, of end: Int) -> Range<Int> {
    guard scalars[end] == "的", phrase.lowerBound <= end + 1,
      let joint = phrase.last(where: { scalars[$0] == "、" })
    else { return phrase }
    return joint + 1..<phrase.upperBound
  }

  private func trimmedJoint(_ phrase: Range<Int>) -> Range<Int> {
    var low = phrase.lowerBound
    while low < phrase.upperBound, scalars[low] == "、" || scalars[low] == "，" { low += 1 }
    return low..<phrase.upperBound
  }
}
