import LecternKit
import Testing

@Suite struct TreeTests {
  private static let text =
    "同志们：\n今天，我讲两点。\n一、抓产业\n（一）抓工业。要引进项目。一是招商，二是技改。\n（二）抓农业。要种好粮。\n二、抓民生\n要办实事。"

  @Test func parentsHoldTheirChildren() throws {
    let outlined = try Outlined(Self.text)
    let outline = Outline(outlined.segments)
    for segment in outlined.segments {
      guard let parent = outline.segment(segment.parent) else { continue }
      #expect(parent.range.lowerBound <= segment.range.lowerBound)
      #expect(parent.range.upperBound >= segment.range.upperBound)
    }
    #expect(Set(outlined.segments.map(\.id)).count == outlined.segments.count)
    let industry = try #require(outlined.segments.first { $0.heading == "抓工业" })
    #expect(outline.segment(industry.parent)?.heading == "抓产业")
    let points = outlined.segments.filter { $0.kind == .item }
    #expect(points.map { outlined.text.quote($0.range) } == ["一是招商，", "二是技改。"])
    #expect(points.allSatisfy { outline.topPart(of: $0)?.heading == "抓产业" })
  }

  @Test func partsEndWhereTheNextBegins() throws {
    let outlined = try Outlined(Self.text)
    let first = try #require(outlined.segments.first { $0.heading == "抓产业" })
    #expect(outlined.text.quote(first.range).hasSuffix("要种好粮。"))
    let second = try #require(outlined.segments.first { $0.heading == "抓民生" })
    #expect(outlined.text.quote(second.range) == "二、抓民生\n要办实事。")
  }

  /// Every character that is not blank is in exactly one sentence, whatever the text.
  @Test(arguments: [
    "", "\n\n", "。", "一、", "（一）", "——", "同志们", "一、抓\n二、", "1.\n2.\n3.", "第一，第二，", "名词解释",
    "相关报道\n来源：",
    "一是一是一是", "“”。（）", "　　　　", "𠮷", Self.text, "各位代表！", "首先，其次，最后，", "①②③", "一、。\n二、。",
  ])
  func coverage(text: String) throws {
    let outlined = try Outlined(text)
    let view = outlined.text.view
    var uses = [Int](repeating: 0, count: view.count)
    for segment in outlined.segments where segment.kind == .sentence {
      for index in view.range(ofBytes: segment.range) { uses[index] += 1 }
    }
    for index in 0..<view.count where !view.scalars[index].isBlank { #expect(uses[index] == 1) }
    #expect(RecordLayer(records: outlined.segments).mistakes(in: outlined.text).isEmpty)
  }

  /// Texts of pieces that mean something to the rules, in any order.
  @Test(arguments: 0..<40 as Range<Int>) func anyOrderOfPieces(seed: Int) throws {
    let pieces = [
      "一、", "二、", "（一）", "（二）", "1.", "2.", "（1）", "①", "第一，", "第二，", "一是", "二是", "三要", "首先，",
      "其次，",
      "一方面，", "另一方面，", "——", "同志们：", "各位代表！", "抓产业", "要办实事，", "。", "；", "：", "”", "\n", "\n", "　　",
      " ",
      "相关报道", "名词解释", "来源：", "2025年1月8日", "让我们努力奋斗！", "政府工作报告", "５％", "𠮷", "\u{200b}",
    ]
    var state = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 | 1
    var text = ""
    for _ in 0..<120 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      text += pieces[Int(state % UInt64(pieces.count))]
    }
    try coverage(text: text)
  }
}
