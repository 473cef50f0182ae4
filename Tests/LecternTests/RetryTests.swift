import Foundation
import Testing

/// The failed speeches of the last run, and nothing else.
@Suite struct RetryTests {
  private func workflow() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(
      """
      workflow: archive
      speeches: ["*.txt", {table: table.csv, columns: {id: id, text: text}}]
      steps: [segmenter, faulty]
      outputs: [{store: out/lectern.sqlite}, {records: out/analyses.jsonl}]
      """, to: "archive.yaml")
    try scratch.write("抓好春耕。", to: "good.txt")
    try scratch.write("抓好秋收。fault=throw", to: "torn.txt")
    try scratch.write("id,text\nrow-1,抓好夏管。fault=throw\nrow-2,抓好冬修。\n", to: "table.csv")
    return scratch
  }

  private func lectern(_ command: String, _ scratch: Scratch) throws -> Outcome {
    try Program.run(
      command, scratch.path("archive.yaml"), "--plugin-path",
      Program.root.appendingPathComponent("Tests").path)
  }

  private func ids(_ scratch: Scratch) throws -> [String] {
    try scratch.read("out/analyses.jsonl").split(separator: "\n")
      .compactMap { try object($0)["id"] as? String }
  }

  @Test func onlyWhatFailedIsTriedAgain() throws {
    let scratch = try workflow()
    #expect(try lectern("run", scratch).status == 1)
    #expect(try ids(scratch) == ["good.txt", "row-2"])
    try scratch.write("抓好秋收。", to: "torn.txt")
    // Changes that are the next run's: one speech has gone, one has come, and the new one has the
    // words of one that nobody asks for.
    try FileManager.default.removeItem(at: scratch.url("good.txt"))
    try scratch.write("抓好冬修。", to: "new.txt")
    let retry = try lectern("retry", scratch)
    #expect(retry.status == 1)
    #expect(retry.output.contains("1 of 2 speeches analysed, 1 failed, 0 removed"))
    #expect(retry.errors.contains("failed: table.csv: "))
    #expect(try ids(scratch) == ["good.txt", "row-2", "torn.txt"])
    #expect(try lectern("run", scratch).status == 1)
    #expect(try ids(scratch) == ["new.txt", "row-2", "torn.txt"])
  }

  @Test func aFileWithTheWordsOfAnotherIsNotTakenForItMoved() throws {
    let scratch = try workflow()
    try scratch.write("", to: "copy.txt")
    #expect(try lectern("run", scratch).status == 1)
    try scratch.write("抓好春耕。", to: "copy.txt")
    #expect(try lectern("retry", scratch).status == 1)
    #expect(try ids(scratch) == ["copy.txt", "good.txt", "row-2"])
  }

  @Test func whatIsLeftOutIsTriedAgain() throws {
    let scratch = try workflow()
    try scratch.write("抓好秋收。fault=trap", to: "torn.txt")
    #expect(try lectern("run", scratch).errors.contains("Fatal error"))
    let second = try lectern("run", scratch).errors
    #expect(second.contains("torn.txt: left out, since it brought a process down twice"))
    let retry = try lectern("retry", scratch).errors
    #expect(!retry.contains("left out, since"))
    #expect(retry.contains("Fatal error: the text asked for it"))
  }

  @Test func nothingToRetry() throws {
    let scratch = try workflow()
    try scratch.write("抓好秋收。", to: "torn.txt")
    try scratch.write("id,text\nrow-1,抓好夏管。\n", to: "table.csv")
    #expect(try lectern("run", scratch).status == 0)
    let retry = try lectern("retry", scratch)
    #expect(retry.status == 0)
    #expect(retry.output == "archive: no speech failed when it was last tried\n")
    let runs = try Program.run("runs", scratch.path("archive.yaml"))
    #expect(runs.output.split(separator: "\n").count == 2)
  }
}
