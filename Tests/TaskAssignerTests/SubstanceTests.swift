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
    .init("全镇上下务必把思想统一到镇党委的部署上来。", .exhortation),
    .init("要牢固树立“项目为王”的理念，劲往一处使。", .exhortation),
    .init("政府工作人员要自觉做到廉洁从政，取信于民。", .exhortation),
    .init("强化食品安全监管。", .standing),
    .init("深化国资国企改革。", .standing),
    .init("严厉打击电信网络诈骗。", .standing),
    .init("加强森林防火巡护。", .standing),
    .init("持续优化营商环境。", .standing),
    .init("人居办要把各村填报的表清理一遍，能砍的都砍掉。", .standing),
    .init("包联领导要每月到点上走一遍。", .standing),
    .init("要牢固树立宗旨意识，以更加饱满的精神状态投入工作。", .exhortation),
    .init("各级干部要提高政治站位，坚定信心，勇于担当。", .exhortation),
    .init("要深刻领会会议精神，切实统一思想。", .exhortation),
    .init("大家要敢于啃硬骨头，善于打硬仗。", .exhortation),
    .init("树立和践行正确政绩观。", .exhortation),
    .init("绝不能光打雷不下雨。", .exhortation),
    .init("要把劲头鼓得足足的，再创佳绩。", .exhortation),
    .init("同志们要有功成不必在我的境界。", .exhortation),
    .init("请大家结合各自实际认真思考。", .exhortation),
    .init("要把握好改革开放这个根本动力，推动各方面体制更加成熟。", .exhortation),
    .init("要牢牢把握稳中求进工作总基调，统筹好速度和效益。", .exhortation),
    .init("做好全年工作，要坚持以邓小平理论为指导，深化改革，扩大开放，稳定物价。", .standing),
    .init(
      "今年政府工作，要坚持以科学发展观重要思想为指导，组织实施“八大工程”，着力稳就业、稳物价。",
      .standing),
    .init("防汛责任重于泰山，任何时候都不可掉以轻心。", .exhortation),
    .init("森林防火这根弦，一刻也不能松。", .exhortation),
    .init("各部门要时刻绷紧消防安全这根弦，把监管责任牢牢扛在肩上。", .exhortation),
    .init("坚持以人民为中心的发展思想，办好民生实事。", .standing),
    .init("广大教育工作者要不忘初心、牢记使命，当好学生的引路人。", .exhortation),
    .init("各级党委要从战略高度认识办好教育的重要性。", .exhortation),
    .init("各级税务机关要带头加强自身建设，防止内部失管。", .standing),
    .init("对不作为的干部，该调整的调整，决不允许占着位子不干事。", .standing),
    .init("在场的都是“领头雁”，要做到三点。", .exhortation),
    .init("要推行“只进一扇门”，让群众少跑腿。", .standing),
    .init("高温时段严禁露天作业。", .standing),
    .init("加强汛情监测，及时发布预警信息。", .standing),
    .init("6月底前发布汛期调度方案。", .deliverable),
    .init("要充分估计形势的严峻，从思想深处把侥幸念头清干净。", .exhortation),
    .init("脱贫攻坚是一场必须打赢的硬仗，绝不能有半点松懈。", .exhortation),
    .init("干工作决不能拨一拨才转一转。", .exhortation),
    .init("要切实增强做好信访稳定工作的责任感和紧迫感。", .exhortation),
    .init("今年是过渡期最后一年，标准不能降、力度不能减。", .exhortation),
    .init("新的一年，必须迈好第一步、展现新气象。", .exhortation),
    .init("多做利长远的事，多做难而正确的事。", .exhortation),
    .init("要坚持就业优先导向，加大对高校毕业生的就业帮扶。", .standing),
    .init("要坚持房子是用来住的、不是用来炒的定位，加快发展租赁住房。", .standing),
    .init("坚定发展茶产业的定力，深入实施茶园提质行动，努力把茶产业培育成支柱产业。", .standing),
    .init("以国家规划为指导，做好相关规划的统筹衔接。", .standing),
    .init("提高城乡居民养老保险最低标准。", .standing),
    .init("要把握好新能源汽车下乡政策窗口，组织好巡展。", .standing),
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
    let acts = try targets("新建公路20公里，改造危桥3座。", ["20公里", "3座"])
    #expect(acts.map(\.targets) == [["20公里"], ["3座"]])
  }

  /// The acts of a text with the quotes of the targets in them; `actual` are figures reached.
  private func targets(
    _ text: String, _ targets: [String], actual: [String] = []
  ) throws -> [(act: String, targets: [String])] {
    let body = SpeechText(text)
    var annotations = Annotations()
    var part = Segment()
    part.id = "part"
    part.kind = .part
    part.function = .plan
    part.range = 0..<body.bytes.count
    var paragraph = Segment()
    paragraph.id = "p"
    paragraph.kind = .paragraph
    paragraph.parent = part.id
    paragraph.range = part.range
    var start = 0
    let sentences = text.split(separator: "。").enumerated().map { number, words in
      var sentence = Segment()
      sentence.id = "s\(number)"
      sentence.role = .body
      sentence.parent = paragraph.id
      sentence.range = start..<start + (words + "。").utf8.count
      start = sentence.range.upperBound
      return sentence
    }
    annotations[.segments] = [part, paragraph] + sentences
    annotations[.indicators] = (targets + actual).map { quote in
      var indicator = Indicator()
      indicator.id = quote
      indicator.kind = targets.contains(quote) ? .target : .actual
      let place = text.components(separatedBy: quote)[0].utf8.count
      indicator.range = place..<place + quote.utf8.count
      return indicator
    }
    try Scene.analyzer.analyze(
      Speech(id: "x", text: body, metadata: Metadata()), &annotations)
    return annotations[.tasks].flatMap(\.acts).map { (body.quote($0.range), $0.indicators) }
  }

  @Test("What was reached is no target of the act")
  func reached() throws {
    let acts = try targets(
      "在已建12座的基础上，再改造危桥30座。", ["30座"], actual: ["12座"])
    #expect(acts.map(\.targets) == [["30座"]])
  }

  @Test("Figures that close a clause and are reported make an account of it")
  func reports() throws {
    let acts = try targets(
      "查办案件46起、处分58人。清退补贴80万元，挽回损失300万元。对95处闲置房产进行清理。", [],
      actual: ["46起", "58人", "80万元", "300万元", "95处"])
    #expect(acts.map(\.act) == ["对95处闲置房产进行清理"])
  }

  @Test("Who is asked for something is asked, whatever was reported beside it")
  func asked() throws {
    let acts = try targets("分工方案已经印发，共120项，请大家逐项认领。", [], actual: ["120项"])
    #expect(acts.count == 1)
  }

  @Test("Several targets of an act stay with it, in the order of the text")
  func several() throws {
    let acts = try targets(
      "力争规上工业增加值增长8%、固定资产投资增长10%，新增规上企业20家。", ["8%", "10%", "20家"])
    #expect(acts.map(\.targets) == [["8%", "10%"], ["20家"]])
  }

  @Test("A target in front of the verb belongs to the act behind it")
  func inFront() throws {
    let acts = try targets("围绕粮食总产300万吨目标，抓好春耕备耕，落实种植补贴。", ["300万吨"])
    #expect(acts.first?.act == "围绕粮食总产300万吨目标，抓好春耕备耕")
    #expect(acts.map(\.targets) == [["300万吨"], []])
  }

  @Test("Each sentence of a duty has its own targets, and what is no task has none")
  func sentences() throws {
    let acts = try targets(
      "新建公路20公里。产业是县域经济的根基。改造危桥3座。", ["20公里", "3座"])
    #expect(acts.map(\.act) == ["新建公路20公里", "改造危桥3座"])
    #expect(acts.map(\.targets) == [["20公里"], ["3座"]])
  }
}
