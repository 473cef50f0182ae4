import LecternKit

/// Makes the records of one speech, sentence by sentence.
struct Assembler {
  let view: NormalizedText
  let text: SpeechText
  let lexicon: IndicatorLexicon
  let units: UnitTable
  let kindRule: KindRule
  let periodRule: PeriodRule
  let unquantified: UnquantifiedRule
  /// The year of the speech, as a period.
  let year: String?
  private let ruleNames = RuleNames()
  /// The periods of the sentence at hand.
  private var periods: [StatedPeriod] = []
  var records: [Indicator] = []
  /// Of each record.
  var figures: [Figure] = []

  init(_ text: SpeechText, date: CalendarDate?, lexicon: IndicatorLexicon, units: UnitTable) {
    let year = date?.year
    self.text = text
    view = text.view
    self.lexicon = lexicon
    self.units = units
    self.year = year.map(String.init)
    kindRule = KindRule(view: view, date: date)
    periodRule = PeriodRule(view: view, year: year)
    unquantified = UnquantifiedRule(view)
    // A report states some eight figures in a kilobyte. What is not used is never touched.
    records.reserveCapacity(text.bytes.count / 80)
    figures.reserveCapacity(text.bytes.count / 80)
  }

  /// What is known of the sentence at hand.
  struct Place {
    var range: Range<Int>
    var segment: String
    var function: Segment.Function?
    /// Where the year's main targets begin in the sentence.
    var headline: Int?
    /// What the heading of the topmost part names.
    var period: String?
  }

  mutating func add(
    _ named: [NamedValue], place: borrowing Place, mood: borrowing Mood,
    tags: borrowing SentenceTags
  ) {
    periods.empty()
    if !named.isEmpty { periodRule.read(tags, into: &periods) }
    // Out of the assembler meanwhile: a record is long, and filled in where it stands it is never
    // copied.
    var made: [Indicator] = []
    swap(&made, &records)
    defer { swap(&made, &records) }
    var isNew = false
    for index in named.indices {
      let entry = named[index]
      isNew = entry.predicate.isNew || isNew && goesOn(named, index)
      made.append(Indicator())
      let code = fill(
        &made[made.count - 1], entry, next: index + 1 < named.count ? named[index + 1] : nil,
        isNew: isNew, place: place, mood: mood, tags: tags)
      if index > 0, made.count > 1, isWish(named, index), made[made.count - 1].change == .level {
        made[made.count - 1].change = made[made.count - 2].change
      }
      figures.append(Figure(code: code, value: entry.value))
    }
  }

  /// Whether a 、 joins a value to the one before it with no predicate of its own.
  private func goesOn(_ named: [NamedValue], _ index: Int) -> Bool {
    guard index > 0 else { return false }
    let entry = named[index]
    let end = named[index - 1].value.range.upperBound
    if entry.isPart { return true }
    // 新增茶园600亩、累计2.4万亩
    if entry.predicate.isCumulative { return false }
    // 新增智能工厂60家、电池产量突破3000组
    if entry.value.bound == .atLeast, view.has("突破", at: entry.value.range.lowerBound) {
      return false
    }
    // 新增铁路里程2万公里，其中高速铁路8千公里
    let start = entry.clauseStart
    if view.has("其中", at: start), start > end, !entry.predicate.isLevel, !entry.predicate.hasVerb,
      !entry.value.isRank, entry.value.kind == named[index - 1].value.kind
    {
      return !view.scalars[end..<start].contains("；")
    }
    guard end < entry.value.range.lowerBound, joins(end),
      !entry.predicate.hasVerb, !entry.predicate.isLevel, entry.predicate.change == nil
    else {
      return end >= entry.value.range.lowerBound && entry.name?.main == named[index - 1].name?.main
    }
    return entry.clauseStart <= end + 1
  }

  /// Returns the entry whose code the record has.
  private func fill(
    _ record: inout Indicator, _ entry: NamedValue, next: NamedValue?, isNew: Bool,
    place: borrowing Place, mood: borrowing Mood, tags: borrowing SentenceTags
  ) -> Int? {
    let value = entry.value
    record.range = view.source(value.range)
    if let low = value.low, let high = value.high { record.value = [low, high] }
    record.form = value.low == nil ? .redacted : .number
    record.unit = value.unit(view, units)
    record.bound = value.bound
    let meaning = meaning(entry, tags)
    record.name = meaning.name
    record.scope = meaning.scope
    if let number = meaning.code { record.code = lexicon.codes[number] }
    record.change = ChangeRule.change(
      of: entry, view: view, tags: tags, isNew: isNew || hasNew(entry), lexical: meaning.change)
    record.kind = kindRule.kind(
      of: entry, function: place.function, mood: mood, tags: tags, periods: periods)
    let isHeadline = value.range.lowerBound >= place.headline ?? .max
    if isHeadline {
      record.headline = true
      record.kind = .target
    }
    role(entry, next, &record)
    // What a target starts from is how things stand.
    if record.valueRole == .baseline, !isHeadline { record.kind = .actual }
    if record.kind == .target { promise(entry, &record, tags) }
    record.period = period(value, isHeadline) ?? inherited(record.kind, place)
    if entry.predicate.isAverage {
      record.aggregation = .average
    } else if entry.predicate.isCumulative {
      record.aggregation = .cumulative
    }
    compare(entry, &record)
    record.rule = ruleNames.name(value.rule, entry.rule)
    record.lexicon = lexicon.version
    record.segment = place.segment
    return meaning.code
  }

