internal import LecternKit

/// Finds how often something is to be done: `每月`, `定期`, `月通报、季督导`.
final class FrequencyRules {
  private let text: TimeText
  private let vocabulary: Vocabulary
  private let view: NormalizedText

  init(_ view: NormalizedText, _ vocabulary: Vocabulary) {
    text = TimeText(view)
    self.vocabulary = vocabulary
    self.view = view
  }

  private struct Candidate {
    var found: FoundFrequency
    /// Counts only beside another one: `年度考核`.
    var isWeak: Bool
  }

  func frequencies(in range: Range<Int>) -> [FoundFrequency] {
    var candidates: [Candidate] = []
    var index = range.lowerBound
    let scalars = view.scalars
    let marks = ScalarMarks.table
    let table = marks.span
    while index < range.upperBound {
      guard scalars[index].marks(table).contains(.beginsFrequency) else {
        index += 1
        continue
      }
      if let candidate = read(at: index), candidate.found.range.upperBound <= range.upperBound {
        candidates.append(candidate)
        index = candidate.found.range.upperBound
      } else {
        index += 1
      }
    }
    guard candidates.contains(where: \.isWeak) else { return candidates.map(\.found) }
    return candidates.indices.filter { number in
      guard candidates[number].isWeak else { return true }
      let place = candidates[number].found.range
      return candidates.indices.contains { other in
        other != number
          && gap(candidates[other].found.range, place) <= 3
      }
    }.map { candidates[$0].found }
  }

  private func gap(_ a: Range<Int>, _ b: Range<Int>) -> Int {
    a.lowerBound < b.lowerBound ? b.lowerBound - a.upperBound : a.lowerBound - b.upperBound
  }

  private func read(at index: Int) -> Candidate? {
    switch view.scalars[index] {
    case "每": return every(at: index)
    case "定":
      guard view.has("定期", at: index), text.scalar(index - 1) != "不",
        !"约法规限固".unicodeScalars.contains(text.scalar(index - 1)),
        text.scalar(index + 2) != "存", text.scalar(index + 2) != "限"
      else { return nil }
      return Candidate(
        found: FoundFrequency(range: index..<index + 2, rule: "regular"), isWeak: false)
    case "按", "逐":
      guard let (end, rule) = unit(at: index + 1), rule != "yearly",
        view.scalars[index] == "逐" || !view.has("按年", at: index), text.scalar(end) != "份"
      else { return nil }
      return Candidate(found: FoundFrequency(range: index..<end, rule: rule), isWeak: false)
    case "一": return oneByOne(at: index)
    case "天":
      guard view.has("天天", at: index) else { return fewByOne(at: index) }
      return Candidate(
        found: FoundFrequency(range: index..<index + 2, rule: "daily"), isWeak: false)
    case "日", "周", "旬", "月", "季", "半", "年", "双": return rhythm(at: index)
    default: return nil
    }
  }

  /// The unit of time at `index` and the rule that it makes.
  private func unit(at index: Int) -> (end: Int, rule: String)? {
    switch text.scalar(index) {
    case "日", "天": return (index + 1, "daily")
    case "周": return (index + 1, "weekly")
    case "星": return view.has("星期", at: index) ? (index + 2, "weekly") : nil
    case "旬": return (index + 1, "regular")
    case "月": return (index + 1, "monthly")
    case "季": return (view.has("季度", at: index) ? index + 2 : index + 1, "quarterly")
    case "半":
      if view.has("半年", at: index) { return (index + 2, "half-yearly") }
      if view.has("半个月", at: index) { return (index + 3, "regular") }
      return view.has("半月", at: index) ? (index + 2, "regular") : nil
    case "工": return view.has("工作日", at: index) ? (index + 3, "daily") : nil
    case "小": return view.has("小时", at: index) ? (index + 2, "regular") : nil
    case "餐": return (index + 1, "regular")
    case "学": return view.has("学期", at: index) ? (index + 2, "regular") : nil
    case "双": return view.has("双月", at: index) ? (index + 2, "regular") : nil
    case "年":
      return (view.has("年度", at: index) ? index + 2 : index + 1, "yearly")
    default: return nil
    }
  }

