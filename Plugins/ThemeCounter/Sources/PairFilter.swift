internal import LecternKit

/// Tells places where no term can begin, by two characters and one look into 8 KiB.
///
/// With hundreds of terms most characters of a speech begin one; few pairs of characters do. Only
/// where the filter says yes is the matcher asked.
struct PairFilter: Sendable {
  private var bits = [UInt64](repeating: 0, count: 1 << 10)
  /// A term of one character may begin before any other.
  private var passesAll = false

  init(_ terms: some Sequence<String>) {
    for term in terms {
      let scalars = NormalizedText(term).scalars
      if scalars.count == 1 { passesAll = true }
      guard scalars.count > 1 else { continue }
      let slot = Self.slot(scalars[0], scalars[1])
      bits[slot >> 6] |= 1 << UInt64(slot & 63)
    }
  }

  @inline(__always)
  private static func slot(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Int {
    Int(truncatingIfNeeded: (first.value &* 0x9e37_79b1 &+ second.value &* 0x85eb_ca6b) >> 16)
  }

  /// What `matcher`, made of the same terms, finds in the whole view.
  func matches(of matcher: TermMatcher, in view: NormalizedText) -> [TermMatch] {
    if passesAll { return matcher.matches(in: view) }
    let scalars = view.scalars.span
    let bits = bits.span
    var matches: [TermMatch] = []
    var index = 0
    while index + 1 < scalars.count {
      let slot = Self.slot(scalars[index], scalars[index + 1])
      if bits[slot >> 6] & (1 << UInt64(slot & 63)) != 0,
        let match = matcher.match(in: view, at: index)
      {
        matches.append(match)
        index = Int(match.end)
      } else {
        index += 1
      }
    }
    return matches
  }
}
