internal import LecternKit

/// The targets of a speech by their places. It remembers the last place: what is asked for in the order of
/// the text lies near it.
struct TargetFinder {
  private let ids: [String]
  /// Where they begin in the view, in order.
  private let starts: [Int]
  private var next = 0
  /// Where the figures end in the view that are reported as reached, in order.
  private let results: [Int]
  private var nextResult = 0

  init(_ indicators: [Indicator], _ view: NormalizedText) {
    var places = PlaceCursor(view)
    var targets: [(start: Int, number: Int)] = []
    var results: [Int] = []
    for number in indicators.indices {
      if indicators[number].kind == .target {
        targets.append((places.index(ofByte: indicators[number].range.lowerBound), number))
      } else if indicators[number].bound == .exact || indicators[number].bound == .about {
        results.append(places.index(ofByte: indicators[number].range.upperBound))
      }
    }
    targets.sort { $0.start < $1.start }
    results.sort()
    self.results = results
    starts = targets.map(\.start)
    ids = targets.map { indicators[$0.number].id }
  }

  mutating func hasTarget(in range: Range<Int>) -> Bool {
    seek(range.lowerBound)
    return next < starts.count && starts[next] < range.upperBound
  }

  /// The ids of the targets that begin in a range of the view.
  mutating func targets(in range: Range<Int>) -> [String] {
    seek(range.lowerBound)
    var end = next
    while end < starts.count, starts[end] < range.upperBound { end += 1 }
    return Array(ids[next..<end])
  }

  /// Whether a figure reported as reached ends in a range of the view. It says nothing of figures with a
  /// bound to keep: these are seldom reports.
  mutating func hasResult(endingIn range: Range<Int>) -> Bool {
    while nextResult > 0, results[nextResult - 1] > range.lowerBound { nextResult -= 1 }
    while nextResult < results.count, results[nextResult] <= range.lowerBound { nextResult += 1 }
    return nextResult < results.count && results[nextResult] <= range.upperBound
  }

  /// Makes `next` the first target at or behind a place.
  private mutating func seek(_ place: Int) {
    while next > 0, starts[next - 1] >= place { next -= 1 }
    while next < starts.count, starts[next] < place { next += 1 }
  }
}
