import LecternKit
import TestSupport
import Testing

@testable import IndicatorExtractor

@Suite("Headline targets and disagreements")
struct HeadlineTests {
  /// A report given on 15 January 2026.
  private func analyze(
    _ text: String, title: String = "云岭县政府工作报告", function: Segment.Function = .plan
  ) throws -> Annotations {
    var metadata = Metadata()
    metadata["date"] = "2026-01-15"
    metadata["title"] = title
    var annotations = Annotations()
    let speech = Speech(id: "test", text: SpeechText(text), metadata: metadata)
    try PlainSegments(function: function).analyze(speech, &annotations)
    try makeExtractor().analyze(speech, &annotations)
    return annotations
  }

  /// `code form low~high bound` of the rows that state something.
  private func stated(_ annotations: Annotations) -> [String] {
    annotations[HeadlineTargets.layer].compactMap { row in
      let code = row.attributes["code"]?.text ?? "?"
      let form = row.attributes["form"]?.text ?? "?"
      guard form != HeadlineTargets.notStated else { return nil }
      guard let low = row.attributes["low"]?.number, let high = row.attributes["high"]?.number
      else {
        return "\(code) \(form)"
      }
      return "\(code) \(low)~\(high) \(row.attributes["bound"]?.text ?? "?")"
    }
  }

  @Test("Every headline indicator of the lexicon has one row, stated or not")
  func oneRow() throws {
    let made = try analyze("主要预期目标是：地区生产总值增长5%左右，粮食产量稳定在20万吨。")
    let rows = made[HeadlineTargets.layer]
    #expect(Set(rows.compactMap { $0.attributes["code"]?.text }).count == rows.count)
    #expect(rows.count >= 16)
    #expect(stated(made) == ["gdp 5.0~5.0 about", "grain 20.0~20.0 exact"])
    let trade = rows.first { $0.attributes["code"]?.text == "trade" }
    #expect(trade?.attributes["form"]?.text == "not stated")
  }

  @Test("A report without targets has rows that say so, another speech has none")
  func notStated() throws {
    let report = try analyze("我们要扎实做好各项工作。")
    #expect(!report[HeadlineTargets.layer].isEmpty && stated(report).isEmpty)
    let speech = try analyze("我们要扎实做好各项工作。", title: "在全县工作会议上的讲话")
    #expect(speech[HeadlineTargets.layer].isEmpty)
  }

  @Test("Of an amount and a rate the rate counts; a wish stretches the target")
  func choice() throws {
    let made = try analyze(
      "主要预期目标是：地区生产总值增长5.5%左右、力争6%，一般公共预算收入达到8.5亿元、增长4%以上，规上工业增加值增长7%以上。")
    #expect(
      stated(made) == [
        "gdp 5.5~5.5 about", "industry 7.0~7.0 at_least", "budget-revenue 4.0~4.0 at_least",
      ])
    let records = made[.indicators]
    let gdp = try #require(records.first { $0.code == "gdp" && $0.headline == true })
    #expect(gdp.stretch == "力争6%" && gdp.constraint == .soft)
    let industry = try #require(records.first { $0.code == "industry" })
    // 力争 was said of 6% alone.
    #expect(industry.commitment != "力争" && industry.constraint == .hard)
  }

  @Test("The list goes on behind its full stop where an indicator begins the sentence")
  func goesOn() throws {
    let made = try analyze(
      "主要预期目标是：地区生产总值增长5%。城镇新增就业2000人以上。要抓好粮食生产，粮食产量20万吨。")
    #expect(stated(made) == ["gdp 5.0~5.0 exact", "urban-jobs 2000.0~2000.0 at_least"])
  }

  @Test("Without an announcement the paragraph with most of them is the list")
  func adopted() throws {
    let made = try analyze(
      """
      今年要保持定力，实现地区生产总值增长6%，城镇新增就业3000人，城镇登记失业率控制在4%以内。
      建设高标准农田2万亩，粮食产量20万吨。
      """)
    #expect(
      stated(made) == [
        "gdp 6.0~6.0 exact", "registered-unemployment 4.0~4.0 at_most",
        "urban-jobs 3000.0~3000.0 exact",
      ])
  }

  @Test("Two statements of one figure that disagree are reported, roundings and others are not")
  func disagreements() throws {
    func found(_ text: String) throws -> [String] {
      try analyze(text, function: .review)[Restatements.layer].map {
        "\($0.attributes["code"]?.text ?? "?") \($0.attributes["first"]?.number ?? 0) "
          + "\($0.attributes["second"]?.number ?? 0)"
      }
    }
    #expect(
      try found("2025年粮食产量达到20.5万吨。2025年粮食产量达到21.5万吨。") == ["grain 20.5 21.5"])
    #expect(try found("2025年粮食产量达到20.52万吨。2025年粮食产量达到20.5万吨。") == [])
    #expect(try found("2024年粮食产量达到20.5万吨。2025年粮食产量达到21.5万吨。") == [])
    #expect(try found("2025年粮食产量达到20.5万吨、21.5万吨。") == [])
    #expect(try found("2025年城镇新增就业2000人。2025年城镇新增就业12000人。") == [])
  }
}
