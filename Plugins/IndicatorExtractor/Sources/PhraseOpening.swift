import LecternKit

/// The beginning of a phrase: verbs, promises, places and times are no part of a name.
extension PhraseFinder {
  func opening(
    _ range: Range<Int>, _ tags: borrowing SentenceTags, _ predicate: inout Predicate
  ) -> Int {
    let high = range.upperBound
    var start = stripped(range, tags, &predicate)
    // 每百人拥有电话
    if start + 5 < high, scalars[start] == "每", scalars[start + 1].isChineseNumeral {
      // 每千名老人拥有养老床位
      let end = (start..<high - 5).last { view.has("拥有", at: $0) }.map { $0 + 2 } ?? start
      // 每千名儿童拥有的医生
      return scalars[end] == "的" ? start : end
    }
    if let word = cut(start..<high, tags, predicate) {
      predicate.hasVerb = true
      if isNew(word) { predicate.isNew = true }
      if word.classes.contains(.increase) { predicate.openingChange = .increase }
      if word.classes.contains(.decrease) { predicate.openingChange = .decrease }
      start = stripped(word.range.upperBound..<high, tags, &predicate)
    }
    if let modal = behindModal(start..<high, tags) {
      start = stripped(modal..<high, tags, &predicate)
    }
    if !predicate.isDistributive, let item = behindItem(start..<high, tags) {
      start = stripped(item..<high, tags, &predicate)
    }
    start = withAct(start..<high, from: range.lowerBound, tags)
    if let list = behindList(start..<high) { start = stripped(list..<high, tags, &predicate) }
    if let other = behindStatement(start..<high, tags) {
      start = stripped(other..<high, tags, &predicate)
    }
    return start
  }

  /// Behind the opening words of a range.
  func stripped(
    _ range: Range<Int>, _ tags: borrowing SentenceTags, _ predicate: inout Predicate
  ) -> Int {
    let high = range.upperBound
    var start = range.lowerBound
    while start < high {
      let scalar = scalars[start]
      if scalar == " " {
        start += 1
        continue
      }
      if scalar == "（", let close = scalars[start..<high].firstIndex(of: "）") {
        start = close + 1
        continue
      }
      // 对乡镇干部的满意度
      if scalar == "对", isOpinion(start..<high) { break }
      if scalar == "所", let end = relative(start..<high) {
        start = end
        continue
      }
      if let end = openingTime(start..<high) ?? term(start..<high) {
        start = end
        predicate.isOpened = true
        continue
      }
      if let word = tags.word(startingAt: start), word.range.upperBound <= high,
        opens(word, start, high, tags, predicate)
      {
        if !word.classes.isDisjoint(with: [.verb, .increase, .decrease, .nominal]) {
          predicate.hasVerb = true
          predicate.isCausing = word.classes.contains(.causative)
        }
        if isNew(word) { predicate.isNew = true }
        if view.has("累计", at: start) { predicate.isCumulative = true }
        if predicate.change == nil, !predicate.isLevel {
          if word.classes.contains(.increase) { predicate.openingChange = .increase }
          if word.classes.contains(.decrease) { predicate.openingChange = .decrease }
        }
        if word.classes.contains(.base), predicate.base == nil { predicate.base = word.range }
        start = word.range.upperBound
        // 建成后年接待游客
        if start + 1 < high, scalars[start] == "后", scalars[start + 1] == "年" { start += 1 }
        predicate.isOpened = true
        continue
      }
      if tags.name(startingAt: start) != nil { break }
      if let end = years(start..<high) {
        start = end
        predicate.isOpened = true
        continue
      }
      let next: Unicode.Scalar = start + 1 < high ? scalars[start + 1] : "，"
      guard SingleWords.opens(scalar, before: next) else { break }
      start += 1
    }
    return start
  }

