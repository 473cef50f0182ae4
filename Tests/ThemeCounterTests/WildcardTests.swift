import Testing

@Suite struct WildcardTests {
  private func found(_ terms: [String], _ text: String) throws -> [String] {
    let list = terms.map { "'\($0)'" }.joined(separator: ", ")
    let yaml = "version: '1'\ntitle: 试\nthemes:\n  - {id: a, name: 甲, terms: [\(list)]}\n"
    return try mentions(text, with: counter(dictionary: yaml)).map { String($0.dropFirst(2)) }
  }

  @Test(arguments: [
    // Nothing, or up to four characters; never a mark, a blank or a line's end.
    ("反腐*", "反腐，倡廉", ["反腐"]),
    ("反腐*", "反腐败斗争不停步。", ["反腐败斗争不"]),
    ("反腐*", "反腐 倡廉\n反腐倡\n廉", ["反腐", "反腐倡"]),
    ("*不作为", "治理慢不作为，不作为。", ["治理慢不作为", "不作为"]),
    ("*不作为", "坚决治理慢不作为", ["决治理慢不作为"]),
    ("损害*利益", "损害利益、损害群众切身利益、损害人民群众切身利益", ["损害利益", "损害群众切身利益"]),
    ("*廉*", "倡廉，清廉机关", ["倡廉", "清廉机关"]),
    // A run of characters or one of letters and digits.
    ("5G*", "5G基站，5G2B应用，5G-A", ["5G基站", "5G2B", "5G"]),
    ("5G*站", "5G基站，5G2站", ["5G基站", "5G2站"]),
    ("5G*站", "5G2基站", []),
    ("*腐", "X反腐", ["反腐"]),
    // One exactly.
    ("“三?”", "“三公”与“三”与“三农事”", ["“三公”"]),
    ("一??", "一二，一二三四", ["一二三"]),
    ("?*腐", "腐、反腐", ["反腐"]),
    // The full-width ones stand for themselves.
    ("为何？", "为何变？为何？", ["为何？"]),
    ("５＊３", "5*3，543", ["5*3"]),
  ])
  func stretches(term: String, text: String, expected: [String]) throws {
    #expect(try found([term], text) == expected)
  }

  @Test(arguments: [
    (["反腐*", "作风"], "反腐败和作风建设", ["反腐败和作风"]),
    (["反腐*", "作风"], "作风，反腐", ["作风", "反腐"]),
    (["*作风", "反腐败"], "反腐败和作风", ["反腐败和作风"]),
    (["*作风", "反腐败"], "抓反腐败作风", ["抓反腐败作风"]),
    (["反*", "反腐败斗争是仗"], "反腐败斗争是仗", ["反腐败斗争是仗"]),
  ])
  func theFirstAndLongestWins(terms: [String], text: String, expected: [String]) throws {
    #expect(try found(terms, text) == expected)
  }

  @Test func ofEquallyLongOnesAPlainTermWins() throws {
    let yaml = """
      version: '1'
      title: 试
      themes:
        - {id: a, name: 甲, terms: ['腐*', '腐?']}
        - {id: b, name: 乙, terms: [腐败, '?败', '*落']}
      exclusions: ['*高速']
      """
    let counter = try counter(dictionary: yaml)
    #expect(try mentions("腐败，腐化，堕落，腐高速", with: counter) == ["b:腐败", "a:腐化", "b:堕落"])
  }

  /// Against a search written out here, over three thousand made-up pairs.
  @Test func findsWhatANaiveSearchFinds() throws {
    var dice = Dice(state: 4)
    for pair in 0..<30 {
      let terms = Array(Set((0..<Int.random(in: 1...8, using: &dice)).map { _ in dice.term() }))
      let list = terms.map { "'\($0)'" }.joined(separator: ", ")
      let yaml = "version: '1'\ntitle: 试\nthemes:\n  - {id: a, name: 甲, terms: [\(list)]}\n"
      let counter = try counter(dictionary: yaml)
      for _ in 0..<100 {
        let text = dice.text()
        let expected = naiveSearch(
          terms.map { Array($0.unicodeScalars) }, Array(text.unicodeScalars)
        ).map { "a:\($0)" }
        let found = try mentions(text, with: counter)
        #expect(found == expected, "pair \(pair): \(terms) in \(text)")
        if found != expected { return }
      }
    }
  }
}

private struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }

  mutating func text() -> String { text(of: "甲乙丙1、", 0...40) }

  private mutating func text(of letters: String, _ length: ClosedRange<Int>) -> String {
    String(
      (0..<Int.random(in: length, using: &self)).map { _ in
        letters.randomElement(using: &self) ?? "甲"
      })
  }

  /// Up to three pieces with a wildcard between them, before or behind.
  mutating func term() -> String {
    func wildcard() -> String { ["", "*", "?"][Int.random(in: 0...2, using: &self)] }
    var term = wildcard() + text(of: "甲乙1", 1...2)
    if Bool.random(using: &self) { term += wildcard() + text(of: "甲乙1", 1...2) }
    return term + wildcard()
  }
}

private func naiveSearch(_ terms: [[Unicode.Scalar]], _ text: [Unicode.Scalar]) -> [String] {
  var found: [String] = []
  var start = 0
  while start < text.count {
    let end = terms.flatMap { ends(of: $0[...], in: text, at: start) }.max() ?? start
    if end > start {
      var quote = String.UnicodeScalarView()
      quote.append(contentsOf: text[start..<end])
      found.append(String(quote))
    }
    start = max(end, start + 1)
  }
  return found
}

/// Where a term may end that begins at a place.
private func ends(
  of term: ArraySlice<Unicode.Scalar>, in text: [Unicode.Scalar], at place: Int
) -> [Int] {
  guard let first = term.first else { return [place] }
  let rest = text[place...]
  let characters = rest.prefix { $0.value >= 0x4e00 && $0.value < 0xff00 }.count
  let letters = rest.prefix { $0 == "1" }.count
  let reach =
    switch first {
    case "*": 0...max(min(characters, 4), min(letters, 24))
    default: 1...1
    }
  return reach.flatMap { length -> [Int] in
    guard place + length <= text.count else { return [] }
    let isRight =
      switch first {
      case "*": true
      case "?": characters + letters > 0
      default: rest.first == first
      }
    return isRight ? ends(of: term.dropFirst(), in: text, at: place + length) : []
  }
}
