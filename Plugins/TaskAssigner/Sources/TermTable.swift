internal import LecternKit

/// A term of a table that stands in a text.
struct FoundTerm: Sendable {
  let start: Int32
  let end: Int32
  /// The term's number, in the order the terms were given.
  let term: Int32

  var range: Range<Int> { Range(uncheckedBounds: (Int(start), Int(end))) }
}

/// Terms that are looked for at every place of a text, leftmost first and longest first, as the kit's
/// `TermMatcher` does it.
///
/// This one is compiled into the loops that use it, and is laid out for thousands of short terms: the
/// first two characters lead to a slot that holds the term itself and tells most characters that cannot
/// follow, so that one look beyond the nearest cache decides most places.
final class TermTable: Sendable {
  private typealias Layout = TermTableLayout

  private let layout: TermTableLayout

  /// Empty terms are passed over; of equal terms the first counts.
  init(_ terms: [String]) { layout = TermTableLayout(terms) }

  /// Calls `found` with all terms in a range of a text, in order; they do not overlap.
  ///
  /// Unchecked: places lie in `range`, which is checked, and the filter's size is a power of two.
  @inline(__always)
  func visit(
    _ text: borrowing Span<Unicode.Scalar>, _ range: Range<Int>, _ found: (FoundTerm) -> Void
  ) {
    precondition(range.lowerBound >= 0 && range.upperBound <= text.count)
    let (pairs, bits) = (layout.filter, layout.singleBits)
    let (filter, singles) = (pairs.span, bits.span)
    let limit = range.upperBound
    var start = range.lowerBound
    var first = start < limit ? text[unchecked: start].value : 0
    while start < limit {
      let next = start &+ 1
      let second = next < text.count ? text[unchecked: next].value : 0
      let bit = Layout.filterBit(Layout.hash(first, second), filter.count)
      let pair = filter[unchecked: bit >> 6] >> UInt64(bit & 63)
      let single = singles[unchecked: Int(first >> 6 & 63)] >> UInt64(first & 63)
      if (pair | single) & 1 != 0 {
        let (term, end) = longest(text, at: start, limit)
        if term >= 0 {
          found(FoundTerm(start: Int32(start), end: Int32(end), term: term))
          start = end
          if start < limit { first = text[unchecked: start].value }
          continue
        }
      }
      first = second
      start = next
    }
  }

  /// The longest term that begins at `start` and where it ends; -1 where none does. Apart from the loop
  /// over places, which has all it needs in registers.
  @inline(never)
  private func longest(
    _ text: borrowing Span<Unicode.Scalar>, at start: Int, _ limit: Int
  ) -> (term: Int32, end: Int) {
    let slots = layout.slots
    let first = text[start].value
    var term = single(first)
    var end = start + 1
    guard end < limit else { return (term, end) }
    let second = text[end].value
    let key = Layout.key(first, second)
    var place = Layout.place(Layout.hash(first, second), slots.count)
    while true {
      let slot = slots[place]
      if (slot.key ^ key) >> 22 == 0 {
        if slot.term >= 0 {
          term = slot.term
          end = start + 2
        }
        if start + 2 < limit, slot.key & Layout.thirdBit(text[start + 2].value) != 0 {
          follow(text, slot.children, from: start + 2, limit, &term, &end)
        }
        return (term, end)
      }
      if slot.key == Layout.free { return (term, end) }
      place = (place + 1) & (slots.count - 1)
    }
  }

  @inline(__always)
  private func single(_ scalar: UInt32) -> Int32 {
    var index = Int(layout.singleNumbers[Int(scalar & 0xfff)]) - 1
    guard index >= 0 else { return -1 }
    repeat {
      let single = layout.singles[index]
      if single.scalar == scalar { return single.term }
      index += 1
    } while index < layout.singles.count && layout.singles[index].scalar & 0xfff == scalar & 0xfff
    return -1
  }

  /// Follows the characters behind the first two.
  @inline(__always)
  private func follow(
    _ text: borrowing Span<Unicode.Scalar>, _ children: Int32, from start: Int, _ limit: Int,
    _ term: inout Int32, _ end: inout Int
  ) {
    let nodes = layout.nodes
    var position = start
    var index = Int(children)
    while index >= 0, position < limit {
      let scalar = text[unchecked: position].value
      while nodes[index].scalar & ~Layout.last != scalar {
        if nodes[index].scalar & Layout.last != 0 { return }
        index += 1
      }
      position += 1
      if nodes[index].term >= 0 {
        term = nodes[index].term
        end = position
      }
      index = Int(nodes[index].children)
    }
  }
}
