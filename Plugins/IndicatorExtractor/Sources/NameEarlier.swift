import LecternKit

/// Values whose name was said before: shares, ranks and rates of it, and the same measured again.
extension NameResolver {
  /// Whether 再 says again what the name before ends with.
  func isAgain(_ phrase: Range<Int>, _ start: Int, _ previous: NameReference) -> Bool {
    guard phrase.count > 1, start < phrase.lowerBound, scalars[start] == "再" else { return false }
    let last = previous.tail ?? previous.main
    return (previous.tail == nil ? last.count > phrase.count : last.count >= phrase.count)
      && scalars[last].suffix(phrase.count).elementsEqual(scalars[phrase])
  }

  /// Whether a phrase only narrows what was counted before: `其中青石县3万亩`, `过亿元的只有2个`, `资产过亿的有46人`.
  func isOfPrevious(
    _ entry: NamedValue, _ phrase: Range<Int>, _ named: [NamedValue],
    _ tags: borrowing SentenceTags
  ) -> Bool {
    guard !named.isEmpty, !phrase.isEmpty else { return false }
    let (kind, last) = (entry.value.kind, named[named.count - 1].value.kind)
    switch kind {
    case .count, .person, .measure, .money, .percent: break
    default: return false
    }
    if entry.value.isRank { return false }
    if kind == .percent { return isPortion(phrase.upperBound, entry.value, last) }
    if kind == last, !entry.predicate.hasVerb, finder.isRegion(phrase, tags) { return true }
    guard kind == .count || kind == .person, last == .count || last == .person else {
      return false
    }
    let end = phrase.upperBound
    guard end + 1 < scalars.count, scalars[end] == "的", end < entry.value.range.lowerBound else {
      return false
    }
    // 滞后的27项
    if isNarrowed(entry, end, named[named.count - 1]) { return true }
    // 过亿元的只有2个
    return "只就有仅还共也".unicodeScalars.contains(scalars[end + 1])
  }

  /// What the share before was of: `出口占全省份额提升到9.5%，居全省第3位`.
  func withoutShare(_ name: NameReference) -> NameReference {
    guard let tail = name.tail, scalars[tail.lowerBound] == "占" else { return name }
    var name = name
    name.tail = nil
    return name
  }

  func isProportion(_ end: Int) -> Bool {
    view.has("比重", at: end - 2) || view.has("比例", at: end - 2) || view.has("份额", at: end - 2)
  }

  /// The last indicator that the sentence names before a place: `粮食产量再创新高，达到13万吨`.
  func mentioned(
    before index: Int, _ tags: borrowing SentenceTags
  ) -> NameReference? {
    tags.lastName(before: index).map { NameReference($0.range) }
  }

  /// In what a rank is held: `在全省乡村振兴实绩考核中，我市排第5位`.
  func field(before start: Int, _ tags: borrowing SentenceTags) -> NameReference? {
    let floor = tags.range.lowerBound
    guard start - 5 > floor, scalars[start - 1] == "，", scalars[start - 2] == "中" else {
      return nil
    }
    var open = start - 3
    while open > floor, scalars[open] != "，", scalars[open] != "在" { open -= 1 }
    guard scalars[open] == "在", start - 2 - open > 2 else { return nil }
    return NameReference(open + 1..<start - 2)
  }

  /// What a region's rate is of: the indicator named last, or that of the rate before.
  func rated(
    before index: Int, first: Int, _ named: [NamedValue], _ tags: borrowing SentenceTags
  ) -> NameReference? {
    let last = named[first...].last { $0.value.kind == .percent && $0.name != nil }
    if let name = tags.lastName(before: index),
      name.range.lowerBound > last?.value.range.lowerBound ?? 0
    {
      return NameReference(name.range)
    }
    return last?.name
  }

  /// The name given last; a count does not take that of a rate when there is another: `建设项目30个,
  /// 开工率60%，竣工10个`.
  func previousName(
    of value: ValueExpression, first: Int, _ named: [NamedValue]
  ) -> NameReference? {
    guard named.count > first, let last = named.last else { return nil }
    // 在全省14个市州中排第7位: the regions among which it is held have no rank.
    let between =
      last.value.range
      .upperBound..<max(
        value.range.lowerBound, last.value.range.upperBound)
    if value.isRank, last.rule == .behind, last.value.kind == .count,
      scalars[between].contains("中") || scalars[between].contains("里"),
      !scalars[between].contains("，")
    {
      let others = named[first...].dropLast()
      return (others.last { $0.value.kind == .percent && $0.name != nil } ?? others.last)?.name
        ?? last.name
    }
    // 火情13起，过火面积900亩，其中6起
    guard value.kind == .count, !value.isRank, last.value.kind != .count,
      last.value.kind != .person,
      last.value.kind == .percent || scalars[between].contains("，")
    else { return last.name }
    let counted = named[first...].last { $0.value.kind == .count && $0.name != nil }
    return counted?.name ?? last.name
  }

  /// `占全市的三分之一` speaks of what was named before; 占比 is a name itself.
  func isShare(_ phrase: Range<Int>) -> Bool {
    guard scalars[phrase.lowerBound] == "占" else { return false }
    return phrase.count < 2 || scalars[phrase.lowerBound + 1] != "比"
  }
}
