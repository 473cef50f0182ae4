import LecternKit
import Testing

@Suite("Deadlines and frequencies")
struct TimeTests {
  struct Example: Sendable {
    var text: String
    /// `quote = date` or `quote = rule`
    var found: [String]
    var line: Int

    init(_ text: String, _ found: [String], line: Int = #line) {
      self.text = text
      self.found = found
      self.line = line
    }
  }

  /// Said on 20 January 2026.
  static let deadlines: [Example] = [
    .init("3月10日前全部开工。", ["3月10日前 = 2026-03-10"]),
    .init("确保X月底前完成任务。", ["X月底前 = ?"]),
    .init("力争年内完成主体工程。", ["年内 = 2026-12-31"]),
    .init("确保年底前全部兑现。", ["年底前 = 2026-12-31"]),
    .init("6月底完成招标。", ["6月底 = 2026-06-30"]),
    .init("2月底前报送方案。", ["2月底前 = 2026-02-28"]),
    .init("到2030年建成现代化水网。", ["到2030年 = 2030-12-31"]),
    .init("2027年底前实现通车。", ["2027年底前 = 2027-12-31"]),
    .init("2027年建成东环线。", ["2027年 = 2027-12-31"]),
    .init("确保2028年6月底前投用。", ["2028年6月底前 = 2028-06-30"]),
    .init("三年内实现污水处理全覆盖。", ["三年内 = 2029-01-20"]),
    .init("两个月内完成排查。", ["两个月内 = 2026-03-20"]),
    .init("上半年完成征迁。", ["上半年 = 2026-06-30"]),
    .init("二季度末开工建设。", ["二季度末 = 2026-06-30"]),
    .init("第三季度建成投产。", ["第三季度 = 2026-09-30"]),
    .init("力争“十五五”末建成示范区。", ["“十五五”末 = 2030-12-31"]),
    .init("今年年底前出台办法。", ["今年年底前 = 2026-12-31"]),
    .init("明年6月底前完成验收。", ["明年6月底前 = 2027-06-30"]),
    .init("今天下午就召开班子会。", ["今天下午 = 2026-01-20"]),
    .init("从现在到年底只有一百天，要抓紧。", []),
    .init("四季度一律不再追加预算。", []),
    .init("校车检修要在暑假前做完。", ["暑假前 = ?"]),
    .init("群众举报5个工作日内必须有回音。", []),
    .init("本月底前上报清单。", ["本月底前 = 2026-01-31"]),
    .init("下月底前完成整改。", ["下月底前 = 2026-02-28"]),
    .init("下个月10日前上报清单。", ["下个月10日前 = 2026-02-10"]),
    .init("本周五前将工作方案报县委办。", ["本周五前 = 2026-01-23"]),
    .init("下周三之前完成自查。", ["下周三之前 = 2026-01-28"]),
    .init("本周内办结。", ["本周内 = 2026-01-25"]),
    .init("本周五召开推进会。", []),
    .init("本周四下班前报送名单。", ["本周四下班前 = 2026-01-22"]),
    .init("这个月底前把台账补齐。", ["这个月底前 = 2026-01-31"]),
    .init("27日上午9点前全部集结到位。", ["27日上午9点前 = 2026-01-27"]),
    .init("值班表今晚8点以前报县应急局。", ["今晚8点以前 = 2026-01-20"]),
    .init("县委督查室明天下午就下去检查。", ["明天下午 = 2026-01-21"]),
    .init("今天把大家请来，要抓紧落实好部署。", []),
    .init("主汛期到来之前完成河道清淤。", ["主汛期到来之前 = ?"]),
    .init("国庆节前完成主体工程。", ["国庆节前 = 2026-10-01"]),
    .init("小额贷款上半年要放出去3000万元。", ["上半年 = 2026-06-30"]),
    .init("下半年要组织一批企业参展。", []),
    .init("国庆节前来一次大扫除，把街面清干净。", ["国庆节前 = 2026-10-01"]),
    .init("确保11月中旬试生产。", ["11月中旬 = 2026-11-20"]),
    .init("县发改局抓紧研究，4月上旬拿出初稿。", ["4月上旬 = 2026-04-10"]),
    .init("明年一季度集中开工一批项目。", ["明年一季度 = 2027-03-31"]),
    .init("对通报的问题，要三天之内整改反馈。", ["三天之内 = 2026-01-23"]),
    .init("要抓实工业，二季度规上工业增加值增速要保持在7%以上。", []),
    .init("县统计局每月15日前要提交分析报告。", []),
    .init("燃气管道最迟9月20日接到园区。", ["9月20日 = 2026-09-20"]),
    .init("剩余的图斑要整改，明年销号。", ["明年 = 2027-12-31"]),
    .init("要在上半年对危旧校舍完成改造。", ["上半年 = 2026-06-30"]),
    .init("违建的厂房限期两个月拆除。", ["限期两个月 = 2026-03-20"]),
    .init("严重失信的企业，一律清退，两年内不得投标。", []),
    .init("群众来信要5个工作日内答复。", []),
    .init("抓紧工作，年前完成清单编制。", ["年前 = ?"]),
    .init("恢复到三年前的水平。", []),
    .init("5月中旬完成播种。", ["5月中旬 = 2026-05-20"]),
    .init("二〇二七年底前完成改造。", ["二〇二七年底前 = 2027-12-31"]),
    .init("春节前发放补助资金。", ["春节前 = ?"]),
    .init("3个工作日内将任务分解到位。", ["3个工作日内 = ?"]),
    .init("各乡镇要在10日内拿出整改方案。", ["10日内 = 2026-01-30"]),
    .init("两周内完成摸排。", ["两周内 = 2026-02-03"]),
    .init("12个小区4月份全部进场施工。", ["4月份 = 2026-04-30"]),
    .init("对虚报项目开展专项检查，6月、11月各通报一次。", ["6月 = 2026-06-30", "11月 = 2026-11-30"]),
    .init("一季度帮助5家企业恢复生产。", ["一季度 = 2026-03-31"]),
    .init("抓好1—8月的项目调度。", []),
    .init("今年完成造林2万亩。", []),
    .init("全年新增就业3万人。", []),
    .init("近期抓紧开展检查，立即整改。", []),
    .init("尽快启动征收工作。", []),
    .init("推行7天内办结制度。", []),
    .init("实施三年行动计划。", []),
    .init("较2020年底翻一番。", []),
    .init("落实《2027年工作方案》。", []),
  ]

