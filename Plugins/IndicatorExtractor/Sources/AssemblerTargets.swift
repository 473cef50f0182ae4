import LecternKit

/// Records of targets without a figure, and clauses that stretch a target.
extension Assembler {
  /// Targets without a figure in the clauses of a sentence.
  mutating func addUnquantified(
    _ named: [NamedValue], place: Place, tags: borrowing SentenceTags
  ) {
    var start = place.headline ?? place.range.lowerBound
    var index = start
    while index <= place.range.upperBound {
      let isEnd = index == place.range.upperBound
      let isListed =
        !isEnd && view.scalars[index] == "、"
        && tags.hasSense(WordClass.unquantified, endingAt: index)
      guard isEnd || isListed || closesClause(view.scalars[index]) else {
        index += 1
        continue
      }
      let clause = start..<index
      let hasValue = named.contains { clause.contains($0.value.range.lowerBound) }
      if !clause.isEmpty, !hasValue, let target = unquantified.target(in: clause, tags: tags) {
        records.append(record(target, place: place, tags: tags))
        figures.append(Figure())
      }
      index += 1
      start = index
    }
  }

  func closesClause(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "，" || scalar == "；" || scalar == "。" || scalar == "："
  }

  private func record(
    _ target: UnquantifiedTarget, place: Place, tags: borrowing SentenceTags
  ) -> Indicator {
    var record = Indicator()
    record.range = view.source(target.range)
    record.name = view.string(target.name)
    record.form = target.form
    record.kind = .target
    if let entry = entry(of: target.name, tags) { record.code = lexicon.codes[entry] }
    if let relation = target.relation {
      var relative = Indicator.Relation()
      relative.relation = view.string(relation)
      relative.to = target.to.map { view.string($0) }
      record.relative = relative
    }
    if place.headline != nil {
      record.headline = true
      record.period = year
    }
    record.rule = target.rule
    record.lexicon = lexicon.version
    record.segment = place.segment
    return record
  }

  /// The entry that a name belongs to, with or without the word of change at its end: `居民收入增长`.
  private func entry(of name: Range<Int>, _ tags: borrowing SentenceTags) -> Int? {
    if let entry = lexicon.entry(named: view.string(name)) { return entry }
    guard let word = tags.word(endingAt: name.upperBound), word.range.lowerBound > name.lowerBound,
      !word.classes.isDisjoint(with: WordClass.change.union([.increaseNoun, .decreaseNoun]))
    else { return nil }
    return lexicon.entry(named: view.string(name.lowerBound..<word.range.lowerBound))
  }

  /// Gives a stretch clause to the target before it.
  mutating func addStretch(_ tags: borrowing SentenceTags) {
    let floor = tags.range.lowerBound
    let limit = tags.range.upperBound
    for number in tags.senses where tags.allSenses[number].classes.contains(.stretch) {
      let mark = tags.allSenses[number]
      let place = view.source(mark.range).lowerBound
      let index = records.indices.filter {
        records[$0].range.upperBound <= place && records[$0].kind == .target
          && records[$0].form == .number
      }.max { records[$0].range.upperBound < records[$1].range.upperBound }
      guard let index, records[index].range.upperBound + 200 > place else { continue }
      var end = mark.range.upperBound
      while end < limit, !closesClause(view.scalars[end]), view.scalars[end] != "、" { end += 1 }
      var start = mark.range.lowerBound
      while start > floor, !closesClause(view.scalars[start - 1]), view.scalars[start - 1] != "、" {
        start -= 1
      }
      records[index].stretch = view.string(start..<end)
    }
  }
}
