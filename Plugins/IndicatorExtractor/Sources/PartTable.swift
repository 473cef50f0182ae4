import LecternKit

/// What is known of the parts met so far. Segments come with those they lie in before them.
struct PartTable {
  /// The year of the speech.
  let year: Int?
  /// The period that the topmost part's heading names: `2025年工作回顾`.
  private(set) var period: String?
  private var known: [(id: String, function: Segment.Function?)] = []
  /// The numbers of the part, item or paragraph at hand and of those around it, innermost last.
  private var open: [Int] = []

  init(year: Int?) { self.year = year }

  /// Takes in a part, an item or a paragraph.
  mutating func enter(_ segments: [Segment], _ index: Int) {
    let outer = function(of: segments[index].parent)
    open.append(known.count)
    known.append((segments[index].id, segments[index].function ?? outer))
    if segments[index].kind == .part, segments[index].parent == nil {
      period = segments[index].heading.flatMap {
        PeriodRule(view: NormalizedText($0), year: year).single()?.text
      }
    }
  }

  /// The function of the innermost part around what lies in a segment.
  mutating func function(of id: String?) -> Segment.Function? {
    guard let id else {
      open.removeAll(keepingCapacity: true)
      return nil
    }
    while let last = open.last {
      if known[last].id == id { return known[last].function }
      open.removeLast()
    }
    // Not in the order of an outline: all parts first, maybe.
    guard let number = known.lastIndex(where: { $0.id == id }) else { return nil }
    open.append(number)
    return known[number].function
  }
}
