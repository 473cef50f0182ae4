import LecternKit

/// Cuts the phrase that names a value out of the words before or behind it.
struct PhraseFinder {
  let view: NormalizedText
  let scalars: [Unicode.Scalar]

  init(_ view: NormalizedText) {
    self.view = view
    scalars = view.scalars
  }

  /// Where the clause begins that holds `index`; not before `floor`.
  func clauseStart(before index: Int, floor: Int) -> Int {
    var position = index
    var depth = 0
    var quotes = 0
    while position > floor {
      let scalar = scalars[position - 1]
      switch scalar {
      case "）": depth += 1
      case "（":
        if depth == 0 { return position }
        depth -= 1
      case "”": quotes += 1
      case "“": if quotes > 0 { quotes -= 1 }
      case "，", "；", "：", "。", "！", "？", "\n":
        if depth == 0, quotes == 0 || scalar != "，" { return position }
      case "—":
        if position - 2 >= floor, scalars[position - 2] == "—" { return position }
      default: break
      }
      position -= 1
    }
    return floor
  }

  /// The name before a value, and what was said between them. Before a rank or a duration stands a
  /// subject, before other values it may be the object of a verb.
  func before(
    _ range: Range<Int>, tags: borrowing SentenceTags, isSubject: Bool, isRank: Bool = false
  ) -> (phrase: Range<Int>, predicate: Predicate) {
    var predicate = Predicate()
    var end = range.upperBound
    if isRank { end = rankFrame(range, &predicate) }
    end = closing(range.lowerBound..<end, tags, &predicate)
    if isRank {
      let frame = rankFrame(range.lowerBound..<end, &predicate)
      if frame < end { end = closing(range.lowerBound..<frame, tags, &predicate) }
    }
    if isSubject {
      predicate.isPresent = true
      if let behind = behindAct(range.lowerBound..<end, tags) {
        predicate.hasVerb = true
        return (behind..<behind, predicate)
      }
    }
    let start = opening(range.lowerBound..<end, tags, &predicate)
    if end < range.upperBound { end = beforeGiver(start..<end) }
    return (start..<end, predicate)
  }

  /// Takes predicate words off the end of a range.
  private func closing(
    _ range: Range<Int>, _ tags: borrowing SentenceTags, _ predicate: inout Predicate
  ) -> Int {
    let low = range.lowerBound
    var end = range.upperBound
    while end > low {
      let scalar = scalars[end - 1]
      if scalar == " " {
        end -= 1
        continue
      }
      if scalar == "）", tags.name(endingAt: end) == nil {
        var open = end - 1
        while open > low, scalars[open] != "（" { open -= 1 }
        guard open > low else { break }
        end = open
        continue
      }
      if let start = closingTime(low..<end) {
        end = start
        predicate.isPresent = true
        continue
      }
      if let word = tags.word(endingAt: end), word.range.lowerBound >= low,
        !word.classes.isDisjoint(with: WordClass.predicate),
        !isNamed(word, end, tags), !isRanking(word, predicate), !isAllowance(word, low, predicate)
      {
        // 比一季度回落
        let start = word.range.lowerBound
        if word.classes.contains(.period), start > low,
          scalars[start - 1] == "比" || scalars[start - 1] == "较", !tags.isInName(start - 1)
        {
          predicate.base = start - 1..<end
          predicate.isPresent = true
          end = start - 1
          continue
        }
        note(word, &predicate)
        // 经济增长 is a name: without 增长 nothing would be left of it.
        if let name = tags.name(endingAt: end), name.range.lowerBound + 2 >= word.range.lowerBound,
          name.range.lowerBound < word.range.lowerBound
        {
          break
        }
        end = word.range.lowerBound
        continue
      }
      // 排查出来230处, 清理出60件
      if scalar == "到", end - 3 >= low, view.has("达不到", at: end - 3) {
        end -= 3
        predicate.isPresent = true
        predicate.isLevel = predicate.change == nil
        continue
      }
      if scalar == "来" || scalar == "出", let verb = resultant(low..<end, tags) {
        end = verb
        predicate.isPresent = true
        continue
      }
      // 同比多9户
      if scalar == "多" || scalar == "少" || scalar == "高" || scalar == "低",
        let base = tags.word(endingAt: end - 1),
        base.classes.contains(.base), base.range.lowerBound >= low
      {
        end -= 1
        continue
      }
      if let start = comparison(low..<end, tags, &predicate) {
        end = start
        continue
      }
      if let start = fromTo(low..<end) {
        end = start
        predicate.isPresent = true
        continue
      }
      // 三是支持
      if let word = tags.word(endingAt: end), word.range.lowerBound == low,
        word.classes.contains(.connector)
      {
        break
      }
      // 由年初每吨50万元
      if end - 2 >= low, scalars[end - 2] == "每", predicate.change == nil {
        end -= 2
        continue
      }
      // 到户电价每千瓦时
      if let each = each(low..<end) {
        end = each
        continue
      }
      if tags.name(endingAt: end) != nil { break }
      if let goal = goal(low..<end, tags) {
        end = goal
        predicate.isPresent = true
        continue
      }
      let before: Unicode.Scalar = end - 1 > low ? scalars[end - 2] : "，"
      guard SingleWords.closes(scalar, after: before) else { break }
      note(scalar, isLast: end == range.upperBound, &predicate)
      end -= 1
    }
    return end
  }

  /// The end of a range that closes with an act whose object is a share of something: `园区贡献了全市70%的税收`.
  private func behindAct(_ range: Range<Int>, _ tags: borrowing SentenceTags) -> Int? {
    var end = range.upperBound
    if let place = tags.word(endingAt: end), place.classes.contains(.place) {
      end = place.range.lowerBound
    }
    guard end - 3 >= range.lowerBound, scalars[end - 1] == "了",
      let verb = tags.word(endingAt: end - 1), verb.range.lowerBound >= range.lowerBound,
      verb.classes.contains(.verb)
    else { return nil }
    return range.upperBound
  }

