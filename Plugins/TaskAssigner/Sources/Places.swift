internal import LecternKit

/// Leads from bytes of the source to places of the view. It remembers the last place: what is asked for
/// in the order of the text lies near it.
struct PlaceCursor {
  private let offsets: [Int32]
  private var place = 0

  init(_ view: NormalizedText) { offsets = view.offsets }

  /// The first place at or behind a byte.
  mutating func index(ofByte offset: Int) -> Int {
    let offsets = self.offsets
    let last = offsets.count - 1
    // Most characters take three bytes.
    var index = place + (offset - Int(offsets[place])) / 3
    index = min(max(index, 0), last)
    while index > 0, Int(offsets[index - 1]) >= offset { index -= 1 }
    while index < last, Int(offsets[index]) < offset { index += 1 }
    place = index
    return index
  }
}

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
