import LecternKit

/// A target that states no figure.
struct UnquantifiedTarget {
  var range: Range<Int>
  var name: Range<Int>
  var form: Indicator.Form
  var relation: Range<Int>?
  var to: Range<Int>?
  var rule: String
}

/// Targets without a figure: `与经济增长同步`, `完成国家下达的任务`, `保持合理水平`.
struct UnquantifiedRule {
  /// How many characters the name of what is to be kept or to get better has at most: a list of all that
  /// shall is no name.
  private static let longest = 16

  let view: NormalizedText
  let scalars: [Unicode.Scalar]
  let finder: PhraseFinder

  init(_ view: NormalizedText) {
    self.view = view
    scalars = view.scalars
    finder = PhraseFinder(view)
  }

  /// The target that a clause without a value states, if it states one.
  func target(in clause: Range<Int>, tags: borrowing SentenceTags) -> UnquantifiedTarget? {
    if let mark = tags.firstSense(.relative, in: clause) {
      return relative(mark.range, clause, tags)
    }
    if let mark = tags.firstSense(.delegated, in: clause) {
      return delegated(mark.range, clause, tags)
    }
    if let mark = tags.firstSense(.qualitative, in: clause) {
      return qualitative(mark.range, clause, tags)
    }
    if let mark = tags.lastWord(.comparison, in: clause) {
      return comparison(mark.range, clause, tags)
    }
    return nil
  }

  /// `居民收入增长和经济增长基本同步`
  private func relative(
    _ mark: Range<Int>, _ clause: Range<Int>, _ tags: borrowing SentenceTags
  ) -> UnquantifiedTarget? {
    var index = mark.lowerBound - 1
    while index > clause.lowerBound {
      switch scalars[index] {
      case "和", "与", "同":
        let name = name(clause.lowerBound..<index, tags)
        guard !name.isEmpty, index + 1 < mark.lowerBound else { return nil }
        var to = index + 1..<mark.lowerBound
        while let word = tags.word(endingAt: to.upperBound),
          word.range.lowerBound > to.lowerBound, word.classes.isDisjoint(with: WordClass.change),
          !word.classes.isDisjoint(with: [.adverb, .reach])
        {
          to = to.lowerBound..<word.range.lowerBound
        }
        return UnquantifiedTarget(
          range: index..<mark.upperBound, name: name, form: .relative, relation: mark, to: to,
          rule: "relative")
      default: index -= 1
      }
    }
    return nil
  }

  /// `经济增速高于全国平均水平`
  private func comparison(
    _ mark: Range<Int>, _ clause: Range<Int>, _ tags: borrowing SentenceTags
  ) -> UnquantifiedTarget? {
    let name = name(clause.lowerBound..<mark.lowerBound, tags)
    let to = mark.upperBound..<closed(clause)
    guard !name.isEmpty, to.count >= 2, to.count <= 14 else { return nil }
    return UnquantifiedTarget(
      range: mark.lowerBound..<to.upperBound, name: name, form: .relative, relation: mark, to: to,
      rule: "relative-comparison")
  }

  /// `完成国家下达的节能减排任务`, `减排降碳控制在国家下达目标内`
  private func delegated(
    _ mark: Range<Int>, _ clause: Range<Int>, _ tags: borrowing SentenceTags
  ) -> UnquantifiedTarget? {
    let end = closed(clause)
    var start = mark.lowerBound
    while let word = tags.word(endingAt: start), word.range.lowerBound >= clause.lowerBound,
      !word.classes.isDisjoint(with: [.verb, .reach, .adverb, .connector])
    {
      start = word.range.lowerBound
    }
    let before = name(clause.lowerBound..<start, tags)
    if before.count > 1 {
      return UnquantifiedTarget(
        range: start..<end, name: before, form: .delegated, rule: "delegated")
    }
    var low = mark.upperBound
    while low < end, scalars[low] == "的" { low += 1 }
    if let verb = tags.word(startingAt: low), verb.classes.contains(.verb),
      verb.range.upperBound < end
    {
      low = verb.range.upperBound
    }
    var high = end
    while let word = tags.word(endingAt: high), word.classes.contains(.tail),
      word.range.lowerBound > low
    {
      high = word.range.lowerBound
    }
    guard low < high else { return nil }
    return UnquantifiedTarget(
      range: start..<end, name: low..<high, form: .delegated, rule: "delegated")
  }

  /// `居民消费价格保持合理水平`, `进出口稳量提质`
  private func qualitative(
    _ mark: Range<Int>, _ clause: Range<Int>, _ tags: borrowing SentenceTags
  ) -> UnquantifiedTarget? {
    var start = mark.lowerBound
    while let word = tags.word(endingAt: start), word.range.lowerBound > clause.lowerBound,
      !word.classes.isDisjoint(with: [.reach, .adverb])
    {
      start = word.range.lowerBound
    }
    let name = name(clause.lowerBound..<start, tags)
    guard name.count > 1, name.count <= Self.longest else { return nil }
    return UnquantifiedTarget(
      range: start..<mark.upperBound, name: name, form: .qualitative, rule: "qualitative")
  }

  private func name(_ range: Range<Int>, _ tags: borrowing SentenceTags) -> Range<Int> {
    var predicate = Predicate()
    var start = range.lowerBound
    start = finder.stripped(start..<range.upperBound, tags, &predicate)
    var end = range.upperBound
    while end > start, let word = tags.word(endingAt: end), word.range.lowerBound > start,
      !word.classes.isDisjoint(with: WordClass.change), tags.name(endingAt: end) == nil
    {
      end = word.range.lowerBound
    }
    while end > start, scalars[end - 1] == " " || scalars[end - 1] == "在" { end -= 1 }
    return start..<end
  }

  /// The end of a clause without its closing mark.
  private func closed(_ clause: Range<Int>) -> Int {
    var end = clause.upperBound
    while end > clause.lowerBound, !scalars[end - 1].isIdeograph, scalars[end - 1] != "”" {
      end -= 1
    }
    return end
  }
}