  private func opens(
    _ word: TaggedWord, _ start: Int, _ high: Int, _ tags: borrowing SentenceTags,
    _ predicate: Predicate
  ) -> Bool {
    let end = word.range.upperBound
    // 新增就业, 转移支付 are names of the lexicon that begin with a verb.
    if let name = tags.name(startingAt: start),
      name.range.upperBound > end, name.range.upperBound <= high
    {
      return false
    }
    if word.classes.contains(.modifier) {
      if tags.name(startingAt: end) != nil { return true }
      guard let next = tags.word(startingAt: end), next.range.upperBound <= high else {
        return false
      }
      return !next.classes.isDisjoint(with: [.verb, .adverb, .nominal, .increase, .decrease])
    }
    if word.classes.isDisjoint(with: WordClass.opening) {
      guard word.classes.contains(.nominal), !predicate.isPresent, end < high, high - end > 1,
        !isListOfNominals(end, high, tags)
      else { return false }
      // 新建改造茶园: two verbs and one object.
      if predicate.hasVerb, view.has("改造", at: start) { return true }
      return !SingleWords.makesNoun(scalars[end]) && !scalars[end].isBlank
        && isVerbal(end, high, tags)
    }
    // 到位外资
    if view.has("到位", at: start), end < high, scalars[end].isIdeograph, scalars[end] != "各" {
      return false
    }
    if word.classes.contains(.place) {
      return end == high || scalars[end] != "级" && scalars[end] != "性"
    }
    if word.classes.contains(.period) { return !view.has("年度计划投资", at: start) }
    if end == high { return true }
    // 办理时限控制在7天: what is left would be too little for a name.
    if predicate.isPresent, high - end <= 2, word.classes.contains(.verb) { return false }
    if SingleWords.makesNoun(scalars[end]), tags.word(startingAt: end) == nil { return false }
    return word.classes != .verb || !isNumberOfPeople(end..<high)
  }

  /// 人数 or 人口 alone: a verb before tells which people (受益人口).
  private func isNumberOfPeople(_ range: Range<Int>) -> Bool {
    guard range.count == 2, scalars[range.lowerBound] == "人" else { return false }
    return scalars[range.lowerBound + 1] == "数" || scalars[range.lowerBound + 1] == "口"
  }

  /// 减税降费及退税: nothing but nouns that may be verbs, and they are named together.
  private func isListOfNominals(
    _ start: Int, _ high: Int, _ tags: borrowing SentenceTags
  ) -> Bool {
    var index = start
    var isJoined = false
    while index < high {
      if let word = tags.word(startingAt: index), word.classes.contains(.nominal) {
        index = word.range.upperBound
        continue
      }
      guard index + 1 < high else { return false }
      switch scalars[index] {
      case "及", "和", "与", "、": isJoined = true
      default: return false
      }
      index += 1
    }
    return isJoined && index == high
  }

  /// A noun that may be a verb is one where 了 or a lexicon name follows: 出口机电产品.
  private func isVerbal(
    _ end: Int, _ high: Int, _ tags: borrowing SentenceTags
  ) -> Bool {
    if scalars[end] == "了" || scalars[end] == "各" { return true }
    return high - end >= 3
  }

  /// Behind the last verb inside a phrase with no verb at its beginning: `省财政下达专项资金`.
  private func cut(
    _ range: Range<Int>, _ tags: borrowing SentenceTags, _ predicate: Predicate
  ) -> TaggedWord? {
    if predicate.hasVerb, !predicate.isCausing { return nil }
    if predicate.isPresent, !predicate.isCausing { return nil }
    for word in tags.words.reversed() {
      let end = word.range.upperBound
      guard word.range.lowerBound > range.lowerBound else { return nil }
      guard end <= range.upperBound - 2 else { continue }
      guard
        word.classes.contains(.verb) || word.classes.contains(.reach)
          || !word.classes.isDisjoint(with: WordClass.change)
      else { continue }
      // 加装（更新）电梯 is named as it stands.
      if end < scalars.count, scalars[end] == "）" || scalars[end] == "（" { continue }
      // “高效办成一件事”
      if isQuoted(word.range, in: range) || isStandard(word, end..<range.upperBound) { continue }
      // 大豆扩种任务
      if let tail = tags.word(startingAt: end), tail.range.upperBound == range.upperBound,
        tail.classes.contains(.tail), scalars[end] != "问"
      {
        continue
      }
      if tags.isInName(word.range.lowerBound) { continue }
      // 防火大队现有队员
      if SingleWords.makesNoun(scalars[end]), scalars[end - 1] != "有" || scalars[end - 2] == "拥" {
        continue
      }
      // 合作医疗参加人数
      if word.classes == .verb, isNumberOfPeople(end..<range.upperBound) { continue }
      return word
    }
    return nil
  }

