import LecternKit

/// What is known of the parts met so far. Segments come with those they lie in before them.
struct PartTable {
  /// The year of the speech.
  let year: Int?
  /// The period that the topmost part's heading names: `2025年工作回顾`.
  private(set) var period: Period?
  private var known: [String: Segment.Function] = [:]
  private var parent: String?
  private var function: Segment.Function?
  /// Neighbours lie in the same part: the last one asked for.
  private var outer: String?
  private var outerFunction: Segment.Function?

  init(year: Int?) { self.year = year }

  /// Takes in a part, an item or a paragraph.
  mutating func enter(_ segment: Segment) {
    let function = segment.function ?? segment.parent.flatMap { look(up: $0) }
    if let function { known[segment.id] = function }
    if segment.id == outer { outer = nil }
    parent = segment.id
    self.function = function
    if segment.kind == .part, segment.parent == nil {
      period = segment.heading.flatMap {
        PeriodRule(view: NormalizedText($0), year: year).single()
      }
    }
  }

  private mutating func look(up id: String) -> Segment.Function? {
    if id != outer {
      outer = id
      outerFunction = known[id]
    }
    return outerFunction
  }

  /// The function of the innermost part around the sentences of a segment.
  mutating func function(of id: String?) -> Segment.Function? {
    guard let id else { return nil }
    if id != parent {
      parent = id
      function = known[id]
    }
    return function
  }
}
