internal import LecternKit

/// Reads lists of those who act: `县发改、财政、住建等部门`, `各乡镇、各部门`.
final class ActorNames {
  enum Subject {
    /// Bodies or persons that a table can name.
    case actors([Range<Int>])
    /// `我们`, `大家`, `全县上下`.
    case audience
    case other
  }

  let reading: Reading
  let vocabulary: Vocabulary
  let directory: Directory
  let view: NormalizedText

  /// The longest name that is believed.
  private static let longest = 26

  init(_ reading: Reading, _ vocabulary: Vocabulary, _ directory: Directory) {
    self.reading = reading
    self.vocabulary = vocabulary
    self.directory = directory
    view = reading.view
  }

  /// Who stands before a demanding word in its clause.
  func subject(of word: Word, in clause: Range<Int>) -> Subject {
    let end = beforeAdverbs(word.start, from: clause.lowerBound)
    // `年底要降到7%以下`: nobody but whoever is spoken to.
    guard end > clause.lowerBound else { return end < word.start ? .audience : .other }
    // `各乡镇）县文旅局要…`: the bracket belongs to what was said before.
    let bracket = (clause.lowerBound..<end).last { view.scalars[$0] == "）" }
    let opens = bracket.map { !view.scalars[clause.lowerBound..<$0].contains("（") } ?? false
    let range = (opens ? bracket.map { $0 + 1 } ?? clause.lowerBound : clause.lowerBound)..<end
    guard !range.isEmpty else { return .other }
    // `新校区8月底前必须交付`: what stands before a day may well be a thing.
    let hasTime = end < word.start && reading.words(in: end..<word.start).first?.start != end
    if let names = names(in: range, strict: hasTime) { return .actors(names) }
    return isAudience(range) ? .audience : .other
  }

  /// The position behind the last word before `end` that is neither an adverb nor tells when:
  /// `县教育局每季度…`, `县委三天内…`, `各镇务于6月底前…`.
  func beforeAdverbs(_ end: Int, from start: Int) -> Int {
    var end = view.trimmed(start..<end).upperBound
    while true {
      let before = end
      var words = reading.words(in: start..<end)
      while let last = words.last, last.end == end, last.has(.adverb), last.start >= start {
        end = last.start
        words = words.dropLast()
      }
      end = beforeTime(end, from: start)
      if end == before { return end }
    }
  }

  /// Where words of time before `end` begin.
  private func beforeTime(_ end: Int, from start: Int) -> Int {
    var low = end
    var hasUnit = false
    while low > start {
      if low >= start + 3, view.has("工作日", at: low - 3) {
        hasUnit = true
        low -= 3
        continue
      }
      switch view.scalars[low - 1] {
      case "年", "月", "日", "天", "周", "旬", "季", "晚", "午", "点": hasUnit = true
      case "度", "内", "底", "前", "末", "中", "初", "每", "逐", "按", "个", "半", "之", "以", "今", "明", "本", "下",
        "上", "这":
        break
      case let scalar where scalar.isDigit || scalar.isChineseNumeral: break
      default:
        guard hasUnit, low < end else { return end }
        while low > start, "于在到".unicodeScalars.contains(view.scalars[low - 1]) { low -= 1 }
        return low
      }
      low -= 1
    }
    return hasUnit ? low : end
  }

  private func isAudience(_ range: Range<Int>) -> Bool {
    reading.words(in: range).contains { $0.has(.stranger) && range.upperBound - $0.end <= 4 }
  }

  /// The names in a list, or nil where what stands there names nobody. Several short names alone are
  /// believed where a word gives them the work (`areGiven`): `交警、住建配合`.
  func names(
    in range: Range<Int>, strict: Bool = false, areGiven: Bool = false
  ) -> [Range<Int>]? {
    var list = withoutOpeners(view.trimmed(range))
    var hasTail = false
    if let tail = groupTail(list) {
      list = list.lowerBound..<tail
      hasTail = true
    }
    // `监察、建设、审计三家`
    if list.count > 4, view.scalars[list.upperBound - 1] == "家",
      view.scalars[list.upperBound - 2].isChineseNumeral
    {
      list = list.lowerBound..<list.upperBound - 2
      hasTail = true
    }
    // `大石、黑松两县`
    if list.count > 5, isLevel(view.scalars[list.upperBound - 1]),
      view.scalars[list.upperBound - 2].isChineseNumeral, view.scalars[list].contains("、")
    {
      list = list.lowerBound..<list.upperBound - 2
      hasTail = true
    }
    let items = joinTitles(split(list))
    guard !items.isEmpty, items.count <= 40 else { return nil }
    var names: [Range<Int>] = []
    // `气象、水文部门`, `气象、水文等部门`: the last word carries the names.
    let carries =
      items.count > 1
      && (hasTail || vocabulary.bareEndings.length(in: view, items[items.count - 1]) != nil
        || view.has("公司", at: items[items.count - 1].upperBound - 2))
    var certain = hasTail && items.count > 1
    for item in items {
      guard (2...Self.longest).contains(item.count), !isStranger(item), !isGivenTo(item) else {
        return nil
      }
      if isActor(item, strict: strict) {
        certain = true
      } else if strict, items.count > 1, isActor(item, strict: false) {
        // `交警大队、学校配合`: a school beside a body is one too.
      } else if !isBareName(item), !carries || item.count > 4 || beginsWithAct(item) {
        return nil
      }
      names.append(item)
    }
    if areGiven, items.count > 1, items.allSatisfy(isBareName) { return names }
    return certain || hasTail && isBareName(items[0]) ? names : nil
  }

