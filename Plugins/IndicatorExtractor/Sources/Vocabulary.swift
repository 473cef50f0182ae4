import LecternKit

/// All that is looked for in a speech before its sentences are read, in one pass: senses and signals, and
/// where words of the grammar and names of the lexicon may begin.
struct Vocabulary: Sendable {
  private let senses: TermTable
  private let senseClasses: [WordClass]
  /// Its lists: the words and the names.
  let words: TermTable
  /// What a character alone tells: the low four bits are the kinds of a ``Signal``, the others whether a
  /// sense begins with it, whether it is one, and whether a word or name begins with it. Characters beyond
  /// the basic plane share the last.
  private let marks: [UInt8]

  private static let sense: UInt8 = 1 << 4
  private static let wholeSense: UInt8 = 1 << 5
  private static let word: UInt8 = 1 << 6

  init(grammar: Grammar, lexicon: IndicatorLexicon) {
    senses = TermTable(grammar.senses)
    senseClasses = grammar.senseClasses
    words = TermTable(grammar.words, lexicon.names)
    var marks = [UInt8](repeating: 0, count: 0x10000)
    for (scalars, kind) in Signal.all {
      for scalar in scalars.unicodeScalars { marks[Int(scalar.value)] |= kind.rawValue }
    }
    for (scalar, isWhole) in senses.firsts {
      marks[Int(min(scalar, 0xffff))] |= isWhole ? Self.sense | Self.wholeSense : Self.sense
    }
    for scalar in words.firsts.keys { marks[Int(min(scalar, 0xffff))] |= Self.word }
    self.marks = marks
  }

  /// What was found in a speech, in order.
  struct Findings {
    var senses: [TaggedWord] = []
    var signals: [Signal] = []
    /// Where words and names may begin: they are looked for in the sentences that need them.
    var starts: [Int32] = []
  }

  /// Most characters tell nothing, and which do is no more to be foreseen than a coin: so the two loops
  /// that look at all of them write on without a branch, and only what is left is searched.
  func read(_ view: NormalizedText) -> Findings {
    let text = view.scalars
    let (scalars, marks) = (text.span, self.marks.span)
    let block = 512
    var found = Findings()
    found.senses.reserveCapacity(text.count / 8)
    found.signals.reserveCapacity(text.count / 8)
    found.starts.reserveCapacity(text.count / 3)
    var senseEnd = 0
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: block * 3) { room in
      let places = UnsafeMutableBufferPointer(rebasing: room[..<block])
      let senseStarts = UnsafeMutableBufferPointer(rebasing: room[block..<block * 2])
      let wordStarts = UnsafeMutableBufferPointer(rebasing: room[(block * 2)...])
      withUnsafeTemporaryAllocation(of: Signal.self, capacity: block) { signals in
        var start = 0
        while start < scalars.count {
          let end = min(start + block, scalars.count)
          var (placeCount, signalCount) = (0, 0)
          var place = start
          while place < end {
            // In the basic plane, as marks has one for each of its characters.
            let mark = marks[unchecked: Int(min(scalars[unchecked: place].value, 0xffff))]
            let number = Int32(truncatingIfNeeded: place)
            signals[signalCount] = Signal(place: number, kind: Signal.Kind(rawValue: mark & 0x0f))
            signalCount &+= mark & 0x0f == 0 ? 0 : 1
            places[placeCount] = number
            placeCount &+= Int((mark >> 4 | mark >> 6) & 1)
            place &+= 1
          }
          found.signals.append(contentsOf: signals[..<signalCount])
          var (senseCount, wordCount) = (0, 0)
          for index in 0..<placeCount {
            let place = Int(places[index])
            let first = scalars[place]
            let next = place + 1 < scalars.count ? scalars[unchecked: place + 1] : first
            let mark = marks[unchecked: Int(min(first.value, 0xffff))]
            senseStarts[senseCount] = places[index]
            senseCount &+= senses.filter.has(first, next) | Int(mark >> 5) & 1
            wordStarts[wordCount] = places[index]
            wordCount &+= words.filter.has(first, next)
          }
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
