import LecternKit
import Testing

@Suite("Where tasks go")
struct RoutingTests {
  struct Example: Sendable {
    var text: String
    var first: String?
    var basis: Duty.Routing.Basis
    var line: Int

    init(
      _ text: String, _ first: String?, _ basis: Duty.Routing.Basis = .inferred,
      line: Int = #line
    ) {
      self.text = text
      self.first = first
      self.basis = basis
      self.line = line
    }
  }

  static let examples: [Example] = [
    .init("加强森林草原防灭火巡护。", "linye"),
    .init("新建改造高标准农田3万亩。", "nongye"),
    .init("推进水库除险加固。", "shuiwu"),
    .init("扩建普通高中，增加学位供给。", "jiaoyu"),
    .init("推进紧密型县域医共体建设。", "weijian"),
    .init("深化医保支付方式改革。", "yibao"),
    .init("城镇新增就业2万人。", "renshe"),
    .init("发展居家社区养老。", "minzheng"),
    .init("改造老旧小区30个。", "zhujian"),
    .init("治理占道经营和乱停乱放。", "chengguan"),
    .init("打好蓝天、碧水、净土保卫战。", "huanjing"),
    .init("开展扫黑除恶专项斗争。", "gongan"),
    .init("化解信访积案。", "xinfang"),
    .init("严控一般性支出，过紧日子。", "caizheng"),
    .init("加强税收征管。", "shuiwuju"),
    .init("推动企业上市。", "jinrong"),
    .init("河口镇、石梁乡要把积存问题清零。", "xiangzhen", .group),
    .init("南屏区主要负责同志要亲自包抓。", "xiangzhen", .group),
    .init("深化国企改革。", "guozi"),
    .init("规模以上工业增加值增长7%。", "gongxin"),
    .init("社会消费品零售总额增长5%。", "shangwu"),
    .init("固定资产投资增长6%。", "fagai"),
    .init("开展产业链招商。", "zhaoshang"),
    .init("加大科技成果转化力度。", "keji"),
    .init("守住不发生规模性返贫底线。", "xiangcun"),
    .init("推进批而未供土地处置。", "ziran"),
    .init("建好“四好农村路”。", "jiaotong"),
    .init("打造精品旅游线路。", "wenlv"),
    .init("遏制重特大安全事故。", "yingji"),
    .init("强化食品药品监管。", "shichang"),
    .init("做好经济普查。", "tongji"),
    .init("推进审计全覆盖。", "shenji"),
    .init("实施普法规划，建设法治政府。", "sifa"),
    .init("深化行政审批制度改革。", "zhengwu"),
    .init("做好退役军人服务保障。", "tuiyi"),
    .init("推进公共数据开放共享。", "shuju"),
    .init("加快抽水蓄能电站建设。", "nengyuan"),
    .init("完善工业园区配套。", "yuanqu"),
    .init("锲而不舍落实中央八项规定精神。", "jijian"),
    .init("铸牢中华民族共同体意识。", "tongzhan"),
    .init("加强国防动员和民兵建设。", "wuzhuang"),
    .init("培育和践行社会主义核心价值观。", "xuanchuan"),
    .init("县教育局要抓好校园安全。", "jiaoyu", .explicit),
    .init("由县自然资源局牵头，加快盘活资产。", "ziran", .explicit),
    .init("各乡镇要抓好秸秆禁烧。", "xiangzhen", .group),
    .init("各级各部门要抓好落实。", "gebumen", .group),
    .init("要牢固树立大局意识，提振精气神。", "gebumen"),
    .init("把这件事办成办好。", nil),
  ]

  @Test(arguments: examples, Disguise.allCases)
  func routes(_ example: Example, _ disguise: Disguise) throws {
    let duties = try Scene(text: example.text).duties(disguise).duties
    #expect(duties.count == 1, "\(example.text)", sourceLocation: here(example.line, 1))
    let first = duties.first?.departments.first
    #expect(first?.code == example.first, "\(example.text)", sourceLocation: here(example.line, 1))
    guard let first else { return }
    #expect(first.basis == example.basis, sourceLocation: here(example.line, 1))
    #expect(!first.name.isEmpty && (0...1).contains(first.score))
  }

  @Test("Every row says which words and which entry of the map put it there")
  func because() throws {
    let duty = try #require(try Scene(text: "推进退耕还林。").duties().duties.first)
    let first = try #require(duty.departments.first)
    #expect(first.because == "退耕还林")
    let entry = try #require(first.entry)
    #expect(entry.hasPrefix("duties.yaml:"))
  }

  @Test("A call to attitude goes to all, by the entry of all")
  func toAll() throws {
    let first = try Scene(text: "绝不能光打雷不下雨。").duties().duties.first?.departments.first
    #expect(first?.code == "gebumen")
    #expect(first?.entry?.hasPrefix("duties.yaml:") == true)
  }

  @Test("A sentence that says nothing of its own goes where its heading goes")
  func inherited() throws {
    let scene = Scene(text: "坚持把这件事办成办好。", heading: "做好职业技能培训")
    let first = try scene.duties().duties.first?.departments.first
    #expect(first?.code == "renshe")
    #expect(first?.basis == .inherited)
  }
}
