import LecternKit
import Testing

@Suite struct EnumeratorTests {
  typealias Style = Enumerator.Style

  @Test(arguments: [
    ("一、加强领导", Style.chineseComma, 1, "一、"), ("十二、其他", .chineseComma, 12, "十二、"),
    ("二十、其他", .chineseComma, 20, "二十、"), ("三.加强", .chineseComma, 3, "三."),
    ("四．加强", .chineseComma, 4, "四."),
    ("（一）产业", .chineseBrackets, 1, "（一）"), ("(三)产业", .chineseBrackets, 3, "（三）"),
    ("（十一）产业", .chineseBrackets, 11, "（十一）"),
    ("1.产业", .arabic, 1, "1."), ("２．产业", .arabic, 2, "2."), ("3、产业", .arabic, 3, "3、"),
    ("12.产业", .arabic, 12, "12."),
    ("（1）产业", .arabicBrackets, 1, "（1）"), ("(２)产业", .arabicBrackets, 2, "（2）"),
    ("3)产业", .arabicBrackets, 3, "3）"),
    ("①产业", .circled, 1, "①"), ("⑩产业", .circled, 10, "⑩"), ("⑳产业", .circled, 20, "⑳"),
    ("第一，产业", .ordinal, 1, "第一，"), ("第二、产业", .ordinal, 2, "第二、"), ("第三:产业", .ordinal, 3, "第三："),
    ("第四是产业", .ordinal, 4, "第四是"),
    ("一是抓产业", .runIn, 1, "一是"), ("十一要抓产业", .runIn, 11, "十一要"), ("一方面稳", .runIn, 1, "一方面"),
    ("另一方面进", .runIn, 2, "另一方面"), ("首先，抓", .runIn, 1, "首先"), ("其次，抓", .runIn, 2, "其次"),
    ("再次，抓", .runIn, 3, "再次"), ("最后，抓", .runIn, 9, "最后"), ("二抓产业", .runIn, 2, "二"),
    ("——抓产业", .dash, 0, "——"), ("――抓产业", .dash, 0, "——"), ("──抓产业", .dash, 0, "——"),
  ])
  func styles(text: String, style: Style, number: Int, printed: String) throws {
    for lead in ["", "𠮷。\n", "\u{3000}\u{3000}"] {
      let view = view(lead + text)
      let index = lead.unicodeScalars.count
      let enumerator = try #require(Enumerator.read(view, at: index))
      #expect(enumerator.style == style)
      #expect(enumerator.number == number)
      #expect(view.string(enumerator.range) == printed)
      #expect(enumerator.range.lowerBound == index)
    }
  }

  @Test func everyStyleIsShown() {
    let texts = ["一、甲", "（一）甲", "1.甲", "（1）甲", "①甲", "第一，甲", "一是甲", "——甲"]
    let styles = texts.compactMap { Enumerator.read(view($0), at: 0)?.style }
    #expect(styles == Style.allCases)
  }

  @Test(arguments: [
    ("一是稳", Enumerator.Family.shi), ("二要进", .yao), ("一方面", .aspect), ("首先", .sequence),
    ("三靠改革", .other), ("一、", .none),
  ])
  func families(text: String, family: Enumerator.Family) {
    #expect(Enumerator.read(view(text), at: 0)?.family == family)
  }

  @Test(arguments: [
    "一带一路", "一岗双责", "一二三产业", "“四个意识”", "两是", "两、三个", "3家单位", "1.5万亩", "2026年", "2026.1.27",
    "100、", "0.5个", "（2024年）", "（一期）项目", "（）", "（", "第一书记", "第三产业", "第十五届", "—", "-", "一", "1", "第",
    "一方面军", "一是一，二是二", "百、", "〇、", "首都", "最好", "再加力", "另一个", "", "其他", "二十一二十二、", "三十是个",
  ])
  func noMarkers(text: String) {
    #expect(Enumerator.read(view(text), at: 0) == nil)
  }

  @Test(arguments: ["一是一、二是二", "说一是一，说二是二"]) func idioms(text: String) {
    let view = view(text)
    for index in 0..<view.count { #expect(Enumerator.runIn(view, at: index) == nil) }
  }

  @Test func pointsThatBeginWithTheirNumber() {
    #expect(Enumerator.runIn(view("一是一批项目开工"), at: 0)?.number == 1)
    #expect(Enumerator.runIn(view("二是二次创业"), at: 0)?.number == 2)
  }

  @Test func runInStylesOnly() {
    #expect(Enumerator.runIn(view("一、甲"), at: 0) == nil)
    #expect(Enumerator.runIn(view("（一）甲"), at: 0) == nil)
    #expect(Enumerator.runIn(view("甲"), at: 1) == nil)
    #expect(Enumerator.read(view("甲"), at: 1) == nil)
  }
}
