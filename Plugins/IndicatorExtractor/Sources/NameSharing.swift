import LecternKit

/// Values that share a noun with the one before or behind, and times named by what they were used for.
extension NameResolver {
  /// `20个国家级、19个省级重点县`, `国家级龙头企业1家、省级8家`: a level alone takes the noun of its neighbour;
  /// `2个5000万元以上的项目`: a count takes the noun behind the threshold.
  func shareNouns(from first: Int, _ named: inout [NamedValue]) {
    guard named.count > first + 1 else { return }
    for index in first..<named.count {
      if index + 1 < named.count,
        named[index].value.range.upperBound == named[index + 1].value.range.lowerBound,
        isCountBeforeThreshold(named[index], named[index + 1])
      {
        named[index].name = named[index + 1].name
        named[index].rule = .behind
        continue
      }
      guard let main = named[index].name?.main, !main.isEmpty,
        scalars[main.upperBound - 1] == "级", main.count <= 3, let name = named[index].name,
        name.tail == nil
      else { continue }
      switch named[index].rule {
      case .behind where index + 1 < named.count:
        let next = named[index + 1]
        guard next.rule == .behind, name.main.upperBound < next.value.range.lowerBound,
          scalars[name.main.upperBound] == "、"
        else { continue }
        share(next.name, &named[index])
      case .before where index > first:
        let previous = named[index - 1]
        // 龙头企业19家，其中省级4家
        guard previous.rule == .before,
          scalars[name.main.lowerBound - 1] == "、" || scalars[name.main.lowerBound - 1] == "中"
        else { continue }
        share(previous.name, &named[index])
      default: break
      }
    }
  }

  /// `新增主营业务收入超10亿元企业3家`, `进出口超百亿元的企业仅5家`: the name of what is counted holds the threshold.
  func takeThresholds(from first: Int, _ named: inout [NamedValue]) {
    guard named.count > first + 1 else { return }
    for index in first..<named.count - 1 where named[index].value.kind == .money {
      let (entry, next) = (named[index], named[index + 1])
      let end = entry.value.range.upperBound
      if isThreshold(entry, next) {
        takeThreshold(of: index, &named)
        continue
      }
      guard entry.rule == .before, next.rule == .before, next.value.kind == .count,
        entry.value.bound == .atLeast || entry.value.bound == .atMost,
        let name = entry.name, let noun = next.name, noun.tail == nil, name.tail == nil,
        name.main.upperBound == entry.value.range.lowerBound, name.main.count > 2,
        noun.main.lowerBound == end || noun.main.lowerBound == end + 1 && scalars[end] == "的",
        next.value.range.lowerBound - noun.main.upperBound <= 3
      else { continue }
      named[index].value.change = .level
      named[index + 1].name = NameReference(name.main.lowerBound..<noun.main.upperBound)
      if entry.predicate.isNew {
        named[index].predicate.isNew = false
        named[index + 1].predicate.isNew = true
      }
    }
  }

  /// The end of a word such as 国家级 that begins a range.
  private func level(_ range: Range<Int>) -> Int? {
    range.prefix(3).dropFirst().first { scalars[$0] == "级" }.map { $0 + 1 }
  }

  private func share(_ other: NameReference?, _ entry: inout NamedValue) {
    guard let other, other.tail == nil, var end = level(other.main), end < other.main.upperBound
    else { return }
    // 市级以上龙头企业
    if view.has("以上", at: end), end + 2 < other.main.upperBound { end += 2 }
    entry.name?.tail = end..<other.main.upperBound
  }

  private func isCountBeforeThreshold(_ entry: NamedValue, _ next: NamedValue) -> Bool {
    entry.value.kind == .count && entry.rule != .behind && next.rule == .behind
      && next.value.range.upperBound > next.value.core.upperBound
  }

  /// The names of `由51.6%、32.6%提高到60%和41%`: those of the figures it started from.
  func baselineNames(_ named: [NamedValue], first: Int, count: Int) -> [NameReference]? {
    guard named.count >= first + count else { return nil }
    let last = named.suffix(count)
    guard last.allSatisfy({ $0.predicate.isBaseline && $0.rule == .paired }) else { return nil }
    let names = last.compactMap(\.name)
    return names.count == count ? names : nil
  }

  /// What a time was used for: `仅用90天建成供水主管`, `用不到50天时间实现病例清零`.
  func achieved(
    _ value: ValueExpression, _ phrase: Range<Int>, limit: Int, tags: borrowing SentenceTags
  ) -> Range<Int>? {
    guard value.kind == .time else { return nil }
    var index = value.range.upperBound
    if scalars[index - 1] == "内" { return report(index, limit: limit) }
    guard !phrase.isEmpty, phrase.count <= 2, scalars[phrase.upperBound - 1] == "用" else {
      return nil
    }
    let start = index
    if view.has("时间", at: index) { index += 2 }
    if index < limit, scalars[index] == "就" || scalars[index] == "便" { index += 1 }
    guard let verb = tags.word(startingAt: index),
      !verb.classes.isDisjoint(with: [.verb, .reach, .nominal]), verb.range.upperBound < limit
    else {
      // 每周至少要用两天时间泡在村里
      return index == start + 2 && value.bound == .atLeast ? start..<index : nil
    }
    return finder.behind(verb.range.upperBound, limit: limit, tags: tags)
  }

  /// The report that a time is set for: `险情15分钟内电话报告、半小时内书面报告`.
  private func report(_ index: Int, limit: Int) -> Range<Int>? {
    var end = index
    while end < limit, end - index < 5, scalars[end].isIdeograph { end += 1 }
    guard end - index == 4, view.has("报告", at: end - 2), end == limit || !scalars[end].isIdeograph
    else { return nil }
    return index..<end
  }

  /// What people and what they keep are in need of: the 吃水困难 of `解决3000人、1万头牲畜的吃水困难`, else the noun
  /// behind the last.
  func needed(
    _ values: ArraySlice<ValueExpression>, _ behind: Range<Int>, _ limit: Int,
    _ tags: borrowing SentenceTags
  ) -> Range<Int> {
    let end = behind.upperBound
    guard values.first?.kind == .person, end + 2 < limit, scalars[end] == "的",
      behind.lowerBound == values.last?.range.upperBound,
      let noun = finder.behind(end + 1, limit: limit, tags: tags), noun.count > 1
    else { return behind }
    return noun
  }
}
