import LecternKit
import Testing

@Suite("Who must act")
struct ActorTests {
  struct Example: Sendable {
    var text: String
    var actors: [String]
    var line: Int

    init(_ text: String, _ actors: [String], line: Int = #line) {
      self.text = text
      self.actors = actors
      self.line = line
    }
  }

  /// `role kind quote`
  static let examples: [Example] = [
    .init("由王县长牵头，抓紧研究方案。", ["lead person 王县长"]),
    .init("县商务局牵头，尽快拿出意见。", ["lead unit 县商务局"]),
    .init("这项工作由常务副县长牵头协调推进。", ["lead post 常务副县长"]),
    .init("建国同志分管，要经常过问。", ["lead person 建国同志"]),
    .init("发改局、统计局负责，做好指标分析。", ["responsible unit 发改局", "responsible unit 统计局"]),
    .init(
      "由县水利局牵头，县农业农村局配合，加快实施灌区改造。",
      ["lead unit 县水利局", "support unit 县农业农村局"]),
    .init("县财政局要保障资金。", ["responsible unit 县财政局"]),
    .init(
      "县发改局要会同县财政局、县水利局，抓紧谋划储备项目。",
      ["responsible unit 县发改局", "support unit 县财政局", "support unit 县水利局"]),
    .init(
      "市审计局要会同有关部门尽快拿出清单。",
      ["responsible unit 市审计局", "support group 有关部门"]),
    .init("组织部4月8日前把人定下来。", ["responsible unit 组织部"]),
    .init("文旅局通知所有景区关闭。", ["responsible unit 文旅局"]),
    .init(
      "由城管局牵头，公安、住建配合，抓好渣土车整治。",
      ["lead unit 城管局", "support unit 公安", "support unit 住建"]),
    .init(
      "省发展改革委要会同省商务厅、省自然资源厅建立外资项目专班。",
      ["responsible unit 省发展改革委", "support unit 省商务厅", "support unit 省自然资源厅"]),
    .init("县纪委监委全程监督，要盯住资金。", ["responsible unit 县纪委监委"]),
    .init(
      "河口镇、石梁乡党委向县委作出书面检查。",
      ["responsible unit 河口镇", "responsible unit 石梁乡党委"]),
    .init(
      "县委督查室、县政府督查室组成暗访组，不打招呼下去检查。",
      ["responsible unit 县委督查室", "responsible unit 县政府督查室"]),
    .init("县水文站遇水位上涨要提前报警。", ["responsible unit 县水文站"]),
    .init("资金缺口由县里解决，县财政局先行垫付。", ["responsible unit 县财政局"]),
    .init("通信公司要搞好配合。", ["support unit 通信公司"]),
    .init(
      "市、县两级财政要足额安排经费。", ["responsible unit 市、县两级财政"]),
    .init("请各成员单位于3月8日前将名单报来。", ["responsible group 各成员单位"]),
    .init(
      "请王县长牵头，监察、审计两家参加，拿出结论。",
      ["lead person 王县长", "support unit 监察", "support unit 审计"]),
    .init("县防汛抗旱指挥部办公室4月10日前开展一轮督查。", ["responsible unit 县防汛抗旱指挥部办公室"]),
    .init("4月10日前各校完成自查。", ["responsible group 各校"]),
    .init(
      "由县委副书记、县长梁启明同志负总责，常务副县长具体抓。",
      ["lead person 县委副书记、县长梁启明同志", "responsible post 常务副县长"]),
    .init("各县（市、区）长是第一责任人，要到会说明。", ["responsible group 各县（市、区）长"]),
    .init("对窗口单位每月开展一次明察暗访。", []),
    .init("市人社局上半年组织招聘会二十场。", ["responsible unit 市人社局"]),
    .init("由县委书记到常委会上讲清楚。", ["responsible post 县委书记"]),
    .init("县里从机关抽调四十名干部下乡。", []),
    .init("市监委第一监督室牵头，抓紧核查。", ["lead unit 市监委第一监督室"]),
    .init(
      "各位副市长要把分管领域的任务再细化。", ["responsible group 各位副市长"]),
    .init(
      "镇干部、村两委、驻村工作队一户不落地走到。",
      ["responsible unit 镇干部", "responsible unit 村两委", "responsible unit 驻村工作队"]),
    .init(
      "（3）市纪委、市财政局组成五个暗访组，直插现场。",
      ["responsible unit 市纪委", "responsible unit 市财政局"]),
    .init("局班子4月份开一次专题会。", ["responsible unit 局班子"]),
    .init("有的单位把问题推给前任，这话不许再讲。", []),
    .init("生活区与作业区必须分开。", []),
    .init("市财政统筹安排消费券资金。", ["responsible unit 市财政"]),
    .init("各乡镇党委书记是第一责任人，要靠前指挥。", ["responsible group 各乡镇党委书记"]),
    .init("要抓紧工期，乡镇垃圾中转站还有三座没有建成。", []),
    .init("每个季度走访企业不少于10家，要抓好服务。", []),
    .init("每个乡镇年内至少谋划3个项目。", ["responsible group 每个乡镇"]),
    .init(
      "交通局负责的县道改造，雨季前必须完工。", ["responsible unit 交通局"]),
    .init(
      "由河口镇党委、政府包干到底，抓紧签约。",
      ["responsible unit 河口镇党委", "responsible group 政府"]),
    .init("各地各部门要提前谋划。", ["responsible group 各地", "responsible group 各部门"]),
    .init(
      "电力、通信、供水公司要把抢修队伍备好。",
      ["responsible unit 电力", "responsible unit 通信", "responsible unit 供水公司"]),
    .init("全省任务30万亩，要抓好落实，其中河口县5万亩。", []),
    .init("各乡镇、各部门要抓好落实。", ["responsible group 各乡镇", "responsible group 各部门"]),
    .init(
      "县发改、资源、财政、住建等部门要主动服务。",
      [
        "responsible unit 县发改", "responsible unit 资源", "responsible unit 财政",
        "responsible unit 住建",
      ]),
    .init(
      "市林草局、气象局等单位要加强会商。",
      ["responsible unit 市林草局", "responsible unit 气象局"]),
    .init("县民政等部门也要加强救助。", ["responsible unit 县民政"]),
    .init(
      "各单位，尤其是公安部门还要加强巡逻。",
      ["responsible group 各单位", "responsible unit 公安部门"]),
    .init(
      "全市各级政府及其工作人员，一定要廉洁奉公。",
      ["responsible group 全市各级政府", "responsible group 工作人员"]),
    .init("涉及的教育、卫健等部门要做好准备。", ["responsible unit 教育", "responsible unit 卫健"]),
    .init("各位副县长要靠前指挥，牵头对接重点企业。", ["lead group 各位副县长"]),
    .init("新组建的单位尽快进入角色，抓好工作衔接。", ["responsible unit 新组建的单位"]),
    .init(
      "县委（县政府）督查室要跟踪督办。", ["responsible unit 县委（县政府）督查室"]),
    .init(
      "推进产业园建设（牵头单位：县工信局；责任单位：县发改局、各镇）。",
      ["lead unit 县工信局", "responsible unit 县发改局", "responsible group 各镇"]),
    .init(
      "做好防汛准备。（牵头领导：李明；责任单位：水利局；配合单位：应急局、气象局）",
      [
        "lead person 李明", "responsible unit 水利局", "support unit 应急局",
        "support unit 气象局",
      ]),
    .init("我们要坚定信心，抓好招商引资。", []),
    .init(
      "这件事由林志远常务副市长牵头，市发改委具体负责，6月底前拿出方案。",
      ["lead person 林志远常务副市长", "responsible unit 市发改委"]),
    .init(
      "防汛抗旱由县委常委、副县长方毅牵头，逐村落实责任。", ["lead person 县委常委、副县长方毅"]),
    .init("有关部门和乡镇要抓紧做好安置工作。", ["responsible group 有关部门", "responsible group 乡镇"]),
    .init(
      "责任单位和属地镇街要共同做好拆迁群众的工作。",
      ["responsible group 责任单位", "responsible group 属地镇街"]),
    .init(
      "由分管副市长牵头，行业主管部门具体负责。",
      ["lead post 分管副市长", "responsible group 行业主管部门"]),
    .init(
      "由各位市级产业链“链长”牵头，市工信局具体负责，逐链排查堵点。",
      ["lead group 各位市级产业链“链长”", "responsible unit 市工信局"]),
    .init("财政部门要保障资金。", ["responsible unit 财政部门"]),
    .init(
      "住建、交通运输、市场监管等部门要各司其职，排查隐患。",
      ["responsible unit 住建", "responsible unit 交通运输", "responsible unit 市场监管"]),
    .init(
      "县应急局要牵头开展检查，住建、交通等部门要排查隐患。",
      ["lead unit 县应急局", "responsible unit 住建", "responsible unit 交通"]),
    .init("每条产业链由一名县级领导牵头，组建工作专班。", ["lead post 县级领导"]),
    .init(
      "县工信局牵头，县财政局、县住建局等部门按职责分工负责。",
      ["lead unit 县工信局", "responsible unit 县财政局", "responsible unit 县住建局"]),
    .init(
      "各县（市、区）党政主要负责同志每月外出招商1次。",
      ["responsible person 各县（市、区）党政主要负责同志"]),
    .init("公检法司要依法平等保护企业。", ["responsible unit 公检法司"]),
    .init("我和在座的县级领导要带头包抓项目。", ["responsible post 县级领导"]),
    .init(
      "刚才，县发改局作了汇报，李县长通报了情况，大家要抓好落实。", []),
    .init("希望各级各部门认真执行预案。", ["responsible group 各级各部门"]),
    .init("凡工作人员参与经商的，发现一起查处一起。", []),
    .init("市政府将每季度通报一次进展。", ["responsible unit 市政府"]),
    .init("各乡镇、各林场要备足灭火机具。", ["responsible group 各乡镇", "responsible group 各林场"]),
    .init("编制部门要及时核增学校教师名额。", ["responsible unit 编制部门"]),
    .init("由水利局局长陈明负责大坝值守。", ["responsible person 水利局局长陈明"]),
    .init("连续三个月排名末位的，由市委分管领导约谈。", ["responsible post 市委分管领导"]),
    .init(
      "9月中旬由县委督查室、县政府督查室组织现场观摩。",
      ["responsible unit 县委督查室", "responsible unit 县政府督查室"]),
    .init("评比工作由市委宣传部组织实施。", ["responsible unit 市委宣传部"]),
    .init("专项资金使用情况由省审计厅跟踪审计。", ["responsible unit 省审计厅"]),
    .init("请县农业农村局梳理一份项目清单。", ["responsible unit 县农业农村局"]),
    .init("各位副乡长按照包片分工抓好秧苗返青。", ["responsible group 各位副乡长"]),
    .init("区应急管理局每季度牵头开展一次联合检查。", ["lead unit 区应急管理局"]),
    .init("临江县委、县政府五日内提交整改报告。", ["responsible unit 临江县委", "responsible unit 县政府"]),
    .init("县财政局3月底前将第一批资金拨付到位。", ["responsible unit 县财政局"]),
    .init("市县两级加大配套投入。", ["responsible unit 市县两级"]),
    .init("分管县长亲自挂帅，一线调度。", ["lead post 分管县长"]),
    .init("土地整理由王建国副县长负责抓总。", ["lead person 王建国副县长"]),
    .init("加强机关建设，推进政务服务中心建设。", []),
    .init("新校区8月底前必须交付使用。", []),
    .init("大家要积极行动，抓紧项目开工。", []),
    .init("全县上下要齐心协力，推进乡村振兴。", []),
    .init("支持龙头企业牵头组建创新联合体。", []),
    .init("由一个部门牵头、多个部门协同推进治理。", []),
    .init("要积极配合审计部门开展工作。", []),
    .init("对那些推诿扯皮的单位，必须通报批评。", []),
    .init("现代农业要突出特色，做大规模。", []),
    .init("落实“米袋子”省长负责制，稳定粮食生产。", []),
    .init("抓好书记亲自主抓的重点项目。", []),
  ]

  @Test(arguments: examples, Disguise.allCases)
  func actors(_ example: Example, _ disguise: Disguise) throws {
    let (duties, text) = try Scene(text: example.text).duties(disguise)
    let found = duties.flatMap(\.actors).map {
      "\($0.role.rawValue) \($0.kind.rawValue) \(plain(text, $0.range))"
    }
    #expect(
      found == example.actors, "\(example.text)", sourceLocation: here(example.line, 1))
  }

  @Test("Who leads may be named in the heading")
  func leadInHeading() throws {
    let (duties, text) = try Scene(
      text: "加快推进污水处理厂建设。\n完善供水管网。", heading: "（一）城市建设（陈副县长牵头）"
    ).duties()
    #expect(duties.count == 2)
    for duty in duties {
      #expect(duty.actors.map { text.quote($0.range) } == ["陈副县长"])
      #expect(duty.actors.first?.role == .lead)
    }
  }
}
