import LecternKit

/// What stands where in one sentence: words of the grammar and names of the lexicon.
///
/// One of these is filled again for each sentence, so that its arrays are made once a speech.
struct SentenceTags {
  struct Word {
    var range: Range<Int>
    var classes: WordClass
  }

  struct Name {
    var range: Range<Int>
    /// The entry of the lexicon.
    var entry: Int
  }

  private(set) var range = 0..<0
  private(set) var words: [Word] = []
  private(set) var senses: ArraySlice<Landmark> = []
  private(set) var names: [Name] = []
  /// By place behind the sentence's beginning: the number of the word that begins or ends there. They
  /// are as long as the longest sentence so far.
  private var starts: [Int32] = []
  private var ends: [Int32] = []

  mutating func fill(
    _ view: NormalizedText, _ range: Range<Int>, grammar: Grammar, lexicon: IndicatorLexicon,
    senses: ArraySlice<Landmark>
  ) {
    self.senses = senses
    self.range = range
    words.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
    let length = range.count + 1
    if starts.count < length {
      starts = [Int32](repeating: -1, count: length * 2)
      ends = [Int32](repeating: -1, count: length * 2)
    } else {
      for index in 0..<length { starts[index] = -1 }
      for index in 0..<length { ends[index] = -1 }
    }
    for match in grammar.structure.matches(in: view, range: range) {
      let number = Int32(words.count)
      starts[Int(match.start) - range.lowerBound] = number
      ends[Int(match.end) - range.lowerBound] = number
      words.append(
        Word(range: match.range, classes: grammar.structureClasses[Int(match.term)]))
    }
    for match in lexicon.matcher.matches(in: view, range: range) {
      names.append(Name(range: match.range, entry: lexicon.owner[Int(match.term)]))
    }
  }

  func word(startingAt index: Int) -> Word? {
    guard range.contains(index) else { return nil }
    let number = starts[index - range.lowerBound]
    return number < 0 ? nil : words[Int(number)]
  }

  func word(endingAt index: Int) -> Word? {
    guard index > range.lowerBound, index <= range.upperBound else { return nil }
    let number = ends[index - range.lowerBound]
    return number < 0 ? nil : words[Int(number)]
  }

  /// Whether a lexicon name holds a place in its inside or at its beginning.
  func isInName(_ index: Int) -> Bool {
    names.contains { $0.range.lowerBound <= index && index < $0.range.upperBound }
  }

  /// The lexicon name that ends at a place.
  func name(endingAt index: Int) -> Name? { names.first { $0.range.upperBound == index } }

  /// The last word of some class within a range.
  func lastWord(_ classes: WordClass, in range: Range<Int>) -> Word? {
    words.last {
      !$0.classes.isDisjoint(with: classes) && $0.range.lowerBound >= range.lowerBound
        && $0.range.upperBound <= range.upperBound
    }
  }

  func lastSense(_ classes: WordClass, in range: Range<Int>) -> Landmark? {
    senses.last {
      !$0.classes.isDisjoint(with: classes) && $0.range.lowerBound >= range.lowerBound
        && $0.range.upperBound <= range.upperBound
    }
  }

  func firstSense(_ classes: WordClass, in range: Range<Int>) -> Landmark? {
    senses.first {
      !$0.classes.isDisjoint(with: classes) && $0.range.lowerBound >= range.lowerBound
        && $0.range.upperBound <= range.upperBound
    }
  }
}
