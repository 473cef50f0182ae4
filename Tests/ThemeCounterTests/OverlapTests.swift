import Testing

/// How mentions come to be, with dictionaries made for it.
@Suite struct OverlapTests {
  private static let head = "version: '1'\ntitle: 试\nthemes:\n"

  private func found(_ dictionary: String, _ text: String) throws -> [String] {
    try mentions(text, with: counter(dictionary: Self.head + dictionary))
  }

  @Test(arguments: [
    ("深入反腐败。", ["a:反腐败"]),
    ("惩治腐败。", ["b:腐败"]),
    ("反腐倡廉。", ["a:反腐", "b:倡廉"]),
    ("腐败反腐败。", ["b:腐败", "a:反腐败"]),
    ("反腐\n败", ["a:反腐"]),
  ])
  func theFirstAndLongestWins(text: String, expected: [String]) throws {
    let dictionary = """
        - {id: a, name: 甲, terms: [反腐, 反腐败]}
        - {id: b, name: 乙, terms: [腐败, 倡廉]}
      """
    #expect(try found(dictionary, text) == expected)
  }

  @Test func aTermOfTwoThemesIsAMentionOfBoth() throws {
    let dictionary = """
        - {id: a, name: 甲, terms: [微腐败]}
        - {id: b, name: 乙, terms: [微腐败, 腐败]}
      """
    #expect(try found(dictionary, "整治微腐败。") == ["a:微腐败", "b:微腐败"])
  }

  @Test(arguments: [
    ("广廉高速通车。", []),
    ("广廉高速通车，廉政公路建成。", ["a:廉"]),
    ("环保督察组来了。", []),
    ("督察组来了。", ["a:督察"]),
  ])
  func exclusionsAreNoMention(text: String, expected: [String]) throws {
    let dictionary = """
        - {id: a, name: 甲, terms: [廉, 督察]}
      exclusions: [广廉高速, 环保督察]
      """
    #expect(try found(dictionary, text) == expected)
  }

  @Test(arguments: [
    ("压实党建主体责任。", ["a:主体责任"]),
    ("压实主体责任。", []),
    ("压实党委抓安全的主体责任。", []),
    ("压实主体责任。党建要抓紧。", []),
    ("抓党的建设。开会。落实整改。", ["a:整改"]),
    ("抓党的建设。开会。散会。落实整改。", []),
    ("落实整改。抓党的建设。", []),
    ("抓党风建设，正风气。", ["a:党风"]),
    ("党风好。", []),
  ])
  func aTermMayCountInASenseOnly(text: String, expected: [String]) throws {
    let dictionary = """
        - id: a
          name: 甲
          in-context:
            - {terms: [主体责任], near: [党], unless-near: [$safety]}
            - {terms: [整改], near: [党], sentences-before: 2}
            - {terms: [党风], near: [党, 风]}
      words: {safety: [安全, 消防]}
      """
    #expect(try found(dictionary, text) == expected)
  }

  @Test func aTermThatDoesNotCountHidesWhatIsInIt() throws {
    let dictionary = """
        - {id: a, name: 甲, terms: [责任], in-context: [{terms: [主体责任], near: [党]}]}
      """
    #expect(try found(dictionary, "企业主体责任，责任到人。") == ["a:责任"])
  }

  @Test func pageFurnitureIsNotSearched() throws {
    let dictionary = "  - {id: a, name: 甲, terms: [廉政]}"
    #expect(try found(dictionary, "【网页】廉政频道\n廉政建设。\n【网页】廉政。") == ["a:廉政"])
  }

  @Test func oneCharacterCanBeATerm() throws {
    let dictionary = "  - {id: a, name: 甲, terms: [廉, 清廉]}"
    #expect(try found(dictionary, "廉者清廉，𠮷廉") == ["a:廉", "a:清廉", "a:廉"])
  }

  /// The filter before the matcher must lose nothing: against a search written out here.
  @Test func overlappingDictionariesGiveWhatANaiveSearchGives() throws {
    let letters = Array("甲乙丙𠮷")
    var state: UInt64 = 11
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<100 {
      func word(_ length: Int) -> String { String((0..<length).map { _ in letters[random(4)] }) }
      let terms = Set((0..<8).map { _ in word(2 + random(3)) })
      let text = word(60)
      var expected: [String] = []
      var rest = Substring(text)
      while !rest.isEmpty {
        let longest = terms.filter { rest.hasPrefix($0) }.max { $0.count < $1.count }
        if let longest { expected.append("a:\(longest)") }
        rest = rest.dropFirst(longest?.count ?? 1)
      }
      let list = terms.sorted().joined(separator: ", ")
      #expect(try found("  - {id: a, name: 甲, terms: [\(list)]}", text) == expected)
    }
  }
}
