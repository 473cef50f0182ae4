import LecternKit

/// All that is looked for in a speech before its sentences are read, in one pass: senses and signals, and
/// where words of the grammar and names of the lexicon may begin.
struct Vocabulary: Sendable {
  private let senses: TermTable
  private let senseClasses: [WordClass]
  /// Its lists: the words and the names.
  let words: TermTable
  /// What a character alone tells: the low four bits are the kinds of a ``Signal``, the next whether it is
  /// a sense, and the one behind whether it is a word or name. Characters beyond the basic plane share the
  /// last.
  private let marks: [UInt8]
  /// The pairs with which senses begin, and those of words and names.
  private let pairs: PairFilter

  init(grammar: Grammar, lexicon: IndicatorLexicon) {
    senses = TermTable(grammar.senses)
    senseClasses = grammar.senseClasses
    words = TermTable(grammar.words, lexicon.names)
    var marks = [UInt8](repeating: 0, count: 0x10000)
    for (scalars, kind) in Signal.all {
      for scalar in scalars.unicodeScalars { marks[Int(scalar.value)] |= kind.rawValue }
    }
    for (table, bit) in [(senses, UInt8(1 << 4)), (words, 1 << 5)] {
      for (scalar, isWhole) in table.firsts where isWhole { marks[Int(min(scalar, 0xffff))] |= bit }
    }
    self.marks = marks
    pairs = PairFilter(senses.firstPairs, words.firstPairs)
  }

  /// What was found in a speech, in order.
  struct Findings {
    var senses: [TaggedWord] = []
    var signals: [Signal] = []
    /// Where words and names may begin: they are looked for in the sentences that need them.
    var starts: [Int32] = []
  }

  /// Most characters tell nothing, and which do is no more to be foreseen than a coin: so the loop that
  /// looks at all of them writes on without a branch, and only what is left is searched.
  func read(_ view: NormalizedText) -> Findings {
    let text = view.scalars
    let (scalars, marks) = (text.span, self.marks.span)
    let block = 512
    var found = Findings()
    found.senses.reserveCapacity(text.count / 8)
    found.signals.reserveCapacity(text.count / 8)
    found.starts.reserveCapacity(text.count / 3)
    var senseEnd = 0
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: block * 2) { room in
      let senseStarts = UnsafeMutableBufferPointer(rebasing: room[..<block])
      let wordStarts = UnsafeMutableBufferPointer(rebasing: room[block...])
      withUnsafeTemporaryAllocation(of: Signal.self, capacity: block) { signals in
        var start = 0
        while start < scalars.count {
          let end = min(start + block, scalars.count)
          var (signalCount, senseCount, wordCount) = (0, 0, 0)
          var place = start
          while place < end {
            let scalar = scalars[unchecked: place]
            // In the basic plane, as marks has one for each of its characters.
            let mark = marks[unchecked: Int(min(scalar.value, 0xffff))]
            let number = Int32(truncatingIfNeeded: place)
            place &+= 1
            let next = scalars[unchecked: min(place, scalars.count &- 1)]
            let sets = pairs.sets(scalar, next) | Int(mark &>> 4)
            signals[signalCount] = Signal(place: number, kind: Signal.Kind(rawValue: mark & 0x0f))
            signalCount &+= mark & 0x0f == 0 ? 0 : 1
            senseStarts[senseCount] = number
            senseCount &+= sets & 1
            wordStarts[wordCount] = number
            wordCount &+= sets &>> 1
          }
          found.signals.append(contentsOf: signals[..<signalCount])
          found.starts.append(contentsOf: wordStarts[..<wordCount])
          for index in 0..<senseCount {
            let place = Int(senseStarts[index])
            guard place >= senseEnd else { continue }
            let sense = senses.longest(scalars, at: place).first
            guard sense.isTerm else { continue }
            senseEnd = place + sense.length
            found.senses.append(
              TaggedWord(
                start: senseStarts[index], end: Int32(truncatingIfNeeded: senseEnd),
                classes: senseClasses[sense.term]))
          }
          start = end
        }
      }
    }
    return found
  }
}
