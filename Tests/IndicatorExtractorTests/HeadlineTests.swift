import LecternKit
import TestSupport
import Testing

@testable import IndicatorExtractor

/// What the page of headline targets does not show.
@Suite("Headline targets")
struct HeadlineTests {
  /// A report given on 15 January 2026.
  private func analyzed(_ text: String) throws -> Annotations {
    var metadata = Metadata()
    metadata["date"] = "2026-01-15"
    metadata["title"] = "云岭县政府工作报告"
    return try annotate(
      text, metadata: metadata, with: [PlainSegments(function: .plan), makeExtractor()])
  }

  @Test("Every headline indicator of the lexicon has one row")
  func oneRow() throws {
    let rows = try analyzed("我们要扎实做好各项工作。")[HeadlineTargets.layer]
    #expect(Set(rows.compactMap { $0.attributes["code"]?.text }).count == rows.count)
    #expect(rows.count >= 16)
  }

  @Test("A wish stretches the target, and its promise is not the target's")
  func choice() throws {
    let made = try analyzed("主要预期目标是：地区生产总值增长5.5%左右、力争6%，规上工业增加值增长7%以上。")
    let records = made[.indicators]
    let gdp = try #require(records.first { $0.code == "gdp" && $0.headline == true })
    #expect(gdp.stretch == "力争6%" && gdp.constraint == .soft)
    let industry = try #require(records.first { $0.code == "industry" })
    #expect(industry.commitment != "力争" && industry.constraint == .hard)
  }
}
