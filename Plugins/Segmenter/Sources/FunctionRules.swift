import LecternKit

/// Tells what a part does in the speech: look back, name problems, look ahead, set targets, plan.
struct FunctionRules {
  let cues: Cues
  let script: Script
  private let view: NormalizedText
  /// Behind the paragraph that says that a plan follows: `我提三点要求。`
  private let plansFrom: Int

  /// More paragraphs than these do not stand before it.
  private static let longestOpening = 12

  init(cues: Cues, script: Script) {
    self.cues = cues
    self.script = script
    view = script.view
    let announcing = script.paragraphs.prefix(Self.longestOpening).first {
      cues.planAnnouncements.has(in: script.view, $0.range)
    }
    plansFrom = announcing?.range.upperBound ?? .max
  }

  /// The function of what says nothing of its own, where the speech said that a plan follows and the text
  /// itself does not look back.
  func announced(_ range: Range<Int>) -> Segment.Function? {
    guard range.lowerBound >= plansFrom else { return nil }
    let (past, future) = cues.balance(in: view, range)
    return past > future ? nil : .plan
  }

  /// The function that a heading says.
  func function(ofHeading range: Range<Int>) -> Segment.Function? {
    if cues.glossary.begins(at: range.lowerBound, of: view), range.count <= 12 { return .other }
    let said = saidFunction(range)
    switch said {
    // `去年廉政建设取得新的成效`
    case nil, .plan, .selfGovernance: return looksBackOnly(range) ? .review : said
    default: return said
    }
  }

  private func saidFunction(_ range: Range<Int>) -> Segment.Function? {
    guard cues.anyFunction.has(in: view, range) else { return nil }
    let ahead = cues.ahead.has(in: view, range)
    for (function, words) in cues.functions where words.has(in: view, range) {
      if function == .review, ahead, !view.has("回顾", at: range.upperBound - 2) { continue }
      if function == .problems, solves(range) { continue }
      return function
    }
    return nil
  }

  /// `全力化解信访突出问题` demands; `需要解决的突出问题` and `整治中的主要问题` tell what is to be solved.
  private func solves(_ heading: Range<Int>) -> Bool {
    cues.solving.matches(in: view, range: heading).contains {
      let end = Int($0.end)
      guard end < heading.upperBound else { return false }
      switch view.scalars[end] {
      case "的", "中", "工", "情": return false
      default: return true
      }
    }
  }

  /// The function of a topmost part from its heading or, where that says nothing, its sentences; and
  /// whether the heading says it. A heading that demands does not tell accounts from demands: meeting
  /// speeches call the look back by a demand too (`正视差距`).
  func function(
    ofPart range: Range<Int>, heading: Range<Int>
  ) -> (function: Segment.Function, isSaid: Bool) {
    let said = function(ofHeading: heading)
    if let said, said != .review || !speaksOfSituation(heading) { return (said, true) }
    // `认清形势，补齐短板` may go on to demand.
    let (past, future) = cues.balance(in: view, heading.upperBound..<range.upperBound)
    if let said, future <= past { return (said, true) }
    if past + future >= 4 { return (past > future ? .review : .plan, false) }
    if past > future, speaksOfSituation(heading) { return (.review, false) }
    if cues.demands.begins(at: heading.lowerBound, of: view) || future > past {
      return (.plan, false)
    }
    return (range.lowerBound >= plansFrom && past <= future ? .plan : .other, false)
  }

  /// Whether a heading names a time that is over and none to come.
  private func looksBackOnly(_ heading: Range<Int>) -> Bool {
    guard !cues.demands.begins(at: heading.lowerBound, of: view),
      !cues.ahead.has(in: view, heading)
    else { return false }
    let (behind, ahead) = cues.headingTimes(in: view, heading)
    return behind > 0 && ahead == 0 && cues.balance(in: view, heading).future == 0
  }

  private func speaksOfSituation(_ heading: Range<Int>) -> Bool {
    cues.situation.has(in: view, heading)
  }

  /// Whether a paragraph has any of the words that give it a function of its own.
  func hasCue(_ paragraph: Range<Int>) -> Bool { cues.anyParagraph.has(in: view, paragraph) }

  /// Paragraphs with a function of their own inside a part. Where the part's heading does not say its
  /// function, a paragraph of accounts among demands, or of demands among accounts, has its own.
  func function(
    ofParagraph range: Range<Int>, hasCue: Bool, inside outer: Segment.Function?, isSaid: Bool
  ) -> Segment.Function? {
    if hasCue, outer != .problems, outer != .selfGovernance, statesTargets(range) {
      return .targets
    }
    if hasCue, outer == .review, cues.problemsParagraph.has(in: view, range) { return .problems }
    if outer == nil {
      if demands(range) { return .plan }
      return announced(range) ?? (givesAccount(range) ? .review : nil)
    }
    guard !isSaid, outer == .review || outer == .plan || outer == .other else { return nil }
    if outer != .review, givesAccount(range) { return .review }
    let (past, future) = cues.balance(in: view, range)
    if outer == .review, future >= 3, future >= past * 3 { return .plan }
    return nil
  }

  /// Whether a paragraph tells what was done, and demands next to nothing.
  private func givesAccount(_ paragraph: Range<Int>) -> Bool {
    let opening = paragraph.lowerBound..<min(paragraph.upperBound, paragraph.lowerBound + 12)
    let (past, future) = cues.balance(in: view, paragraph)
    let opensBack =
      cues.headingTimes(in: view, opening).behind > 0 || opening.contains { isSpan(at: $0) }
    return past >= (opensBack ? 1 : 3) && past >= future * 3
  }

  /// `1至7月`, `1—6月份`: months that an account is given of.
  private func isSpan(at index: Int) -> Bool {
    guard index > 0, index + 2 < view.count, view.scalars[index - 1].isDigit else { return false }
    switch view.scalars[index] {
    case "至", "-", "—", "－", "～", "~", "到": break
    default: return false
    }
    let behind = (index + 1..<min(index + 4, view.count)).first { !view.scalars[$0].isDigit }
    return behind.map { $0 > index + 1 && view.scalars[$0] == "月" && !view.has("月底", at: $0) }
      ?? false
  }

  /// `一要以案促改。…`: its marker demands.
  private func demands(_ paragraph: Range<Int>) -> Bool {
    paragraph.count > 2 && view.scalars[paragraph.lowerBound].isChineseNumeral
      && view.scalars[paragraph.lowerBound + 1] == "要"
  }

  /// `主要预期目标是`: the words, and behind them what opens the list.
  private func statesTargets(_ range: Range<Int>) -> Bool {
    cues.targetsParagraph.matches(in: view, range: range).contains { match in
      (Int(match.end) - 1..<min(Int(match.end) + 4, range.upperBound)).contains {
        switch view.scalars[$0] {
        case "是", "为", "：": true
        default: false
        }
      }
    }
  }

  /// Whether government turns to itself here: `各位代表！做好今年工作，必须加强政府自身建设。`
  func turnsToItself(_ paragraph: Range<Int>) -> Bool {
    let opening = paragraph.lowerBound..<min(paragraph.upperBound, paragraph.lowerBound + 160)
    return cues.selfGovernanceParagraph.has(in: view, opening)
  }
}
