import LecternKit

/// The functions of the parts met so far. Segments come with those they lie in before them.
struct FunctionTable {
  private var known: [(id: String, function: Segment.Function?)] = []
  /// The numbers of the part, item or paragraph at hand and of those around it, innermost last.
  private var open: [Int] = []

  /// Takes in a part, an item or a paragraph.
  mutating func enter(_ id: String, parent: String?, _ function: Segment.Function?) {
    let outer = self.function(of: parent)
    open.append(known.count)
    known.append((id, function ?? outer))
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