  /// Where the words begin that call a figure a goal: `地区生产总值增长预期目标`, `居民收入增速的目标`.
  private func goal(_ range: Range<Int>, _ tags: borrowing SentenceTags) -> Int? {
    guard scalars[range.upperBound - 1] == "标", view.has("目标", at: range.upperBound - 2) else {
      return nil
    }
    var start = range.upperBound - 2
    if view.has("预期", at: start - 2) || view.has("奋斗", at: start - 2) { start -= 2 }
    if start > range.lowerBound, scalars[start - 1] == "的" { start -= 1 }
    guard start > range.lowerBound else { return nil }
    let isOfChange =
      tags.word(endingAt: start).map {
        !$0.classes.isDisjoint(with: WordClass.change.union([.increaseNoun, .decreaseNoun]))
      } ?? false
    return isOfChange || tags.name(endingAt: start) != nil ? start : nil
  }

  /// Whether a word is part of a lexicon name that ends where it does, or a noun in effect.
  private func isNamed(
    _ word: TaggedWord, _ end: Int, _ tags: borrowing SentenceTags
  ) -> Bool {
    if word.classes.isSubset(of: [.nominal, .attribute, .shared, .tail]) { return true }
    guard let name = tags.name(endingAt: end) else { return false }
    return name.range.lowerBound < word.range.lowerBound
      && word.classes.isDisjoint(with: WordClass.change.union(.reach))
  }

  private func note(_ word: TaggedWord, _ predicate: inout Predicate) {
    predicate.isPresent = true
    let classes = word.classes
    if predicate.change == nil, !predicate.isLevel {
      if classes.contains(.reach) {
        predicate.isLevel = true
      } else if classes.contains(.increase) {
        predicate.change = .increase
      } else if classes.contains(.decrease) {
        predicate.change = .decrease
      }
    }
    if classes.contains(.base) { predicate.base = word.range }
    let start = Int(word.start)
    switch scalars[start] {
    case "均", "都": predicate.isShared = true
    case "新", "净": if isNew(word) { predicate.isNew = true }
    case "年" where view.has("年平均", at: start): predicate.isAverage = true
    case "分", "依", "双", "年", "累":
      guard word.end - word.start == 2 else { break }
      if view.has("分别", at: start) || view.has("依次", at: start) {
        predicate.isDistributive = true
      } else if view.has("双双", at: start) {
        predicate.isShared = true
      } else if view.has("年均", at: start) {
        predicate.isAverage = true
      } else if view.has("累计", at: start) {
        predicate.isCumulative = true
      }
    default: break
    }
  }

  /// 新增, 净增 and what begins with them.
  func isNew(_ word: TaggedWord) -> Bool {
    let first = scalars[Int(word.start)]
    return (first == "新" || first == "净") && scalars[Int(word.start) + 1] == "增"
  }

  private func note(_ scalar: Unicode.Scalar, isLast: Bool, _ predicate: inout Predicate) {
    switch scalar {
    case "均", "都": predicate.isShared = true
    // 会议费、接待费各压缩15%
    case "各": if predicate.change != nil { predicate.isShared = true }
    case "由", "从":
      // 由 opens the phrase of a baseline, and what stood between belongs to the figure.
      predicate.isBaseline = true
    case "增", "升": if predicate.change == nil, isLast { predicate.change = .increase }
    case "降", "减": if predicate.change == nil, isLast { predicate.change = .decrease }
    case "至", "到", "达", "为", "是": if predicate.change == nil { predicate.isLevel = true }
    default: break
    }
    if scalar != "的", scalar != "、" { predicate.isPresent = true }
  }

  /// `较2020年`, `比“十三五”末`, `高于全国平均水平` at the end of a range: where it begins.
  private func comparison(
    _ range: Range<Int>, _ tags: borrowing SentenceTags, _ predicate: inout Predicate
  ) -> Int? {
    if let word = tags.lastWord(.comparison, in: range),
      range.upperBound - word.range.upperBound <= 12
    {
      predicate.comparison = word.range
      predicate.base = word.range.lowerBound..<range.upperBound
      predicate.isPresent = true
      return word.range.lowerBound
    }
    var index = range.upperBound - 1
    let floor = max(range.lowerBound, range.upperBound - 16)
    if scalars[range.upperBound - 1] == "上", view.has("基础上", at: range.upperBound - 3),
      let start = (floor..<range.upperBound).last(where: { scalars[$0] == "在" })
    {
      predicate.base = start..<range.upperBound
      predicate.isPresent = true
      return start
    }
    while index >= floor {
      if scalars[index] == "较" || scalars[index] == "比",
        isComparing(index, range), !tags.isInName(index)
      {
        predicate.base = index..<range.upperBound
        predicate.isPresent = true
        return index
      }
      index -= 1
    }
    return nil
  }

  private func isComparing(_ index: Int, _ range: Range<Int>) -> Bool {
    guard index + 1 < range.upperBound else { return scalars[index] == "较" }
    switch scalars[index + 1] {
    case "重", "例", "率", "值", "较", "快", "多", "好", "武", "高", "大", "强", "完", "赛": return false
    // 出生人口性别比由118降到115
    case "由", "从", "达", "控": return false
    default: break
    }
    guard index > range.lowerBound else { return true }
    switch scalars[index - 1] {
    case "占", "同", "环", "对", "相", "比", "入", "评", "率", "性", "可": return false
    // 性别比, not 分别比
    case "别": return index - 1 == range.lowerBound || scalars[index - 2] != "性"
    default: return true
    }
  }
}
