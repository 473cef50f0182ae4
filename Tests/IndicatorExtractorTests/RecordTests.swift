import LecternKit
import TestSupport
import Testing

@Suite("Records")
struct RecordTests {
  @Test("Figures of page furniture, titles and salutations are left out")
  func roles() throws {
    let extractor = try makeExtractor()
    for role in [Segment.Role.boilerplate, .metadata, .salutation] {
      let made = try annotate(
        "下载量增长6%。", with: [PlainSegments(function: .other, role: role), extractor])
      #expect(made[.indicators].isEmpty, "\(role)")
    }
  }

  @Test("Every record tells its rule, its lexicon and its sentence, and is numbered in its order")
  func origin() throws {
    let made = try annotate(
      "地区生产总值增长6%。居民收入增长与经济增长同步。",
      with: [PlainSegments(function: .targets), makeExtractor()])
    let records = made[.indicators]
    #expect(records.map(\.id) == ["i1", "i2"])
    #expect(records.allSatisfy { $0.rule != nil && $0.lexicon != nil && $0.segment != nil })
  }

  /// The kinds of the figures of a text, in a speech of a day and a part that plans.
  private func kinds(
    _ text: String, on day: String?, in function: Segment.Function = .plan
  ) throws -> [Indicator.Kind] {
    var metadata = Metadata()
    metadata["date"] = day
    let made = try annotate(
      text, metadata: metadata, with: [PlainSegments(function: function), makeExtractor()])
    return made[.indicators].map(\.kind)
  }

  @Test("Half a year or a quarter is reported when it is over and planned before")
  func periods() throws {
    for text in ["上半年交付住房3万套。", "一季度排查隐患52处。"] {
      #expect(try kinds(text, on: "2025-02-10") == [.target], "\(text)")
      #expect(try kinds(text, on: "2025-07-20") == [.actual], "\(text)")
    }
  }

  @Test("Where the day is not known half a year looks back at the beginning of a sentence alone")
  func halfYears() throws {
    #expect(try kinds("抓好道路建设，上半年完工3条。", on: nil) == [.target])
    #expect(try kinds("上半年完工3条。", on: nil) == [.actual])
  }

  @Test("The points behind an announced plan are planned")
  func plans() throws {
    let text = """
      现将重点工作安排如下：
      一、茶园面积达到6万亩。
      二、茶叶产值突破4亿元。
      """
    #expect(try kinds(text, on: nil, in: .other) == [.target, .target])
  }

  @Test("Behind a heading that tells of a fault figures report, up to one with a demand")
  func faults() throws {
    let text = """
      一是监管责任还不实。全市412家企业中，有96家没有建档。
      二是制度执行层层递减。抽查台账，查出问题14个。要限期整改，整改率达到95%。
      三是工作力度不减。建设公路30公里。
      """
    #expect(
      try kinds(text, on: "2025-02-10") == [.actual, .actual, .actual, .target, .target])
  }

  @Test("Points that were announced as faults report, up to one with a demand")
  func announced() throws {
    let text = """
      问题仍然不少，主要表现在两个方面。
      第一，重点领域风险集中。审计多计工程款300万元。
      第二，有的村会计三年间套取补助9万元。
      第三，要压减会议，减少12个。
      """
    #expect(try kinds(text, on: "2025-02-10") == [.actual, .actual, .target])
  }
}
