internal import LecternKit

/// A piece of a sentence between two commas, semicolons or colons, and how it begins.
struct Clause: Sendable {
  enum Head: Sendable {
    /// With a word that demands: `要`, `必须`, `不得`.
    case demand
    /// With a word that binds or allows: `确保`, `力争`, `鼓励`.
    case firm
    /// With a verb of acting: `加快`, `实施`.
    case verb
    /// With a subject or anything else.
    case other
  }

  var range: Range<Int>
  /// Indexes into the words of the speech.
  var words: Range<Int>
  var head = Head.other
  /// Where the word that makes the head begins; for others where the clause begins.
  var headStart: Int
  /// The classes of all its words.
  var classes: WordClass = []
  /// The marks of all its scalars.
  var marks: ScalarMarks = []

  /// Whether any of its words has one of the classes.
  func has(_ wanted: WordClass) -> Bool { !classes.isDisjoint(with: wanted) }
}

/// Reads the clauses of the sentences of one speech.
struct ClauseReader {
  private let view: NormalizedText
  private let words: [Word]
  private let table = ScalarMarks.table
  /// The clauses of all sentences read so far.
  private(set) var clauses: [Clause] = []

  init(_ view: NormalizedText, _ words: [Word]) {
    self.view = view
    self.words = words
    clauses.reserveCapacity(view.count / 12)
  }

  /// Reads the clauses of a sentence. Commas inside brackets part clauses too; those inside quotation
  /// marks do not.
  mutating func read(_ sentence: inout Sentence) {
    let first = clauses.count
    var all: ScalarMarks = []
    var marks: ScalarMarks = []
    var start = sentence.range.lowerBound
    var word = sentence.words.lowerBound
    var quoted = 0
    let text = view.scalars
    let scalars = text.span
    let marksTable = table
    let last = sentence.range.upperBound - 1
    for index in sentence.range {
      let mark = scalars[index].marks(marksTable)
      guard !mark.isEmpty else { continue }
      marks.formUnion(mark)
      guard !mark.isDisjoint(with: [.boundary, .opensQuotation, .closesQuotation]) else {
        continue
      }
      if mark.contains(.opensQuotation) {
        quoted += 1
      } else if mark.contains(.closesQuotation) {
        quoted = max(0, quoted - 1)
      } else if quoted == 0 || index == last {
        close(start, index, sentence.words.upperBound, marks, &word)
        start = index + 1
        all.formUnion(marks)
        marks = []
      }
    }
    close(start, sentence.range.upperBound, sentence.words.upperBound, marks, &word)
    sentence.clauses = first..<clauses.count
    sentence.marks = all.union(marks)
  }

  private mutating func close(
    _ start: Int, _ end: Int, _ lastWord: Int, _ marks: ScalarMarks, _ word: inout Int
  ) {
    let scalars = view.scalars
    var low = start
    var high = end
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
    var clause = Clause(
      range: low..<high, words: first..<word, headStart: low, classes: classes, marks: marks)
    readHead(&clause)
    clauses.append(clause)
  }

  private func readHead(_ clause: inout Clause) {
    let range = clause.range
    var position = skipMarker(range)
    if position < range.lowerBound {
      // A point marker that demands: `二要`.
      clause.head = .demand
      return
    }
    var index = clause.words.lowerBound
    while index < clause.words.upperBound {
      let word = words[index]
      if word.start < position {
        index += 1
        continue
      }
      guard word.start == position else { break }
      if word.has(.demand) {
        clause.head = .demand
      } else if word.has([.firm, .strive, .may]) {
        clause.head = .firm
      } else if word.has([.verb, .attitude, .closing, .resolve]) {
        clause.head = .verb
      } else if word.has([.opener, .adverb, .future, .ahead]) {
        position = word.end
        index += 1
        continue
      }
      clause.headStart = word.start
      break
    }
    if clause.head == .other, let particle = particle(range, from: position) {
      clause.head = .verb
      clause.headStart = particle
    }
  }

  /// `把…纳入…` opens an act without a verb in front; so does `将`, which may have been passed over as
  /// a word of time.
  private func particle(_ range: Range<Int>, from position: Int) -> Int? {
    if position < range.upperBound, view.scalars[position] == "把" { return position }
    let before = position - 1
    return before >= range.lowerBound && view.scalars[before] == "将" ? before : nil
  }

  /// Behind brackets, quotation marks and the marker of a point. A marker with `要` in it demands:
  /// then a position before the clause is returned.
  private func skipMarker(_ range: Range<Int>) -> Int {
    var position = range.lowerBound
    while position < range.upperBound {
      let scalar = view.scalars[position]
      switch scalar {
      case "“", "（", "·", "—", "*", " ", "「": position += 1
      default:
        guard scalar.mayBeginMarker, let marker = Enumerator.read(view, at: position) else {
          return position
        }
        return marker.family == .yao ? -1 : marker.range.upperBound
      }
    }
    return position
  }
}
