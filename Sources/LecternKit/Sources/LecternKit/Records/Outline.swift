/// The segments of a speech as analyzers ask for them.
public struct Outline: Sendable {
  public let segments: [Segment]
  /// Indexes into `segments` of the sentences, in the order of the text.
  public let sentences: [Int]
  private let byID: [String: Int]

  public init(_ segments: [Segment]) {
    self.segments = segments
    sentences = segments.indices.filter { segments[$0].kind == .sentence }
    byID = Dictionary(
      segments.indices.map { (segments[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public func segment(_ id: String?) -> Segment? { id.flatMap { byID[$0] }.map { segments[$0] } }

  /// The segment and those it lies in, innermost first.
  public func ancestors(of segment: Segment) -> [Segment] {
    var chain = [segment]
    var parent = segment.parent
    while let id = parent, let next = self.segment(id), chain.count < 64 {
      chain.append(next)
      parent = next.parent
    }
    return chain
  }

  /// The function of the innermost part around a segment that has one.
  public func function(of segment: Segment) -> Segment.Function? {
    ancestors(of: segment).lazy.compactMap(\.function).first
  }

  /// The topmost part around a segment.
  public func topPart(of segment: Segment) -> Segment? {
    ancestors(of: segment).last { $0.kind == .part }
  }

  /// The index into `sentences` of the sentence that holds a byte, or of the last one before it.
  public func sentence(at byte: Int) -> Int? {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if segments[sentences[middle]].range.lowerBound <= byte {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low > 0 ? low - 1 : nil
  }
}
