internal import LecternKit

/// Sentences that stand where tasks stand and are none: names of what follows, sayings, judgements.
extension TaskDetector {
  /// A name that opens a paragraph, with the mark behind it.
  private static let longestName = 5
  private static let longestLine = 24

  /// What may be said of anything: `绿水青山就是金山银山理念`.
  private static let tenets: [StaticString] = [
    "理念", "意识", "观念", "定位", "原则", "导向", "思想", "方针", "思维",
  ]

  /// What a task has a word of.
  static let working: WordClass = [
    .verb, .closing, .firm, .strive, .may, .must, .forbid, .hope, .resolve, .attitude, .future,
    .lead, .responsible, .support,
  ]

  /// A couplet: two clauses of five or of seven characters each, Chinese throughout.
  func isVerse(_ sentence: Sentence) -> Bool {
    guard sentence.clauses.count == 2, !sentence.has([.must, .forbid, .hope]) else { return false }
    let ranges = sentence.clauses.map { view.trimmed(reading.clauses[$0].range) }
    // `一手抓疫情，一手抓生产`
    let starts = ranges.map { view.scalars[$0.prefix(2)] }
    guard starts[0] != starts[1] else { return false }
    let lengths = ranges.map { range in range.count { view.scalars[$0].isIdeograph } }
    return lengths[0] == lengths[1]
      && (lengths[0] == 5 || lengths[0] == 7 || areShares(ranges[0], ranges[1]))
      && sentence.range.count <= 2 * lengths[0] + 2
  }

  /// `一分部署，九分落实`
  private func areShares(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    guard first.count > 2, second.count > 2 else { return false }
    let (one, other) = (view.scalars[first.lowerBound], view.scalars[second.lowerBound])
    return one.isChineseNumeral && other.isChineseNumeral && one != other
      && view.has("分", at: first.lowerBound + 1) && view.has("分", at: second.lowerBound + 1)
  }

  /// One or two words that demand nothing and have no object: `科技创新。`; or a line that nothing
  /// closes and in which nothing is done: `三、明年的工作`.
  func isName(_ sentence: Sentence) -> Bool {
    guard sentence.clauses.count == 1, !sentence.has([.must, .firm, .forbid, .hope]) else {
      return false
    }
    let clause = reading.clauses[sentence.clauses.lowerBound]
    guard sentence.range.count <= Self.longestName else {
      return clause.range.upperBound == sentence.range.upperBound && isBare(clause)
        && sentence.range.count <= Self.longestLine
    }
    return words[clause.words].allSatisfy { word in
      word.has(.nominal)
        || word.start == clause.range.lowerBound && word.end == clause.range.upperBound
    }
  }

  private func isBare(_ clause: Clause) -> Bool {
    words[clause.words].allSatisfy { word in
      word.has(.nominal) || !word.has(Self.working.subtracting(.future))
    }
  }

  /// A last clause that begins with `是` and ends with `的`.
  func judges(_ sentence: Sentence) -> Bool {
    guard sentence.has(.copula), let number = sentence.clauses.last else { return false }
    let range = reading.clauses[number].range
    guard view.scalars[range.upperBound - 1] == "的" else { return false }
    return reading.words[reading.clauses[number].words].contains { word in
      word.has(.copula) && word.start == range.lowerBound
    }
  }

  /// Why the meeting is held, wherever that stands; or a judgement that opens the sentence:
  /// `总的看，…后两个季度必须…`.
  func explains(_ sentence: Sentence) -> Bool {
    sentence.has(.meeting)
      || sentence.clauses.first.map { reading.clauses[$0].has(.reckoning) } ?? false
  }

  /// `有的干部作风不实；`, `个别部门等待观望。`: what some are blamed for.
  func tellsOfSome(_ sentence: Sentence) -> Bool {
    let start = sentence.range.lowerBound
    switch view.scalars[start] {
    case "有": return view.has("有的", at: start) && !view.has("有的放矢", at: start)
    case "个": return view.has("个别", at: start)
    case "少": return view.has("少数", at: start) && !view.has("少数民族", at: start)
    default: return false
    }
  }

  /// `抓项目，就是抓发展。`: what something amounts to.
  func equates(_ sentence: Sentence) -> Bool {
    guard sentence.clauses.count == 2 else { return false }
    let start = reading.clauses[sentence.clauses.upperBound - 1].range.lowerBound
    return view.scalars[start] == "就"
      && (view.has("就是", at: start) || view.has("就等于", at: start)
        || view.has("就意味着", at: start))
  }

