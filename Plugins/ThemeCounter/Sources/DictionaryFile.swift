internal import YAML

/// A theme dictionary as its YAML file has it.
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
    /// How many sentences to either side are near; 0, the same sentence, where nothing is said.
    var within: Located<Int>?

    enum CodingKeys: String, CodingKey {
      case terms, near, within
      case unlessNear = "unless-near"
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
