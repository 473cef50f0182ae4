import LecternKit

/// A word of the grammar where it stands.
struct TaggedWord {
  var start: Int32
  var end: Int32
  var classes: WordClass

  var range: Range<Int> { Range(uncheckedBounds: (Int(start), Int(end))) }
}

/// A name of the lexicon where it stands.
struct TaggedName {
  var start: Int32
  var end: Int32
  /// The number of the name in the lexicon.
  var term: Int32

  var range: Range<Int> { Range(uncheckedBounds: (Int(start), Int(end))) }
}

extension Array {
  /// Takes all out and keeps the room; for an array that is empty mostly.
  @inline(__always)
  mutating func empty() {
    if !isEmpty { removeAll(keepingCapacity: true) }
  }
}
