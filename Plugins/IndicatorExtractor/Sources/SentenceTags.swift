import LecternKit

/// What stands where in one sentence: words of the grammar, names of the lexicon, signals.
///
/// One of these is filled again for each sentence, so that its arrays are made once a speech.
struct SentenceTags {
  /// The senses of the whole speech; those that lie in the sentence or reach into it are the ones of
  /// these numbers.
  let allSenses: [TaggedWord]
  private(set) var senses = 0..<0
  private(set) var range = 0..<0
  private(set) var signals: [Signal] = []
  private(set) var words: [TaggedWord] = []
  private(set) var names: [TaggedName] = []
  /// All that some sense of the sentence is.
  private(set) var senseClasses = WordClass()
  /// All that some word of the sentence is.
  private(set) var wordClasses = WordClass()
  /// By place behind the sentence's beginning: the number, from 1, of the word that begins or ends there.
  /// They are as long as the longest sentence so far.
  private var starts: [Int32] = []
  private var ends: [Int32] = []
  private var matches: [TermMatch] = []

  init(senses: [TaggedWord]) { allSenses = senses }

  /// Moves on to a sentence, and looks for its senses and signals.
  mutating func enter(_ range: Range<Int>, view: NormalizedText, table: SignalTable) {
    for word in words {
      starts[Int(word.start) - self.range.lowerBound] = 0
      ends[Int(word.end) - self.range.lowerBound] = 0
    }
    words.empty()
    names.empty()
    signals.empty()
    self.range = range
    var low = senses.lowerBound
    while low < allSenses.count, allSenses[low].end <= range.lowerBound { low += 1 }
    var high = low
    senseClasses = []
    while high < allSenses.count, allSenses[high].start < range.upperBound {
      senseClasses.formUnion(allSenses[high].classes)
      high += 1
    }
    senses = low..<high
    table.read(view, range, into: &signals)
  }

  /// Looks for the words and names of the sentence: most others need them not.
  mutating func addWords(_ view: NormalizedText, grammar: Grammar, lexicon: IndicatorLexicon) {
    if starts.count <= range.count {
      starts = [Int32](repeating: 0, count: (range.count + 1) * 2)
      ends = starts
    }
    wordClasses = []
    matches.empty()
    grammar.structure.matches(in: view, range: range, into: &matches)
    for match in matches {
      let classes = grammar.structureClasses[Int(match.term)]
      words.append(TaggedWord(start: match.start, end: match.end, classes: classes))
      wordClasses.formUnion(classes)
      starts[Int(match.start) - range.lowerBound] = Int32(words.count)
      ends[Int(match.end) - range.lowerBound] = Int32(words.count)
    }
    matches.empty()
    lexicon.matcher.matches(in: view, range: range, into: &matches)
    for match in matches {
      names.append(TaggedName(start: match.start, end: match.end, term: match.term))
    }
  }
}

// MARK: - Words and senses

extension SentenceTags {
  func word(startingAt index: Int) -> TaggedWord? {
    guard range.contains(index) else { return nil }
    let number = Int(starts[index - range.lowerBound])
    return number == 0 ? nil : words[number - 1]
  }

  func word(endingAt index: Int) -> TaggedWord? {
    guard index > range.lowerBound, index <= range.upperBound else { return nil }
    let number = Int(ends[index - range.lowerBound])
    return number == 0 ? nil : words[number - 1]
  }

  /// The last word of some class within a range.
  func lastWord(_ classes: WordClass, in range: Range<Int>) -> TaggedWord? {
    guard !wordClasses.isDisjoint(with: classes) else { return nil }
    for word in words.reversed() {
      guard word.start >= range.lowerBound else { return nil }
      if word.end <= range.upperBound, !word.classes.isDisjoint(with: classes) { return word }
    }
    return nil
  }

  func firstSense(_ classes: WordClass, in range: Range<Int>) -> TaggedWord? {
    guard !senseClasses.isDisjoint(with: classes) else { return nil }
    for index in senses {
      let sense = allSenses[index]
      if sense.start >= range.lowerBound, sense.end <= range.upperBound,
        !sense.classes.isDisjoint(with: classes)
      {
        return sense
      }
    }
    return nil
  }
}

// MARK: - Names

extension SentenceTags {
  /// Whether a lexicon name holds a place.
  func isInName(_ index: Int) -> Bool { isInName(index..<index + 1) }

  /// Whether one lexicon name holds all of a range.
  func isInName(_ range: Range<Int>) -> Bool {
    for name in names where name.end >= range.upperBound {
      return name.start <= range.lowerBound
    }
    return false
  }

  func name(startingAt index: Int) -> TaggedName? {
    for name in names where name.start >= index {
      return name.start == index ? name : nil
    }
    return nil
  }

  func name(endingAt index: Int) -> TaggedName? {
    for name in names where name.end >= index {
      return name.end == index ? name : nil
    }
    return nil
  }

  /// The last name that ends before a place.
  func lastName(before index: Int) -> TaggedName? {
    for name in names.reversed() where name.end <= index {
      return name
    }
    return nil
  }
}