  /// 新增 in the name itself: `城镇新增就业`.
  private func hasNew(_ entry: NamedValue) -> Bool {
    guard let name = entry.name, !name.main.isEmpty else { return false }
    let start = name.main.lowerBound
    return view.has("新增", at: start) || view.has("城镇新增", at: start)
  }

  private struct Meaning {
    var name = ""
    var scope: String?
    /// The entry whose code the name has.
    var code: Int?
    var change: IndicatorLexicon.Change?
  }

  /// Code and scope by the lexicon name that ends the name.
  private func meaning(_ entry: NamedValue, _ tags: borrowing SentenceTags) -> Meaning {
    guard let name = entry.name else { return Meaning() }
    if name.head != .none || name.tail != nil {
      var meaning = Meaning(name: name.text(view))
      meaning.code = lexicon.entry(named: meaning.name)
      if let entry = meaning.code { meaning.change = lexicon.changes[entry] }
      return meaning
    }
    let range = name.main
    guard let match = tags.name(endingAt: range.upperBound), match.start >= range.lowerBound
    else {
      var meaning = Meaning(name: view.string(range))
      // A longer name hides it: 居民收入增长 where 居民收入 grew by 5%.
      if tags.name(startingAt: range.lowerBound) != nil {
        meaning.code = lexicon.entry(named: meaning.name)
      }
      return meaning
    }
    let term = Int(match.term)
    let entry = lexicon.owner[term]
    let scope = range.lowerBound..<Int(match.start)
    guard let last = scope.last else {
      return Meaning(name: lexicon.texts[term], code: entry, change: lexicon.changes[entry])
    }
    // 民生支出占一般公共预算支出 is narrowed by nothing.
    let isOther =
      view.scalars[last] == "、" || view.scalars[last] == "和" || view.scalars[last] == "占"
    return Meaning(
      name: view.string(range), scope: isOther ? nil : view.string(scope),
      change: lexicon.changes[entry])
  }

  /// The first figure of `由A提升至B` is the baseline of the second.
  private func role(_ entry: NamedValue, _ next: NamedValue?, _ record: inout Indicator) {
    // 由1名干部包抓 has nothing to start from.
    if entry.predicate.isBaseline, !entry.predicate.isLevel, entry.rule != .behind {
      record.valueRole = .baseline
    } else if entry.predicate.base != nil, entry.value.kind != .percent, let next,
      next.predicate.change != nil, entry.predicate.change == nil, !entry.predicate.isLevel
    {
      record.valueRole = .baseline
    }
  }

  private func promise(
    _ entry: NamedValue, _ record: inout Indicator, _ tags: borrowing SentenceTags
  ) {
    let word = promise(before: entry, tags)
    if let word { record.commitment = view.string(word.range) }
    let isSoft = word?.classes.contains(.soft) ?? false
    if word?.classes.contains(.firm) ?? false || record.bound == .atLeast
      || record.bound == .atMost
    {
      record.constraint = isSoft ? .soft : .hard
    } else if word != nil || record.bound == .about || record.bound == .range {
      record.constraint = .soft
    }
  }

  /// The word of promise that holds for a value. One right before a figure of its own (`5.5%左右、力争6%`)
  /// holds for that figure alone.
  private func promise(
    before entry: NamedValue, _ tags: borrowing SentenceTags
  ) -> TaggedWord? {
    var end = entry.value.range.lowerBound
    while let word = tags.lastWord([.firm, .soft], in: tags.range.lowerBound..<end) {
      let behind = word.range.upperBound
      // 主要预期目标 is what the list is called.
      let isName = view.has("目标", at: behind) || view.has("指标", at: behind)
      guard
        isName || isStretch(word.range, tags)
          || behind < entry.value.range.lowerBound && view.scalars[behind].isDigit
      else {
        return word
      }
      end = word.range.lowerBound
    }
    return nil
  }

  /// 在实际工作中努力实现更好结果 binds nothing that stands behind it.
  private func isStretch(_ word: Range<Int>, _ tags: borrowing SentenceTags) -> Bool {
    guard tags.senseClasses.contains(.stretch) else { return false }
    var end = word.upperBound
    while end < tags.range.upperBound, !closesClause(view.scalars[end]), view.scalars[end] != "、" {
      end += 1
    }
    return tags.firstSense(.stretch, in: word.lowerBound..<end) != nil
  }

  private func period(_ value: ValueExpression, _ isHeadline: Bool) -> String? {
    if let stated = periods.last(where: { $0.place < value.range.lowerBound && !$0.isCompared }) {
      return stated.period.text
    }
    return isHeadline ? year : nil
  }

  /// The period of the part holds for what it reports, or for what it plans.
  private func inherited(_ kind: Indicator.Kind, _ place: borrowing Place) -> String? {
    switch (kind, place.function) {
    case (.actual, .review), (.target, .targets), (.target, .plan): place.period
    default: nil
    }
  }

  private func compare(_ entry: NamedValue, _ record: inout Indicator) {
    guard let base = entry.predicate.base else { return }
    record.base = view.string(base)
    guard let verb = entry.predicate.comparison else { return }
    var relation = Indicator.Relation()
    relation.relation = view.string(verb)
    if verb.upperBound < base.upperBound {
      relation.to = view.string(verb.upperBound..<base.upperBound)
    }
    relation.gap = view.string(entry.value.range)
    record.relative = relation
  }
}

/// The texts of `rule`, made once.
struct RuleNames: Sendable {
  private static let all: [String] = ValueRule.allCases.flatMap { value in
    NameRule.allCases.map { value.text + "/" + String(describing: $0) }
  }

  private let names = all
  private let width = NameRule.allCases.count

  func name(_ value: ValueRule, _ name: NameRule) -> String {
    names[value.rawValue * width + name.rawValue]
  }
}
