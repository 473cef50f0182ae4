import LecternKit

/// Words around a number that bound it. They belong to the quote.
struct BoundWords {
  private static let prefixes: [(word: [Unicode.Scalar], bound: Indicator.Bound)] = {
    let groups: [(Indicator.Bound, [String])] = [
      (
        .atLeast,
        [
          "不低于", "不少于", "不小于", "不下于", "迈过", "跨过", "跨越", "至少", "至少要达到", "至少达到", "最少达到", "至少要", "最少",
          "超过", "突破", "超",
          "逾", "高于", "大于", "多于",
          "不下", "远超", "过",
        ]
      ),
      (
        .atMost,
        [
          "不超过", "不高于", "不多于", "不大于", "未超过", "不突破", "最多", "至多", "低于", "少于", "小于", "不足",
          "不到",
        ]
      ),
      (.about, ["约", "大约", "近", "将近", "接近", "大概", "约为"]),
    ]
    let pairs = groups.flatMap { bound, words in
      words.map { (word: Array($0.unicodeScalars), bound: bound) }
    }
    return pairs.sorted { $0.word.count > $1.word.count }
  }()

  /// The last character of each.
  private static let lasts: [Unicode.Scalar] = prefixes.map { $0.word[$0.word.count - 1] }

  private static let suffixes: [(word: [Unicode.Scalar], bound: Indicator.Bound)] = {
    let groups: [(Indicator.Bound, [String])] = [
      (.about, ["左右", "上下"]),
      (.atLeast, ["及以上", "（含）以上", "以上", "之上", "有余"]),
      (.atMost, ["及以下", "（含）以下", "以内", "以下", "之内"]),
    ]
    return groups.flatMap { bound, words in
      words.map { (word: Array($0.unicodeScalars), bound: bound) }
    }
  }()

  /// The bound word that ends right before `index`, not reaching back behind `floor`.
  static func prefix(
    _ scalars: [Unicode.Scalar], before index: Int, floor: Int
  ) -> (start: Int, bound: Indicator.Bound)? {
    var end = index
    while end > floor, scalars[end - 1] == " " { end -= 1 }
    guard end > floor else { return nil }
    let last = scalars[end - 1]
    switch last {
    // The last characters of the words above: most others need no search.
    case "于", "少", "过", "越", "破", "超", "逾", "下", "多", "足", "到", "约", "近", "概", "为", "要": break
    default: return nil
    }
    for number in lasts.indices where lasts[number] == last {
      let (word, bound) = prefixes[number]
      let start = end - word.count
      guard start >= floor, scalars[start..<end].elementsEqual(word) else { continue }
      // 产值过50亿元, but not 举办过3场
      if word.count == 1, last == "过" {
        // 刚过六成
        let isTenths =
          start > floor && index + 1 < scalars.count && scalars[index + 1] == "成"
          && scalars[index].isChineseNumeral && "刚已均，".unicodeScalars.contains(scalars[start - 1])
        guard
          isTenths
            || start > floor && scalars[index].isDigit
              && "值收入资量额润模数积刚".unicodeScalars.contains(scalars[start - 1])
        else { continue }
      }
      // 成活率达不到85%的 states the threshold itself.
      if last == "到", start > floor, scalars[start - 1] == "达" { return nil }
      if word.count == 1, start > floor, isWithinWord(last, before: scalars[start - 1]) { continue }
      return turned(bound, scalars, at: start, floor: floor)
    }
    return nil
  }

  /// `不能低于70%` is a floor, `不得超过15天` a ceiling: what must not be turns the bound round.
  private static func turned(
    _ bound: Indicator.Bound, _ scalars: [Unicode.Scalar], at start: Int, floor: Int
  ) -> (start: Int, bound: Indicator.Bound) {
    guard start - 2 >= floor, scalars[start - 2] == "不", bound != .about else {
      return (start, bound)
    }
    switch scalars[start - 1] {
    case "能", "得", "应", "可", "会", "准", "许":
      return (start - 2, bound == .atLeast ? .atMost : .atLeast)
    default: return (start, bound)
    }
  }

  /// The bound of 不低于, 不得超过 and the like that begins at a place.
  static func negated(_ view: NormalizedText, at index: Int) -> Indicator.Bound? {
    let word = view.has("不能", at: index) || view.has("不得", at: index) ? index + 2 : index + 1
    if view.has("低于", at: word) || view.has("少于", at: word) { return .atLeast }
    if view.has("超过", at: word) || view.has("高于", at: word) { return .atMost }
    return nil
  }

