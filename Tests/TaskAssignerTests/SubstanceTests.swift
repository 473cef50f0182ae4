import Foundation
import LecternKit
import Testing

@Suite("Substance and acts")
struct SubstanceTests {
  struct Example: Sendable {
    var text: String
    var substance: Duty.Substance
    var line: Int

    init(_ text: String, _ substance: Duty.Substance, line: Int = #line) {
      self.text = text
      self.substance = substance
      self.line = line
    }
  }

  static let examples: [Example] = [
    .init("建成城南小学并投入使用。", .deliverable),
    .init("完成老旧小区改造任务。", .deliverable),
    .init("出台支持民营经济的意见。", .deliverable),
    .init("开工建设北环路改造工程。", .deliverable),
    .init("年底前全部拨付到位。", .deliverable),
    .init("争创全国文明城市。", .deliverable),
    .init("强化食品安全监管。", .standing),
    .init("深化国资国企改革。", .standing),
    .init("严厉打击电信网络诈骗。", .standing),
    .init("加强森林防火巡护。", .standing),
    .init("持续优化营商环境。", .standing),
    .init("要牢固树立宗旨意识，以更加饱满的精神状态投入工作。", .exhortation),
    .init("各级干部要提高政治站位，坚定信心，勇于担当。", .exhortation),
    .init("要深刻领会会议精神，切实统一思想。", .exhortation),
    .init("大家要敢于啃硬骨头，善于打硬仗。", .exhortation),
    .init("树立和践行正确政绩观。", .exhortation),
    .init("绝不能光打雷不下雨。", .exhortation),
    .init("要把劲头鼓得足足的，再创佳绩。", .exhortation),
    .init("同志们要有功成不必在我的境界。", .exhortation),
    .init("请大家结合各自实际认真思考。", .exhortation),
    .init("要倒排工期，挂图作战。", .standing),
    .init("要落实一岗双责，严格执行党风廉政建设责任制。", .standing),
  ]

  @Test(arguments: examples, Disguise.allCases)
  func substance(_ example: Example, _ disguise: Disguise) throws {
    let duties = try Scene(text: example.text).duties(disguise).duties
    #expect(
      duties.map(\.substance) == [example.substance], "\(example.text)",
      sourceLocation: here(example.line, 1))
  }

  @Test("Acts that close separately are acts of their own")
  func acts() throws {
    let (duties, text) = try Scene(
      text: "围绕安全度汛，完成水库主体工程，力争汛期前实现蓄水，严禁边施工边蓄水。"
    ).duties()
    let acts = duties.flatMap(\.acts)
    #expect(
      acts.map { text.quote($0.range) } == [
        "围绕安全度汛，完成水库主体工程", "力争汛期前实现蓄水", "严禁边施工边蓄水",
      ])
    #expect(acts.map(\.modality) == [.must, .strive, .mustNot])
    #expect(acts.map(\.object) == ["水库主体工程", "汛期前实现蓄水", "边施工边蓄水"])
    #expect(acts[1].deadlines == ["汛期前"])
  }

  @Test("An object may stand in the clause before")
  func inheritedObject() throws {
    let duties = try Scene(text: "要办好十件民生实事，确保年底前全部兑现。").duties().duties
    #expect(duties.flatMap(\.acts).map(\.object) == ["十件民生实事", "十件民生实事"])
  }

  @Test("Targets belong to the act in which they stand")
  func indicators() throws {
    let text = "新建公路20公里，改造危桥3座。"
    let body = SpeechText(text)
    var annotations = Annotations()
    var sentence = Segment()
    sentence.id = "s1"
    sentence.role = .body
    sentence.function = .plan
    sentence.range = 0..<body.bytes.count
    annotations[.segments] = [sentence]
    annotations[.indicators] = ["20公里", "3座"].enumerated().map { number, quote in
      var indicator = Indicator()
      indicator.id = "i\(number + 1)"
      indicator.kind = .target
      let start = text.components(separatedBy: quote)[0].utf8.count
      indicator.range = start..<start + quote.utf8.count
      return indicator
    }
    try Scene.analyzer.analyze(
      Speech(id: "x", text: body, metadata: Metadata()), &annotations)
    #expect(annotations[.tasks].flatMap(\.acts).map(\.indicators) == [["i1"], ["i2"]])
  }
}
