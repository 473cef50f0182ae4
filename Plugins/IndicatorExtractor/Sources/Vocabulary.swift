import LecternKit

/// All that is looked for in a speech before its sentences are read, in one pass: senses and words of the
/// grammar, names of the lexicon, signals.
struct Vocabulary: Sendable {
  /// Its lists: the senses, the words and the names.
  let table: TermTable
  private let senseClasses: [WordClass]
  /// What a character alone tells: the low four bits are the kinds of a ``Signal``, the others whether a
  /// term begins with it and whether it is one. Characters beyond the basic plane share the last.
  private let marks: [UInt8]

  private static let begins: UInt8 = 1 << 4
  private static let isWhole: UInt8 = 1 << 5

  init(grammar: Grammar, lexicon: IndicatorLexicon) {
    table = TermTable([grammar.senses, grammar.words, lexicon.names])
    senseClasses = grammar.senseClasses
    var marks = [UInt8](repeating: 0, count: 0x10000)
    for (scalars, kind) in Signal.all {
      for scalar in scalars.unicodeScalars { marks[Int(scalar.value)] |= kind.rawValue }
    }
    table.forEachFirst { scalar, isWhole in
      marks[Int(min(scalar, 0xffff))] |= isWhole ? Self.begins | Self.isWhole : Self.begins
    }
    self.marks = marks
  }

  /// What was found in a speech, in order.
  struct Findings {
    var senses: [TaggedWord] = []
    var signals: [Signal] = []
    /// Where words and names begin. They are made of these for the sentences that need them.
    var hits: [Hit] = []
  }

  /// A place where a word or a name begins.
  struct Hit {
    var place: Int32
    /// The node of the table that knows which.
    var node: Int32
  }

  /// Most characters tell nothing, and which do is no more to be foreseen than a coin: so the two loops
  /// that look at all of them write on without a branch, and the last one sees only what is left.
  func read(_ view: NormalizedText) -> Findings {
    let text = view.scalars
    let (scalars, marks) = (text.span, self.marks.span)
    let (filter, edges) = (table.filter.span, table.edges.span)
    let block = 512
    var found = Findings()
    found.senses.reserveCapacity(text.count / 8)
    found.signals.reserveCapacity(text.count / 8)
    found.hits.reserveCapacity(text.count / 4)
    var senseEnd = 0
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: block) { places in
      withUnsafeTemporaryAllocation(of: Signal.self, capacity: block) { signals in
        var start = 0
        while start < scalars.count {
          let end = min(start + block, scalars.count)
          var (placeCount, signalCount) = (0, 0)
          for place in start..<end {
            // In the basic plane, as marks has one for each of its characters.
            let mark = marks[unchecked: Int(min(scalars[unchecked: place].value, 0xffff))]
            let number = Int32(truncatingIfNeeded: place)
            signals[signalCount] = Signal(place: number, kind: Signal.Kind(rawValue: mark & 0x0f))
            signalCount &+= mark & 0x0f == 0 ? 0 : 1
            places[placeCount] = number
            placeCount &+= Int(mark >> 4) & 1
          }
          found.signals.append(contentsOf: signals[..<signalCount])
          var hitCount = 0
          for index in 0..<placeCount {
            let place = Int(places[index])
            let first = scalars[place]
            let next = place + 1 < scalars.count ? scalars[unchecked: place + 1] : first
            let mark = marks[unchecked: Int(min(first.value, 0xffff))]
            places[hitCount] = Int32(truncatingIfNeeded: place)
            hitCount &+= table.mayBegin(first, next, filter) | Int(mark >> 5) & 1
          }
          for index in 0..<hitCount {
            let place = Int(places[index])
            guard let node = table.node(scalars, at: place, filter, edges) else { continue }
            let (sense, word, name) = table.entries(node)
            if sense.isTerm, place >= senseEnd {
              senseEnd = place + sense.length
              found.senses.append(
                TaggedWord(
                  start: Int32(truncatingIfNeeded: place), end: Int32(truncatingIfNeeded: senseEnd),
                  classes: senseClasses[sense.term]))
            }
            if word.isTerm || name.isTerm {
              found.hits.append(
                Hit(
                  place: Int32(truncatingIfNeeded: place), node: Int32(truncatingIfNeeded: node)))
            }
          }
          start = end
        }
      }
    }
    return found
  }
}
