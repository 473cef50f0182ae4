import Foundation
import Testing

/// Terms in their contexts, from the store of a workflow that was run.
@Suite struct SearchTests {
  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(
      """
      2025年青山县政府工作报告
      ——2025年1月8日在青山县第十届人民代表大会第四次会议上
      各位代表：
      一、2024年工作回顾
      一年来，全县地区生产总值增长６％，水库建成。
      二、2025年工作安排
      今年要把水库管好，把水渠修好。
      """, to: "a.txt")
    try scratch.write("要开好会。", to: "b.txt")
    try scratch.write(
      "workflow: test\nspeeches: [\"*.txt\"]\nsteps: [segmenter]\noutputs: [{store: o.sqlite}]\n",
      to: "test.yaml")
    return scratch
  }

  @Test func findsWordsOfOneAndTwoCharacters() throws {
    let scratch = try scratch()
    #expect(try Program.run("run", scratch.path("test.yaml")).status == 0)
    let outcome = try Program.run(
      "search", "水库", "水", "6%", scratch.path("test.yaml"), "--window", "3", "--format", "csv")
    #expect(outcome.status == 0, "\(outcome.errors)")
    // The rows' speech, part, function, context and term; the dates come from the opening lines.
    let rows = outcome.output.components(separatedBy: "\r\n").dropFirst()
      .map { $0.components(separatedBy: ",") }.filter { $0.count == 11 }
    #expect(
      rows.map { [$0[0], $0[2], $0[3], $0[8], $0[9], $0[10]].joined(separator: " ") } == [
        "a.txt 2025-01-08 2024年工作回顾 值增长 ６％ ，水库",
        "a.txt 2025-01-08 2024年工作回顾 ６％， 水库 建成。",
        "a.txt 2025-01-08 2025年工作安排 年要把 水库 管好，",
        "a.txt 2025-01-08 2025年工作安排 好，把 水 渠修好",
      ])
    #expect(rows.map { $0[4] }.prefix(2) == ["review", "review"])
    #expect(outcome.errors == "4 hits in 1 of 2 speeches\n")
  }

  @Test func aStoreIsSearchedLikeItsWorkflow() throws {
    let scratch = try scratch()
    #expect(try Program.run("run", scratch.path("test.yaml")).status == 0)
    let byWorkflow = try Program.run("search", "水", scratch.path("test.yaml"))
    let byStore = try Program.run("search", "水", scratch.path("o.sqlite"))
    #expect(byWorkflow.output == byStore.output)
    #expect(byStore.output.contains("【水】库建成。"))
    let counts = try Program.run("search", "水", scratch.path("o.sqlite"), "--count", "speech")
    let lines = counts.output.split(separator: "\n").map { $0.split(separator: " ").prefix(3) }
    #expect(lines == [["speech", "term", "hits"], ["a.txt", "水", "3"], ["b.txt", "水", "0"]])
  }

  @Test func mistakesEndWithTwo() throws {
    let scratch = try scratch()
    let early = try Program.run("search", "水", scratch.path("test.yaml"))
    #expect(early.status == 2)
    #expect(early.errors.contains("run it first: lectern run \(scratch.path("test.yaml"))"))
    #expect(try Program.run("run", scratch.path("test.yaml")).status == 0)
    let store = scratch.path("o.sqlite")
    for (arguments, message) in [
      (["水", store, "--function", "pln"], "did you mean 'plan'?"),
      (["水", store, "--sort", "up"], "'left', 'right', 'place' or 'date'"),
      ([store], "give a term or more"),
      (["水", "", store], "has no character to search for"),
      (["水", scratch.path("none.sqlite")], "cannot open the store"),
      (["水", store, "--count", "year", "--sort", "left"], "--count prints no hits to --sort"),
    ] {
      let outcome = try Program.run(["search"] + arguments)
      #expect(outcome.status == 2, "\(arguments)")
      #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }
  }
}
