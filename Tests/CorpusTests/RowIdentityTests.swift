import Corpus
import Testing

@Suite struct RowIdentityTests {
  /// The ids by the text of their rows.
  private func ids(_ csv: String) throws -> [String: String] {
    let scratch = try Scratch().write("r/t.csv", csv)
    let corpus = scratch.corpus(table: "r/t.csv")
    let pairs = try corpus.list().map { (try corpus.read($0).text, $0.id) }
    return Dictionary(pairs, uniquingKeysWith: { $0 + " " + $1 })
  }

  @Test func whatTellsSpeechesApartMakesTheID() throws {
    #expect(
      try ids("place,title,published,text\n东山县,工作报告,2026-01-09,甲\n,,,乙\n") == [
        "甲": "r/t.csv#东山县/2026-01-09/工作报告",
        "乙": "r/t.csv#\(digestOfYi)",
      ])
    #expect(try ids("year,speaker,text\n2026,李川,甲\n") == ["甲": "r/t.csv#2026/李川"])
  }

  /// Of `乙`.
  private let digestOfYi = "71530d4c"

  @Test func rowsWithTheSameNamesDifferByTheirText() throws {
    let found = try ids("title,text\n报告,甲\n报告,乙\n纪要,丙\n")
    #expect(found["丙"] == "r/t.csv#纪要")
    #expect(found["甲"]?.hasPrefix("r/t.csv#报告/") == true)
    #expect(found["甲"] != found["乙"])
  }

  @Test func noIDDependsOnThePosition() throws {
    let rows = ["东山县,报告,甲", "东山县,报告,乙", ",,丙", "西河县,报告,丁"]
    let forward = try ids("place,title,text\n" + rows.joined(separator: "\n"))
    let backward = try ids("place,title,text\n" + rows.reversed().joined(separator: "\n"))
    #expect(forward == backward)
    #expect(Set(forward.values).count == 4)
  }

  @Test func equalRowsAreCounted() throws {
    let found = try ids("text\n甲\n甲\n")
    #expect(found["甲"]?.split(separator: " ").count == 2)
    #expect(found["甲"]?.hasSuffix("~2") == true)
  }
}