  @Test(arguments: deadlines, Disguise.allCases)
  func deadline(_ example: Example, _ disguise: Disguise) throws {
    let (duties, text) = try Scene(text: example.text).duties(disguise)
    let found = duties.flatMap(\.deadlines).map {
      "\(plain(text, $0.range)) = \($0.date ?? "?")"
    }
    #expect(
      found == example.found, "\(example.text)", sourceLocation: here(example.line, 1))
  }

  static let frequencies: [Example] = [
    .init("每月召开一次调度会。", ["每月 = monthly"]),
    .init("每周通报进展。", ["每周 = weekly"]),
    .init("每4小时巡查一次堤坝。", ["每4小时 = regular"]),
    .init("部门负责同志每个工作日都要有人坐班。", ["每个工作日 = daily"]),
    .init("对保洁公司每月一考核，每季一排名。", ["每月一考核 = monthly", "每季一排名 = quarterly"]),
    .init("对进展情况半月一通报。", ["半月一通报 = regular"]),
    .init("对群众关心的事每月一题，办好实事。", ["每月 = monthly"]),
    .init("包联干部每半个月到企业走访。", ["每半个月 = regular"]),
    .init("家长委员会每学期参与食堂开放日。", ["每学期 = regular"]),
    .init("校领导每餐陪同用餐。", ["每餐 = regular"]),
    .init("在规定期限内签约，抓紧腾退。", []),
    .init("驻外专班每人每月对接企业。", ["每月 = monthly"]),
    .init("按每人每月600元发放补贴。", []),
    .init("各副县长要在每月第一周汇报进展。", ["每月 = monthly"]),
    .init("要定期督办。", ["定期 = regular"]),
    .init("落实月通报、季督导制度。", ["月通报 = monthly", "季督导 = quarterly"]),
    .init(
      "实行“日报告、周汇总”，强化值守。", ["日报告 = daily", "周汇总 = weekly"]),
    .init(
      "落实“月排名、季点评、半年观摩、年度考核”机制。",
      ["月排名 = monthly", "季点评 = quarterly", "半年观摩 = half-yearly", "年度考核 = yearly"]),
    .init("每季度开展一次检查。", ["每季度 = quarterly"]),
    .init("按月调度项目进度。", ["按月 = monthly"]),
    .init("一月一调度，推动项目建设。", ["一月一调度 = monthly"]),
    .init(
      "实行“一月一通报、一季一亮牌、半年一交账”。", ["一月一通报 = monthly", "一季一亮牌 = quarterly", "半年一交账 = half-yearly"]),
    .init("必须月月算账，逐项销号。", ["月月 = monthly"]),
    .init("不定期开展抽查。", []),
    .init("纳入年度考核，强化督查。", []),
    .init("提高到每人每月300元。", []),
    .init("加强三月植树管护。", []),
  ]

  @Test(arguments: frequencies, Disguise.allCases)
  func frequency(_ example: Example, _ disguise: Disguise) throws {
    let (duties, text) = try Scene(text: example.text).duties(disguise)
    let found = duties.flatMap(\.frequencies).map {
      "\(plain(text, $0.range)) = \($0.rule)"
    }
    #expect(
      found == example.found, "\(example.text)", sourceLocation: here(example.line, 1))
  }

  @Test("A month or quarter that is over on the day of the speech is the next year's")
  func overByThen() throws {
    let scene = Scene(text: "一季度末前开工，6月底前完工，上半年交付。", date: "2025-12-20")
    #expect(
      try scene.duties().duties.flatMap(\.deadlines).map(\.date)
        == ["2026-03-31", "2026-06-30", "2026-06-30"])
  }

  @Test("Where no day of the speech is known, only what states its year has a date")
  func withoutDay() throws {
    let scene = Scene(text: "年底前完成验收，2027年6月底前投用。", date: nil)
    #expect(try scene.duties().duties.flatMap(\.deadlines).map(\.date) == [nil, "2027-06-30"])
  }
}
