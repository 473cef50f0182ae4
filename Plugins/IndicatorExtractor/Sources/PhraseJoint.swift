import LecternKit

/// What holds two nouns together behind a count: 的, 和 and 及.
extension PhraseFinder {
  /// Whether what is counted stands before 的 and owns what stands behind it: `180个行政村的污水治理`, but not
  /// `13个超汛限的水库`.
  func isOwner(_ range: Range<Int>, _ tags: borrowing SentenceTags) -> Bool {
    let last = scalars[range.upperBound - 1]
    guard range.count >= 2 || last == "村" || last == "县" else { return false }
    switch last {
    case "村", "县", "乡", "镇", "户", "畜", "点", "校", "院", "厂", "园", "塘", "河", "渠", "库", "桥": break
    case "象": guard scalars[range.upperBound - 2] == "对" else { return false }
    case "地": guard scalars[range.upperBound - 2] == "土" else { return false }
    case "业": guard scalars[range.upperBound - 2] == "企" else { return false }
    case "目": guard scalars[range.upperBound - 2] == "项" else { return false }
    case "区":
      guard "社园".unicodeScalars.contains(scalars[range.upperBound - 2]) else { return false }
    default: return false
    }
    return !range.contains { index in
      switch scalars[index] {
      case "未", "不", "没", "有", "在", "全", "我", "本", "各", "无", "的": true
      default:
        tags.word(startingAt: index).map {
          $0.range.upperBound <= range.upperBound
            && !$0.classes.isDisjoint(with: WordClass.change.union([.verb, .reach, .connector]))
        } ?? false
      }
    }
  }

  /// Whether 工作 or 问题 goes on to a longer noun: 工作汇报, 问题线索.
  func isCompound(_ first: Unicode.Scalar, _ next: Unicode.Scalar) -> Bool {
    switch first {
    case "工": "汇经人队站室方机报者".unicodeScalars.contains(next)
    case "问": "线清台".unicodeScalars.contains(next)
    default: false
    }
  }

  /// Whether an act or a time begins at a place, so that what is counted ends there: `16个村整治完`,
  /// `14个乡镇走一遍`, `企业赴境外参展`, `4个市州上半年没有`.
  func isAct(at index: Int, _ tags: borrowing SentenceTags) -> Bool {
    guard index + 2 < tags.range.upperBound else { return false }
    let next = scalars[index + 1]
    switch scalars[index] {
    case "我", "咱": return next == "们"
    case "赴": return scalars[index - 1] != "奔"
    case "今", "去", "上", "下", "目", "当":
      guard let word = tags.word(startingAt: index) else { return false }
      return word.classes.contains(.period) && scalars[word.range.upperBound - 1] != "度"
    case "加": return view.has("加起来", at: index)
    // 企业停产半停产
    case "停": return scalars[index - 1] != "半" && "产工业课电水摆".unicodeScalars.contains(next)
    // 重大项目集中会审
    case "集", "联", "统":
      guard view.has("集中", at: index) || view.has("联合", at: index) || view.has("统一", at: index)
      else { return false }
      let end = index + 4
      return end <= tags.range.upperBound && scalars[index + 2].isIdeograph
        && scalars[index + 3].isIdeograph
        && (end == tags.range.upperBound || scalars[end].isClauseEnd)
    case "本":
      return (next == "月" || next == "周") && "内底前末要".unicodeScalars.contains(scalars[index + 2])
    case "做": return view.has("做实", at: index)
    default: break
    }
    let third = scalars[index + 2]
    if next == "一", third == "遍" || third == "趟" || third == "圈" { return true }
    // 把陈粮调出去, 把人撤下来
    if third == "去" || third == "来", "出下上回进".unicodeScalars.contains(next) {
      return !"将往近未原".unicodeScalars.contains(scalars[index])
    }
    // 整治完, but not 整治完成率
    guard third == "完", let word = tags.word(startingAt: index), word.range.count == 2,
      !word.classes.isDisjoint(with: [.verb, .nominal])
    else { return false }
    let end = index + 3
    return end >= tags.range.upperBound || !scalars[end].isIdeograph
  }

  /// Whether those counted end at a place and what they do or owe follows: `38万人民苦干实干`,
  /// `19个村负债总额`.
  func endsOwner(at index: Int, _ start: Int) -> Bool {
    switch scalars[start] {
    case "人" where index == start + 2 && scalars[start + 1] == "民":
      !"币医法检调警代政团陪公子武解监银大".unicodeScalars.contains(scalars[index])
    case "村" where index == start + 1, "镇" where index == start + 1:
      view.has("负债", at: index) || view.has("欠债", at: index) || view.has("人均", at: index)
        || view.has("户均", at: index)
    default: false
    }
  }

  /// Whether 里 or 中 goes on to say what is held or what is so among those counted: `8个县区里排第六`.
  func isFrame(at index: Int) -> Bool {
    guard scalars[index] == "里" || scalars[index] == "中", index + 2 < scalars.count else {
      return false
    }
    let next = scalars[index + 1] == "面" ? scalars[index + 2] : scalars[index + 1]
    // 12个县区中综合排名
    if isRegionNoun(index), next == "综" || next == "总" { return true }
    return next == "排" || next == "倒" || next == "第" || next == "列" || next == "居"
      || next == "位" && scalars[index + 2] != "数"
  }

