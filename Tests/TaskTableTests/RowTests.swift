import LecternKit
import Testing
import Workflow

/// Who leads, who is responsible, and why: as a clerk would fill in the row.
struct RowTests {
  @Test func aLeaderAndHisUnitShareARow() throws {
    let scene = Scene("由王副县长牵头，县水务局具体负责，县财政局配合，9月底前建成水厂。")
    scene.add(
      "由王副县长牵头，县水务局具体负责，县财政局配合，9月底前建成水厂。",
      acts: ["由王副县长牵头", "县水务局具体负责", "9月底前建成水厂"],
      actors: [
        (.lead, .post, "王副县长"), (.responsible, .unit, "县水务局"), (.support, .unit, "县财政局"),
      ],
      departments: [scene.routing("水务局", .explicit, because: "县水务局")])
    #expect(
      try scene.rows(.content, .leader, .leadUnit, .responsible, .support, .basis, .key) == [
        [
          "由王副县长牵头，县水务局具体负责，县财政局配合，9月底前建成水厂。", "王副县长", "县水务局", "", "县财政局",
          "明确：王副县长、县水务局、县财政局", "key1",
        ]
      ])
  }

  /// Two acts of a duty with a lead each are two rows; the words of each are its own.
  @Test func noTwoLeadsShareARow() throws {
    let scene = Scene("县教育局牵头建设学校。县卫健局牵头建设医院。抓紧采购设备。")
    scene.add(
      "县教育局牵头建设学校。县卫健局牵头建设医院。抓紧采购设备。",
      acts: ["县教育局牵头建设学校", "县卫健局牵头建设医院", "抓紧采购设备"],
      actors: [(.lead, .unit, "县教育局"), (.lead, .unit, "县卫健局")])
    #expect(
      try scene.rows(.number, .content, .leadUnit, .key) == [
        ["1", "县教育局牵头建设学校。", "县教育局", "key1.1"],
        ["2", "县卫健局牵头建设医院。抓紧采购设备。", "县卫健局", "key1.2_3"],
      ])
  }

  /// A bracket is about the work before it, and is no work; leads that are named together have a row
  /// each that tells of the other.
  @Test func aBracketAssignsTheWorkBefore() throws {
    let scene = Scene("守住耕地红线。（牵头单位：县资源局、县农业局；责任单位：县林业局）")
    scene.add(
      "守住耕地红线。（牵头单位：县资源局、县农业局；责任单位：县林业局）",
      acts: ["守住耕地红线", "（牵头单位：县资源局、县农业局", "责任单位：县林业局）"],
      actors: [
        (.lead, .unit, "县资源局"), (.lead, .unit, "县农业局"), (.responsible, .unit, "县林业局"),
      ])
    #expect(
      try scene.rows(.content, .leadUnit, .responsible, .remark, .key) == [
        ["守住耕地红线。", "县资源局", "县林业局", "与县农业局共同牵头", "key1.1a"],
        ["守住耕地红线。", "县农业局", "县林业局", "与县资源局共同牵头", "key1.1b"],
      ])
  }

  @Test func theUnitNamedFirstLeads() throws {
    let scene = Scene("县发改局、商务局负责办好展会。")
    scene.add(
      "县发改局、商务局负责办好展会。", acts: ["县发改局、商务局负责办好展会"],
      actors: [(.responsible, .unit, "县发改局"), (.responsible, .unit, "商务局")],
      departments: [scene.routing("会展中心", .inferred, because: "展会")])
    #expect(try scene.rows(.leadUnit, .responsible) == [["县发改局", "商务局"]])
  }

  @Test func whereNobodyIsNamedTheMapOfDutiesSaysSo() throws {
    let scene = Scene("新建高标准农田。办好民生实事。")
    scene.add(
      "新建高标准农田。", acts: ["新建高标准农田"],
      departments: [
        scene.routing("农业农村局", .inferred, because: "高标准农田", entry: "duties.yaml:9"),
        scene.routing("财政局", .inherited, because: "资金"),
      ])
    scene.add("办好民生实事。", acts: ["办好民生实事"])
    #expect(
      try scene.rows(.leadUnit, .responsible, .basis) == [
        ["农业农村局", "财政局", "推断：农业农村局（“高标准农田”，duties.yaml:9）；承接标题：财政局（“资金”）"],
        ["待明确", "", "待明确"],
      ])
  }

  /// Of a group its members are responsible, and none of them leads.
  @Test func membersOfAGroupAreResponsible() throws {
    let scene = Scene("各成员单位要排查隐患。")
    scene.add(
      "各成员单位要排查隐患。", acts: ["各成员单位要排查隐患"],
      actors: [(.responsible, .group, "各成员单位")],
      departments: [
        scene.routing("公安局", .group, because: "各成员单位"),
        scene.routing("住建局", .group, because: "各成员单位"),
        scene.routing("应急局", .inferred, because: "隐患"),
      ])
    #expect(
      try scene.rows(.leadUnit, .responsible) == [["应急局", "各成员单位、公安局、住建局"]])
  }

  /// `相关部门`, `乡镇`: whom the words make responsible together; who leads is what the map says.
  @Test func aGroupThatIsAddressedDoesNotLead() throws {
    let scene = Scene("相关部门、乡镇要做好征地工作。各位副县长要牵头包抓项目。各级各部门要行动起来。")
    scene.add(
      "相关部门、乡镇要做好征地工作。", acts: ["相关部门、乡镇要做好征地工作"],
      actors: [(.responsible, .group, "相关部门"), (.responsible, .group, "乡镇")],
      departments: [scene.routing("自然资源局", .inferred, because: "征地")])
    scene.add(
      "各位副县长要牵头包抓项目。", acts: ["各位副县长要牵头包抓项目"],
      actors: [(.lead, .group, "各位副县长")],
      departments: [scene.routing("发展和改革局", .inferred, because: "项目")])
    scene.add(
      "各级各部门要行动起来。", acts: ["各级各部门要行动起来"],
      actors: [(.responsible, .group, "各级各部门")],
      departments: [scene.routing("各部门（全体）", .inferred, because: "")])
    #expect(
      try scene.rows(.leader, .leadUnit, .responsible) == [
        ["", "自然资源局", "相关部门、乡镇"], ["各位副县长", "发展和改革局", ""],
        ["", "待明确", "各级各部门、各部门（全体）"],
      ])
  }

  /// The name, which way it goes, and the words of the figure; what it is compared with is no target.
  @Test func targetsAreInWords() throws {
    let scene = Scene("人均收入由7.3万元提高到10万元，单位能耗下降2%，赤字率3%，水质优良率95%以上。")
    func indicator(
      _ name: String, _ quote: String, _ unit: String, _ bound: Indicator.Bound = .exact,
      _ change: Indicator.Change = .level, baseline: Bool = false
    ) -> String {
      var indicator = Indicator()
      (indicator.id, indicator.name, indicator.range) = (quote, name, scene.place(quote))
      (indicator.unit, indicator.bound, indicator.change) = (unit, bound, change)
      if baseline { indicator.valueRole = .baseline }
      scene.indicators.append(indicator)
      return quote
    }
    let ids = [
      indicator("人均收入", "7.3万元", "万元", baseline: true), indicator("人均收入", "10万元", "万元"),
      indicator("单位能耗", "2%", "%", .exact, .decrease), indicator("赤字率", "3%", "%", .atMost),
      indicator("水质优良率", "95%以上", "%", .atLeast),
    ]
    scene.add(
      "人均收入由7.3万元提高到10万元，单位能耗下降2%，赤字率3%，水质优良率95%以上。",
      acts: ["人均收入由7.3万元提高到10万元，单位能耗下降2%，赤字率3%，水质优良率95%以上"]
    ) { $0.acts[0].indicators = ids + ["none"] }
    #expect(
      try scene.rows(.targets) == [["人均收入 10万元；单位能耗 下降2%；赤字率 ≤3%；水质优良率 95%以上"]])
  }

  @Test func targetsAndTimesAreThoseOfTheAct() throws {
    let scene = Scene("固定资产投资增长10%以上，每月调度，6月底前完成可研，年底前开工12个。")
    func indicator(_ id: String, _ name: String, _ quote: String, _ unit: String) {
      var indicator = Indicator()
      (indicator.id, indicator.name, indicator.range) = (id, name, scene.place(quote))
      indicator.unit = unit
      indicator.bound = .atLeast
      indicator.change = .increase
      scene.indicators.append(indicator)
    }
    indicator("i1", "固定资产投资", "10%以上", "%")
    indicator("i2", "项目", "12个", "个")
    scene.add(
      "固定资产投资增长10%以上，每月调度，6月底前完成可研，年底前开工12个。",
      acts: ["固定资产投资增长10%以上，每月调度", "6月底前完成可研", "年底前开工12个"]
    ) { duty in
      duty.acts[0].indicators = ["i1"]
      duty.acts[2].indicators = ["i2"]
      for (quote, date) in [("6月底前", "2026-06-30"), ("年底前", nil)] {
        var deadline = Duty.Deadline()
        (deadline.range, deadline.date) = (scene.place(quote), date)
        duty.deadlines.append(deadline)
      }
      var frequency = Duty.Frequency()
      frequency.range = scene.place("每月")
      duty.frequencies = [frequency]
    }
    #expect(
      try scene.rows(.targets, .deadline, .day, .frequency, per: .act) == [
        ["固定资产投资 增长10%以上", "", "", "每月"], ["", "6月底前（2026-06-30）", "2026-06-30", ""],
        // The words do not say that it is a bound.
        ["项目 ≥12个", "年底前", "", ""],
      ])
    #expect(
      try scene.rows(.targets, .deadline) == [
        ["固定资产投资 增长10%以上；项目 ≥12个", "6月底前（2026-06-30）；年底前"]
      ])
  }

  @Test func callsToAttitudeAreLeftOut() throws {
    let scene = Scene("要提高认识。要修好水库。")
    scene.add("要提高认识。", acts: ["要提高认识"]) { $0.substance = .exhortation }
    scene.add("要修好水库。", acts: ["要修好水库"])
    #expect(try scene.rows(.number, .content) == [["1", "要修好水库。"]])
    #expect(
      try scene.rows(.number, .content, .remark, exhortations: true)
        == [["1", "要提高认识。", "号召性要求"], ["2", "要修好水库。", ""]])
  }
}