  /// `当前，改造的任务还很重。`: how things stand, with nothing that opens an act.
  func tellsHowThingsStand(_ sentence: Sentence) -> Bool {
    guard let last = sentence.clauses.last,
      sentence.clauses.allSatisfy({ reading.clauses[$0].head == .other })
    else { return false }
    let clause = reading.clauses[last]
    guard let word = reading.words[clause.words].last else { return false }
    return word.has(.truth) && word.end == clause.range.upperBound
  }

  /// `刚才，张局长通报了情况，请大家抓好落实。`: where only the course of the meeting is told, what is asked of
  /// the listeners is courtesy.
  func tellsOfCourse(_ sentence: Sentence) -> Bool {
    let start = sentence.range.lowerBound
    let isCourse =
      switch view.scalars[start] {
      case "刚": view.has("刚才", at: start)
      case "稍": view.has("稍后", at: start)
      case "一": view.has("一会儿", at: start)
      case "等": view.has("等会", at: start) || view.has("等一会", at: start)
      case "待": view.has("待会", at: start)
      default: false
      }
    return isCourse
      && sentence.clauses.dropFirst().contains { number in
        view.scalars[reading.clauses[number].range.lowerBound] == "请"
      }
  }

  /// Several clauses without a word of doing or coming about (`基础不牢，地动山摇。`), or one that tells
  /// what follows from what (`产业兴则县域兴。`). Where a figure or a day is set it may be a task for all
  /// that.
  func isSaying(_ sentence: Sentence, _ signs: Signs) -> Bool {
    guard signs.acts == 0, !signs.hasLabel, !signs.assigns, !sentence.has(Self.working),
      signs.past > 0 || !orders(sentence, signs)
    else { return false }
    if sentence.clauses.count == 1 { return tellsWhatFollows(sentence.range) }
    return sentence.clauses.allSatisfy { number in
      let range = reading.clauses[number].range
      switch view.scalars[range.lowerBound] {
      // `由县纪委约谈`, `让群众满意`
      case "由", "请", "让", "把", "将", "凡": return false
      // `排名末位的，…`: what is ordered for a case.
      default: return view.scalars[range.upperBound - 1] != "的"
      }
    }
  }

  private func tellsWhatFollows(_ range: Range<Int>) -> Bool {
    range.dropFirst(2).contains { place in
      guard view.scalars[place] == "则" else { return false }
      switch view.scalars[place - 1] {
      case "规", "原", "准", "细", "否", "法", "总", "守", "附": return false
      default: return true
      }
    }
  }

  /// A clause that a figure closes, and one that is reported, tells what was done: `查处问题37起`. In
  /// `对412处房产进行清理` it only tells on what. Where nothing is known of the part a figure without any
  /// word of time passes for a report and need not be one; and who is asked for something is asked.
  func readResults(of sentence: Sentence, _ targets: inout TargetFinder, _ signs: inout Signs) {
    guard sentence.function != .other, !signs.asks, !signs.assigns,
      targets.hasResult(endingIn: sentence.range), !orders(sentence, signs)
    else { return }
    for number in sentence.clauses {
      let clause = reading.clauses[number]
      let end = clause.range.upperBound
      switch clause.head {
      case .demand, .firm: continue
      case .verb, .other: guard targets.hasResult(endingIn: end - 1..<end) else { continue }
      }
      signs.past += 1
      if clause.head == .verb { signs.acts = max(signs.acts - 1, 0) }
    }
  }

  /// `《纲要草案》提出了主要目标。` tells what is in a draft, as long as the matter itself does not follow
  /// a colon.
  func tellsOfDraft(_ sentence: Sentence) -> Bool {
    guard sentence.has(.past),
      sentence.clauses.contains(where: { number in
        let clause = reading.clauses[number]
        return (number == sentence.clauses.lowerBound || clause.has(.past))
          && clause.range.contains { view.has("草案", at: $0) }
      })
    else { return false }
    return sentence.clauses.allSatisfy { number in
      let end = reading.clauses[number].range.upperBound
      return end >= view.count || view.scalars[end] != "："
    }
  }

  /// `今年的主要目标是：`
  func endsWithCopula(_ sentence: Sentence) -> Bool {
    guard sentence.clauses.count == 1, sentence.has(.copula) else { return false }
    return words[sentence.words].last { $0.end < sentence.range.upperBound }.map {
      $0.has(.copula) && $0.end == sentence.range.upperBound - 1
    } ?? false
  }

  /// `树立绿水青山就是金山银山理念` states nothing.
  func endsWithTenet(_ clause: Clause) -> Bool {
    clause.range.count > 2
      && Self.tenets.contains { view.has($0, at: clause.range.upperBound - 2) }
  }
}