  /// Whether 和 or 及 joins two nouns that are counted together: `28个国家和地区`, but not
  /// `5个项目和3个园区`.
  func joinsNouns(_ index: Int, _ start: Int, _ tags: borrowing SentenceTags) -> Bool {
    let next = index + 1
    guard index - start >= 2, next + 1 < tags.range.upperBound,
      scalars[next].isIdeograph || scalars[next] == "“", !scalars[next].isChineseNumeral,
      !isPredicate(at: next, tags: tags)
    else { return false }
    switch scalars[next] {
    case "各", "全", "每", "其", "对", "本", "我", "该", "近", "约", "超", "数", "多": return false
    default: break
    }
    // 公园和集中安置小区
    if let word = tags.word(startingAt: next), word.classes == .modifier,
      tags.word(startingAt: word.range.upperBound) == nil
    {
      return true
    }
    return tags.word(startingAt: next)?.classes.isDisjoint(with: [
      .place, .period, .connector, .modifier, .nominal,
    ]) ?? true || isAdjective(index)
  }

  /// Whether what 和 joined is the first of another list or is counted by the next figure: `98个部门和北京、上海`,
  /// `66个重点县和平原200万亩`.
  func isLoose(_ joint: Int, _ end: Int, limit: Int) -> Bool {
    guard end < scalars.count else { return false }
    let length = end - joint - (scalars[end - 1] == "的" ? 1 : 0)
    return scalars[end] == "、" || end == limit && scalars[end].isFigure && length > 3
  }

  /// Whether an adjective stands before a place, so that the noun is still to come: `大中型和重点小型水库`.
  func isAdjective(_ index: Int) -> Bool {
    switch scalars[index - 1] {
    case "型", "性", "级", "式", "际", "类": true
    default: false
    }
  }

  /// 县区, 市州, 省份 and the like before a place.
  func isRegionNoun(_ end: Int) -> Bool {
    switch scalars[end - 1] {
    case "区", "县", "市", "州", "镇": "县市州地区镇乡".unicodeScalars.contains(scalars[end - 2])
    case "份": scalars[end - 2] == "省"
    default: false
    }
  }

  /// A noun that a verb before it tells more of: 未办结信访件, 滞后任务. The clause ends with it or goes on with what
  /// is done.
  func modified(_ index: Int, limit: Int, tags: borrowing SentenceTags) -> Range<Int>? {
    var end = index
    if scalars[end] == "尚" { end += 1 }
    if scalars[end] == "未" { end += 1 }
    guard let verb = tags.word(startingAt: end), verb.classes.contains(.verb),
      verb.range.count > 1, verb.range.upperBound + 2 <= limit
    else { return nil }
    end = verb.range.upperBound
    let noun = end
    while end < limit, scalars[end].isIdeograph, scalars[end] != "的",
      !isPredicate(at: end, tags: tags)
    {
      end += 1
    }
    return end - noun > 1 && end - noun < 8 ? index..<end : nil
  }

  /// Whether a verb goes on to be the name of a meeting or of those who do it: 对接会, 督导组.
  func isMeeting(_ end: Int) -> Bool {
    guard end < scalars.count else { return false }
    switch scalars[end] {
    case "会", "组", "班", "团", "站", "室":
      return end + 1 >= scalars.count || !scalars[end + 1].isIdeograph
    default: return false
    }
  }

  /// The end of a list of people whose last members 和 joins, and a clause ends there: `对90户低保户、残疾人和孤寡老人家庭，…`.
  private func list(
    _ joint: Int, _ start: Int, limit: Int, _ tags: borrowing SentenceTags
  ) -> Int? {
    guard joint - start > 1, "户人员生师童".unicodeScalars.contains(scalars[joint - 1]) else {
      return nil
    }
    var end = joint + 1
    var isJoined = false
    while end < limit, end - joint < 20, scalars[end].isIdeograph || scalars[end] == "、" {
      if scalars[end] == "和" {
        isJoined = true
      } else if scalars[end].isChineseNumeral || isPredicate(at: end, tags: tags) {
        return nil
      }
      end += 1
    }
    return isJoined && end < limit && scalars[end].isClauseEnd ? end : nil
  }

  /// The end of a noun behind 、 that ends as the one before does, so that both are counted:
  /// `对865户边缘户、监测户`.
  func twin(
    _ joint: Int, _ start: Int, limit: Int, _ tags: borrowing SentenceTags
  ) -> Int? {
    let last = scalars[joint - 1]
    if let end = list(joint, start, limit: limit, tags) { return end }
    guard joint - start > 1, last == "户" || last == "人" || last == "员" || last == "生" || last == "工"
    else { return nil }
    var end = joint + 1
    while end < limit, end - joint < 10, scalars[end].isIdeograph {
      if end > joint + 1, isPredicate(at: end, tags: tags) { break }
      end += 1
    }
    return end - joint > 2 && scalars[end - 1] == last ? end : nil
  }
}

extension Unicode.Scalar {
  /// What a clause ends with.
  fileprivate var isClauseEnd: Bool {
    switch self {
    case "，", "；", "。", "\n": true
    default: false
    }
  }

  /// What a figure may begin with: a numeral or a word of bound.
  fileprivate var isFigure: Bool {
    isDigit || isChineseNumeral || "近约超不至逾".unicodeScalars.contains(self)
  }
}
