import Foundation
import Testing

/// What other options would do is shown, and nothing is written.
@Suite struct TryTests {
  private static let lexicon = """
    version: "1"
    title: 词
    themes:
      - id: work
        name: 工作
        terms: [修渠, 清淤]

    """

  /// Four speeches, and theme-counter under a name of its own with a lexicon that knows two words.
  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("要抓好修渠。", to: "a.txt")
    try scratch.write("要抓好清淤。要植树。", to: "b.txt")
    try scratch.write("要抓好新修渠道。", to: "c.txt")
    try scratch.write("要开好会。", to: "d.txt")
    try scratch.write(Self.lexicon, to: "old.yaml")
    // 清淤 is gone, 植树 new, and 新修渠 longer than 修渠 was.
    try scratch.write(
      Self.lexicon.replacingOccurrences(of: "清淤", with: "植树, 新修渠")
        .replacingOccurrences(of: #""1""#, with: #""2""#), to: "new.yaml")
    try scratch.write(
      """
      workflow: test
      speeches: ["*.txt"]
      steps:
        - segmenter
        - {id: words, analyzer: theme-counter, with: {dictionary: old.yaml}}
      outputs: [{store: out/o.sqlite}, {records: out/o.jsonl}]
      """, to: "test.yaml")
    return scratch
  }

  private func set(_ scratch: Scratch) -> String { "words.dictionary=" + scratch.path("new.yaml") }

  @Test func showsEachRecordAndWritesNothing() throws {
    let scratch = try scratch()
    let outcome = try Program.run(
      "try", scratch.path("test.yaml"), "--set", set(scratch), "--layer", "themes")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.isEmpty)
    #expect(
      outcome.output == """
        b.txt
          - themes 「清淤」 theme: work, term: 清淤
          + themes 「植树」 theme: work, term: 植树
        c.txt
          ~ themes 「新修渠」 work
              quote: 修渠 -> 新修渠
              term: 修渠 -> 新修渠
        themes: 1 gained, 1 lost, 1 changed in 2 of 4 speeches; 1 unchanged

        """)
    #expect(!scratch.exists("out"))
  }

  @Test func rowsForPrograms() throws {
    let scratch = try scratch()
    let csv = try Program.run(
      "try", scratch.path("test.yaml"), "--set", set(scratch), "--layer", "themes", "--format",
      "csv")
    let rows = csv.output.components(separatedBy: "\r\n").map { $0.components(separatedBy: ",") }
    // Without the keys.
    #expect(
      rows.filter { $0.count == 10 }.map { ($0[...2] + $0[4...]).joined(separator: ",") } == [
        "\u{feff}layer,change,speech,start,end,quote,field,before,after",
        "themes,lost,b.txt,3,5,清淤,,,", "themes,gained,b.txt,7,9,植树,,,",
        "themes,changed,c.txt,3,6,新修渠,start,4,3",
        "themes,changed,c.txt,3,6,新修渠,quote,修渠,新修渠",
        "themes,changed,c.txt,3,6,新修渠,term,修渠,新修渠",
      ])
    #expect(csv.errors.hasPrefix("themes: 1 gained, 1 lost, 1 changed"))
    let lines = try Program.run(
      "try", scratch.path("test.yaml"), "--set", set(scratch), "--layer", "themes", "--format",
      "jsonl"
    ).output.split(separator: "\n").map { try object($0) }
    #expect(lines.map { $0["change"] as? String } == ["lost", "gained", "changed"])
    #expect((lines[0]["before"] as? [String: Any])?["term"] as? String == "清淤")
    #expect(lines[0]["after"] is NSNull && lines[1]["before"] is NSNull)
  }

  /// The counts of themes follow from the same step.
  @Test func limitsWhatIsShownNotWhatIsCounted() throws {
    let scratch = try scratch()
    let outcome = try Program.run(
      "try", scratch.path("test.yaml"), "--set", set(scratch), "--limit", "1")
    #expect(
      outcome.output.contains(
        "themes: 1 gained, 1 lost, 1 changed (1 shown) in 2 of 4 speeches; 1 unchanged\n"))
    #expect(outcome.output.hasPrefix("b.txt\n  - themes 「清淤」"))
    #expect(!outcome.output.contains("植树"))
    // In b one mention goes and one comes, in c the longer one counts as the shorter did.
    #expect(outcome.output.contains("theme-counts: 0 gained, 0 lost, 0 changed in 0 of 4 speeches"))
  }

  @Test func aSampleIsTheSameForItsSeed() throws {
    let scratch = try scratch()
    func sampled(_ seed: String) throws -> String {
      try Program.run(
        "try", scratch.path("test.yaml"), "--set", set(scratch), "--sample", "2", "--seed", seed
      ).output
    }
    let first = try sampled("1")
    #expect(first.contains("of 2 speeches"))
    #expect(try sampled("1") == first)
    #expect(try (2...9).contains { try sampled(String($0)) != first })
  }

  @Test func aSpeechThatFailsCostsItself() throws {
    let scratch = try scratch()
    try scratch.write("", to: "empty.txt")
    let outcome = try Program.run(
      "try", scratch.path("test.yaml"), "--set", set(scratch), "--layer", "themes")
    #expect(outcome.status == 1)
    #expect(outcome.errors.hasPrefix("failed: empty.txt: "))
    #expect(outcome.output.contains("1 gained, 1 lost, 1 changed in 2 of 4 speeches"))
  }

  @Test(arguments: [
    (["--set", "word.dictionary=x.yaml"], "did you mean 'words'?"),
    (["--set", "words.dictionry=x.yaml"], "did you mean 'dictionary'?"),
    (["--set", "words.dictionary=none.yaml"], "/none.yaml"),
    (["--set", "words.dictionary=NEW", "--layer", "theme"], "did you mean 'themes'?"),
    (["--set", "words.dictionary=NEW", "--layer", "segments"], "does not reach"),
    ([], "nothing to try"),
    (["--set", "words.dictionary=NEW", "--sample", "0"], "--sample must be at least 1"),
  ])
  func mistakesEndWithTwo(arguments: [String], message: String) throws {
    let scratch = try scratch()
    let arguments = arguments.map {
      $0.replacingOccurrences(of: "NEW", with: scratch.path("new.yaml"))
    }
    let outcome = try Program.run(["try", scratch.path("test.yaml")] + arguments)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }
}
