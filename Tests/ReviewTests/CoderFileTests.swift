import Evaluation
import Testing

@testable import Review

@Suite struct CoderFileTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func file(
    _ bytes: [UInt8], blind: Bool = false, name: String = "t.csv"
  ) throws -> (file: CoderFile, sample: Sample) {
    let sample = try Samples.sample(blind: blind)
    return (try CoderFile(path: try folder.write(bytes, name), of: sample), sample)
  }

  private func shares(_ precision: Precision) -> [String: [Int]] {
    Dictionary(
      precision.rows.map { ($0.name, [$0.proportion.right, $0.proportion.count]) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func tableShowsTheQuoteInItsSentence() throws {
    let table = String(decoding: try Samples.sample().table(coder: 1), as: UTF8.self)
    let lines = table.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(table.hasPrefix("\u{feff}key,title,place,date,before,sentence,after,name,value_low,"))
    // A title that a spreadsheet would take for a formula is a text.
    #expect(
      lines[2] == "b,'=会议讲话,青山县,,开会了。,全县修渠30公里，投资【2亿元】。,同比增长5%至6%。,"
        + "投资,2,2,亿元,exact,level,actual,,,,,,,,,")
    let blind = String(decoding: try Samples.sample(blind: true).table(coder: 1), as: UTF8.self)
    #expect(!blind.contains("亿元,exact"))
    #expect(blind.contains(",verdict,correct_name,"))
  }

  @Test func codersHaveTheSameRowsInAnotherOrder() throws {
    var sample = try Samples.sample()
    for number in 0..<20 {
      var item = sample.items[0]
      item.key = "k\(number)"
      sample.items.append(item)
    }
    func keys(_ coder: Int) -> [Substring] {
      String(decoding: sample.table(coder: coder), as: UTF8.self).split(separator: "\r\n")
        .map { $0.prefix { $0 != "," } }
    }
    #expect(keys(1) != keys(2))
    #expect(keys(1).sorted() == keys(2).sorted())
  }

  @Test func countsVerdictsAndWhatWasCorrected() throws {
    let (file, sample) = try file(
      Samples.table([
        ["key": "c", "verdict": "wrong", "correct_value_high": "6.5", "correct_kind": "target"],
        ["key": "a", "verdict": " Right "], ["key": "b", "verdict": "错"],
      ]))
    #expect(file.mistakes.isEmpty)
    let shares = shares(Precision(file, of: sample))
    #expect(shares["record"] == [1, 3])
    // b is no record at all: nothing is said of its attributes. a is right, c in part.
    #expect(shares["value_low"] == [2, 2])
    #expect(shares["value_high"] == [1, 2])
    #expect(shares["kind"] == [1, 2])
    #expect(shares["unit"] == [2, 2])
  }

  @Test func blindCodersAreComparedWithTheAnalysis() throws {
    let all = [
      "correct_name": "渠", "correct_value_low": "30", "correct_unit": "公里",
      "correct_bound": "exact", "correct_change": "level", "correct_kind": "actual",
    ]
    let (file, sample) = try file(
      Samples.table([
        all.merging(["key": "a", "verdict": "对"]) { $1 },
        ["key": "b", "verdict": "对", "correct_unit": "万元"], ["key": "c", "verdict": "不确定"],
      ]), blind: true)
    #expect(file.mistakes.isEmpty)
    let precision = Precision(file, of: sample)
    let shares = shares(precision)
    #expect(precision.unsure == 1)
    #expect(shares["record"] == [2, 2])
    #expect(shares["unit"] == [1, 2])
    // One number stands for both ends.
    #expect(shares["value_high"] == [1, 1])
    #expect(shares["in full"] == [1, 2])
  }

  @Test func mistakesHaveTheirLines() throws {
    let (file, _) = try file(
      Samples.table([
        ["key": "a", "verdict": "rihgt"], ["key": "zz", "verdict": "right"],
        ["key": "b", "verdict": "wrong", "correct_bound": "abot"],
        ["key": "b", "verdict": "right"], ["key": "c"],
      ]))
    let path = file.path
    #expect(
      file.mistakes == [
        "\(path):2: unknown verdict 'rihgt' (did you mean 'right'?)",
        "\(path):3: no record of the sample has the key 'zz'",
        "\(path):4: correct_bound: unknown word 'abot' (did you mean 'about'?)",
        "\(path):5: the key 'b' stands on line 4 already",
      ])
    #expect(file.unanswered == [6])
    #expect(file.missing == 0)
  }

  @Test(arguments: [
    (["verdict": "right", "correct_unit": "米"], "the verdict is right, but correct_unit differs"),
    (["verdict": "wrong", "correct_unit": "公里"], "what is corrected is as the analysis has it"),
    (["verdict": "wrong", "correct_value_low": "三十"], "expected a number, found '三十'"),
    (["correct_unit": "米"], "something is corrected without a verdict"),
  ])
  func contradictionsAreNotCounted(cells: [String: String], message: String) throws {
    let row = cells.merging(["key": "a"]) { $1 }
    let (file, sample) = try file(Samples.table([row]))
    #expect(file.mistakes.count == 1)
    #expect(file.mistakes.first?.hasSuffix(message) == true, "\(file.mistakes)")
    #expect(shares(Precision(file, of: sample))["record"] == [0, 0])
    #expect(file.missing == 2)
  }

  /// As spreadsheet programs write them: semicolons, CRLF and GB18030, in which 错 is B4 ED, 米 C3 D7.
  @Test func readsWhatSpreadsheetProgramsWrite() throws {
    let text = String(decoding: Samples.table([["key": "a"]], line: "\r\n"), as: UTF8.self)
    let head = text.split(separator: "\r\n")[0].replacing(",", with: ";")
    let row = [0xb4, 0xed] + Array(";;;;".utf8) + [0xc3, 0xd7] + Array(";;;;;a\r\n".utf8)
    let (file, sample) = try file(Array((head + "\r\n").utf8) + row)
    #expect(file.mistakes.isEmpty)
    #expect(shares(Precision(file, of: sample))["unit"] == [0, 1])
    let marked = try self.file([0xef, 0xbb, 0xbf] + Samples.table([["key": "a", "verdict": "对"]]))
    #expect(shares(Precision(marked.file, of: marked.sample))["record"] == [1, 1])
  }

  @Test func aMissingColumnIsNamed() throws {
    let table = String(decoding: Samples.table([]), as: UTF8.self)
    let bytes = Array(table.replacing("correct_unit", with: "corect_unit").utf8)
    let error = #expect(throws: (any Error).self) { try file(bytes) }
    #expect("\(error.map { "\($0)" } ?? "")".hasSuffix("(did you mean 'corect_unit'?)"))
  }

  @Test func comparesTwoCoders() throws {
    let sample = try Samples.sample()
    let one = try file(
      Samples.table([
        ["key": "a", "verdict": "right"], ["key": "b", "verdict": "right"],
        ["key": "c", "verdict": "wrong", "correct_unit": "个"],
      ]), name: "one.csv"
    ).file
    let other = try file(
      Samples.table([
        ["key": "b", "verdict": "wrong"], ["key": "a", "verdict": "right"],
        ["key": "c", "verdict": "wrong", "correct_unit": "家"],
      ]), name: "other.csv"
    ).file
    let comparison = Comparison(one, other, of: sample)
    #expect(comparison.rows[0].agreement.agreed == 2)
    #expect(comparison.rows[0].agreement.count == 3)
    // Both let a and c stand; of c they correct the unit to something else.
    let unit = try #require(comparison.rows.first { $0.name == "unit" })
    #expect(unit.agreement.agreed == 1)
    #expect(unit.agreement.count == 2)
    #expect(comparison.disagreements.map(\.key) == ["b", "c"])
    #expect(comparison.disagreements[0].quote == "2亿元")
    #expect(comparison.disagreements[0].lines == (3, 2))
    #expect(comparison.disagreements[1].answers == ("个", "家"))
  }
}
