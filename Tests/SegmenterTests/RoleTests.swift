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
}
