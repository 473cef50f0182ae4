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
      resolveGroup(values, index..<end, tags: tags, first: first, into: &named)
      index = end
    }
    fillAhead(from: first, &named)
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
      guard next - position <= 2, next > position else { break }
      while position < next {
        switch scalars[position] {
        case "、", "和", "与", "及", " ": position += 1
        default: return end
        }
      }
      end += 1
    }
    return end
  }

  private func resolveGroup(
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
      start..<head.range.lowerBound, tags: tags, isSubject: head.isRank || head.kind == .time)
    // 光伏、风电等3条: what is counted stands behind.
    let isListed = phrase.upperBound > phrase.lowerBound && scalars[phrase.upperBound - 1] == "等"
    if isListed { phrase = phrase.upperBound..<phrase.upperBound }
    phrase = subject(phrase, tags: tags)
    let limit = group.upperBound < values.count
      ? values[group.upperBound].range.lowerBound : tags.range.upperBound
    let last = values[group.upperBound - 1]
    // A list of values with one name apiece; without 分别 too where the names are as many.
    if group.count > 1 {
      let names = split(phrase, tags: tags, count: group.count)
      if names.count == group.count || predicate.isDistributive {
        pair(values, group, names, phrase, predicate, start, first, into: &named)
        return
      }
      // 5亿元、6个…: only the last may have its name behind it.
    }
    if let behind = nameBehind(
      last, limit: limit, before: phrase, predicate: predicate, tags: tags)
    {
      for index in group {
        var entry = NamedValue(value: values[index], clauseStart: start)
        entry.name = NameReference(behind)
        entry.rule = .behind
        entry.predicate = predicate
        named.append(entry)
      }
      return
    }
    if predicate.isShared {
      let names = phrase.isEmpty
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

  /// Behind the name that the value before took from its back: `8个项目开工5个` goes on behind 项目.
  private func nameEnd(
    _ named: [NamedValue], first: Int, floor: Int, before: Int
  ) -> Int {
    guard named.count > first, let last = named.last, last.rule == .behind, let name = last.name,
      name.main.lowerBound >= floor, name.main.upperBound <= before
    else { return floor }
    return name.main.upperBound
  }

  /// What a phrase says of its own: nothing where it is 任务 alone; the head of a long 的 phrase.
  private func subject(
    _ phrase: Range<Int>, tags: borrowing SentenceTags
  ) -> Range<Int> {
    guard !phrase.isEmpty else { return phrase }
    if let word = tags.word(startingAt: phrase.lowerBound), word.range == phrase,
      word.classes == .tail
    {
      return phrase.upperBound..<phrase.upperBound
    }
    var index = phrase.upperBound - 3
    while index >= phrase.lowerBound + 5 {
      if scalars[index] == "的", !tags.isInName(index) {
        return index + 1..<phrase.upperBound
      }
      index -= 1
    }
    return phrase
  }

  /// The list in brackets that closes the clause before `start`: `两项（A、B），都排在第六位`.
  private func bracketed(
    before start: Int, tags: borrowing SentenceTags
  ) -> [NameReference] {
    guard start - 2 > tags.range.lowerBound, scalars[start - 1] == "，", scalars[start - 2] == "）"
    else { return [] }
    var open = start - 3
    while open > tags.range.lowerBound, scalars[open] != "（" { open -= 1 }
    return split(open + 1..<start - 2, tags: tags, count: nil)
  }

  private func trimmedJoint(_ phrase: Range<Int>) -> Range<Int> {
    var low = phrase.lowerBound
    while low < phrase.upperBound, scalars[low] == "、" || scalars[low] == "，" { low += 1 }
    return low..<phrase.upperBound
  }

  /// The name of one value whose own words gave `phrase`.
  private func name(
    _ entry: inout NamedValue, _ phrase: Range<Int>, tags: borrowing SentenceTags, first: Int,
    _ named: [NamedValue]
  ) {
    let previous = named.count > first ? named.last?.name : nil
    let isActOnly = previous != nil && entry.value.kind != .money && isAct(phrase, tags)
    if phrase.isEmpty || isActOnly || isShare(phrase) && previous != nil {
      entry.name = previous
      entry.rule = previous == nil ? .none : .inherited
      return
    }
    if let word = tags.word(startingAt: phrase.lowerBound), word.range == phrase,
      word.classes.contains(.attribute), let previous
    {
      var reference = previous
      reference.main = withoutAttribute(previous.main, tags)
      reference.tail = phrase
      entry.name = reference
      entry.rule = .attribute
      return
    }
    entry.name = NameReference(phrase)
    entry.rule = .before
  }

  /// `占全市的三分之一` speaks of what was named before; 占比 is a name itself.
  private func isShare(_ phrase: Range<Int>) -> Bool {
    guard scalars[phrase.lowerBound] == "占" else { return false }
    return phrase.count < 2 || scalars[phrase.lowerBound + 1] != "比"
  }

  /// 新开工建设1043万套: 建设 names nothing where a name went before.
  private func isAct(_ phrase: Range<Int>, _ tags: borrowing SentenceTags) -> Bool {
    guard let word = tags.word(startingAt: phrase.lowerBound), word.range == phrase else {
      return false
    }
    return word.classes == .nominal
  }

  /// GDP总量 without 总量.
  private func withoutAttribute(
    _ range: Range<Int>, _ tags: borrowing SentenceTags
  ) -> Range<Int> {
    guard let word = tags.word(endingAt: range.upperBound), word.classes.contains(.attribute),
      word.range.lowerBound > range.lowerBound
    else { return range }
    return range.lowerBound..<word.range.lowerBound
  }

  /// The noun behind a value, where it is the value's name rather than the one before.
  private func nameBehind(
    _ value: ValueExpression, limit: Int, before: Range<Int>, predicate: Predicate,
    tags: borrowing SentenceTags
  ) -> Range<Int>? {
    var index = value.range.upperBound
    guard index < limit, !value.isRank, value.rule != .doubling, value.rule != .ratio,
      value.kind != .time
    else { return nil }
    let isCounted = value.kind == .count || value.kind == .measure || value.kind == .person
      || value.magnitude.count > 0 && value.word.isEmpty
    let isAdjacent = !before.isEmpty && !predicate.isPresent
    if scalars[index] == "的" {
      guard before.isEmpty || (value.kind == .percent && !isAdjacent && !predicate.isLevel) else {
        return nil
      }
      index += 1
    }
    guard finder.isNoun(at: index, limit: limit) else { return nil }
    // 按增长5%安排财政收入
    if view.has("安排", at: index), value.kind == .percent, before.isEmpty {
      return finder.behind(index + 2, limit: limit, tags: tags)
    }
    if finder.isPredicate(at: index, tags: tags) {
      // Nothing before: the words behind must hold the name, whatever they begin with.
      guard before.isEmpty, isCounted, scalars[index] != "和", scalars[index] != "与" else {
        return nil
      }
      guard let phrase = finder.behind(index, limit: limit, tags: tags), phrase.count > 3 else {
        return nil
      }
      return phrase
    }
    if !isCounted {
      guard before.isEmpty || (predicate.isOpened && before.count <= 1) else { return nil }
      if predicate.base != nil || predicate.change != nil, value.kind == .percent { return nil }
    } else if predicate.isPresent, predicate.isLevel || predicate.change != nil, !before.isEmpty,
      value.kind != .count
    {
      return nil
    }
    return finder.behind(index, limit: limit, tags: tags)
  }

  /// A value that found no name takes that of the next one: `完成X万、全年完成X万疫苗接种任务`.
  private func fillAhead(from first: Int, _ named: inout [NamedValue]) {
    var following: NameReference?
    for index in stride(from: named.count - 1, through: first, by: -1) {
      if named[index].name == nil, let following {
        named[index].name = following
        named[index].rule = .ahead
      } else {
        following = named[index].name ?? following
      }
    }
  }

  /// `A3家、B5家以上`: the bound behind a list of names with values holds for each of them.
  private func spreadBounds(from first: Int, _ named: inout [NamedValue]) {
    guard named.count > first + 1 else { return }
    for index in stride(from: named.count - 2, through: first, by: -1) {
      let next = named[index + 1]
      let value = named[index].value
      let isSuffixed = next.value.range.upperBound > next.value.core.upperBound
      guard value.bound == .exact, isSuffixed, next.value.bound != .range,
        next.value.range.lowerBound == next.value.core.lowerBound,
        named[index].rule == .before, next.rule == .before, !next.predicate.hasVerb,
        !next.predicate.isPresent, !value.isRank,
        value.range.upperBound < next.value.range.lowerBound,
        scalars[value.range.upperBound] == "、"
      else { continue }
      named[index].value.bound = next.value.bound
    }
  }
}
