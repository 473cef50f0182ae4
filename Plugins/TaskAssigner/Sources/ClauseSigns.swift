internal import LecternKit

/// What one clause, or a word in it, tells about its sentence being a task.
extension TaskDetector {
  /// `应当在岗的1247名干部`
  func describesCount(_ word: Word, limit: Int) -> Bool {
    guard view.scalars[word.start] == "应" else { return false }
    return (word.end..<max(word.end, min(word.end + 6, limit - 1))).contains {
      view.scalars[$0] == "的" && view.scalars[$0 + 1].isDigit
    }
  }

  /// `没有开工的13个项目，9月底前全部开工` says of whom it is said, not how things stand.
  func opensDescription(_ word: Word, _ clause: Clause) -> Bool {
    guard word.start <= clause.range.lowerBound + 2, view.has("没有", at: word.start) else {
      return false
    }
    let limit = clause.range.upperBound
    guard let end = (word.end..<limit).first(where: { view.scalars[$0] == "的" }) else {
      return false
    }
    return (end..<min(end + 6, limit)).contains { view.scalars[$0].isDigit }
  }

  /// `这种状况必须尽快扭转`, `上述问题要抓紧解决`
  func isAboutThis(_ clause: Clause) -> Bool {
    let start = clause.range.lowerBound
    return view.has("这种", at: start) || view.has("这些", at: start) || view.has("上述", at: start)
  }

  /// `我先把情况通个气`: the speaker says what comes next.
  func speaksOfSelf(_ clause: Clause) -> Bool {
    let start = clause.range.lowerBound
    guard clause.range.count > 3, view.scalars[start] == "我" else { return false }
    switch view.scalars[start + 1] {
    case "先", "再", "把", "就", "想", "来", "代": return true
    default: return false
    }
  }

  /// Whether a clause may say what somebody does.
  func tells(_ clause: Clause) -> Bool {
    (clause.head == .other || clause.head == .verb) && !clause.has([.past, .copula, .truth])
  }

  /// `不吃老板的饭`, `不坐公车办私事`
  func renounces(_ clause: Clause) -> Bool {
    let start = clause.range.lowerBound
    return clause.range.count > 4 && view.scalars[start] == "不"
      && "收吃坐借打用搞拿占送请喝赌插谋徇接办设".unicodeScalars.contains(view.scalars[start + 1])
  }

  /// `卫健局每个安置点派1名医生`: a body named with what it does.
  func orders(_ sentence: Sentence, _ signs: Signs) -> Bool {
    signs.mayOrder
      && sentence.clauses.contains { number in
        let clause = reading.clauses[number]
        return tells(clause) && names.leadingBodies(in: clause) != nil
      }
  }

  /// `由何县长牵头`, `请县财政局列出清单`.
  func assigns(_ clause: Clause, mayOrder: Bool) -> Bool {
    for number in clause.words where words[number].has(.opener) {
      let word = words[number]
      guard word.end == word.start + 1, clause.range.upperBound - word.end >= 4 else { continue }
      let scalar = view.scalars[word.start]
      if scalar == "请", word.start == clause.range.lowerBound {
        return names.agents(behind: word.end, limit: clause.range.upperBound) != nil
      }
      guard scalar == "由" else { continue }
      // `重点税源由县级领导挂包`
      if mayOrder, !clause.has([.past, .copula]), view.scalars[clause.range.upperBound - 1] != "的",
        names.agents(behind: word.end, limit: clause.range.upperBound)?
          .allSatisfy(names.isOfficial) == true
      {
        return true
      }
      guard clause.has([.lead, .responsible]),
        let assigning = words[clause.words].first(where: {
          $0.start > word.end && $0.has([.lead, .responsible])
        })
      else { continue }
      let end = names.beforeAdverbs(assigning.start, from: word.end)
      if end > word.end, names.names(in: word.end..<end) != nil { return true }
    }
    return false
  }

  /// `民政局、应急局负责安置点的吃住`: bodies before a word that assigns.
  func shares(_ clause: Clause) -> Bool {
    guard let word = words[clause.words].first(where: { $0.has(.assigning) }) else { return false }
    let end = names.beforeAdverbs(word.start, from: clause.range.lowerBound)
    guard end > clause.range.lowerBound,
      let bodies = names.names(in: clause.range.lowerBound..<end, strict: true)
    else { return false }
    return bodies.allSatisfy(names.isOfficial)
  }

  /// `大家一定要增强紧迫感`, `在座的要对号入座`, wherever it is said.
  func turnsToListeners(_ clause: Clause, before word: Word) -> Bool {
    words[clause.words].contains { subject in
      subject.has(.stranger) && subject.end <= word.start
        && (view.has("大家", at: subject.start) || view.has("在座", at: subject.start))
    }
  }

  /// `请大家对号入座`: it begins with a wish.
  func asks(_ clause: Clause) -> Bool {
    words[clause.words].contains { $0.start == clause.headStart && $0.has(.hope) }
  }

  func isLabel(_ word: Word) -> Bool {
    word.end < view.count && view.scalars[word.end] == "："
  }
}
