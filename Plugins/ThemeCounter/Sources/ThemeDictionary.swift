internal import LecternKit
internal import YAML

/// The themes of a dictionary, and all their terms and exclusions as one matcher.
struct ThemeDictionary: Sendable {
  struct Theme: Sendable {
    var id: String
    /// The theme itself and those above it, as indexes.
    var lineage: [Int]
  }

  /// What a term says in one theme.
  struct Use: Sendable {
    var theme: Int
    /// Nil where the term counts wherever it stands.
    var condition: Condition?
    /// Where the dictionary says so.
    var mark: Mark
  }

  let themes: [Theme]
  /// As the file has them, the exclusions behind the terms.
  let terms: [String]
  /// By term; empty for an exclusion.
  let uses: [[Use]]
  private let finder: TermFinder

  /// - Throws: `Diagnostics` with all mistakes of the file.
  init(path: String) throws {
    let builder = try Self.builder(path: path)
    guard builder.mistakes.isEmpty else { throw Diagnostics(builder.mistakes) }
    themes = builder.themes
    terms = builder.terms
    uses = builder.uses
    finder = TermFinder(
      terms, patterns: builder.patterns,
      exclusions: Set(terms.indices.filter { builder.uses[$0].isEmpty }))
  }

  /// Three formats: LIWC's by its ending, our own and quanteda's by what stands in them.
  private static func builder(path: String) throws -> DictionaryBuilder {
    var builder: DictionaryBuilder
    if path.lowercased().hasSuffix(".dic") {
      let file = try LIWCReader(path: path).read()
      builder = DictionaryBuilder(file, allowsRepetition: true)
    } else {
      let node = try YAML.load(path: path)
      if QuantedaReader.canRead(node) {
        let file = try QuantedaReader(node).read()
        builder = DictionaryBuilder(file, allowsRepetition: true)
      } else {
        builder = DictionaryBuilder(try YAMLDecoder().decode(DictionaryFile.self, from: node))
      }
    }
    builder.build()
    return builder
  }

  /// The themes that a mention counts for, each once: those of its uses and those above them.
  func themes(of uses: [Use]) -> [Int] {
    // Nearly every mention has one use.
    if uses.count == 1 { return themes[uses[0].theme].lineage }
    var all: [Int] = []
    for use in uses {
      for theme in themes[use.theme].lineage where !all.contains(theme) { all.append(theme) }
    }
    return all
  }

  /// The longest term or exclusion at each place, from the left, without overlaps.
  func matches(in view: NormalizedText) -> [TermMatch] { finder.matches(in: view) }
}

/// What must stand near a term, or must not.
struct Condition: Sendable {
  var near: NearWords
  var unlessNear: NearWords
  /// The term stands in a part with one of these; empty where any will do.
  var functions: [Segment.Function]
  /// Sentences before and behind the term's own that `near` looks at.
  var before: Int
  var after: Int
}
