import LecternKit
import Testing

@Suite("Which sentences make one duty")
struct JoinTests {
  struct Example: Sendable {
    var text: String
    var count: Int
    var line: Int

    init(_ text: String, _ count: Int, line: Int = #line) {
      self.text = text
      self.count = count
      self.line = line
    }
  }

  static let examples: [Example] = [
    .init("加强水库建设。推进老旧小区改造。", 2),
    .init("加强水库建设。\n加强水库管护。", 2),
    .init("各部门要开展自查。要举一反三，建立整改台账。", 1),
    .init("要坚定信心。要勇于担当，敢于斗争。", 1),
    .init("县林业局要抽人组成专班。今年这几片山头，都要分别建立台账。", 1),
    .init("县商务局要办好展会；新增限上商户20家。", 1),
    .init("建设数字产业园。打造文旅街区。", 2),
    .init("推行网上办事。凡是能网办的，一律网办。", 1),
    .init("要坚定信心，提振精神。要加快建设污水处理厂。", 2),
    .init("县财政局要保障资金。县审计局要加强监督。", 2),
    .init("加快建设产业园。县供电公司、县税务局配合做好服务保障。", 1),
    .init("加强资金监管。尤其要强化工程建设领域监督。", 1),
    .init("完善防返贫监测。健全防返贫监测帮扶机制。", 1),
    .init("推进园区建设。（牵头单位：县工信局；责任单位：各镇）", 1),
    .init("推进园区建设。县工信局牵头，县财政局、县住建局等部门按职责分工负责。", 1),
    .init("县工信局要推进园区建设。县财政局牵头，县审计局配合。", 2),
  ]

  @Test(arguments: examples, Disguise.allCases)
  func joins(_ example: Example, _ disguise: Disguise) throws {
    let duties = try Scene(text: example.text).duties(disguise).duties
    #expect(
      duties.count == example.count, "\(example.text)",
      sourceLocation: here(example.line, 1))
  }

  @Test("Ids count in the order of the text, ranges hold whole sentences")
  func order() throws {
    let (duties, text) = try Scene(text: "加强水库建设。改造老旧小区。").duties()
    #expect(duties.map(\.id) == ["t1", "t2"])
    #expect(duties.map { text.quote($0.range) } == ["加强水库建设。", "改造老旧小区。"])
  }

  @Test("Of several sentences the most closable decides the substance")
  func substance() throws {
    let duties = try Scene(text: "完善防返贫监测。建成防返贫监测平台。").duties().duties
    #expect(duties.map(\.substance) == [.deliverable])
  }
}
