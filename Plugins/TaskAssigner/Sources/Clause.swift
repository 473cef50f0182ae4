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
}

/// The clauses of a sentence, and whether it could speak of time at all.
struct ClauseList: Sendable {
  var clauses: [Clause] = []
  /// `年`, `月`, `前`, … stand in it: it may have a deadline.
  var mayHaveDeadline = false
  /// `每`, `月`, `定`, … stand in it.
  var mayHaveFrequency = false
}

final class ClauseReader {
  private let reading: Reading
  private let view: NormalizedText

  init(_ reading: Reading) {
    self.reading = reading
    view = reading.view
  }

  /// The clauses of a sentence. Commas inside brackets part clauses too; those inside quotation marks
  /// do not.
  func clauses(of sentence: Sentence) -> ClauseList {
    var list = ClauseList()
    var start = sentence.range.lowerBound
    var word = sentence.words.lowerBound
    var quoted = 0
    func close(_ end: Int) {
      let range = view.trimmed(start..<end)
      guard !range.isEmpty else { return }
      while word < sentence.words.upperBound, reading.words[word].start < range.lowerBound {
        word += 1
      }
      let first = word
      while word < sentence.words.upperBound, reading.words[word].end <= range.upperBound {
        word += 1
      }
      list.clauses.append(clause(range, first..<word))
    }
    let scalars = view.scalars
    for index in sentence.range {
      switch scalars[index] {
      case "年", "月", "季":
        list.mayHaveDeadline = true
        list.mayHaveFrequency = true
      case "前", "内", "末": list.mayHaveDeadline = true
      case "每", "定", "周", "旬", "日", "天": list.mayHaveFrequency = true
      case "“", "《", "「": quoted += 1
      case "”", "》", "」": quoted = max(0, quoted - 1)
      case "，", "；", "：", "。", "！", "？":
        guard quoted == 0 || index == sentence.range.upperBound - 1 else { continue }
        close(index)
        start = index + 1
      default: break
      }
    }
    close(sentence.range.upperBound)
    return list
  }

  private func clause(_ range: Range<Int>, _ words: Range<Int>) -> Clause {
    var clause = Clause(range: range, words: words, headStart: range.lowerBound)
    var position = skipMarker(range)
    if position < range.lowerBound {
      // A point marker that demands: `二要`.
      clause.head = .demand
      return clause
    }
    var index = words.lowerBound
    while index < words.upperBound {
      let word = reading.words[index]
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
    return clause
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
      switch view.scalars[position] {
      case "“", "（", "·", "—", "*", " ", "「": position += 1
      default:
        guard let marker = Enumerator.read(view, at: position) else { return position }
        return marker.family == .yao ? -1 : marker.range.upperBound
      }
    }
    return position
  }
}
