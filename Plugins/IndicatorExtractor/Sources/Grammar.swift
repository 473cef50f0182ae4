import LecternKit
import YAML

/// The words of `grammar.yaml`, ready for matching.
///
/// Words of one character are kept apart: inside other words they mean nothing, so the rules look at
/// them only next to a value or at the beginning of a phrase.
final class Grammar: Sendable {
  /// Words that build clauses.
  let structure: TermMatcher
  let structureClasses: [WordClass]
  /// Words that tell past from plan, announce targets or state them without a figure. They are looked
  /// for in the whole speech at once: what they say reaches beyond their sentence.
  private let landmarkMatcher: TermMatcher
  private let landmarkClasses: [WordClass]
  /// Those of one character, looked up where no longer word stands: a matcher with such terms has to
  /// look closely at every place. By the scalar's code, 0 or a number one above that of the classes.
  private let singles: [UInt8]
  private let singleClasses: [WordClass]

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
    var past: [String]
    var future: [String]
    var retrospect: [String]
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
      case nominal, connectors, places, periods, bases, comparisons, attributes, shared, tails
      case past, future, retrospect, demand, relative, delegated, qualitative, stretch, headline,
        horizons
      case increaseNouns = "increase-nouns"
      case decreaseNouns = "decrease-nouns"
    }
  }

  init(path: String) throws {
    let file = try YAMLDecoder().decode(File.self, from: YAML.load(path: path))
    (structure, structureClasses) = Self.matcher([
      (.increase, file.increase), (.decrease, file.decrease),
      (.increaseNoun, file.increaseNouns), (.decreaseNoun, file.decreaseNouns),
      (.reach, file.reach), (.rank, file.rank), (.adverb, file.adverbs),
      (.modifier, file.modifiers), (.firm, file.firm),
      (.soft, file.soft), (.verb, file.verbs), ([.verb, .causative], file.causatives),
      (.nominal, file.nominal), (.connector, file.connectors), (.place, file.places),
      (.period, file.periods), (.base, file.bases), (.comparison, file.comparisons),
      (.attribute, file.attributes), (.shared, file.shared), (.tail, file.tails),
    ])
    let landmarks: [(WordClass, [String])] = [
      (.past, file.past), (.future, file.future), (.relative, file.relative),
      (.delegated, file.delegated), (.qualitative, file.qualitative),
      (.stretch, file.stretch), (.headline, file.headline), (.horizon, file.horizons),
      (.retrospect, file.retrospect), (.demand, file.demand),
    ]
    (landmarkMatcher, landmarkClasses) = Self.matcher(landmarks)
    var singles = [UInt8](repeating: 0, count: 0x10000)
    var singleClasses: [WordClass] = []
    for (wordClass, words) in landmarks where wordClass == .future || wordClass == .demand {
      for word in words {
        let scalars = NormalizedText(word).scalars
        guard scalars.count == 1, scalars[0].value < 0x10000, singleClasses.count < 255 else {
          continue
        }
        let code = Int(scalars[0].value)
        if singles[code] == 0 {
          singleClasses.append([])
          singles[code] = UInt8(singleClasses.count)
        }
        singleClasses[Int(singles[code]) - 1].formUnion(wordClass)
      }
    }
    self.singles = singles
    self.singleClasses = singleClasses
  }

  /// Where a speech announces targets, states them without figures, or stretches them.
  func landmarks(in view: NormalizedText) -> [Landmark] {
    let matches = landmarkMatcher.matches(in: view)
    var landmarks: [Landmark] = []
    landmarks.reserveCapacity(matches.count * 2)
    var place = 0
    for match in matches {
      addSingles(view, place..<match.range.lowerBound, &landmarks)
      landmarks.append(
        Landmark(range: match.range, classes: landmarkClasses[Int(match.term)]))
      place = match.range.upperBound
    }
    addSingles(view, place..<view.count, &landmarks)
    return landmarks
  }

  private func addSingles(
    _ view: NormalizedText, _ range: Range<Int>, _ landmarks: inout [Landmark]
  ) {
    let text = view.scalars
    let scalars = text.span
    let singles = singles
    let table = singles.span
    for index in range {
      let code = scalars[index].value
      guard code < 0x10000 else { continue }
      let number = Int(table[Int(code)])
      guard number > 0 else { continue }
      landmarks.append(Landmark(range: index..<index + 1, classes: singleClasses[number - 1]))
    }
  }

  /// One matcher over the longer words of all lists; a word of several lists has all their classes.
  private static func matcher(
    _ lists: [(WordClass, [String])]
  ) -> (TermMatcher, [WordClass]) {
    var classes: [String: WordClass] = [:]
    var words: [String] = []
    for (wordClass, list) in lists {
      for word in list where word.unicodeScalars.count > 1 {
        if classes[word] == nil { words.append(word) }
        classes[word, default: []].formUnion(wordClass)
      }
    }
    return (TermMatcher(words), words.map { classes[$0] ?? [] })
  }
}
