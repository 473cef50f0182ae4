internal import LecternKit

/// Bodies at the beginning of a clause that act there without a word of demand, as leaders speak:
/// `文旅局通知全县景区…`, `组织部5月5日前把人定下来`, `每个乡镇年内至少谋划2个项目`.
extension ActorNames {
  /// The longest name without a level in front that is taken for a body nobody knows: `交警大队`.
  private static let longestUnknown = 8
  private static let longestKnown = 16

  /// The bodies with which a clause begins, parted by `、` or `和`; nil where there are none, or where what
  /// stands behind them is not what they do.
  func leadingBodies(in clause: Clause) -> [Range<Int>]? {
    let limit = clause.range.upperBound
    var start = clause.range.lowerBound
    for word in reading.words[clause.words] {
      guard word.start == start, word.has([.opener, .hope]), word.end < limit else { break }
      start = word.end
    }
    start = behindTime(behindMarker(start, limit), limit)
    guard mayBeginBody(start, limit, clause.head) else { return nil }
    var found: [Range<Int>] = []
    let isGroup = view.scalars[start] == "各"
    while let (end, isKnown) = body(
      from: start, limit: limit, clause.head, isGroup: isGroup && !found.isEmpty,
      follows: !found.isEmpty)
    {
      found.append(start..<end)
      guard end < limit else { return nil }
      switch view.scalars[end] {
      case "、", "和", "与", "及": start = end + 1
      // Two of them hold each other up: `河口镇、石梁乡党委向县委作检查`.
      default:
        return acts(at: behindSum(end, limit), limit: limit, isKnown: isKnown || found.count > 1)
          ? found : nil
      }
    }
    return nil
  }

  /// Behind the marker of a point: `（3）市纪委、市财政局组成…`.
  private func behindMarker(_ start: Int, _ limit: Int) -> Int {
    guard start < limit, view.scalars[start].mayBeginMarker,
      let marker = Enumerator.read(view, at: start), marker.range.upperBound < limit
    else { return start }
    return marker.range.upperBound
  }

  /// Behind a term: `6月15日前各校完成自查`.
  private func behindTime(_ start: Int, _ limit: Int) -> Int {
    var end = start
    while end < limit, end - start < 12 {
      switch view.scalars[end] {
      case "前", "内", "起": return end > start + 1 ? end + 1 : start
      case "年", "月", "日", "底", "末", "旬", "中", "上", "下", "本", "今", "明", "周", "天", "个", "之": end += 1
      case let scalar where scalar.isDigit || scalar.isChineseNumeral: end += 1
      default: return start
      }
    }
    return start
  }

  /// Behind the 三家 of `质监站、招标办三家对照案件查漏洞`.
  private func behindSum(_ end: Int, _ limit: Int) -> Int {
    end + 2 < limit && view.scalars[end].isChineseNumeral && view.scalars[end + 1] == "家"
      ? end + 2 : end
  }

  /// One look at a few characters, which spares most clauses the reading. Behind a verb that opens the
  /// clause no unknown body is looked for.
  private func mayBeginBody(_ start: Int, _ limit: Int, _ head: Clause.Head) -> Bool {
    guard limit - start > 3 else { return false }
    let scalar = view.scalars[start]
    if scalar == "各" || scalar == "每" || isLevel(scalar) || isHouse(scalar)
      || directory.mayBegin(scalar)
    {
      return true
    }
    return head == .other
      && (start + 2..<min(limit, start + Self.longestUnknown))
        .contains { vocabulary.actorEndings.mayEnd(view.scalars[$0]) }
  }

