internal import YAML

/// A theme dictionary as its YAML file has it; those of other programs are read into the same.
struct DictionaryFile: Decodable {
  struct Theme: Decodable {
    var id: Located<String>
    var name: String
    /// The theme that mentions of this one count for as well.
    var parent: Located<String>?
    /// Terms that count wherever they stand.
    var terms: [Located<String>]?
    var inContext: [InContext]?

    enum CodingKeys: String, CodingKey {
      case id, name, parent, terms
      case inContext = "in-context"
    }
  }

  /// Terms that count only in a sense.
  struct InContext: Decodable {
    var terms: [Located<String>]
    /// One of these stands near.
    var near: [Located<String>]?
    /// None of these stands in the same sentence.
    var unlessNear: [Located<String>]?
    /// Functions of parts: the term stands in one of them.
    var functions: [Located<String>]?
    /// How many sentences before it are near too; none where nothing is said.
    var sentencesBefore: Located<Int>?
    /// How many sentences behind it.
    var sentencesAfter: Located<Int>?

    enum CodingKeys: String, CodingKey {
      case terms, near
      case unlessNear = "unless-near"
      case functions = "in"
      case sentencesBefore = "sentences-before"
      case sentencesAfter = "sentences-after"
    }
  }

  var version: String
  var title: String
  /// Lists of words for `near` and `unless-near`, which use them as `$name`.
  var words: [String: [String]]?
  var themes: [Theme]
  /// Longer phrases with a term in them that are no mention.
  var exclusions: [Located<String>]?
}
