internal import LecternKit
internal import YAML

/// The words of `vocabulary.yaml`, as the rules look them up.
final class Vocabulary: Sendable {
  private struct File: Decodable {
    var version: String
    var must, firm, strive, forbid, may, hope, future: [String]
    var verbs, adverbs, adverbials: [String]
    var past, neutral, copula, truths, perceive, announce, lists: [String]
    var speak, thanks, compile: [String]
    var accounts, meeting, reckonings, ahead, superiors, resolve, appendices, aims: [String]
    var closing, attitude, concrete, guides: [String]
    var lead, responsible, support, joint: [String]
    var leadLabels, responsibleLabels, supportLabels: [String]
    var groups, collectives, notActors, beforeActors, actorEndings, weakEndings, bareEndings,
      falseEndings: [String]
    var collectiveMarks: [String]
    var persons, posts, nominal: [String]
    var surnames: String
    var events, reportNouns: [String]

    enum CodingKeys: String, CodingKey {
      case version, must, firm, strive, forbid, may, hope, future, verbs, adverbs
      case adverbials
      case past, neutral, copula, truths, perceive, announce, lists, speak, thanks, compile
      case closing, attitude, concrete, guides, lead, responsible, support, joint, groups, persons
      case posts, nominal, surnames, collectives
      case events, accounts, meeting, reckonings, ahead, superiors, resolve, appendices, aims
      case leadLabels = "lead-labels"
      case responsibleLabels = "responsible-labels"
      case supportLabels = "support-labels"
      case collectiveMarks = "collective-marks"
      case notActors = "not-actors"
      case beforeActors = "before-actors"
      case actorEndings = "actor-endings"
      case weakEndings = "weak-endings"
      case bareEndings = "bare-endings"
      case falseEndings = "false-endings"
      case reportNouns = "report-nouns"
    }
  }

  private let terms: TermMatcher
  /// The classes of each term.
  private let classes: [WordClass]
  /// How actors are named: whole groups, what begins and what ends a name.
  let groups: Endings
  /// What names bodies of a sort, and none of them: `乡镇`, `部门`; and what may stand before it.
  let collectives: Endings
  let collectiveMarks: Endings
  let actorEndings: Endings
  let weakEndings: Endings
  let bareEndings: Endings
  let falseEndings: Endings
  let persons: Endings
  let posts: Endings
  /// Characters that family names begin with.
  let surnames: Set<Unicode.Scalar>
  let events: TermMatcher
  /// What may begin a deadline, by ``ScalarMarks``.
  let timeMarks: [ScalarMarks]
  let reportNouns: TermMatcher

  init(path: String) throws {
    let file = try YAMLDecoder().decode(File.self, from: YAML.load(path: path))
    let lists: [([String], WordClass)] = [
      (file.must, .must), (file.firm, .firm), (file.strive, .strive), (file.forbid, .forbid),
      (file.may, .may), (file.hope, .hope), (file.future, .future), (file.verbs, .verb),
      (file.adverbs, .adverb), (file.adverbials, .adverbial), (file.past, .past),
      (file.neutral, .neutral),
      (file.copula, .copula), (file.truths, .truth), (file.perceive, .perceive),
      (file.announce, .announce), (file.lists, .list), (file.speak, .speak),
      (file.thanks, .thanks),
      (file.compile, .compile), (file.closing, .closing), (file.attitude, .attitude),
      (file.concrete, .concrete), (file.guides, .guide), (file.lead, .lead),
      (file.responsible, .responsible), (file.support, .support), (file.leadLabels, .leadLabel),
      (file.responsibleLabels, .responsibleLabel), (file.supportLabels, .supportLabel),
      (file.accounts, .account), (file.ahead, .ahead), (file.meeting, .meeting),
      (file.reckonings, .reckoning), (file.joint, .joint), (file.superiors, .superior),
      (file.resolve, .resolve), (file.appendices, .appendix), (file.aims, .aim),
      (file.notActors, .stranger), (file.beforeActors, .opener), (file.nominal, .nominal),
    ]
    var numbers: [String: Int] = [:]
    var terms: [String] = []
    var classes: [WordClass] = []
    for (words, wordClass) in lists {
      for word in words {
        if let number = numbers[word] {
          classes[number].insert(wordClass)
        } else {
          numbers[word] = terms.count
          terms.append(word)
          classes.append(wordClass)
        }
      }
    }
    self.terms = TermMatcher(terms)
    self.classes = classes
    groups = Endings(file.groups)
    collectives = Endings(file.collectives)
    collectiveMarks = Endings(file.collectives + file.collectiveMarks)
    actorEndings = Endings(file.actorEndings)
    weakEndings = Endings(file.weakEndings)
    bareEndings = Endings(file.bareEndings)
    falseEndings = Endings(file.falseEndings)
    persons = Endings(file.persons)
    posts = Endings(file.posts)
    surnames = Set(file.surnames.unicodeScalars).subtracting([" ", "\n"])
    events = TermMatcher(file.events)
    timeMarks = ScalarMarks.table(events: file.events)
    reportNouns = TermMatcher(file.reportNouns)
  }

  /// The words of a speech in order; they do not overlap.
  func words(in view: NormalizedText) -> [Word] {
    var words: [Word] = []
    words.reserveCapacity(view.count / 5)
    terms.visitMatches(in: view) { matches in
      for index in matches.indices {
        words.append(Word(matches[index].range, classes[Int(matches[index].term)]))
      }
    }
    return words
  }
}
