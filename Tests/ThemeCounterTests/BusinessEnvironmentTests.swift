import LecternKit
import TestSupport
import Testing
import ThemeCounter

/// The second dictionary: nothing of the first is in its results.
@Suite struct BusinessEnvironmentTests {
  private static let path =
    pluginFolder("ThemeCounter") + "/lexicons/business-environment.yaml"
  private let shipped: ThemeCounterAnalyzer

  init() throws { shipped = try counter(path: Self.path) }

  @Test(arguments: [
    ("深化“放管服”改革，项目审批时限再压三成。", ["approval"]),
    ("推动高效办成一件事，办事窗口实行好差评。", ["services"]),
    ("全面落实市场准入负面清单，破除隐性壁垒。", ["market-access"]),
    ("规范涉企执法，严禁对企业乱罚款。", ["law"]),
    ("坚持“两个毫不动摇”，培育专精特新企业。", ["private-economy"]),
    ("落实减税降费、减税降本降费，惠企政策免申即享。", ["costs"]),
    ("开展政银企对接，缓解融资难。", ["finance"]),
    ("清理拖欠民营企业账款，杜绝新官不理旧账。", ["good-faith"]),
    ("开展产业链招商，签约项目落地率达到七成。", ["investment"]),
    ("建设自贸试验区，扩大进出口。", ["opening"]),
    ("推行“标准地”，加强用地保障。", ["factors"]),
    ("当好“店小二”，构建亲清政商关系。", ["contact"]),
    ("优化营商环境，开放市场。", ["business-environment"]),
    ("规范售票窗口，修复大厅。", []),
    ("压实市场主体责任，守牢安全底线。", []),
    ("深入推进党风廉政建设和反腐败斗争，整治形式主义。", []),
  ])
  func examples(text: String, expected: [String]) throws {
    #expect(try themes(text, with: shipped) == expected)
  }

  @Test func everyTermCountsByItself() throws {
    try checkThatEveryTermCounts(Self.path, shipped)
  }

  /// Its themes stand under one, approval under services.
  @Test func themesCountForThoseAboveThem() throws {
    let (_, annotations) = try analyze("行政审批。", with: [LineSegmenter(), shipped])
    let counted = annotations[.themeCounts].filter { $0.mentions > 0 }
    #expect(counted.map(\.theme) == ["business-environment", "services", "approval"])
    #expect(annotations[.themeCounts].count == 13)
    #expect(annotations[.themePairs].isEmpty)
  }
}
