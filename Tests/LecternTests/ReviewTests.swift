import Foundation
import Testing

/// A sample is drawn, filled in, read, and made into gold files, at the command line.
@Suite struct ReviewTests {
  private static let speech = """
    2025年青山县政府工作报告
    去年粮食产量达到12.5万吨，茶园面积3.2万亩。
    今年计划整修水渠30公里。
    """

  /// A store with the indicators of one speech: two in one sentence, one in another.
  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(Self.speech, to: "a.txt")
    try scratch.write(
      """
      workflow: test
      speeches: ["*.txt"]
      steps: [segmenter, indicator-extractor]
      outputs: [{store: out/lectern.sqlite}]
      """, to: "test.yaml")
    let run = try Program.run("run", scratch.path("test.yaml"))
    try #require(run.status == 0, "\(run.errors)")
    return scratch
  }

  private func draw(_ scratch: Scratch, _ more: String, layer: String = "indicators") throws
    -> Outcome
  {
    try Program.run(
      "review", "draw", scratch.path("test.yaml"), "--layer", layer, "--out",
      scratch.path("r.csv"), more)
  }

  /// Fills in the verdict of each row by its quote; no cell of these tables needs quotation marks.
  private func fill(
    _ scratch: Scratch, _ name: String, _ verdicts: [String: String], unit: [String: String] = [:]
  ) throws {
    var lines = try scratch.read(name).components(separatedBy: "\r\n")
    let header = lines[0].components(separatedBy: ",")
    let verdict = try #require(header.firstIndex(of: "verdict"))
    let corrected = try #require(header.firstIndex(of: "correct_unit"))
    for index in lines.indices {
      for (quote, word) in verdicts where lines[index].contains("【\(quote)】") {
        var cells = lines[index].components(separatedBy: ",")
        cells[verdict] = word
        cells[corrected] = unit[quote] ?? ""
        lines[index] = cells.joined(separator: ",")
      }
    }
    try scratch.write(lines.joined(separator: "\r\n"), to: name)
  }

  @Test func fromTheStoreToGoldFiles() throws {
    let scratch = try scratch()
    let drawn = try draw(scratch, "--coders=2")
    #expect(drawn.status == 0, "\(drawn.errors)")
    #expect(drawn.output.hasPrefix("3 of 3 records of 'indicators' from 1 speeches, seed 1"))
    let all = ["12.5万吨": "right", "3.2万亩": "对", "30公里": "wrong"]
    try fill(scratch, "r-1.csv", all, unit: ["30公里": "里"])
    try fill(scratch, "r-2.csv", all.merging(["30公里": "unsure"]) { $1 })
    let (sample, one, two) = (
      scratch.path("r.sample.json"), scratch.path("r-1.csv"), scratch.path("r-2.csv")
    )
    let read = try Program.run("review", "read", sample, one, two)
    #expect(read.status == 0, "\(read.errors)")
    let lines = read.output.split(separator: "\n").map(String.init)
    // Two of three: 0.667, by Wilson 0.208 to 0.939; and of the two that the second is sure of, both.
    #expect(
      lines.filter { $0.hasPrefix("record ") }.map { $0.suffix(12).trimmingPrefix(" ") } == [
        "0.208–0.939", "0.342–1.000",
      ])
    #expect(lines.contains { $0.hasPrefix("  ") && $0.contains("verdict: wrong / unsure") })

    let gold = try Program.run("review", "gold", sample, one, "--out", scratch.path("gold"))
    #expect(gold.output.hasPrefix("2 units in 1 gold files"), "\(gold.errors)")
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path("gold"))
    let name = try #require(names.first { $0.hasSuffix(".json") })
    let scored = try Program.run("eval", scratch.path("gold/" + name), "--json")
    #expect(scored.status == 0, "\(scored.errors)")
    let spans = try object(scored.output)["indicator_spans"] as? [String: Any]
    let values = try object(scored.output)["indicator_values"] as? [String: Any]
    #expect(spans?["tp"] as? Int == 3)
    // The unit that was corrected is what the analysis has not.
    #expect(values?["tp"] as? Int == 2)
    #expect(values?["fn"] as? Int == 1)
  }

  @Test func whatIsFilledInIsNeverWrittenOver() throws {
    let scratch = try scratch()
    #expect(try draw(scratch, "--seed=1").status == 0)
    try scratch.write("filled in", to: "r.csv")
    let again = try draw(scratch, "--seed=2")
    #expect(again.status == 2)
    #expect(again.errors.contains("is there already and may be filled in"))
    #expect(try scratch.read("r.csv") == "filled in")
  }

  @Test func mistakesAreNamed() throws {
    let scratch = try scratch()
    let layer = try draw(scratch, "--seed=1", layer: "indicator")
    #expect(layer.status == 2)
    #expect(layer.errors.contains("did you mean 'indicators'"))
    #expect(try draw(scratch, "--coders=3").status == 2)
    #expect(try draw(scratch, "--blind").status == 0)
    try fill(scratch, "r.csv", ["30公里": "rihgt"])
    let read = try Program.run(
      "review", "read", scratch.path("r.sample.json"), scratch.path("r.csv"))
    #expect(read.status == 1)
    #expect(read.errors.contains("unknown verdict 'rihgt' (did you mean 'right'?)"))
    let swapped = try Program.run(
      "review", "read", scratch.path("r.csv"), scratch.path("r.sample.json"))
    #expect(swapped.status == 2)
  }
}
