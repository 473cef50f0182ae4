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
  }

  let themes: [Theme]
  /// As the file has them, the exclusions behind the terms.
  let terms: [String]
  /// By term; empty for an exclusion.
  let uses: [[Use]]
  private let matcher: TermMatcher

  /// - Throws: `Diagnostics` with all mistakes of the file.
  init(path: String) throws {
    try self.init(YAMLDecoder().decode(DictionaryFile.self, from: YAML.load(path: path)))
  }

  init(_ file: DictionaryFile) throws {
    var builder = DictionaryBuilder(file)
    builder.build()
    guard builder.mistakes.isEmpty else { throw Diagnostics(builder.mistakes) }
    themes = builder.themes
    terms = builder.terms
    uses = builder.uses
    matcher = TermMatcher(builder.terms)
  }

  /// The longest term or exclusion at each place, from the left, without overlaps.
  func matches(in view: NormalizedText) -> [TermMatch] { matcher.matches(in: view) }
}

/// What must stand near a term, or must not.
struct Condition: Sendable {
  var near: [[Unicode.Scalar]]
  var unlessNear: [[Unicode.Scalar]]
  /// Sentences before and behind the term's own that `near` looks at.
  var before: Int
  var after: Int
}
