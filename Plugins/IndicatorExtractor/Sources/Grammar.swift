import LecternKit
import YAML

/// The words of `grammar.yaml`, ready for matching.
///
/// Words of one character mean nothing inside other words, so the rules look at them only next to a value
/// or at the beginning of a phrase. They are taken only from the lists of what was, of plans and of
/// demands.
final class Grammar: Sendable {
  /// Words that build clauses.
  let words: [String]
  let wordClasses: [WordClass]
  /// Words that tell past from plan, announce targets or state them without a figure. They are looked
  /// for in the whole speech at once: what they say reaches beyond their sentence.
  let senses: [String]
  let senseClasses: [WordClass]
  /// What headings end with that name a fault, and the length of the longest of these.
  let faults: TermMatcher
  let longestFault: Int

  private struct File: Decodable {
    var version: String
    var increase: [String]
    var decrease: [String]
    var increaseNouns: [String]
    var decreaseNouns: [String]
    var reach: [String]
    var rank: [String]
    var adverbs: [String]
    var modifiers: [String]
    var firm: [String]
    var soft: [String]
    var verbs: [String]
    var causatives: [String]
    var nominal: [String]
    var connectors: [String]
    var places: [String]
    var periods: [String]
    var bases: [String]
    var comparisons: [String]
    var attributes: [String]
    var shared: [String]
    var tails: [String]
    var nouns: [String]
    var past: [String]
    var future: [String]
    var retrospect: [String]
    var faults: [String]
    var demand: [String]
    var relative: [String]
    var delegated: [String]
    var qualitative: [String]
    var stretch: [String]
    var headline: [String]
    var horizons: [String]

    enum CodingKeys: String, CodingKey {
      case version, increase, decrease, reach, rank, adverbs, modifiers, firm, soft, verbs,
        causatives
      case nominal, connectors, places, periods, bases, comparisons, attributes, shared, tails,
        nouns
      case past, future, retrospect, faults, demand, relative, delegated, qualitative, stretch,
        headline, horizons
      case increaseNouns = "increase-nouns"
      case decreaseNouns = "decrease-nouns"
    }
  }

  init(path: String) throws {
    let file = try YAMLDecoder().decode(File.self, from: YAML.load(path: path))
    (words, wordClasses) = Self.joined([
      (.increase, file.increase), (.decrease, file.decrease),
      (.increaseNoun, file.increaseNouns), (.decreaseNoun, file.decreaseNouns),
      (.reach, file.reach), (.rank, file.rank), (.adverb, file.adverbs),
      (.modifier, file.modifiers), (.firm, file.firm),
      (.soft, file.soft), (.verb, file.verbs), ([.verb, .causative], file.causatives),
      (.nominal, file.nominal), (.connector, file.connectors), (.place, file.places),
      (.period, file.periods), (.base, file.bases), (.comparison, file.comparisons),
      (.attribute, file.attributes), (.shared, file.shared), (.tail, file.tails),
      (.noun, file.nouns),
    ])
    faults = TermMatcher(file.faults)
    longestFault = file.faults.map(\.unicodeScalars.count).max() ?? 0
    (senses, senseClasses) = Self.joined([
      (.past, file.past), (.future, file.future), (.relative, file.relative),
      (.delegated, file.delegated), (.qualitative, file.qualitative),
      (.stretch, file.stretch), (.headline, file.headline), (.horizon, file.horizons),
      (.retrospect, file.retrospect), (.demand, file.demand),
    ])
  }

  /// The words of all lists, each once; a word of several lists has all their classes.
  private static func joined(
    _ lists: [(WordClass, [String])]
  ) -> ([String], [WordClass]) {
    var classes: [String: WordClass] = [:]
    var words: [String] = []
    for (wordClass, list) in lists {
      let takesSingles = [.future, .demand, .past].contains(wordClass)
      for word in list where takesSingles || word.unicodeScalars.count > 1 {
        if classes[word] == nil { words.append(word) }
        classes[word, default: []].formUnion(wordClass)
      }
    }
    return (words, words.map { classes[$0] ?? [] })
  }
}
