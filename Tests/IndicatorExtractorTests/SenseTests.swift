import LecternKit
import TestSupport
import Testing

@Suite("What a value says")
struct SenseTests {
  @Test("Change")
  func change() throws {
    try check([
      .plan("城镇新增就业50万人。", "城镇新增就业|50|万人|exact|increase|target"),
      .review(
        "新增中小微企业3家、市场主体20个。", "中小微企业|3|家|exact|increase|actual", "市场主体|20|个|exact|increase|actual"),
      .review("汽车保有量增至190万辆。", "汽车保有量|190|万辆|exact|level|actual"),
      .review("减少贫困人口20万人。", "贫困人口|20|万人|exact|decrease|actual"),
      .review("居民消费价格回落到1.9%。", "居民消费价格|1.9|%|exact|level|actual"),
      .review("粮食产量稳定在45万吨以上。", "粮食产量|45|万吨|at_least|level|actual"),
      .review("出口实现15%以上的增长。", "出口|15|%|at_least|increase|actual"),
    ])
  }

  @Test("What is no indicator")
  func none() throws {
    try check([
      .plan("推进S315公路和G30高速建设。"),
      .plan("落实“631”机制，办好“三个一”活动。"),
      .plan("重点抓好三个方面工作。"),
      .plan("深入实施十大生态产业工程。"),
      .plan("开展“双百双千”行动，建设5G网络。"),
      .plan("打造20万吨级泊位。"),
      .plan("学习党的二十大精神，落实“十四五”规划。"),
      .plan("坚持第一要务，统筹六大行动。"),
      .plan("做大“14+1”产业链。"),
      .plan("拨打12345热线。"),
      .plan("今年是建党100周年。"),
    ])
  }

  @Test("Demands and reports in a meeting's speech")
  func mixed() throws {
    let extractor = try makeExtractor()
    func kinds(_ text: String) throws -> [Indicator.Kind] {
      try extract(text, in: .plan, with: extractor).map(\.kind)
    }
    #expect(try kinds("开年以来，全县开工项目12个，完成投资6亿元。") == [.actual, .actual])
    #expect(try kinds("确保完成投资6亿元。") == [.target])
    #expect(try kinds("要加快进度，对去年签约的9个项目逐一跟踪。") == [.actual])
    #expect(try kinds("总体来看，仍有8个项目未开工。要挂图作战，新开工项目20个。") == [.actual, .target])
  }

  @Test("Figures of page furniture, titles and salutations are left out")
  func roles() throws {
    let extractor = try makeExtractor()
    for role in [Segment.Role.boilerplate, .metadata, .salutation] {
      var annotations = Annotations()
      let speech = Speech(
        id: "test", text: SpeechText("下载量增长6%。"), metadata: Metadata())
      try PlainSegments(function: .other, role: role).analyze(speech, &annotations)
      try extractor.analyze(speech, &annotations)
      #expect(annotations[.indicators].isEmpty, "\(role)")
    }
  }

  private var report: Metadata {
    var metadata = Metadata()
    metadata["date"] = "2025-01-15"
    return metadata
  }

  @Test("The year's main targets")
  func headline() throws {
    let text = """
      今年全市经济社会发展主要预期目标是：地区生产总值增长6%左右，在实际工作中争取更好结果；\
      居民收入增长与经济增长同步；居民消费价格保持合理水平；完成上级下达的节能减排任务。\
      新建公路30公里。
      """
    let records = try extract(text, in: .plan, metadata: report, with: makeExtractor())
    try #require(records.count == 5)
    #expect(records.map(\.headline) == [true, true, true, true, nil])
    #expect(records.map(\.form) == [.number, .relative, .qualitative, .delegated, .number])
    #expect(records.map(\.code) == ["gdp", "resident-income", "cpi", nil, nil])
    #expect(records[0].stretch == "在实际工作中争取更好结果")
    #expect(records[0].bound == .about)
    #expect(records[0].period == "2025")
    #expect(records[0].constraint == .soft)
    #expect(records[1].relative?.to == "经济增长")
    #expect(records[1].value == nil)
    #expect(records.map(\.id) == ["i1", "i2", "i3", "i4", "i5"])
  }

  @Test("Targets of a five-year plan are not the year's")
  func horizon() throws {
    let text = "今后五年的主要目标是：地区生产总值年均增长6%。"
    let records = try extract(text, in: .outlook, metadata: report, with: makeExtractor())
    #expect(records.map(\.headline) == [nil])
    #expect(records.map(\.aggregation) == [.average])
  }

  @Test("Fields around the value")
  func fields() throws {
    let text = """
      力争到2027年，民营工业总产值达到300亿元以上。去年，工业用电量增长4%，高于全市1.8个百分点。\
      工业用电量同比增长4%。
      """
    let records = try extract(text, in: .plan, metadata: report, with: makeExtractor())
    try #require(records.count == 4)
    #expect(records[0].commitment == "力争")
    #expect(records[0].constraint == .soft)
    #expect(records[0].period == "2027")
    #expect(records[0].scope == "民营")
    #expect(records[0].code == nil)
    #expect(records[1].period == "2024")
    #expect(records[2].relative?.relation == "高于")
    #expect(records[2].relative?.to == "全市")
    #expect(records[2].relative?.gap == "1.8个百分点")
    #expect(records[3].base == "同比")
    #expect(records.allSatisfy { $0.rule != nil && $0.lexicon != nil && $0.segment != nil })
  }

  @Test("A baseline, and a figure said again")
  func roleOfValue() throws {
    let text = "由25个增加到40个。地区生产总值增长6%。完成地区生产总值增长6%的目标。"
    let records = try extract(text, in: .review, metadata: report, with: makeExtractor())
    try #require(records.count == 4)
    #expect(records[0].valueRole == .baseline)
    #expect(records[1].valueRole == nil)
    #expect(records[3].restates == records[2].id)
  }
}