  /// Without `尤其是`, `希望`, `由` and the like in front.
  func withoutOpeners(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    for word in reading.words(in: range) {
      if view.scalars[start] == "，" { start += 1 }
      guard word.start == start, word.has([.opener, .hope]), word.end < range.upperBound else {
        break
      }
      start = word.end
    }
    if start < view.count, view.scalars[start].mayBeginMarker,
      let marker = Enumerator.read(view, at: start), marker.range.upperBound < range.upperBound,
      marker.family != .other
    {
      start = marker.range.upperBound
    }
    // `我和在座的县级领导`
    if start + 2 < range.upperBound, view.has("我和", at: start) { start += 2 }
    if start + 3 < range.upperBound, view.has("在座的", at: start) { start += 3 }
    // `由一名县级领导牵头`
    if start + 2 < range.upperBound, view.has("一名", at: start) || view.has("一位", at: start) {
      start += 2
    }
    return view.trimmed(start..<range.upperBound)
  }

  /// A whole group, or a name with an ending that names bodies and posts have.
  func isActor(_ item: Range<Int>, strict: Bool) -> Bool {
    let item = withoutBracket(item)
    if vocabulary.groups.has(item, of: view) || isOwn(item) { return true }
    guard !beginsWithAct(item), vocabulary.falseEndings.length(in: view, item) == nil else {
      return false
    }
    if vocabulary.actorEndings.length(in: view, item) != nil {
      // `镇经管站派4个小组`
      return !item.contains { view.scalars[$0].isDigit }
    }
    if directory.isName(withoutLevel(item), in: view), withoutLevel(item) != item { return true }
    if titleEnd(item) != nil { return true }
    // `各街道办事处` are bodies, whatever their names end with.
    return (!strict || view.scalars[item.lowerBound] == "各")
      && vocabulary.weakEndings.length(in: view, item) != nil
  }

  /// Where the post ends in a post with a name behind it: `常务副市长江某某`, `水利局局长陈某`.
  func titleEnd(_ item: Range<Int>) -> Int? {
    guard item.count >= 4 else { return nil }
    for length in 2...4 where item.count >= length + 2 {
      let end = item.upperBound - length
      guard vocabulary.surnames.contains(view.scalars[end]),
        vocabulary.posts.length(in: view, item.lowerBound..<end) != nil,
        vocabulary.posts.length(in: view, item) == nil
      else { continue }
      return end
    }
    return nil
  }

  /// Whether what stands before a post is a person's name: a surname with one or two characters behind it
  /// that name no place and no body.
  func isPersonal(_ range: Range<Int>) -> Bool {
    (2...3).contains(range.count) && vocabulary.surnames.contains(view.scalars[range.lowerBound])
      && vocabulary.actorEndings.length(in: view, range) == nil
      && vocabulary.weakEndings.length(in: view, range) == nil
      && vocabulary.bareEndings.length(in: view, range) == nil && !isBareName(range)
  }

  /// Who stands behind `由` or `请`, and acts there without a word that assigns: `由县纪委约谈`,
  /// `请县财政局列出清单`. The names end where a verb, or what is done in a rhythm, begins.
  func agents(behind start: Int, limit: Int) -> [Range<Int>]? {
    let last = min(limit, start + Self.longest)
    guard last - start > 2 else { return nil }
    var ends = reading.words(in: start..<last)
      .filter { $0.has([.verb, .adverb, .firm, .closing, .must, .strive, .concrete]) }
      .map(\.start)
    for index in start + 2..<last where vocabulary.reportNouns.match(in: view, at: index) != nil {
      ends.append(index)
    }
    // `请各单位于3月8日前将名单报来`
    for index in start + 2..<last where "将把于".unicodeScalars.contains(view.scalars[index]) {
      ends.append(index)
    }
    for end in ends.sorted() where end >= start + 2 && !beginsUnit(at: end) {
      let close = beforeAdverbs(end, from: start)
      if close >= start + 2, let names = names(in: start..<close, strict: true) { return names }
    }
    return directory.leadingName(from: start, limit: last, in: view).map { [$0] }
  }