  /// The bound of `至少谋划2个`, `最多安排3家`: only a verb parts it from the number.
  static func distant(
    _ scalars: [Unicode.Scalar], before index: Int, floor: Int
  ) -> Indicator.Bound? {
    // 少 or 多 two to eight places before the number.
    var place = index - 2
    let first = max(index - 8, floor + 1)
    while place >= first {
      let scalar = scalars[place]
      if scalar == "少" || scalar == "多", scalars[place - 1] == "至" || scalars[place - 1] == "最" {
        let isVerb = scalars[place + 1..<index].allSatisfy {
          $0.isIdeograph && $0 != "的" && $0 != "达" && $0 != "时"
        }
        return !isVerb ? nil : scalar == "少" ? .atLeast : .atMost
      }
      place -= 1
    }
    return nil
  }

  /// Whether a clause that ends at a place says with its first word that less than a share of something is meant:
  /// `不到邻县的一半`.
  static func opensShort(_ scalars: [Unicode.Scalar], before index: Int, floor: Int) -> Bool {
    var place = index - 2
    while place >= floor, index - place < 14, scalars[place].isIdeograph {
      if scalars[place] == "不", scalars[place + 1] == "足" || scalars[place + 1] == "到" {
        return place == floor || "，还也仅只".unicodeScalars.contains(scalars[place - 1])
      }
      place -= 1
    }
    return false
  }

  /// Whether 约 is the end of 签约, 节约, 预约 and the like, and says nothing of a number behind it.
  static func isAgreement(_ before: Unicode.Scalar) -> Bool {
    switch before {
    case "签", "节", "条", "合", "契", "集", "预", "违", "公", "履", "邀", "毁": true
    default: false
    }
  }

  private static func isWithinWord(
    _ scalar: Unicode.Scalar, before: Unicode.Scalar
  ) -> Bool {
    switch scalar {
    case "约": isAgreement(before)
    case "近": before == "最" || before == "附" || before == "临" || before == "靠" || before == "邻"
    case "超": before == "赶"
    default: false
    }
  }

  /// The bound word that begins at `index` or behind blanks there.
  static func suffix(
    _ scalars: [Unicode.Scalar], at index: Int, limit: Int
  ) -> (end: Int, bound: Indicator.Bound)? {
    var start = index
    while start < limit, scalars[start] == " " { start += 1 }
    guard start < limit else { return nil }
    switch scalars[start] {
    // The first characters of the words above.
    case "左", "上", "及", "（", "以", "之", "有": break
    default: return nil
    }
    for (word, bound) in suffixes {
      let end = start + word.count
      guard end <= limit, scalars[start] == word[0], scalars[start..<end].elementsEqual(word) else {
        continue
      }
      return (end, bound)
    }
    return nil
  }
}

extension ValueScanner {
  /// Widens a value by the bound words around it.
  func bounded(_ value: ValueExpression, floor: Int, limit: Int) -> ValueExpression {
    var value = value
    let range = value.range
    if let prefix = BoundWords.prefix(scalars, before: range.lowerBound, floor: floor) {
      value.range = prefix.start..<range.upperBound
      if value.bound != .range { value.bound = prefix.bound }
    }
    // 2倍多
    if value.kind == .multiple, range.upperBound < limit, scalars[range.upperBound] == "多",
      range.upperBound + 1 >= limit || !scalars[range.upperBound + 1].isIdeograph
    {
      value.range = value.range.lowerBound..<range.upperBound + 1
      if value.bound == .exact { value.bound = .atLeast }
    }
    if let suffix = BoundWords.suffix(scalars, at: range.upperBound, limit: limit) {
      value.range = value.range.lowerBound..<suffix.end
      // 约5%以上 is a floor, but 超过5%左右 no longer one.
      if value.bound != .range { value.bound = suffix.bound }
    }
    // 不足全年任务的三分之一
    if value.bound == .exact, value.kind == .percent || value.kind == .multiple,
      range.lowerBound > floor, scalars[range.lowerBound - 1] == "的",
      BoundWords.opensShort(scalars, before: range.lowerBound - 1, floor: floor)
    {
      value.bound = .atMost
    }
    // 大约有46万吨
    let first = value.range.lowerBound
    if value.bound == .exact, first - 2 >= floor, scalars[first - 1] == "有",
      scalars[first - 2] == "约", first - 3 < floor || !BoundWords.isAgreement(scalars[first - 3])
    {
      value.bound = .about
    }
    if value.bound == .exact,
      let bound = BoundWords.distant(scalars, before: range.lowerBound, floor: floor)
    {
      value.bound = bound
    }
    return value
  }
}
