import LecternKit

/// Tells where a speaker looks back within a part that plans: meeting speeches mix both.
///
/// A paragraph whose first sentence looks back and which demands nothing is a report throughout. In any
/// other a value is what the last such word up to it says.
struct MoodRule {
  private let view: NormalizedText
  /// The number of the paragraph at hand.
  private var paragraph = 0
  private var paragraphEnd = 0
  private var looksBack = false
  private var isMixed = false
  /// Where the paragraph first demands.
  private var demands = Int.max
  private var looksBackNow = false
  /// The last paragraph said that problems or results follow, point by point.
  private var announces = false
  /// A point of the paragraph named a fault, and nothing was demanded since.
  private var isFault = false

  /// A year that is over was told of and nothing was demanded since: `2012年，全市完成投资…`
  private var tellsYear = false

  /// The last paragraph said that a plan follows, point by point: `现将全年工作安排如下：`
  private var announcesPlan = false

  private let grammar: Grammar
  /// How far the announcing word may stand from the end of its paragraph: `主要表现在以下几个方面：`
  private static let announcement = 12
  /// Where the year stands with which a sentence opens.
  private static let longestOpening = 6

  /// Whether half of the year is over on the day of the speech; nil where that is not known.
  private let isSecondHalf: Bool?
  /// The year of the speech.
  private let year: Int?

  init(_ view: NormalizedText, _ grammar: Grammar, date: CalendarDate?) {
    self.view = view
    self.grammar = grammar
    isSecondHalf = date.map { $0.month > 6 }
    year = date?.year
  }

  /// The mood of the sentence whose tags these are.
  mutating func read(_ tags: borrowing SentenceTags) -> Mood {
    var mood = Mood()
    if tags.range.lowerBound >= paragraphEnd { enter(tags) }
    if tags.range.count <= 24, view.scalars[tags.range.lowerBound].isOrdinal,
      opensFault(tags.range)
    {
      isFault = true
    }
    if isFault, tags.senseClasses.contains(.demand),
      tags.senses.contains(where: { isDemand(tags.allSenses[$0]) })
    {
      isFault = false
    }
    if !tellsYear, demands == .max, opensWithPastYear(tags.range) { tellsYear = true }
    mood.tellsYear = tellsYear
    mood.plans = announcesPlan
    mood.atStart = isFault || looksBack && (!isMixed || looksBackNow)
    guard looksBack, isMixed, !tags.senseClasses.isDisjoint(with: [.retrospect, .demand]) else {
      return mood
    }
    for index in tags.senses {
      let mark = tags.allSenses[index]
      let start = Int(mark.start)
      if isRetrospect(mark), !isCompared(start) {
        mood.turns.append((start, true))
        looksBackNow = true
      } else if isDemand(mark) {
        mood.turns.append((start, false))
        looksBackNow = false
      }
    }
    return mood
  }

  private func isRetrospect(_ mark: TaggedWord) -> Bool {
    mark.classes.contains(.retrospect) && !isPlanned(mark) && !isHalfAhead(mark)
  }

  /// `上半年交付4万套` looks ahead in spring. Where the day is not known it does within a sentence:
  /// `抓好8条道路建设，上半年完工3条`.
  private func isHalfAhead(_ mark: TaggedWord) -> Bool {
    let start = Int(mark.start)
    guard mark.end - mark.start == 3, view.has("上半年", at: start) else { return false }
    if let isSecondHalf { return !isSecondHalf }
    return start > 0 && view.scalars[start - 1] == "，"
  }

  /// 五年累计 behind a demand sums up what is to be done.
  private func isPlanned(_ mark: TaggedWord) -> Bool {
    mark.start > demands && view.has("五年累计", at: Int(mark.start))
  }

  /// 比去年, 较去年
  private func isCompared(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    switch view.scalars[index - 1] {
    case "比", "较": return true
    // 在去年基础上再压减10%
    case "在": return KindRule.isBasis(from: index + 2, view)
    // 从去年的96个工作日压缩到60个
    case "从", "由": return index + 2 < view.count && view.scalars[index + 2] == "的"
    default: return false
    }
  }