  /// What a house calls itself before the names of its own bodies: `局班子`, `院纪委`, `校党委`.
  private func isHouse(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "局", "院", "校", "厅": true
    default: false
    }
  }

  /// Where the body that begins at a place ends, and whether its name can be nothing else.
  ///
  /// - Parameters:
  ///   - isGroup: whether 各 opened the list: `各学校、培训机构…`
  ///   - follows: whether another body stands before it: `临江县、城南区…`
  private func body(
    from start: Int, limit: Int, _ head: Clause.Head, isGroup: Bool, follows: Bool
  ) -> (end: Int, isKnown: Bool)? {
    let last = min(limit, start + Self.longestKnown)
    guard last - start > 2 else { return nil }
    let isGroup = isGroup || view.scalars[start] == "各" || eachBody(start..<last)
    let hasLevel = isLevel(view.scalars[start]) || isHouse(view.scalars[start])
    if isGroup || hasLevel {
      for end in stride(from: last, through: start + (isGroup ? 2 : 3), by: -1) {
        let item = start..<end
        guard isBody(item, isGroup: isGroup) else { continue }
        return (end, true)
      }
    }
    if let name = directory.leadingName(from: start, limit: limit, in: view) {
      return (name.upperBound, true)
    }
    // `对窗口单位每月开展暗访`
    guard head == .other, !leadsOn(start..<start + 1) else { return nil }
    for end in stride(from: min(last, start + Self.longestUnknown), through: start + 3, by: -1)
    where isBody(start..<end, isGroup: follows) && !leadsOn(start + 2..<end) {
      // A post is nobody's but theirs: `分管副镇长不少于4次`.
      return (
        end,
        vocabulary.posts.length(in: view, start..<end) != nil
          || vocabulary.groups.has(start..<end, of: view)
      )
    }
    return nil
  }

  /// `镇党委向县委`: behind the name begins what it does; `南山区和市商务局`: or another name.
  private func leadsOn(_ range: Range<Int>) -> Bool {
    range.contains { index in
      switch view.scalars[index] {
      case "向", "对", "把", "将", "从", "给", "到", "在": true
      case "和", "与", "及": index + 1 < view.count && isLevel(view.scalars[index + 1])
      default: false
      }
    }
  }

  /// Whether a range ends like a body and nothing is done inside.
  private func isBody(_ item: Range<Int>, isGroup: Bool) -> Bool {
    guard
      vocabulary.actorEndings.length(in: view, item) != nil
        || isGroup && vocabulary.weakEndings.length(in: view, item) != nil,
      vocabulary.falseEndings.length(in: view, item) == nil,
      !item.contains(where: {
        !view.scalars[$0].isIdeograph || view.scalars[$0] == "把" || view.scalars[$0] == "从"
      })
        || view.has("一把手", at: item.upperBound - 3)
    else { return false }
    return !holdsAct(item)
  }

  /// Whether something is done inside a range that is no department's name.
  func holdsAct(_ item: Range<Int>) -> Bool {
    let words = reading.words(in: item)
    guard words.contains(where: { $0.has(Self.inner) }), !isHeadquarters(item) else { return false }
    return !isDepartmentLike(item) || words.contains { $0.has(.must) }
  }

  /// `县脱贫攻坚指挥部办公室`: its name tells what it is for.
  private func isHeadquarters(_ item: Range<Int>) -> Bool {
    guard item.count > 5, isLevel(view.scalars[item.lowerBound]) else { return false }
    let end = item.upperBound
    return view.has("办公室", at: end - 3) || view.has("指挥部", at: end - 3)
      || view.has("领导小组", at: end - 4) || view.has("委员会", at: end - 3)
  }

  /// What has no place in a body's name.
  private static let inner: WordClass = [
    .must, .forbid, .hope, .verb, .past, .copula, .firm, .strive, .may, .speak, .stranger,
  ]

  /// `5月5日前把人定下来`, not the number of something.
  private func isTime(at place: Int, _ limit: Int) -> Bool {
    var end = place
    while end < limit, view.scalars[end].isDigit { end += 1 }
    guard end < limit else { return false }
    switch view.scalars[end] {
    case "月", "日", "号", "点", "天", "年": return true
    // `2小时内赶到`
    case "小": return view.has("小时内", at: end)
    default: return false
    }
  }

  /// Whether what a body does stands right behind its name: a time, a word that leads on to the object, or
  /// an act. What may be a noun as well is none: `县纪委监督检查室`.
  private func acts(at place: Int, limit: Int, isKnown: Bool) -> Bool {
    let scalar = view.scalars[place]
    if scalar.isDigit { return isTime(at: place, limit) }
    switch scalar {
    case "把", "将", "今", "明", "每", "本", "派", "从", "这": return true
    // `青山县和河口区各12万吨` is what each of them has.
    case "各": return isKnown && !(place + 1 < limit && view.scalars[place + 1].isDigit)
    case "对", "按", "向", "给", "到", "在", "通", "抓", "带", "就", "于", "不", "年", "月", "至", "都",
      "分", "先", "遇", "接", "随", "逐", "收", "搞", "修", "栽", "种", "挖", "盯", "拿", "报", "选", "定", "守",
      "包":
      return isKnown
    // `州人社局上半年组织招聘会`
    case "上", "下": return isKnown && view.has("半年", at: place + 1)
    // `县四大班子领导一人包一个点`
    case "一" where view.has("一人", at: place): return isKnown
    // `各单位一把手回去以后马上开会`
    case "回" where view.has("回去", at: place): return isKnown
    // `驻村工作队一户不落地走到`
    case "一": return isKnown && place + 2 < limit && view.scalars[place + 2] == "不"
    // `教育局、公安局抽人组成专班`
    case "抽" where view.has("抽人", at: place) || view.has("抽调", at: place): return isKnown
    // `组成三个暗访组`
    case "组": return isKnown && view.has("组成", at: place)
    // `还有三座没有建成` is how things stand.
    case "还", "仍", "尚", "没", "未": return false
    default: break
    }
    guard isKnown, let word = reading.words(in: place..<min(limit, place + 8)).first,
      word.start == place
    else { return false }
    return word.has([
      .verb, .adverb, .firm, .strive, .forbid, .must, .closing, .lead, .responsible, .support,
    ])
      && !word.has(.nominal)
  }
}