  /// Whether a quotation of a range holds a word, so that it names and says nothing.
  private func isQuoted(_ word: Range<Int>, in range: Range<Int>) -> Bool {
    var index = word.lowerBound
    while index > range.lowerBound {
      index -= 1
      if scalars[index] == "”" { return false }
      if scalars[index] == "“" { return scalars[word.upperBound..<range.upperBound].contains("”") }
    }
    return false
  }

  /// Behind 要 or 把 with a subject before it, or behind how often somebody is to do something:
  /// `县教育局要把大班额比例`, `市农科院的专家每年下乡服务`.
  private func behindModal(
    _ range: Range<Int>, _ tags: borrowing SentenceTags
  ) -> Int? {
    var index = range.upperBound - 3
    // 水利局负责解决6万人的饮水问题
    if index >= range.lowerBound, view.has("负责", at: index + 1) { return index + 3 }
    while index > range.lowerBound {
      let after = scalars[index + 1]
      switch scalars[index] {
      case "把":
        // “一把手”
        let isQuoted = scalars[index..<range.upperBound].contains("”")
        if after != "握", after != "关", !isQuoted, !tags.isInName(index) { return index + 1 }
      // 市审计局对投资5000万元以上的项目逐个审计
      case "对" where SingleWords.endsBureau(scalars[index - 1]) && after != "口": return index + 1
      case "要":
        let isWord = KindRule.isInsideWord(index, view)
        if !isWord, !tags.isInName(index) { return index + 1 }
      case "每" where index + 4 <= range.upperBound:
        switch after {
        case "年", "月", "周", "天", "日":
          // 护林员每月补贴
          return isPay(index + 2..<range.upperBound) ? nil : index + 2
        case "季" where index + 5 <= range.upperBound:
          return scalars[index + 2] == "度" ? index + 3 : index + 2
        // 国家每亩补粮
        case "亩", "户", "人", "头", "只", "村", "吨":
          if "补奖扣缴交".unicodeScalars.contains(scalars[index + 2]),
            range.upperBound - index == 4
          {
            return index + 2
          }
        default: break
        }
      // 每位分管副省长年内至少带队出境招商
      case "至" where after == "少" && index + 4 <= range.upperBound: return index + 2
      // 水利局负责再修渠道, 住建局务必搬迁住户
      case "负" where after == "责" && scalars[index + 2] != "人": return index + 2
      case "务" where after == "必", "必" where after == "须": return index + 2
      default: break
      }
      index -= 1
    }
    return nil
  }

  /// Whether a range is what somebody gets, so that whose it is goes with it.
  private func isPay(_ range: Range<Int>) -> Bool {
    range.count == 2 && "贴助酬资薪费".unicodeScalars.contains(scalars[range.upperBound - 1])
  }

  /// Behind a 、 that a verb follows: `开展绩效评价、压减经费`.
  private func behindItem(
    _ range: Range<Int>, _ tags: borrowing SentenceTags
  ) -> Int? {
    var index = range.upperBound - 3
    while index > range.lowerBound {
      if scalars[index] == "、", let word = tags.word(startingAt: index + 1),
        word.range.upperBound < range.upperBound - 1, !tags.isInName(index + 1),
        !word.classes.isDisjoint(with: WordClass.change.union(.verb)),
        !SingleWords.makesNoun(scalars[word.range.upperBound])
      {
        return index + 1
      }
      index -= 1
    }
    return nil
  }

  /// Behind a 、 that closes a target without a figure: `财政收入与经济增长同步、税收占比`.
  private func behindStatement(_ range: Range<Int>, _ tags: borrowing SentenceTags) -> Int? {
    guard !tags.senseClasses.isDisjoint(with: WordClass.unquantified) else { return nil }
    return range.dropLast().last {
      scalars[$0] == "、" && tags.hasSense(WordClass.unquantified, endingAt: $0)
    }.map { $0 + 1 }
  }

  /// Behind 等 that closes a list of examples: `康复大学等高校`.
  private func behindList(_ range: Range<Int>) -> Int? {
    var index = range.upperBound - 2
    while index > range.lowerBound {
      if scalars[index] == "等" {
        switch scalars[index - 1] {
        case "平", "高", "上", "下", "同", "中", "初", "优", "对", "相", "特": break
        default:
          switch scalars[index + 1] {
          case "级", "次", "量", "候", "待", "于", "份", "效": break
          default: return index + 1
          }
        }
      }
      index -= 1
    }
    return nil
  }
}
