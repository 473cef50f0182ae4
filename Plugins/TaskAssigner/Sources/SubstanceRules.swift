internal import LecternKit

/// Tells whether a task can be closed, goes on, or only calls to attitude.
struct SubstanceRules {
  private let reading: Reading
  private let map: DutyMap
  private let phrases: PhraseIndex

  /// Words that forbid an act; the others may forbid a bearing.
  private static let bans: [StaticString] = ["严禁", "禁止", "不得", "不准", "不许"]

  init(_ reading: Reading, _ map: DutyMap, _ phrases: PhraseIndex) {
    self.reading = reading
    self.map = map
    self.phrases = phrases
  }

  func substance(of task: FoundTask) -> Duty.Substance {
    if task.announces { return .exhortation }
    if task.hasTarget || !task.deadlines.isEmpty { return .deliverable }
    let number = task.sentence
    let sentence = reading.sentences[number]
    // What is demanded there of nobody is the promise to do better.
    let looksBack = sentence.function == .review || sentence.function == .problems
    if looksBack, !task.hasActor { return .exhortation }
    // What is done every month can be looked at.
    if task.hasRhythm {
      return sentence.has(.closing) && closes(sentence) ? .deliverable : .standing
    }
    if holdsTheme(sentence) { return .exhortation }
    if sentence.has([.attitude, .guide]) {
      let own = phrases.phrases(of: number)
      let found = phrases.found
      if isAttitude(sentence, own, found.span) { return .exhortation }
    }
    if sentence.has(.closing), closes(sentence) { return .deliverable }
    return isWithoutMatter(sentence, number, isTold: task.hasActor)
      ? .exhortation : .standing
  }

  /// Whether something is to be closed, not only told of: `李县长通报了情况，大家要抓好落实`.
  private func closes(_ sentence: Sentence) -> Bool {
    !sentence.has(.past)
      || sentence.clauses.contains { number in
        let clause = reading.clauses[number]
        return clause.has(.closing) && !clause.has(.past)
      }
  }

  /// Something is demanded, but nothing that a department could be asked about; a body that is told
  /// (`isTold`) without a word of attitude can be asked.
  private func isWithoutMatter(
    _ sentence: Sentence, _ number: Int, isTold: Bool
  ) -> Bool {
    guard sentence.has([.must, .forbid, .hope, .attitude]), !sentence.has([.concrete, .assigning])
    else { return false }
    for phrase in phrases.phrases(of: number) where phrases.found[phrase].namesTrade {
      return false
    }
    return sentence.has(.attitude) || !isTold && !isSetRule(sentence)
  }

  /// `推行“最多跑一次”` names what is to be kept up, `高温时段严禁户外作业` a line.
  private func isSetRule(_ sentence: Sentence) -> Bool {
    for number in sentence.clauses {
      let clause = reading.clauses[number]
      if clause.has(.verb), clause.marks.contains(.opensQuotation), namesRule(clause) {
        return true
      }
    }
    return reading.words[sentence.words].contains { word in
      word.has(.forbid) && Self.bans.contains { reading.view.has($0, at: word.start) }
    }
  }

  /// What is quoted is no number of points: `做到“五个更加注重”`.
  private func namesRule(_ clause: Clause) -> Bool {
    guard let mark = clause.range.first(where: { reading.view.scalars[$0] == "“" }),
      mark + 1 < clause.range.upperBound
    else { return false }
    return !reading.view.scalars[mark + 1].isChineseNumeral
  }

  /// `要把握好改革开放这个根本动力，…`: a theme to be kept in view, whatever is drawn from it, unless
  /// something in it can be closed.
  private func holdsTheme(_ sentence: Sentence) -> Bool {
    guard sentence.has(.guide), !sentence.has(.aim),
      let first = sentence.clauses.first(where: { reading.clauses[$0].has(.guide) })
    else { return false }
    let clause = reading.clauses[first]
    guard namesGuide(clause) else { return false }
    guard !sentence.has([.closing, .assigning]) else { return false }
    return reading.words[clause.words].contains { word in
      word.end == word.start + 2 && reading.view.has("把握", at: word.start)
    }
  }

  /// Whether a clause ends with what guides the work as a whole: `坚持稳中求进工作总基调`.
  private func namesGuide(_ clause: Clause) -> Bool {
    guard clause.has(.guide), let word = reading.words[clause.words].last(where: { $0.has(.guide) })
    else { return false }
    return clause.range.upperBound - word.end <= 1
  }

