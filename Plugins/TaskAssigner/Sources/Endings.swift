internal import LecternKit

/// Texts by which a name ends (`局`, `管委会`), looked up from behind.
struct Endings: Sendable {
  /// By their last scalar; the longest first.
  private var byLast: [Unicode.Scalar: [[Unicode.Scalar]]] = [:]

  /// One bit for each last scalar, by its low twelve bits: most ranges end otherwise.
  private var lasts = [UInt64](repeating: 0, count: 64)

  init(_ terms: [String]) {
    for term in terms {
      let scalars = NormalizedText(term).scalars
      guard let last = scalars.last else { continue }
      byLast[last, default: []].append(scalars)
      lasts[Int(last.value >> 6) & 63] |= 1 << UInt64(last.value & 63)
    }
    for last in byLast.keys { byLast[last]?.sort { $0.count > $1.count } }
  }

  /// Whether one of the texts may end with a scalar.
  @inline(__always)
  func mayEnd(_ last: Unicode.Scalar) -> Bool {
    lasts[Int(last.value >> 6) & 63] & 1 << UInt64(last.value & 63) != 0
  }

  /// How many scalars the longest ending takes of the end of `range`; nil where none fits.
  func length(in view: NormalizedText, _ range: Range<Int>) -> Int? {
    guard !range.isEmpty else { return nil }
    let last = view.scalars[range.upperBound - 1]
    guard mayEnd(last), let candidates = byLast[last] else { return nil }
    return candidates.first { ending in
      ending.count <= range.count
        && view.scalars[range.upperBound - ending.count..<range.upperBound]
          .elementsEqual(ending)
    }?.count
  }

  /// Whether the whole range is one of the texts.
  func has(_ range: Range<Int>, of view: NormalizedText) -> Bool {
    length(in: view, range) == range.count
  }
}
