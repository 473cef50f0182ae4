internal import LecternKit
internal import YAML

/// Mentions by term, zeros too: what shows the terms that never count.
struct TermTally {
  private let dictionary: ThemeDictionary
  /// By term and use.
  private var mentions: [[Int]]

  init(_ dictionary: ThemeDictionary) {
    self.dictionary = dictionary
    mentions = dictionary.uses.map { [Int](repeating: 0, count: $0.count) }
  }

  mutating func add(_ term: Int, _ uses: [ThemeDictionary.Use]) {
    for (index, use) in dictionary.uses[term].enumerated()
    where uses.contains(where: { $0.theme == use.theme }) {
      mentions[term][index] += 1
    }
  }

  /// A record for each term of each theme, in the order of the dictionary. They stand at the
  /// beginning of the text.
  func records() -> [GenericRecord] {
    let places = dictionary.uses.indices.flatMap { term in
      dictionary.uses[term].indices.map { (term: term, use: $0) }
    }
    let sorted = places.sorted {
      let (left, right) = (dictionary.uses[$0.term][$0.use], dictionary.uses[$1.term][$1.use])
      return (left.theme, left.mark) < (right.theme, right.mark)
    }
    return sorted.enumerated().map { number, place in
      let use = dictionary.uses[place.term][place.use]
      var record = GenericRecord()
      record.id = RecordID.make("t", number + 1)
      record.attributes["theme"] = .text(dictionary.themes[use.theme].id)
      record.attributes["term"] = .text(dictionary.terms[place.term])
      record.attributes["line"] = .integer(use.mark.line)
      record.attributes["mentions"] = .integer(mentions[place.term][place.use])
      return record
    }
  }
}