  /// More clauses speak of attitude than of what could be checked; where they are as many, the first
  /// one decides, unless there is another act or somebody leads.
  private func isAttitude(
    _ sentence: Sentence, _ own: Range<Int>, _ found: borrowing Span<FoundPhrase>
  ) -> Bool {
    let clauses = sentence.clauses
    var attitude = 0
    var checkable = 0
    var guides = 0
    var beginsWithAttitude = false
    var hasPlainAct = false
    let isForbidding = sentence.has(.forbid)
    var phrase = own.lowerBound
    for number in clauses {
      let clause = reading.clauses[number]
      let bearing = bearing(of: clause)
      // `防汛责任重于泰山`, or `安全这根弦` in front of what must not be.
      let isBare = isForbidding && isBare(clause)
      let demand = clause.has(.attitude) ? demandStart(of: clause) : 0
      var isCheckable =
        clause.has([.concrete, .closing]) && bearing != .forbidden && bearing != .held
        && bearing != .named && !isBare
      // `乡村振兴是一场硬仗` names a trade and demands nothing of it.
      let isStatement = clause.has(.copula) && isStatement(clause)
      let end = clause.range.upperBound
      while phrase < own.upperBound, Int(found[phrase].match.start) < end {
        let start = Int(found[phrase].match.start)
        if !isStatement, !isBare, bearing == .none, start >= demand, !isAttitude(at: start, clause)
        {
          let isAct = clause.head == .verb && !clause.has(.attitude)
          if found[phrase].entry.strength == .special || isAct && found[phrase].namesTrade {
            isCheckable = true
          }
        }
        phrase += 1
      }
      if isCheckable {
        checkable += 1
      } else if clause.has(.attitude) || bearing != .none {
        attitude += 1
        if bearing == .guided { guides += 1 }
        if number == clauses.lowerBound { beginsWithAttitude = true }
      } else if clause.head != .other, clause.has(.verb) {
        hasPlainAct = true
      }
    }
    // One principle in front does not make a call of what follows: `以规划为指导，做好衔接`.
    if attitude == 1, guides == 1, hasPlainAct || checkable > 0 { return false }
    guard attitude == checkable else { return attitude > checkable }
    return beginsWithAttitude && !hasPlainAct && !sentence.has(.assigning)
  }

  /// Where an attitude is demanded, what stands before tells of whom: `教育工作者要不忘初心`.
  private func demandStart(of clause: Clause) -> Int {
    guard clause.head == .other, clause.has(.must) else { return 0 }
    let words = reading.words[clause.words]
    guard let demand = words.first(where: { $0.has(.must) }),
      !words.contains(where: {
        $0.start > demand.start && $0.has(.verb) && !$0.has(.attitude)
      })
    else { return 0 }
    return demand.start
  }

  /// Nothing is done in it nor demanded.
  private func isBare(_ clause: Clause) -> Bool {
    clause.head == .other && !clause.has(TaskDetector.working)
      && reading.view.scalars[clause.range.lowerBound] != "对"
  }

  /// `展现新气象` is not the weather service's.
  private func isAttitude(at place: Int, _ clause: Clause) -> Bool {
    clause.has(.attitude)
      && reading.words[clause.words].contains { word in
        word.has(.attitude) && word.start <= place && place < word.end
      }
  }

  /// `这是必须打赢的硬仗`: what is demanded inside a statement is not demanded by it.
  private func isStatement(_ clause: Clause) -> Bool {
    reading.words[clause.words].first { $0.has([.copula, .must, .forbid, .hope]) }?
      .has(.copula) ?? false
  }

  /// What a clause comes to in the end, for the last word tells what is spoken of.
  private enum Bearing {
    case none
    /// `坚持稳中求进工作总基调`
    case guided
    /// `增强做好信访工作的责任感`, whatever trade stands before it.
    case named
    /// `绷紧安全生产这根弦`, `把安全责任扛在肩上`, whatever is held so.
    case held
    /// `标准不能降`, whatever must not.
    case forbidden
  }

  private func bearing(of clause: Clause) -> Bearing {
    if clause.has(.guide), namesGuide(clause) { return .guided }
    guard clause.has(.attitude), let last = reading.words[clause.words].last,
      last.has(.attitude), last.end == clause.range.upperBound
    else { return .none }
    if last.has(.forbid) { return .forbidden }
    return switch reading.view.scalars[last.end - 1] {
    case "感", "心", "识", "觉", "惰", "怠", "懈", "幸", "性", "念", "向": .named
    case "弦": .held
    case "上", "里", "中": last.end - last.start > 3 ? .held : .none
    default: .none
    }
  }
}
