import LecternKit
import Testing

@Suite struct RoleTests {
  private static let report = """
    首页 > 政务公开 > 报告
    云河县政府工作报告
    发布时间：2025-01-20 09:30 阅读：1024次
    ——2025年1月8日在云河县第十八届人民代表大会第五次会议上
    云河县县长　李明
    各位代表：
    现在，我代表县人民政府向大会报告工作，请予审议。
    一、2024年工作回顾
    过去一年，全县地区生产总值增长6%。新建标准厂房十万平方米，引进企业二十家。
    各位代表！我们也清醒看到，困难和问题仍然不少：一是产业层次不高，二是民生还有短板。
    二、2025年工作安排
    今年经济社会发展主要预期目标是：地区生产总值增长6.5%左右。
    （一）做强产业
    要建设园区，引进龙头企业，延伸链条。
    （二）改善民生
    要办好实事，建好学校，修好道路。
    三、加强政府自身建设
    坚持依法行政，严守纪律。
    各位代表！蓝图已经绘就。让我们更加紧密地团结起来，为谱写云河发展新篇章而努力奋斗！
    相关报道
    全县召开三级干部大会
    责任编辑：王某
    【打印】【关闭】
    """

  @Test func reportOnAWebPage() throws {
    let outlined = try Outlined(Self.report)
    #expect(outlined.roles == "bmbmm" + "st" + "httst" + "ht" + "hththt" + "scc" + "bbbb")
    #expect(
      outlined.headings == ["2024年工作回顾", "2025年工作安排", "做强产业", "改善民生", "加强政府自身建设"])
    #expect(
      outlined.functions == [
        "2024年工作回顾: review", "-: problems", "2025年工作安排: plan", "-: targets",
        "加强政府自身建设: self-governance",
      ])
  }

  @Test func glossaryIsAPartOfItsOwn() throws {
    let text = Self.report.replacing("相关报道", with: "名词解释\n标准厂房是统一建设的厂房。\n相关报道")
    let outlined = try Outlined(text)
    #expect(outlined.functions.last == "名词解释: other")
    #expect(outlined.roles.hasSuffix("scc" + "ht" + "bbbb"))
  }

  @Test(arguments: [
    ("同志们：\n今天开会。请大家坐好，认真听。\n同志们，任务艰巨，使命光荣。让我们携起手来，再创辉煌！", "sttcc"),
    ("各位领导、同志们：\n今天，我们开会。\n一、抓产业\n要引进项目。\n谢谢大家！", "sthtc"),
    ("同志们：\n今天，我们开会，把工作讲清楚。\n要引进项目，办好实事。", "stt"),
    ("女士们、先生们，朋友们！\n欢迎大家来到云河。", "st"),
    ("在全县大会上的讲话\n（2024年3月1日）\n县长　王强\n同志们：\n今天，我讲意见。", "mmmst"),
  ])
  func salutationsAndClosings(text: String, roles: String) throws {
    #expect(try Outlined(text).roles == roles)
    #expect(try Outlined(Disguise.halfWidthPunctuation.apply(text)).roles == roles)
    #expect(try Outlined(Disguise.invisible.apply(text)).roles == roles)
  }

  private static let opening = "同志们：\n今天，我讲工作。\n"

  @Test(arguments: [
    // A heading and its text in one paragraph.
    (
      "一、抓产业。今年要引进项目三十个，盘活闲置厂房二十处。\n二、抓民生。今年要办好实事十件。", "htht", ["抓产业", "抓民生"]
    ),
    // Run-in headings without a number.
    (
      "补齐生态短板。要关停散乱企业，治理河道三十公里，种树一万亩，确保水质达标。\n办好民生实事。要建设学校两所，改造卫生院三家，新增公交线路五条。",
      "htht", ["补齐生态短板", "办好民生实事"]
    ),
    ("一要学。要先学一步，学深学透。\n二要干。要真抓实干，干出成效。", "htht", ["学", "干"]),
    // Points that say something are no headings.
    ("还要注意三点。一是防火。二是防汛。三是责任到位，不能推诿。", "tttt", []),
    ("一是思想到位，不能麻痹。二是责任到位，不能推诿。\n大家回去以后，要把会议精神传达好。", "ttt", []),
    ("1.抓产业，今年引进项目30个。\n2.抓民生，今年办好实事10件。", "tt", []),
  ])
  func headings(text: String, roles: String, headings: [String]) throws {
    for disguise in [nil] + Disguise.allCases.map(Optional.some) {
      let text = disguise?.apply(Self.opening + text) ?? Self.opening + text
      let outlined = try Outlined(text)
      #expect(outlined.roles.hasSuffix(roles))
      #expect(outlined.headings == headings)
    }
  }
}
