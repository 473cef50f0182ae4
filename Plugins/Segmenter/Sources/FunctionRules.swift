import LecternKit

/// Tells what a part does in the speech: look back, name problems, look ahead, set targets, plan.
struct FunctionRules {
  let cues: Cues
  let script: Script
  private let view: NormalizedText

  init(cues: Cues, script: Script) {
    self.cues = cues
    self.script = script
    view = script.view
  }

  /// The function that a heading says.
  func function(ofHeading range: Range<Int>) -> Segment.Function? {
    if cues.glossary.begins(at: range.lowerBound, of: view), range.count <= 12 { return .other }
    let ahead = cues.ahead.has(in: view, range)
    for (function, words) in cues.functions where words.has(in: view, range) {
      if function == .review, ahead, !view.has("回顾", at: range.upperBound - 2) { continue }
      return function
    }
    return nil
  }

  /// The function of a topmost part from its heading or, where that says nothing, its sentences.
  func function(ofPart range: Range<Int>, heading: Range<Int>) -> Segment.Function {
    if let function = function(ofHeading: heading) { return function }
    if cues.demands.begins(at: heading.lowerBound, of: view) { return .plan }
    return function(ofText: range) ?? .other
  }

  /// By the words of the text; nil where too few speak.
  func function(ofText range: Range<Int>) -> Segment.Function? {
    let past = cues.past.matches(in: view, range: range).count
    let future = cues.future.matches(in: view, range: range).count
    guard past + future >= 3 else { return nil }
    return past > future ? .review : .plan
  }

  /// Paragraphs with a function of their own inside a part.
  func function(ofParagraph range: Range<Int>, inside outer: Segment.Function?) -> Segment.Function?
  {
    switch outer {
    case .plan, .outlook, .targets, .other, nil:
      if cues.targetsParagraph.has(in: view, range) { return .targets }
    case .review:
      if cues.problemsParagraph.has(in: view, range) { return .problems }
    case .problems, .selfGovernance: break
    }
    return nil
  }

  /// Whether government turns to itself here: `各位代表！做好今年工作，必须加强政府自身建设。`
  func turnsToItself(_ paragraph: Range<Int>) -> Bool {
    let opening = paragraph.lowerBound..<min(paragraph.upperBound, paragraph.lowerBound + 160)
    return cues.selfGovernanceParagraph.has(in: view, opening)
  }
}
