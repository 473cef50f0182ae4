import LecternKit
import YAML

/// The words of `cues.yaml`, as the rules look them up.
struct Cues: Sendable {
  private struct File: Decodable {
    struct FunctionWords: Decodable {
      var function: SegmentFunction
      var words: [String]
    }

    var version: String
    var salutations: [String]
    var closing: [String]
    var furniture: [String]
    var glossary, notes: [String]
    var functions: [FunctionWords]
    var ahead, solving, situation: [String]
    var timesBehind, timesAhead: [String]
    var demands: [String]
    var targetsParagraph: [String]
    var problemsParagraph: [String]
    var selfGovernanceParagraph: [String]
    var planAnnouncements: [String]
    var completed: [String]
    var actors: [String]
    var times: [String]
    var past: [String]
    var future: [String]
    var neutral: [String]

    enum CodingKeys: String, CodingKey {
      case version, salutations, closing, furniture, glossary, notes, functions, ahead, demands
      case solving, situation
      case timesBehind = "times-behind"
      case timesAhead = "times-ahead"
      case completed, actors, times, past, future, neutral
      case targetsParagraph = "targets-paragraph"
      case problemsParagraph = "problems-paragraph"
      case selfGovernanceParagraph = "self-governance-paragraph"
      case planAnnouncements = "plan-announcements"
    }
  }

  /// The functions as the YAML decoder lists them when one is misspelt.
  enum SegmentFunction: String, Decodable, CaseIterable {
    case review, problems, outlook, targets, plan
    case selfGovernance = "self-governance"
    case other

    var function: Segment.Function { Segment.Function(rawValue: rawValue) ?? .other }
  }

  let salutations: TermMatcher
  let closing: TermMatcher
  let furniture: TermMatcher
  let glossary: TermMatcher
  let notes: TermMatcher
  let ahead: TermMatcher
  let solving: TermMatcher
  let situation: TermMatcher
  let demands: TermMatcher
  let targetsParagraph: TermMatcher
  let problemsParagraph: TermMatcher
  let selfGovernanceParagraph: TermMatcher
  let planAnnouncements: TermMatcher
  let completed: TermMatcher
  let actors: TermMatcher
  let times: TermMatcher
  /// Words of accounts, of demands and of neither, in this order; see ``Cues/balance(in:_:)``.
  private let tenses: TermMatcher
  private let pastCount: Int
  /// Times that are over and times to come; see ``Cues/headingTimes(in:_:)``.
  private let timesOfHeadings: TermMatcher
  private let behindCount: Int
  private let futureCount: Int
  let functions: [(function: Segment.Function, words: TermMatcher)]
  /// The words of all functions: most headings have none.
  let anyFunction: TermMatcher
  /// The words of targets, of problems and of government itself: most paragraphs have none.
  let anyParagraph: TermMatcher

  init(path: String) throws {
    let file = try YAMLDecoder().decode(File.self, from: YAML.load(path: path))
    salutations = TermMatcher(file.salutations)
    closing = TermMatcher(file.closing)
    furniture = TermMatcher(file.furniture)
    glossary = TermMatcher(file.glossary)
    notes = TermMatcher(file.notes)
    ahead = TermMatcher(file.ahead)
    solving = TermMatcher(file.solving)
    situation = TermMatcher(file.situation)
    timesOfHeadings = TermMatcher(file.timesBehind + file.timesAhead)
    behindCount = file.timesBehind.count
    demands = TermMatcher(file.demands)
    targetsParagraph = TermMatcher(file.targetsParagraph)
    problemsParagraph = TermMatcher(file.problemsParagraph)
    selfGovernanceParagraph = TermMatcher(file.selfGovernanceParagraph)
    planAnnouncements = TermMatcher(file.planAnnouncements)
    completed = TermMatcher(file.completed)
    actors = TermMatcher(file.actors)
    times = TermMatcher(file.times)
    tenses = TermMatcher(file.past + file.future + file.neutral)
    pastCount = file.past.count
    futureCount = file.future.count
    functions = file.functions.map { ($0.function.function, TermMatcher($0.words)) }
    anyFunction = TermMatcher(file.functions.flatMap(\.words))
    anyParagraph = TermMatcher(
      file.targetsParagraph + file.problemsParagraph + file.selfGovernanceParagraph)
  }
}

extension Cues {
  /// How many words of accounts and of demands a text has.
  func balance(in view: NormalizedText, _ range: Range<Int>) -> (past: Int, future: Int) {
    var balance = (past: 0, future: 0)
    for match in tenses.matches(in: view, range: range) {
      if match.term < pastCount {
        balance.past += 1
      } else if match.term < pastCount + futureCount {
        balance.future += 1
      }
    }
    return balance
  }

  /// How many times a heading names that are over, and that are to come.
  func headingTimes(in view: NormalizedText, _ range: Range<Int>) -> (behind: Int, ahead: Int) {
    let matches = timesOfHeadings.matches(in: view, range: range)
    let behind = matches.count { $0.term < behindCount }
    return (behind, matches.count - behind)
  }
}

extension TermMatcher {
  /// Whether one of the terms begins at `index`.
  func begins(at index: Int, of view: NormalizedText) -> Bool {
    match(in: view, at: index) != nil
  }
}
