import Foundation
import Testing

/// Themes over the speeches of a store.
@Suite struct ThemesTests {
  /// Two places, two years; characters that are not blank stand behind each speech.
  private func samples() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("作风好。审计严。\n", to: "a.txt")  // 8
    try scratch.write("抓作风，转作风，审作风。\n抓审计。\n", to: "b.txt")  // 16
    try scratch.write("开放合作。\n", to: "c.txt")  // 5
    try scratch.write(
      """
      version: '1'
      title: 试
      themes:
        - {id: conduct, name: 作风, terms: [作风, 文山会海]}
        - {id: audit, name: 审计, terms: [审计, '转作*']}
        - {id: both, name: 二, terms: [审计]}
      """, to: "themes.yaml")
    try scratch.write(
      """
      workflow: test
      speeches:
        - {files: a.txt, metadata: {place: 甲县, date: 2025-01-02}}
        - {files: b.txt, metadata: {place: 甲县, date: 2026-01-02}}
        - {files: c.txt, metadata: {place: 乙县, published: 2026-03-04}}
      steps:
        - segmenter
        - {analyzer: theme-counter, with: {dictionary: themes.yaml}}
      outputs: [{store: out/s.sqlite}]
      """, to: "test.yaml")
    let run = try Program.run("run", scratch.path("test.yaml"))
    #expect(run.status == 0, "\(run.errors)")
    return scratch
  }

  private func lines(_ outcome: Outcome) -> [String] {
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.output.replacing("\u{feff}", with: "").split(separator: "\r\n").map(String.init)
  }

  @Test func countsByPlaceAndYear() throws {
    let scratch = try samples()
    let table = try Program.run(
      "themes", "table", "--by", "place,year", "--format=csv", scratch.path("test.yaml"))
    // 作风 stands once in eight characters; in the second speech the wildcard takes one of three.
    #expect(
      lines(table) == [
        "place,year,theme,speeches,mentions,characters,perThousand",
        "乙县,2026,conduct,1,0,5,0", "乙县,2026,audit,1,0,5,0", "乙县,2026,both,1,0,5,0",
        "甲县,2025,conduct,1,1,8,125", "甲县,2025,audit,1,1,8,125", "甲县,2025,both,1,1,8,125",
        "甲县,2026,conduct,1,2,16,125", "甲县,2026,audit,1,2,16,125", "甲县,2026,both,1,1,16,62.5",
      ])
    let whole = try Program.run(
      "themes", "table", scratch.path("out/s.sqlite"), "--format", "jsonl")
    let text = try Program.run("themes", "table", "--by=place", scratch.path("out/s.sqlite"))
    #expect(
      text.output.hasPrefix(
        """
        place  theme    speeches  mentions  characters  perThousand
        乙县   conduct         1         0           5            0

        """))
    #expect(
      whole.output.split(separator: "\n").first
        == #"{"theme":"conduct","speeches":3,"mentions":3,"characters":29,"perThousand":103.4483}"#)
  }

  @Test func countsByFunctionOfParts() throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      各位代表：
      一、过去一年工作回顾
      作风转变了。
      二、今年工作安排
      要抓作风。要抓审计。

      """, to: "a.txt")
    try scratch.write(
      "version: '1'\ntitle: 试\nthemes:\n  - {id: conduct, name: 作风, terms: [作风]}\n", to: "t.yaml")
    try scratch.write(
      """
      workflow: test
      speeches: [a.txt]
      steps: [segmenter, {analyzer: theme-counter, with: {dictionary: t.yaml}}]
      outputs: [{store: out/s.sqlite}]
      """, to: "test.yaml")
    #expect(try Program.run("run", scratch.path("test.yaml")).status == 0)
    let table = try Program.run(
      "themes", "table", "--by=function", "--format=csv", scratch.path("out/s.sqlite"))
    // 10 + 6 characters, 8 + 10, and the 5 of the salutation, which no part holds.
    #expect(
      lines(table).dropFirst() == [
        "review,conduct,1,1,16,62.5", "plan,conduct,1,1,18,55.5556", ",conduct,1,0,5,0",
      ])
  }

  @Test func comparesGroups() throws {
    let scratch = try samples()
    let store = scratch.path("out/s.sqlite")
    let table = try Program.run(
      "themes", "keyness", "--target=year=2026", "--target=place=甲县", "--reference=year=2025",
      "--format=csv", store)
    // conduct 2 of 16 against 1 of 8: equal rates. audit the same. both 1 of 16 against 1 of 8:
    // E = 4/3 and 2/3, 2·(ln(3/4) + ln(3/2)) = 0.235566; log2(1/2) = -1.
    let rows = lines(table)
    #expect(
      rows[0] == "theme,targetMentions,targetCharacters,targetPerThousand,referenceMentions,"
        + "referenceCharacters,referencePerThousand,logLikelihood,p,logRatio,percentDifference")
    #expect(rows[1].hasPrefix("both,1,16,62.5,1,8,125,0.2356,0.6"))
    #expect(rows[1].hasSuffix(",-1,-50"))
    #expect(
      rows.dropFirst(2) == [
        "conduct,2,16,125,1,8,125,0,1,0,0", "audit,2,16,125,1,8,125,0,1,0,0",
      ])
    let terms = try Program.run(
      "themes", "keyness", "--target=year=2026", "--by=term", "--format=jsonl", store)
    let found = try terms.output.split(separator: "\n").map { try object($0) }
    #expect(
      Set(found.map { "\($0["theme"] ?? "") \($0["term"] ?? "") \($0["targetMentions"] ?? "")" })
        == ["conduct 作风 2", "audit 审计 1", "audit 转作* 1", "both 审计 1"])
    #expect(found.allSatisfy { $0["targetCharacters"] as? Int == 21 })
    #expect(found.allSatisfy { $0["referenceCharacters"] as? Int == 8 })
  }

  @Test func termsThatNeverCountAreListed() throws {
    let scratch = try samples()
    let terms = try Program.run("themes", "terms", "--format=csv", scratch.path("test.yaml"))
    #expect(
      lines(terms).dropFirst() == [
        "themes,conduct,作风,4,3,2,", "themes,conduct,文山会海,4,0,0,",
        "themes,audit,审计,5,2,2,both", "themes,audit,转作*,5,1,1,",
        "themes,both,审计,6,2,2,audit",
      ])
    #expect(terms.errors.isEmpty)
    let unused = try Program.run(
      "themes", "terms", "--unused", "--format=csv", scratch.path("test.yaml"))
    #expect(lines(unused).dropFirst() == ["themes,conduct,文山会海,4,0,0,"])

    let dictionary = try scratch.read("themes.yaml").replacing("'转作*'", with: "监察")
    try scratch.write(dictionary, to: "themes.yaml")
    let stale = try Program.run("themes", "terms", scratch.path("test.yaml"))
    #expect(stale.status == 0)
    #expect(stale.errors.contains("run the workflow again\n  = 转作*"))
  }

  @Test(arguments: [
    (["table", "--by", "plce"], "did you mean 'place'?"),
    (["table", "--layer", "theme-count"], "did you mean 'theme-counts'?"),
    (["table", "--layer", "segments"], "no step of the theme-counter made the layer"),
    (["keyness", "--target", "year=1999"], "available: year=2025, year=2026"),
    (["keyness", "--target", "yeer=2026"], "did you mean 'year'?"),
    (["keyness", "--target", "year=2026", "--reference", "place=乙县"], "'c.txt' is in the target"),
    (["keyness", "--target", "2026"], "'2026'"),
    (["keyness"], "--target"),
  ])
  func mistakesSayWhatIsRight(arguments: [String], message: String) throws {
    let scratch = try samples()
    let all = ["themes"] + arguments + [scratch.path("out/s.sqlite")]
    let outcome = try Program.run(all)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }
}
