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

  private let place: ShortRange
  private let wordNumbers: ShortRange
  private let headPlace: Int32
  let head: Head
  /// The marks of all its scalars.
  let marks: ScalarMarks
  /// The classes of all its words.
  let classes: WordClass

  init(
    _ range: Range<Int>, words: Range<Int>, _ classes: WordClass, _ marks: ScalarMarks,
    head: Head, headStart: Int
  ) {
    place = ShortRange(range)
    wordNumbers = ShortRange(words)
    headPlace = Int32(truncatingIfNeeded: headStart)
    self.head = head
    self.marks = marks
    self.classes = classes
  }

  /// In the view.
  var range: Range<Int> { place.range }
  /// Indexes into the words of the speech.
  var words: Range<Int> { wordNumbers.range }
  /// Where the word that makes the head begins; for others where the clause begins.
  var headStart: Int { Int(headPlace) }

  /// Whether any of its words has one of the classes.
  func has(_ wanted: WordClass) -> Bool { !classes.isDisjoint(with: wanted) }
}