  /// Whether a unit's name begins at a verb: `县委宣传部`, `县政府督查室`. The verb is part of the name
  /// then, and what stands before it is not all of it.
  func beginsUnit(at place: Int) -> Bool {
    (3...8).contains { length in
      place + length <= view.count && directory.isName(place..<place + length, in: view)
    }
  }

  /// `各县（市、区）` ends like `各县`.
  private func withoutBracket(_ item: Range<Int>) -> Range<Int> {
    guard view.scalars[item.upperBound - 1] == "）",
      let open = item.last(where: { view.scalars[$0] == "（" }), open > item.lowerBound
    else { return item }
    return item.lowerBound..<open
  }

  /// A short name as lists have them: `资源`, `住建`.
  func isBareName(_ item: Range<Int>) -> Bool {
    // The 市 of 市场监管 is no level.
    directory.isName(withoutLevel(item), in: view) || directory.isName(item, in: view)
  }

  /// A body that can be nothing else: with its level in front (`县教育局`), known by its whole name
  /// (`督查室`), a post (`乡镇党委书记`) or several levels (`市县两级`).
  func isOfficial(_ range: Range<Int>) -> Bool {
    let bare = withoutLevel(range)
    if bare != range, vocabulary.actorEndings.length(in: view, bare) != nil { return true }
    return vocabulary.posts.length(in: view, range) != nil || isBareName(range)
      || view.scalars[range.upperBound - 1] == "级" || view.scalars[range.lowerBound] == "各"
  }

  /// Whether a range ends as a name may: one look that spares most of the reading.
  func mayEnd(_ range: Range<Int>) -> Bool {
    vocabulary.actorEndings.length(in: view, range) != nil
      || vocabulary.bareEndings.length(in: view, range) != nil
      || view.scalars[range.lowerBound] == "各" || directory.isRoster
  }

  /// Whether an office's roster has this very name.
  func isOwn(_ range: Range<Int>) -> Bool { ownKind(range) != nil }

  /// What an office's roster says that this is the name of.
  func ownKind(_ range: Range<Int>) -> Duty.Actor.Kind? { directory.kind(range, in: view) }

  /// Whether the directory knows a unit of this name.
  func isUnitName(_ range: Range<Int>) -> Bool { directory.hasName(in: range, of: view) }

  /// `县`, `市`, `省` in front of a short name.
  private func withoutLevel(_ item: Range<Int>) -> Range<Int> {
    guard item.count > 2, isLevel(view.scalars[item.lowerBound]) else { return item }
    return item.lowerBound + 1..<item.upperBound
  }

  func isLevel(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "县", "市", "省", "区", "州", "旗", "盟", "镇", "乡": true
    default: false
    }
  }

  /// `每条产业链由县级领导`: what is given to somebody, and to whom.
  private func isGivenTo(_ item: Range<Int>) -> Bool {
    item.dropFirst(2).contains { view.scalars[$0] == "由" && view.scalars[$0 - 1] != "自" }
  }

  private func isStranger(_ item: Range<Int>) -> Bool {
    reading.words(in: item).contains {
      $0.has(.stranger) && $0.start == item.lowerBound && $0.end == item.upperBound
    }
  }

  /// `整改办`, `督导组`: what it does is its name.
  private func isOffice(_ item: Range<Int>) -> Bool {
    item.count <= 5 && "办组".unicodeScalars.contains(view.scalars[item.upperBound - 1])
  }

  /// `支持龙头企业`, `推动各部门`: an act with its object, not somebody who acts.
  private func beginsWithAct(_ item: Range<Int>) -> Bool {
    if let first = reading.words(in: item).first, first.start == item.lowerBound,
      first.has([.verb, .firm, .may, .strive, .must, .past]), first.end < item.upperBound
    {
      return !directory.isName(item, in: view) && !isDepartmentLike(item) && !isOffice(item)
    }
    switch view.scalars[item.lowerBound] {
    case "对", "把", "在", "从", "向", "为", "按", "用", "一", "多", "到", "就": return true
    // `每年走遍所有乡镇`, but `每个乡镇`
    case "每": return !eachBody(item)
    default: return false
    }
  }

  /// `每个乡镇`, `每名县级领导`
  func eachBody(_ item: Range<Int>) -> Bool {
    guard item.count > 3, view.scalars[item.lowerBound] == "每" else { return false }
    let measure = item.lowerBound + (view.scalars[item.lowerBound + 1] == "一" ? 2 : 1)
    switch view.scalars[measure] {
    case "名", "位", "家", "支": return true
    // `每个季度`
    case "个": return !["月", "季", "星", "工", "学", "年"].contains(view.scalars[measure + 1])
    default: return false
    }
  }

  /// `发展和改革局`, `审计部门`: the verb belongs to the name.
  func isDepartmentLike(_ item: Range<Int>) -> Bool {
    item.count <= 10 && directory.hasName(in: item, of: view)
  }
}
