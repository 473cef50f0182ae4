internal import LecternKit

/// Words that must stand near a term, or must not.
struct NearWords: Sendable {
  private let words: [[Unicode.Scalar]]
  /// A bit for each last six bits of a word's first character: at most places none of the words begins, and
  /// one look tells.
  private let firsts: UInt64

  /// None of the words is empty.
  init(_ words: [[Unicode.Scalar]]) {
    self.words = words
    firsts = words.reduce(0) { $0 | Self.bit($1[0]) }
  }

  var isEmpty: Bool { words.isEmpty }

  @inline(__always)
  private static func bit(_ scalar: Unicode.Scalar) -> UInt64 { 1 &<< UInt64(scalar.value & 63) }

  /// Whether one of the words stands in a range of the view and does not begin inside the term.
  func stand(in view: NormalizedText, _ range: Range<Int>, outside term: Range<Int>) -> Bool {
    let text = view.scalars
    let scalars = text.span
    for start in range where firsts & Self.bit(scalars[start]) != 0 && !term.contains(start) {
      for word in words where word[0] == scalars[start] && start + word.count <= range.upperBound {
        var length = 1
        while length < word.count, scalars[start + length] == word[length] { length += 1 }
        if length == word.count { return true }
      }
    }
    return false
  }
}
