import LecternKit

/// Whether a value is an amount of change or a level.
enum ChangeRule {
  static func change(
    of entry: NamedValue, view: NormalizedText, tags: borrowing SentenceTags, isNew: Bool,
    lexical: IndicatorLexicon.Change?
  ) -> Indicator.Change {
    let value = entry.value
    let predicate = entry.predicate
    if value.isRank || value.rule == .ratio { return .level }
    // 新增装机占比达到75%: 新增 narrows the name of a level.
    if isNew || predicate.isNew, value.kind != .percent || !predicate.isLevel { return .increase }
    if let change = value.change { return change }
    if let change = predicate.change, !predicate.isLevel { return change }
    // 至少要达到6%: the word of bound holds the verb.
    let isReached = view.has("达到", at: value.core.lowerBound - 2)
    if isReached, value.range.lowerBound < value.core.lowerBound { return .level }
    if lexical == .increase { return .increase }
    if value.kind == .percent, let change = behind(value.range.upperBound, view) { return change }
    if predicate.isLevel || predicate.comparison != nil { return .level }
    if let name = entry.name, value.kind == .percent,
      let noun = tags.word(endingAt: (name.tail ?? name.main).upperBound)
    {
      if noun.classes.contains(.increaseNoun) { return .increase }
      if noun.classes.contains(.decreaseNoun) { return .decrease }
    }
    if let change = predicate.openingChange, opens(change, entry, view) { return change }
    return .level
  }

  /// `按增长5%安排` has its verb before; `5%以上的增长` behind.
  private static func behind(
    _ index: Int, _ view: NormalizedText
  ) -> Indicator.Change? {
    var index = index
    if index < view.count, view.scalars[index] == "的" { index += 1 }
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
