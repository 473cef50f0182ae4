/// A text in which the expected places are marked by 【】, one pair around each.
public struct MarkedText: Equatable {
  public let text: String
  /// The marked places by offsets of Unicode scalars, in the order in which they open.
  public let spans: [Range<Int>]

  /// nil where a mark is left open or closes nothing.
  public init?(_ marked: String) {
    var text = String.UnicodeScalarView()
    var count = 0
    var spans: [Range<Int>] = []
    var open: [Int] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "【":
        open.append(spans.count)
        spans.append(count..<count)
      case "】":
        guard let number = open.popLast() else { return nil }
        spans[number] = spans[number].lowerBound..<count
      default:
        text.append(scalar)
        count += 1
      }
    }
    guard open.isEmpty else { return nil }
    self.text = String(text)
    self.spans = spans
  }

  /// What stands at a place.
  public func quote(_ span: Range<Int>) -> String {
    let scalars = text.unicodeScalars.dropFirst(span.lowerBound).prefix(span.count)
    return String(String.UnicodeScalarView(scalars))
  }
}
