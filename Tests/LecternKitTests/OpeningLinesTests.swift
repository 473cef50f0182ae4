import LecternKit
import Testing

@Suite struct OpeningLinesTests {
  /// `名=值` of what the lines say, and a letter a line: `m` metadata, `b` boilerplate.
  private func read(_ text: String) -> (says: [String], roles: String) {
    let view = view(text)
    let opening = OpeningLines.read(view, paragraphs: view.paragraphs)
    return (
      opening.metadata.sorted.map { "\($0.name)=\($0.value)" },
      opening.lines.map { $0.role == .metadata ? "m" : "b" }.joined()
    )
  }

  @Test func countyReport() {
    let (says, roles) = read(
      """
      云河县政府工作报告
      ——2025年1月8日在云河县第十八届人民代表大会第五次会议上
      云河县县长　李 明
      各位代表：
      现在，我代表县人民政府向大会报告工作。
      """)
    #expect(
      says == [
        "title=云河县政府工作报告", "date=2025-01-08", "speaker=李明",
        "occasion=云河县第十八届人民代表大会第五次会议", "place=云河县", "level=county",
      ])
    #expect(roles == "mmm")
  }

  @Test func meetingSpeech() {
    let (says, roles) = read(
      "在全市安全生产工作会议上的讲话\n（2024年3月15日）\n市长　王建国\n同志们：\n今天，我们召开会议。")
    #expect(
      says == ["title=在全市安全生产工作会议上的讲话", "date=2024-03-15", "speaker=王建国", "level=city"])
    #expect(roles == "mmm")
  }

  @Test func undatedOccasionAndDayBelow() {
    let (says, roles) = read(
      """
      关于云河县2025年政府工作情况的报告
      ——在云河县第十八届人民代表大会第五次会议上
      县人民政府代县长 王建国
      （二〇二六年一月十二日）
      2026年01月20日 17:23 来源：云河日报
      各位代表：
      现在，我代表县人民政府向大会报告工作。
      """)
    #expect(
      says == [
        "title=关于云河县2025年政府工作情况的报告", "date=2026-01-12", "published=2026-01-20",
        "speaker=王建国", "occasion=云河县第十八届人民代表大会第五次会议", "place=云河县", "level=county",
        "source=云河日报",
      ])
    #expect(roles == "mmmmm")
  }

  @Test func webPage() {
    let (says, roles) = read(
      """
      首页 > 政务公开 > 报告
      清溪市人民政府工作报告
      发布时间：2023-02-06 09:30 来源：市府办 阅读：1024次
      字号：大 中 小
      打印
      ——2023年1月30日在清溪市第九届人民代表大会第二次会议上
      代市长 赵 敏
      各位代表：
      现在，我代表市人民政府报告工作。
      """)
    #expect(
      says == [
        "title=清溪市人民政府工作报告", "date=2023-01-30", "published=2023-02-06", "speaker=赵敏",
        "occasion=清溪市第九届人民代表大会第二次会议", "place=清溪市", "level=city",
      ])
    #expect(roles == "bmbbbmm")
  }

  @Test func reportThatRunsOn() {
    let (says, roles) = read(
      "政府工作报告　　——2019年3月5日在第十三届全国人民代表大会第二次会议上　　国务院总理　张某某　　各位代表：　　现在，我代表国务院报告工作。")
    #expect(
      says == [
        "title=政府工作报告", "date=2019-03-05", "speaker=张某某",
        "occasion=第十三届全国人民代表大会第二次会议", "level=national",
      ])
    #expect(roles == "mmm")
  }

  @Test(arguments: [
    ("来源：\n县委宣传部\n同志们：", "source=县委宣传部"), ("来源：市政府网\n同志们：", "source=市政府网"),
    ("2026年东河省政府工作报告\n各位代表：", "place=东河省"), ("天津市市长 王某\n各位代表：", "level=province"),
    ("沙原自治区主席 买买提·某\n各位代表：", "speaker=买买提·某"), ("南关区人民政府工作报告\n各位代表：", "level=county"),
    ("中共云河市委书记　张强\n同志们：", "place=云河市"), ("云河县委副书记、县长　李明\n同志们：", "place=云河县"),
    ("中共云河市委书记　张强\n同志们：", "level=city"), ("沛县县长　王敏\n同志们：", "place=沛县"),
    ("清溪区人大常委会主任　王敏\n各位代表：", "level=county"), ("沙原自治区主席　某某\n各位代表：", "place=沙原自治区"),
    ("县委常委、副县长　陈××\n同志们：", "speaker=陈××"),
    ("二〇二六年一月九日\n各位代表：", "date=2026-01-09"), ("2026-02-01 10:05\n各位代表：", "published=2026-02-01"),
  ])
  func oneLine(text: String, expected: String) {
    #expect(read(text).says.contains(expected))
  }

  @Test(arguments: ["县委书记　李明", "市委副书记、市长　李明", "我市市长　王敏", "国务院总理　某某", "全省劳动模范、主任　王敏"])
  func speakerWithoutPlace(line: String) {
    let says = read(line + "\n同志们：").says
    #expect(says.contains { $0.hasPrefix("speaker=") })
    #expect(!says.contains { $0.hasPrefix("place=") })
  }

  @Test(arguments: [
    "同志们：\n今天开会。", "各位代表！\n过去一年，我们干得不错。", "今天，我们召开大会\n总结工作。",
    "这是一段没有任何题目的话，一开头就讲工作。\n第二段。", "",
  ])
  func noOpening(text: String) {
    let (says, roles) = read(text)
    #expect(says.isEmpty && roles.isEmpty)
  }

  @Test func speechBeginsAtItsFirstPart() {
    #expect(read("政府工作报告\n一、过去一年的工作\n全年增长5%。").roles == "m")
  }

  @Test func captionIsNoSentenceOfTheSpeech() {
    #expect(read("政府工作报告\n大会现场。 记者 刘某 摄\n各位代表：").roles == "mb")
  }

  /// Whatever stands there, reading ends, and the lines are paragraphs in order.
  @Test(arguments: 0..<100 as Range<UInt64>) func anyText(seed: UInt64) {
    var dice = Dice(seed)
    let view = view(dice.text(of: oddScalars + ["年", "月", "日", "来", "源", "："], upTo: 200))
    let opening = OpeningLines.read(view, paragraphs: view.paragraphs)
    #expect(opening.lines.map(\.range) == Array(view.paragraphs.prefix(opening.lines.count)))
  }
}
