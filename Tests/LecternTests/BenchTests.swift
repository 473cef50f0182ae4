import Testing

@Suite struct BenchTests {
  @Test func timesTheSearchForTerms() throws {
    let scratch = try Scratch()
    try scratch.write("今年要抓好作风建设和审计监督，确保取得实效。\n", to: "a.txt")
    let outcome = try Program.run(
      "bench", "--terms=3", "--terms=40", "--seconds=0", scratch.path("a.txt"))
    #expect(outcome.status == 0, "\(outcome.errors)")
    let rows = outcome.output.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(rows.count == 3)
    #expect(rows.dropFirst().map { String($0[0]) } == ["3", "40"])
    #expect(rows.dropFirst().allSatisfy { $0.contains("MB/s") && $0.contains("ms") })
    #expect(try Program.run("bench", "--terms=0", scratch.path("a.txt")).status == 2)
  }

  @Test func timesTheWayToAWorkerAndBack() throws {
    let scratch = try Scratch()
    try scratch.write("今年要抓好作风建设和审计监督，确保取得实效。\n", to: "a.txt")
    let outcome = try Program.run("bench", "--boundary", "--seconds=0", scratch.path("a.txt"))
    #expect(outcome.status == 0, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 2 && lines[0].hasPrefix("boundary ") && lines[0].hasSuffix(" MB/s"))
    // The text goes one way, its records with the words they stand for come back.
    let ratio = try #require(Double(lines[1].prefix { $0 != " " }))
    #expect(ratio > 1)
  }
}
