import LecternKit

/// What stands where in one sentence: words of the grammar, names of the lexicon, signals.
///
/// One of these is filled again for each sentence, so that its arrays are made once a speech.
struct SentenceTags {
  /// The senses of the whole speech; those that lie in the sentence or reach into it are the ones of
  /// these numbers.
  let allSenses: [TaggedWord]
  private(set) var senses = 0..<0
  let allSignals: [Signal]
  private(set) var signals = 0..<0
  /// Where words and names may begin, and the first of these that may lie in the sentence.
  private let hits: [Int32]
  private var firstHit = 0
  private(set) var range = 0..<0
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

  init(_ findings: Vocabulary.Findings) {
    allSenses = findings.senses
    allSignals = findings.signals
    hits = findings.starts
  }

  /// Moves on to a sentence with its senses and signals.
  mutating func enter(_ range: Range<Int>) {
    for word in words {
      starts[Int(word.start) - self.range.lowerBound] = 0
      ends[Int(word.end) - self.range.lowerBound] = 0
    }
    words.empty()
    names.empty()
    self.range = range
    let (senseList, signalList) = (self.allSenses, self.allSignals)
    let (allSenses, allSignals) = (senseList.span, signalList.span)
    var low = senses.lowerBound
    while low < allSenses.count, allSenses[low].end <= range.lowerBound { low += 1 }
    var high = low
    senseClasses = []
    while high < allSenses.count, allSenses[high].start < range.upperBound {
      senseClasses.formUnion(allSenses[high].classes)
      high += 1
    }
    senses = low..<high
    low = signals.upperBound
    while low < allSignals.count, allSignals[low].place < range.lowerBound { low += 1 }
    while low > 0, allSignals[low - 1].place >= range.lowerBound { low -= 1 }
    high = low
    while high < allSignals.count, allSignals[high].place < range.upperBound { high += 1 }
    signals = low..<high
  }

  /// Makes the words and names of the sentence: most others need them not. The longest that begins first
  /// counts, and words do not overlap, nor names.
  mutating func addWords(
    _ view: NormalizedText, _ table: borrowing TermTable, classes: [WordClass]
  ) {
    if starts.count <= range.count {
      starts = [Int32](repeating: 0, count: (range.count + 1) * 2)
      ends = starts
    }
    var low = firstHit
    while low < hits.count, hits[low] < range.lowerBound { low += 1 }
    var high = low
    while high < hits.count, hits[high] < range.upperBound { high += 1 }
    firstHit = high
    let hits = self.hits[low..<high]
    let range = self.range
    let text = view.scalars
    // Out of self meanwhile, so that the loops have them for their own.
    var (words, names, all) = (self.words, self.names, WordClass())
    (self.words, self.names) = ([], [])
    starts.withUnsafeMutableBufferPointer { starts in
      ends.withUnsafeMutableBufferPointer { ends in
        withUnsafeTemporaryAllocation(of: TermTable.Walk.self, capacity: hits.count) { walks in
          let scalars = text.span
          var count = 0
          for hit in hits {
            walks[count] = table.start(scalars, at: Int(hit))
            count += 1
          }
          for index in walks.indices { _ = table.step(scalars, &walks[index]) }
          count = 0
          var (wordEnd, nameEnd) = (0, 0)
          for hit in hits {
            let (place, walk) = (Int(hit), walks[count])
            count += 1
            guard walk.node >= 0, place >= wordEnd || place >= nameEnd else { continue }
            let (word, name) = table.longest(scalars, from: walk)
            if word.isTerm, place >= wordEnd, place + word.length <= range.upperBound {
              wordEnd = place + word.length
              let classes = classes[word.term]
              words.append(
                TaggedWord(
                  start: hit, end: Int32(truncatingIfNeeded: wordEnd), classes: classes))
              all.formUnion(classes)
              starts[place - range.lowerBound] = Int32(truncatingIfNeeded: words.count)
              ends[wordEnd - range.lowerBound] = Int32(truncatingIfNeeded: words.count)
            }
            if name.isTerm, place >= nameEnd, place + name.length <= range.upperBound {
              nameEnd = place + name.length
              names.append(
                TaggedName(
                  start: hit, end: Int32(truncatingIfNeeded: nameEnd),
                  term: Int32(truncatingIfNeeded: name.term)))
            }
          }
        }
      }
    }
    (self.words, self.names, wordClasses) = (words, names, all)
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

extension SentenceTags {
  func hasSense(_ classes: WordClass, endingAt index: Int) -> Bool {
    senses.contains {
      Int(allSenses[$0].end) == index && !allSenses[$0].classes.isDisjoint(with: classes)
    }
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
