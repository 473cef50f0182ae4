import LecternKit
import Testing

/// Markers with their depth, each table also in every disguise.
@Suite struct MarkerTests {
  private static let opening = "同志们：\n今天，我讲几点意见。\n"

  private func check(_ text: String, _ expected: [String]) throws {
    #expect(try Outlined(Self.opening + text).markers == expected)
    for disguise in Disguise.allCases {
      let markers = try Outlined(disguise.apply(Self.opening + text)).markers
      #expect(markers == expected, "\(disguise)")
    }
  }

  @Test(arguments: [
    // By shape, each style alone.
    ("一、抓产业\n要引进项目。\n二、抓民生\n要办实事。", ["1 一、", "1 二、"]),
    ("（一）抓产业\n要引进项目。\n（二）抓民生\n要办实事。", ["1 （一）", "1 （二）"]),
    ("1.抓产业，引进项目。\n2.抓民生，办好实事。", ["1 1.", "1 2."]),
    ("1、抓产业，引进项目。\n2、抓民生，办好实事。", ["1 1、", "1 2、"]),
    ("（1）抓产业，引进项目。\n（2）抓民生，办实事。", ["1 （1）", "1 （2）"]),
    ("①抓产业，引进项目。\n②抓民生，办实事。", ["1 ①", "1 ②"]),
    ("第一，抓产业。要引进项目。\n第二，抓民生。要办实事。", ["1 第一，", "1 第二，"]),
    ("——抓产业，引进好项目。\n——抓民生，办好实事。", ["1 ——", "1 ——"]),
    ("一是抓产业，二是抓民生，三是抓安全。", ["1 一是", "1 二是", "1 三是"]),
    ("一要抓产业，引进项目。二要抓民生，办实事。", ["1 一要", "1 二要"]),
    ("首先，要抓产业，引进项目。其次，要抓民生。最后，要守底线。", ["1 首先", "1 其次", "1 最后"]),
    ("一方面，要稳住存量，服务企业。另一方面，要扩大增量。", ["1 一方面", "1 另一方面"]),
  ])
  func styles(text: String, markers: [String]) throws { try check(text, markers) }

  @Test(arguments: [
    // `一是` under `一、` and under `（一）`.
    (
      "一、抓产业\n一是抓招商，引进项目。二是抓技改，更新设备。\n（一）抓农业\n一是种好粮。二是养好猪。\n二、抓民生\n要办实事。",
      ["1 一、", "2 一是", "2 二是", "2 （一）", "3 一是", "3 二是", "1 二、"]
    ),
    // `1.` is second here and third there.
    ("一、抓产业\n1.招商，引进项目。\n2.技改，更新设备。\n二、抓民生\n要办实事。", ["1 一、", "2 1.", "2 2.", "1 二、"]),
    (
      "一、抓产业\n（一）工业\n1.招商，引进项目。\n2.技改，更新设备。\n（二）农业\n1.种好粮，稳面积。\n2.养好猪，稳产量。",
      ["1 一、", "2 （一）", "3 1.", "3 2.", "2 （二）", "3 1.", "3 2."]
    ),
    (
      "（一）抓产业。要引进项目。\n1、抓招商。要外出招商。\n2、抓服务。要上门服务。\n（二）抓民生。\n第一，教育。要建学校。\n第二，医疗。要建医院。",
      ["1 （一）", "2 1、", "2 2、", "1 （二）", "2 第一，", "2 第二，"]
    ),
    // A list that begins anew takes up a point of the list around it.
    (
      "看成绩，一是增长快，二是质量好。所谓“增长快”，就是三个数：一是产值，二是税收，三是投资。",
      ["1 一是", "1 二是", "2 一是", "2 二是", "2 三是"]
    ),
  ])
  func nesting(text: String, markers: [String]) throws { try check(text, markers) }

  @Test(arguments: [
    ("一是思想到位，不麻痹。二是责任到位，不推诿。\n还要注意两点。一是防火。二是防汛。", ["1 一是", "1 二是", "1 一是", "1 二是"]),
    ("一、抓产业\n要引进项目。\n三、抓民生\n要办实事。\n四、抓安全\n要守底线。", ["1 一、", "1 三、", "1 四、"]),
    ("一是抓产业，引进项目。三是抓安全，守住底线。", ["1 一是", "1 三是"]),
  ])
  func restartsAndGaps(text: String, markers: [String]) throws { try check(text, markers) }

  @Test(arguments: [
    (".一、抓产业\n要引进项目。\n、二、抓民生\n要办实事。\n●三、抓安全\n要守底线。", ["1 一、", "1 二、", "1 三、"]),
    ("一、抓产业。要引进项目三十个。　　二、抓民生。要办实事十件。　　三、抓安全。要守底线。", ["1 一、", "1 二、", "1 三、"]),
  ])
  func strayMarksAndNoLineBreaks(text: String, markers: [String]) throws {
    try check(text, markers)
  }

  @Test(arguments: [
    "积极融入一带一路，落实一岗双责，树牢四个意识。", "做人做事要一是一、二是二，不弄虚作假。",
    "2023年1月5日，全县3家单位被表彰。\n3家单位介绍了经验。\n1.5万亩粮田获丰收。\n100、200元不等。",
    "三个项目开工，两家企业投产，一批实事办成。", "第一书记要住村，第三产业要提速，第十五届大会要开好。",
    "这是一方面军战斗过的地方。", "（2024年）全县增长6%。", "首先进入会场的是老同志。",
  ])
  func noMarkers(text: String) throws { try check(text, []) }

  @Test func textsThatBeginWithTheirFirstPart() throws {
    #expect(
      try Outlined("一、抓产业\n要引进项目。\n二、抓民生\n要办实事。").markers == ["1 一、", "1 二、"])
    #expect(try Outlined("（一）抓产业\n要引进项目。\n（二）抓民生\n要办实事。").roles == "htht")
  }

  @Test func markersStandWhereTheyStand() throws {
    let outlined = try Outlined("𠮷林的同志们：\n我讲两点。\n●(一)抓产业,引进项目。\n２．好")
    #expect(outlined.markerStarts == ["(一"])
    let digits = try Outlined("同志们：\n１．抓产业，引进项目。\n２．抓民生，办好实事。")
    #expect(digits.markers == ["1 1.", "1 2."] && digits.markerStarts == ["１．", "２．"])
  }
}
