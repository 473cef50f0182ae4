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
  /// The entry of the lexicon.
  var entry: Int32

  var range: Range<Int> { Range(uncheckedBounds: (Int(start), Int(end))) }
}
