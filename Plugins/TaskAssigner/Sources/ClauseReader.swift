internal import LecternKit

/// Reads the clauses of the sentences of one speech.
struct ClauseReader {
  private let view: NormalizedText
  /// The clauses of all sentences read so far.
  private(set) var clauses: [Clause] = []

  /// What parts clauses, or keeps commas from doing so.
  private static let structural: ScalarMarks = [.boundary, .opensQuotation, .closesQuotation]

  init(_ view: NormalizedText) {
    self.view = view
    clauses.reserveCapacity(view.count / 8)
  }

  /// Reads the clauses of a sentence; returns their numbers and the marks of its scalars. Commas inside
  /// brackets part clauses too; those inside quotation marks do not.
  ///
  /// - Parameters:
  ///   - words: the words of the speech.
  ///   - own: the numbers of those that stand in the sentence.
  mutating func read(
    _ range: Range<Int>, _ scalars: borrowing Span<Unicode.Scalar>,
    _ words: borrowing Span<Word>, own: Range<Int>
  ) -> (clauses: Range<Int>, marks: ScalarMarks) {
    let allMarks = ScalarMarks.table
    let table = allMarks.span
    let first = clauses.count
    var all: ScalarMarks = []
    var marks: ScalarMarks = []
    var start = range.lowerBound
    var word = own.lowerBound
    var quoted = 0
    precondition(range.lowerBound >= 0 && range.upperBound <= scalars.count)
    var next = range.lowerBound
    while next < range.upperBound {
      let index = next
      // Unchecked: `range` lies in the text, as was checked above.
      let scalar = scalars[unchecked: index]
      next &+= 1
      let mark = scalar.marks(table)
      marks.formUnion(mark)
      guard !mark.isDisjoint(with: Self.structural) else { continue }
      let structure = scalar.structure
      if structure == .opensQuotation {
        quoted += 1
      } else if structure == .closesQuotation {
        quoted = max(0, quoted - 1)
      } else if structure == .boundary, quoted == 0 || index == range.upperBound - 1 {
        close(start..<index, scalars, words, &word, own.upperBound, marks)
        start = index + 1
        all.formUnion(marks)
        marks = []
      }
    }
    close(start..<range.upperBound, scalars, words, &word, own.upperBound, marks)
    return (first..<clauses.count, all.union(marks))
  }

  @inline(__always)
  private mutating func close(
    _ range: Range<Int>, _ scalars: borrowing Span<Unicode.Scalar>,
    _ words: borrowing Span<Word>, _ word: inout Int, _ lastWord: Int, _ marks: ScalarMarks
  ) {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, scalars[low].isBlank { low += 1 }
    while high > low, scalars[high - 1].isBlank { high -= 1 }
    guard low < high else { return }
    while word < lastWord, words[word].start < low { word += 1 }
    let first = word
    var classes: WordClass = []
    while word < lastWord, words[word].end <= high {
      classes.formUnion(words[word].classes)
      word += 1
    }
    let (head, start) = head(of: low..<high, scalars, words, first..<word)
    clauses.append(
      Clause(
        low..<high, words: first..<word, classes, marks, head: head, headStart: start))
  }

  /// How a clause begins, and where the word begins that tells it.
  @inline(__always)
  private func head(
    of range: Range<Int>, _ scalars: borrowing Span<Unicode.Scalar>,
    _ words: borrowing Span<Word>, _ own: Range<Int>
  ) -> (Clause.Head, start: Int) {
    var position = skipMarker(range, scalars)
    // A point marker that demands: `二要`.
    if position < range.lowerBound { return (.demand, range.lowerBound) }
    var start = range.lowerBound
    for number in own {
      let word = words[number]
      if word.start < position { continue }
      guard word.start == position else { break }
      if word.has(.demand) { return (.demand, word.start) }
      if word.has([.firm, .strive, .may]) { return (.firm, word.start) }
      if word.has([.verb, .attitude, .closing, .resolve]) { return (.verb, word.start) }
      guard word.has([.opener, .adverb, .future, .ahead]) else {
        start = word.start
        break
      }
      position = word.end
    }
    // `把…纳入…` opens an act without a verb in front; so does `将`, which may have been passed over as
    // a word of time.
    if position < range.upperBound, scalars[position] == "把" { return (.verb, position) }
    let before = position - 1
    if before >= range.lowerBound, scalars[before] == "将" { return (.verb, before) }
    return (.other, start)
  }

  /// Behind brackets, quotation marks and the marker of a point. A marker with `要` in it demands:
  /// then a position before the clause is returned.
  @inline(__always)
  private func skipMarker(_ range: Range<Int>, _ scalars: borrowing Span<Unicode.Scalar>) -> Int {
    var position = range.lowerBound
    while position < range.upperBound {
      switch scalars[position] {
      case "“", "（", "·", "—", "*", " ", "「": position += 1
      case let scalar:
        guard scalar.mayBeginMarker, let marker = Enumerator.read(view, at: position) else {
          return position
        }
        return marker.family == .yao ? -1 : marker.range.upperBound
      }
    }
    return position
  }
}
