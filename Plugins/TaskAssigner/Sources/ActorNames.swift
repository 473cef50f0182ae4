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
    // `乡镇干部每周住乡镇不得少于4天`
    if let every = range.dropFirst(2).first(where: { view.scalars[$0] == "每" }),
      isRhythm(at: every + 1), let names = names(in: range.lowerBound..<every, strict: true)
    {
      return .actors(names)
    }
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
        "上", "这", "份":
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

  /// The 周 of `每周`, the 季度 of `每季度`.
  private func isRhythm(at place: Int) -> Bool {
    guard place < view.count else { return false }
    return switch view.scalars[place] {
    case "天", "日", "周", "旬", "月", "季", "年": true
    case "半": view.has("半年", at: place) || view.has("半月", at: place)
    default: false
    }
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
    // `由一名县级领导牵头`, `由7个专班认领`
    var measure = start
    while measure < range.upperBound,
      view.scalars[measure].isDigit || view.scalars[measure].isChineseNumeral
    {
      measure += 1
    }
    if measure > start, measure + 1 < range.upperBound,
      "名位".unicodeScalars.contains(view.scalars[measure])
        || "个家支".unicodeScalars.contains(view.scalars[measure]) && range.upperBound - measure > 4
    {
      start = measure + 1
    }
    return view.trimmed(start..<range.upperBound)
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
    for index in start + 2..<last where "将把于到向".unicodeScalars.contains(view.scalars[index]) {
      ends.append(index)
    }
    for end in ends.sorted() where end >= start + 2 && !beginsUnit(at: end) {
      let close = beforeAdverbs(end, from: start)
      if close >= start + 2, let names = names(in: start..<close, strict: true) { return names }
    }
    return namesByEnding(from: start, limit: last)
      ?? directory.leadingName(from: start, limit: last, in: view).map { [$0] }
  }

  /// The longest list of names from a place on that ends as names do, whatever is done behind it:
  /// `由县级领导挂包`, `由县民政局、残联叠加救助`.
  private func namesByEnding(from start: Int, limit: Int) -> [Range<Int>]? {
    guard start > 0, view.scalars[start - 1] == "由" else { return nil }
    for end in stride(from: limit - 1, through: start + 2, by: -1)
    where vocabulary.actorEndings.mayEnd(view.scalars[end - 1]) && mayActBehind(end) {
      let range = start..<end
      guard vocabulary.actorEndings.length(in: view, range) != nil,
        !range.contains(where: { "向到至把将对给从变为".unicodeScalars.contains(view.scalars[$0]) }),
        let names = names(in: range, strict: true), !names.contains(where: holdsAct)
      else { continue }
      return names
    }
    return nil
  }

  /// Not `由单一部门向多部门转变`, `由县城迁到…`, `由乡镇政府所在地…`.
  private func mayActBehind(_ place: Int) -> Bool {
    view.scalars[place].isIdeograph
      && !"向到至变转增升改为的所和与及等".unicodeScalars.contains(view.scalars[place])
  }

  /// Whether a unit's name begins at a verb: `县委宣传部`, `县政府督查室`. The verb is part of the name
  /// then, and what stands before it is not all of it.
  func beginsUnit(at place: Int) -> Bool {
    (3...8).contains { length in
      place + length <= view.count && directory.isName(place..<place + length, in: view)
    }
  }

  /// `每条产业链由县级领导`, `交通局把施工单位`: not one name, but what is given to somebody, or whom
  /// somebody takes in hand.
  private func isGivenTo(_ item: Range<Int>) -> Bool {
    item.dropFirst(2).contains {
      view.scalars[$0] == "把" && view.scalars[$0 - 1] != "一"
        || view.scalars[$0] == "从" && !view.has("从业", at: $0)
        || view.scalars[$0] == "由" && view.scalars[$0 - 1] != "自"
    }
  }

  private func isStranger(_ item: Range<Int>) -> Bool {
    reading.words(in: item).contains {
      $0.has(.stranger) && $0.start == item.lowerBound && $0.end == item.upperBound
    }
  }
}
