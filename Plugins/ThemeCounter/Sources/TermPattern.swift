internal import LecternKit

/// A term with wildcards.
///
/// `*` stands for nothing or for one token: up to four Chinese characters, or up to twenty-four letters
/// and digits of ASCII, not both. `?` stands for one of these characters. Neither stands for
/// punctuation, blanks or a line's end.
struct TermPattern: Sendable {
  /// How much may stand in the place of wildcards.
  private struct Gap {
    var least = 0
    var isOpen = false

    static let characters = 4
    static let letters = 24
    var isEmpty: Bool { least == 0 && !isOpen }
  }

  enum Mistake: Error {
    case nothingButWildcards, tooManyWildcards

    var description: String {
      switch self {
      case .nothingButWildcards: "a term of nothing but wildcards"
      case .tooManyWildcards: "a term has wildcards in at most \(mostGaps) places"
      }
    }
  }

  /// As a ``NormalizedText`` has them; one at least, none of them empty.
  private let texts: [[Unicode.Scalar]]
  /// Before, between and behind the texts.
  private let gaps: [Gap]
  /// Each one multiplies the ways in which a term may stand at a place.
  static let mostGaps = 3

  /// Whether a term has a wildcard. The full-width `＊` and `？` are none.
  static func isPattern(_ term: String) -> Bool { term.utf8.contains { $0 == 0x2a || $0 == 0x3f } }

  init(_ term: String) throws(Mistake) {
    var texts: [[Unicode.Scalar]] = []
    var gaps = [Gap()]
    for piece in Self.pieces(term) {
      switch piece {
      case "*": gaps[gaps.count - 1].isOpen = true
      case "?": gaps[gaps.count - 1].least += 1
      default:
        let scalars = NormalizedText(piece).scalars
        guard !scalars.isEmpty else { continue }
        texts.append(scalars)
        gaps.append(Gap())
      }
    }
    guard !texts.isEmpty else { throw .nothingButWildcards }
    guard gaps.count(where: { !$0.isEmpty }) <= Self.mostGaps else { throw .tooManyWildcards }
    self.texts = texts
    self.gaps = gaps
  }

  /// The wildcards of a term one by one and what stands between them.
  private static func pieces(_ term: String) -> [String] {
    var pieces: [String] = []
    var isText = false
    for scalar in term.unicodeScalars {
      let isWildcard = scalar == "*" || scalar == "?"
      if isText, !isWildcard {
        pieces[pieces.count - 1].unicodeScalars.append(scalar)
      } else {
        pieces.append(String(Character(scalar)))
      }
      isText = !isWildcard
    }
    return pieces
  }

  /// The first text: where it does not stand, the pattern does not.
  var anchor: [Unicode.Scalar] { texts[0] }

  /// The same for terms that stand for the same, and for no other.
  var key: String {
    var key = ""
    for (index, gap) in gaps.enumerated() {
      key += "\u{1}\(gap.least)\(gap.isOpen ? "+" : "")\u{1}"
      if index < texts.count { key.unicodeScalars.append(contentsOf: texts[index]) }
    }
    return key
  }

  /// Adds a match for each place at which the pattern may begin, to the farthest place at which it
  /// may end, where its first text stands at `place`.
  func addMatches(
    in scalars: borrowing Span<Unicode.Scalar>, at place: Int, as term: Int32,
    to matches: inout [TermMatch]
  ) {
    let reach = reach(of: gaps[0], scalars, from: place - 1, step: -1)
    guard reach >= gaps[0].least, let end = end(scalars, place + texts[0].count, behind: 1) else {
      return
    }
    for length in gaps[0].least...reach {
      matches.append(TermMatch(start: Int32(place - length), end: Int32(end), term: term))
    }
  }

  /// The farthest place where the gap and the texts behind the first `count` texts end.
  private func end(
    _ scalars: borrowing Span<Unicode.Scalar>, _ place: Int, behind count: Int
  ) -> Int? {
    let gap = gaps[count]
    let reach = reach(of: gap, scalars, from: place, step: 1)
    guard reach >= gap.least else { return nil }
    guard count < texts.count else { return place + reach }
    var farthest: Int?
    for length in gap.least...reach where stands(texts[count], scalars, place + length) {
      if let end = end(scalars, place + length + texts[count].count, behind: count + 1) {
        farthest = max(farthest ?? 0, end)
      }
    }
    return farthest
  }

  /// How many characters in a row the gap can take from a place on, in one direction.
  private func reach(
    of gap: Gap, _ scalars: borrowing Span<Unicode.Scalar>, from place: Int, step: Int
  ) -> Int {
    guard !gap.isEmpty, scalars.indices.contains(place) else { return 0 }
    let isIdeograph = scalars[place].isIdeograph
    let room = isIdeograph ? Gap.characters : Gap.letters
    let most = gap.least + (gap.isOpen ? room : 0)
    var reach = 0
    while reach < most, scalars.indices.contains(place + reach * step) {
      let scalar = scalars[place + reach * step]
      guard isIdeograph ? scalar.isIdeograph : scalar.isLetter || scalar.isDigit else { break }
      reach += 1
    }
    return reach
  }

  private func stands(
    _ text: [Unicode.Scalar], _ scalars: borrowing Span<Unicode.Scalar>, _ place: Int
  ) -> Bool {
    guard place + text.count <= scalars.count else { return false }
    var index = 0
    while index < text.count, scalars[place + index] == text[index] { index += 1 }
    return index == text.count
  }
}
