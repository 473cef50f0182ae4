import LecternKit

/// The name of one value: its own words, or those of the values before it.
extension NameResolver {
  /// The name of one value whose own words gave `phrase`.
  func name(
    _ entry: inout NamedValue, _ phrase: Range<Int>, tags: borrowing SentenceTags, first: Int,
    _ named: [NamedValue]
  ) {
    let previous = previousName(of: entry.value, first: first, named)
    let isSubject = entry.value.kind == .percent || entry.value.isRank
    if isSubject, finder.isRegion(phrase, tags),
      let name = rated(before: entry.value.range.lowerBound, first: first, named, tags)
    {
      entry.name = name
      entry.rule = .inherited
      return
    }
    let isActOnly = previous != nil && entry.value.kind != .money && isAct(phrase, tags)
    if phrase.isEmpty || isActOnly || isShare(phrase) && previous != nil {
      entry.name = previous ?? mentioned(before: entry.value.range.lowerBound, tags)
      entry.rule = entry.name == nil ? .none : .inherited
      return
    }
    if let word = tags.word(startingAt: phrase.lowerBound), word.range == phrase,
      word.classes.contains(.attribute), let previous
    {
      var reference = previous
      reference.main = withoutAttribute(previous.main, before: word, tags)
      reference.tail = phrase
      entry.name = reference
      entry.rule = .attribute
      return
    }
    entry.name = NameReference(phrase)
    entry.rule = .before
  }

  /// The last indicator that the sentence names before a place: `粮食产量再创新高，达到13万吨`.
  private func mentioned(
    before index: Int, _ tags: borrowing SentenceTags
  ) -> NameReference? {
    tags.lastName(before: index).map { NameReference($0.range) }
  }

  /// What a region's rate is of: the indicator named last, or that of the rate before.
  private func rated(
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
  private func previousName(
    of value: ValueExpression, first: Int, _ named: [NamedValue]
  ) -> NameReference? {
    guard named.count > first, let last = named.last else { return nil }
    // 在全省14个市州中排第7位: the regions among which it is held have no rank.
    let between =
      last.value.range
      .upperBound..<max(
        value.range.lowerBound, last.value.range.upperBound)
    if value.isRank, last.rule == .behind, last.value.kind == .count,
      scalars[between].contains("中"), !scalars[between].contains("，")
    {
      return named[first...].dropLast().last?.name ?? last.name
    }
    guard value.kind == .count, !value.isRank, last.value.kind == .percent else { return last.name }
    let counted = named[first...].last { $0.value.kind == .count && $0.name != nil }
    return counted?.name ?? last.name
  }

  /// `占全市的三分之一` speaks of what was named before; 占比 is a name itself.
  func isShare(_ phrase: Range<Int>) -> Bool {
    guard scalars[phrase.lowerBound] == "占" else { return false }
    return phrase.count < 2 || scalars[phrase.lowerBound + 1] != "比"
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
