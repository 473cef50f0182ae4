public import LecternKit

/// Finds the mentions of a dictionary's themes, and counts them for the speech and its parts.
///
/// Overlaps have one rule: of all terms of all themes, and of the exclusions, the one that begins
/// first counts, and of those the longest; the search goes on behind it. A term that two themes
/// list is a mention of both.
public struct ThemeCounterAnalyzer: Analyzer {
  public struct Options: Decodable, Sendable {
    var dictionary: String
    var terms: Bool
  }

  private let dictionary: ThemeDictionary
  private let listsTerms: Bool

  public init(options: Options, files: PluginFiles) throws {
    dictionary = try ThemeDictionary(path: options.dictionary)
    listsTerms = options.terms
  }

  public func analyze(_ speech: Speech, _ annotations: inout Annotations) throws {
    let segments = annotations[.segments]
    let sentences = Sentence.all(of: segments, in: speech.text)
    var tally = Tally(dictionary: dictionary, parts: TopParts(segments).all)
    for sentence in sentences where sentence.isCounted { tally.add(sentence) }
    var pairs = ThemePairs(dictionary)
    var terms = listsTerms ? TermTally(dictionary) : nil
    var mentions: [ThemeMention] = []
    let finder = MentionFinder(dictionary: dictionary, view: speech.text.view)
    finder.forEachMention(in: sentences) { place, uses in
      let sentence = sentences[place.sentence]
      let range = speech.text.view.source(place.range)
      for use in uses {
        var mention = ThemeMention()
        mention.id = RecordID.make("m", mentions.count + 1)
        mention.range = range
        mention.theme = dictionary.themes[use.theme].id
        mention.term = dictionary.terms[place.term]
        mention.segment = segments[sentence.segment].id
        mentions.append(mention)
      }
      let themes = dictionary.themes(of: uses)
      tally.add(themes, at: range.lowerBound)
      pairs.add(themes, in: place.sentence)
      terms?.add(place.term, uses)
    }
    annotations[.themes] = mentions
    annotations[.themeCounts] = tally.counts(of: segments, in: speech.text)
    annotations[.themePairs] = pairs.records(of: sentences)
    annotations[.themeTerms] = terms?.records() ?? []
  }
}

extension LayerKey where R == GenericRecord {
  /// Themes in the same sentence.
  public static var themePairs: Self { Self("theme-pairs") }
  /// Mentions by term, where they are asked for.
  public static var themeTerms: Self { Self("theme-terms") }
}
