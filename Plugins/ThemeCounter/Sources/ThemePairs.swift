internal import LecternKit

/// The themes that are spoken of together in a sentence.
///
/// A sentence speaks of a theme where it has a mention of it or of one under it. A theme and one above
/// it are no pair: they always stand together.
struct ThemePairs {
  private struct Pair: Hashable {
    var theme: Int
    var other: Int
  }

  private let dictionary: ThemeDictionary
  /// By theme, the sentences that speak of it.
  private var sentences: [Int]
  /// The sentences that speak of both and the first of them.
  private var pairs: [Pair: (count: Int, first: Int)] = [:]
  /// The sentence of the last mention and its themes.
  private var current = -1
  private var themes: [Int] = []

  init(_ dictionary: ThemeDictionary) {
    self.dictionary = dictionary
    sentences = [Int](repeating: 0, count: dictionary.themes.count)
  }

  /// Mentions come in the order of the text.
  mutating func add(_ themes: [Int], in sentence: Int) {
    if sentence != current {
      close()
      current = sentence
    }
    for theme in themes where !self.themes.contains(theme) { self.themes.append(theme) }
  }

  private mutating func close() {
    for (index, theme) in themes.enumerated() {
      sentences[theme] += 1
      for other in themes[..<index] where !isLine(theme, other) {
        let pair = Pair(theme: min(theme, other), other: max(theme, other))
        pairs[pair, default: (0, current)].count += 1
      }
    }
    themes.removeAll(keepingCapacity: true)
  }

  /// Whether one theme stands above the other.
  private func isLine(_ theme: Int, _ other: Int) -> Bool {
    dictionary.themes[theme].lineage.contains(other)
      || dictionary.themes[other].lineage.contains(theme)
  }

  /// A record for each pair that came, in the order of the dictionary; it stands at the first
  /// sentence of the pair.
  mutating func records(of all: [Sentence]) -> [GenericRecord] {
    close()
    let counted = all.count { $0.isCounted }
    return pairs.sorted { ($0.key.theme, $0.key.other) < ($1.key.theme, $1.key.other) }
      .enumerated().map { number, entry in
        let (pair, found) = entry
        var record = GenericRecord()
        record.id = RecordID.make("p", number + 1)
        record.range = all[found.first].range
        record.attributes["theme"] = .text(dictionary.themes[pair.theme].id)
        record.attributes["other"] = .text(dictionary.themes[pair.other].id)
        record.attributes["together"] = .integer(found.count)
        record.attributes["withTheme"] = .integer(sentences[pair.theme])
        record.attributes["withOther"] = .integer(sentences[pair.other])
        record.attributes["sentences"] = .integer(counted)
        return record
      }
  }
}