  /// Reads ahead through the paragraph that begins with a sentence.
  private mutating func enter(_ tags: borrowing SentenceTags) {
    let start = tags.range.lowerBound
    paragraphEnd = end(of: start)
    var firstEnd: Int?
    var opens = false
    looksBack = false
    isMixed = false
    looksBackNow = false
    isFault = false
    demands = .max
    var index = tags.senses.lowerBound
    var last = start - Self.announcement
    var plansAhead = false
    while index < tags.allSenses.count, tags.allSenses[index].start < paragraphEnd {
      let mark = tags.allSenses[index]
      if isRetrospect(mark), !isCompared(Int(mark.start)) {
        looksBack = true
        last = Int(mark.start)
        // What only turns up later says nothing of the paragraph's beginning.
        let end = firstEnd ?? sentenceEnd(start)
        firstEnd = end
        if mark.start < end { opens = true }
      }
      if isDemand(mark) {
        isMixed = true
        demands = min(demands, Int(mark.start))
      }
      if mark.classes.contains(.future) { plansAhead = true }
      index += 1
    }
    tellsYear = tellsYear && !isMixed && isProse
    announcesPlan =
      paragraph < view.paragraphs.count && isPlanned(view.paragraphs[paragraph].lowerBound)
    if announces, !isMixed, Enumerator.read(view, at: start) != nil {
      looksBack = true
      opens = true
    } else {
      announces = paragraphEnd - last <= Self.announcement
    }
    if tellsFault(start..<(firstEnd ?? sentenceEnd(start))) {
      looksBack = true
      looksBackNow = true
    } else if !isMixed, !plansAhead, tellsResult(start..<(firstEnd ?? sentenceEnd(start))) {
      looksBack = true
    } else if !opens {
      isMixed = true
    }
  }

  /// Whether a paragraph is a point behind one that announced a plan.
  private func isPlanned(_ start: Int) -> Bool {
    guard announcesPlan || paragraph > 0 && promisesPlan(view.paragraphs[paragraph - 1]) else {
      return false
    }
    return Enumerator.read(view, at: start) != nil
  }

  /// `现将全年重点工作安排如下：`, `主要目标任务如下：`
  private func promisesPlan(_ paragraph: Range<Int>) -> Bool {
    var end = paragraph.upperBound
    while end > paragraph.lowerBound, !view.scalars[end - 1].isIdeograph { end -= 1 }
    guard end - 4 >= paragraph.lowerBound, view.scalars[end - 1] == "下",
      view.scalars[end - 2] == "如"
    else { return false }
    return view.has("安排", at: end - 4) || view.has("计划", at: end - 4)
      || view.has("目标", at: end - 4) || view.has("任务", at: end - 4)
      || view.has("打算", at: end - 4)
  }

  /// Whether the paragraph is no heading.
  private var isProse: Bool {
    var end = paragraphEnd
    while end > 0, view.scalars[end - 1].isBlank { end -= 1 }
    return end > 0 && view.scalars[end - 1].endsSentence
  }

  /// `2012年，…`, `回顾2012年…`; where the day of the speech is not known, any year.
  private func opensWithPastYear(_ sentence: Range<Int>) -> Bool {
    let limit = sentence.upperBound
    guard
      let first = sentence.prefix(Self.longestOpening).first(where: { view.scalars[$0].isDigit }),
      first == sentence.lowerBound || !"到至比较".unicodeScalars.contains(view.scalars[first - 1]),
      let number = NumberToken.read(view, at: first, limit: limit), number.range.count == 4,
      view.has("年", at: number.range.upperBound), let value = number.value
    else { return false }
    return year.map { Int(value) < $0 } ?? true
  }

