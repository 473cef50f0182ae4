import LecternKit
import Testing

@Suite struct OutlineTests {
  private func segment(
    _ id: String, _ kind: Segment.Kind, _ range: Range<Int>, in parent: String? = nil,
    _ function: Segment.Function? = nil
  ) -> Segment {
    var segment = Segment()
    segment.id = id
    segment.kind = kind
    segment.range = range
    segment.parent = parent
    segment.function = function
    return segment
  }

  private var outline: Outline {
    Outline([
      segment("p1", .part, 0..<50, .plan), segment("p2", .part, 10..<50, in: "p1", .targets),
      segment("a", .paragraph, 10..<40, in: "p2"), segment("s1", .sentence, 10..<20, in: "a"),
      segment("s2", .sentence, 22..<40, in: "a"), segment("s3", .sentence, 60..<70),
    ])
  }

  private func segment(
    _ id: String, _ kind: Segment.Kind, _ range: Range<Int>, _ function: Segment.Function
  ) -> Segment { segment(id, kind, range, in: nil, function) }

  @Test func ancestors() throws {
    let sentence = try #require(outline.segment("s2"))
    #expect(outline.ancestors(of: sentence).map(\.id) == ["s2", "a", "p2", "p1"])
    #expect(outline.function(of: sentence) == .targets)
    #expect(outline.topPart(of: sentence)?.id == "p1")
    let last = try #require(outline.segment("s3"))
    #expect(outline.function(of: last) == nil && outline.topPart(of: last) == nil)
    #expect(outline.segment("x") == nil && outline.segment(nil) == nil)
  }

  @Test func parentsInACircleEnd() throws {
    let outline = Outline([
      segment("a", .part, 0..<1, in: "b"), segment("b", .part, 0..<1, in: "a"),
    ])
    #expect(outline.ancestors(of: try #require(outline.segment("a"))).count == 64)
  }

  @Test(arguments: [
    (0, nil), (9, nil), (10, 0), (19, 0), (21, 0), (22, 1), (59, 1), (60, 2), (999, 2),
  ])
  func sentenceAtAByte(byte: Int, expected: Int?) {
    #expect(outline.sentence(at: byte) == expected)
    #expect(Outline([]).sentence(at: byte) == nil)
  }
}
