import Foundation
import Testing

/// Single speeches at a prompt, from a file, from stdin and as lines.
@Suite struct AnalyzeTests {
  private static let speech = "要加强学习。\n今年粮食产量达到12.5万吨以上。"

  @Test func readsStdin() throws {
    let outcome = try Program.run("analyze", "-", "--format", "jsonl", input: Self.speech)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let record = try object(outcome.output)
    #expect(record["schema"] as? String == "lectern.analysis/1")
    #expect((record["source"] as? [String: Any])?["characters"] as? Int == 24)
    let indicator = try #require(record.records("indicators").first)
    #expect(indicator["quote"] as? String == "12.5万吨以上")
    #expect(indicator["value"] as? [Double] == [12.5, 12.5])
    #expect(indicator["unit"] as? String == "万吨")
    #expect(indicator["bound"] as? String == "at_least")
    #expect(indicator["start"] as? Int == 15)
  }

  @Test func aMissingFileCostsItself() throws {
    let scratch = try Scratch()
    try scratch.write(Self.speech, to: "a.txt")
    let outcome = try Program.run(
      "analyze", scratch.path("none.txt"), scratch.path("a.txt"), "--format", "jsonl")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("none.txt"))
    #expect(outcome.output.split(separator: "\n").count == 1)
  }

  @Test func workerTakesLines() throws {
    let scratch = try Scratch()
    try scratch.write(
      "workflow: test\nspeeches: [\"*.txt\"]\nsteps: [segmenter]\noutputs: [{store: o.sqlite}]\n",
      to: "test.yaml")
    let outcome = try Program.run(
      "worker", scratch.path("test.yaml"), "--lines",
      input: """
        {"id": "a", "text": "要加强学习。", "metadata": {"place": "青山县"}}
        {"id": "b"}
        {"id": "c", "text": "要狠抓落实。"}
        """)
    #expect(outcome.status == 1)
    let lines = try outcome.output.split(separator: "\n").map { try object($0) }
    #expect(lines.map { $0["id"] as? String } == ["a", "b", "c"])
    #expect((lines[0]["metadata"] as? [String: Any])?["place"] as? String == "青山县")
    #expect(lines[1]["error"] != nil)
    #expect(lines[2].records("segments").count == 2)
  }
}
