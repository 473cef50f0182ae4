/// A range of positions in half the space: sentences, clauses and words of a speech are many.
struct ShortRange: Sendable {
  private let low: Int32
  private let high: Int32

  init(_ range: Range<Int>) {
    low = Int32(truncatingIfNeeded: range.lowerBound)
    high = Int32(truncatingIfNeeded: range.upperBound)
  }

  @inline(__always)
  var range: Range<Int> { Range(uncheckedBounds: (Int(low), Int(high))) }
}