  /// `每月`, `每两周`; not the rate of `每人每月300元`.
  private func every(at index: Int) -> Candidate? {
    var start = index + 1
    var isCounted = false
    if let (value, end) = text.number(at: start) {
      isCounted = value != 1
      start = end
    }
    if text.scalar(start) == "个" { start += 1 }
    // `每6小时调度一次`, but `每小时200公里`
    guard let (end, rule) = unit(at: start), !isRate(index, end),
      // `把每一天当作最后一天`
      !view.has("一天", at: index + 1),
      isCounted || text.scalar(start) != "小"
    else { return nil }
    let name = isCounted ? "regular" : rule
    // `每月一考核`, but `每月一题`
    if text.scalar(end) == "一",
      let noun = vocabulary.reportNouns.match(in: view, at: end + 1)
    {
      return Candidate(
        found: FoundFrequency(range: index..<noun.range.upperBound, rule: name), isWeak: false)
    }
    return Candidate(found: FoundFrequency(range: index..<end, rule: name), isWeak: false)
  }

  /// `每人每月300元`, but `每人每月外出招商`
  private func isRate(_ index: Int, _ end: Int) -> Bool {
    // `每人每年提高200元`
    let raised = view.has("提高", at: end) || view.has("增加", at: end) || view.has("补助", at: end)
    guard text.isNumeral(end) || text.isNumeral(end + 1) || raised && text.isNumeral(end + 2) else {
      return false
    }
    return switch text.scalar(index - 1) {
    case "人", "户", "亩", "家", "件", "吨", "车", "台", "生": true
    default: false
    }
  }

  /// `一月一调度`.
  private func oneByOne(at index: Int) -> Candidate? {
    guard let (end, rule) = unit(at: index + 1), text.scalar(end) == "一" else { return nil }
    return onceEach(index, end, rule)
  }

  /// `三天一通报`, `两周一调度`; read where the unit stands.
  private func fewByOne(at index: Int) -> Candidate? {
    guard text.isNumeral(index - 1), !text.isNumeral(index - 2), let (end, _) = unit(at: index),
      text.scalar(end) == "一", vocabulary.reportNouns.match(in: view, at: end + 1) != nil
    else { return nil }
    return onceEach(index - 1, end, "regular")
  }

  /// Behind `一季一` and `半年一` any word of two characters says what is done: `一季一亮牌`.
  private func onceEach(_ start: Int, _ end: Int, _ rule: String) -> Candidate? {
    let noun = vocabulary.reportNouns.match(in: view, at: end + 1)?.range.upperBound
    guard noun != nil || text.scalar(end + 1).isIdeograph && text.scalar(end + 2).isIdeograph else {
      return nil
    }
    return Candidate(
      found: FoundFrequency(range: start..<(noun ?? end + 3), rule: rule), isWeak: false)
  }

  /// `月通报`, `季督导`, `半年拉练`.
  private func rhythm(at index: Int) -> Candidate? {
    if view.has("月月", at: index) || view.has("周周", at: index), !isBound(index - 1) {
      let rule = view.scalars[index] == "月" ? "monthly" : "weekly"
      return Candidate(
        found: FoundFrequency(range: index..<index + 2, rule: rule), isWeak: false)
    }
    if view.has("半年一", at: index) || view.has("半月一", at: index)
      || view.has("季度一", at: index), !isBound(index - 1),
      let (end, rule) = unit(at: index)
    {
      return onceEach(index, end, rule)
    }
    // `半年查一次`
    if view.has("半年", at: index) || view.has("半月", at: index), !isBound(index - 1),
      let (end, rule) = unit(at: index),
      let once = (end + 1..<end + 4).first(where: { text.scalar($0) == "一" }),
      "次遍回".unicodeScalars.contains(text.scalar(once + 1)),
      (end..<once).allSatisfy({ text.scalar($0).isIdeograph })
    {
      return Candidate(found: FoundFrequency(range: index..<end, rule: rule), isWeak: false)
    }
    guard let (end, rule) = unit(at: index) else { return nil }
    if text.scalar(end) == "一" { return fewByOne(at: index) }
    guard let noun = vocabulary.reportNouns.match(in: view, at: end), !isBound(index - 1) else {
      return nil
    }
    let first = view.scalars[index]
    // `人民日报告诉我们`
    if first == "日", view.has("报告诉", at: end) || text.scalar(index - 1) == "民" { return nil }
    let isWeak = first == "年" || first == "半" || first == "日" && text.isNumeral(index - 1)
    return Candidate(
      found: FoundFrequency(range: index..<noun.range.upperBound, rule: rule), isWeak: isWeak)
  }

  /// The unit belongs to the word before it: `三月`, `本周`, `上半年`.
  private func isBound(_ index: Int) -> Bool {
    if text.isNumeral(index) { return true }
    switch text.scalar(index) {
    case "每", "本", "当", "上", "下", "个", "全", "今", "明", "去", "学", "近", "多", "同", "往", "历", "逐",
      "按", "节", "假", "次", "首", "生", "平", "即", "昨", "某", "一":
      return true
    default: return false
    }
  }
}