  /// Whether a sentence only names what was reached, its subject first: `（五）人民生活持续改善。`
  private func tellsResult(_ sentence: Range<Int>) -> Bool {
    let end = sentence.upperBound
    guard (8...24).contains(sentence.count), end < view.count, view.scalars[end] == "。",
      isManner(end - 4), let marker = Enumerator.read(view, at: sentence.lowerBound)
    else { return false }
    let start = marker.range.upperBound
    guard start + 6 <= end, view.scalars[start..<end].allSatisfy({ $0.isIdeograph || $0 == "、" })
    else { return false }
    return !["推动", "推进", "促进", "确保", "着力", "切实", "坚持", "努力", "实现", "加快", "力促", "保障"]
      .contains { (word: StaticString) in view.has(word, at: start) }
  }

  private func isManner(_ index: Int) -> Bool {
    ["持续", "不断", "明显", "稳步", "显著", "日益", "全面", "逐步", "更加"].contains { (word: StaticString) in
      view.has(word, at: index)
    }
  }

  /// Whether a sentence is a point that only names a fault: `一是地不够好。`
  private func opensFault(_ range: Range<Int>) -> Bool {
    var end = range.upperBound
    while end > range.lowerBound, !view.scalars[end - 1].isIdeograph { end -= 1 }
    return end < range.upperBound && tellsFault(range.lowerBound..<end)
  }

  /// `地不够好`, `责任压得不够实`
  private func isShort(_ end: Int, _ floor: Int) -> Bool {
    end - 3 > floor && view.has("不够", at: end - 3) || end - 4 > floor && view.has("不够", at: end - 4)
  }

  /// `首先，底数还不清。`
  private func tellsFault(_ sentence: Range<Int>) -> Bool {
    let end = sentence.upperBound
    if sentence.count > 3, view.scalars[end - 2] == "不" {
      switch view.scalars[end - 3] {
      case "还", "仍", "尚": return true
      default: break
      }
    }
    if isShort(end, sentence.lowerBound) { return true }
    // From the front of the longest on: one that ends there is found wherever it begins.
    let first = max(sentence.lowerBound + 1, end - grammar.longestFault)
    return first < end
      && (first..<end).contains { start in
        grammar.faults.match(in: view, at: start).map { Int($0.end) == end } ?? false
      }
  }

  /// Where the paragraph ends that holds `start`. Sentences come in their order.
  private mutating func end(of start: Int) -> Int {
    while paragraph < view.paragraphs.count, view.paragraphs[paragraph].upperBound <= start {
      paragraph += 1
    }
    return paragraph < view.paragraphs.count ? view.paragraphs[paragraph].upperBound : view.count
  }

  private func sentenceEnd(_ start: Int) -> Int {
    var place = start
    while place < paragraphEnd, !view.scalars[place].endsSentence { place += 1 }
    return place
  }

  private func isDemand(_ mark: TaggedWord) -> Bool {
    guard mark.classes.contains(.demand) else { return false }
    guard mark.end - mark.start == 1 else { return true }
    let index = Int(mark.start)
    return index == 0 || !KindRule.isInsideWord(index, view)
  }
}

/// Where a sentence looks back and where it demands. Filled again for each.
struct Mood {
  var atStart = false
  /// A year that is over was told of and nothing was demanded since.
  var tellsYear = false
  /// The paragraph is a point of a plan that was announced.
  var plans = false
  /// Where a word turns it, and whether to looking back.
  var turns: [(place: Int, looksBack: Bool)] = []

  /// Whether a value looks back: by the last turn before it, or by one of looking back in the rest of
  /// its clause (对12个项目进行了检查).
  func looksBack(at start: Int, clauseEnd: Int) -> Bool {
    var result = atStart
    for turn in turns where turn.place < clauseEnd {
      // 不少于2次 begins with its demand.
      if turn.place < start || turn.place == start && !turn.looksBack {
        result = turn.looksBack
      } else if turn.looksBack {
        return true
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  /// What a point in a sentence of its own begins with: 一是, 首先, 第二, 其次, 再次.
  @inline(__always)
  fileprivate var isOrdinal: Bool {
    switch self {
    case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "首", "第", "其", "再", "（": true
    default: isDigit
    }
  }
}
