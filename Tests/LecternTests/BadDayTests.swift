import Foundation
import Testing

/// What goes wrong costs what it must and no more, and says what it was.
@Suite struct BadDayTests {
  private static let report = """
    2025年青山县政府工作报告
    ——2025年1月8日在青山县第十届人民代表大会第四次会议上
    青山县县长 林远山
    各位代表：
    现在，我代表县人民政府，向大会报告工作，请予审议。
    一、2024年工作回顾
    一年来，全县地区生产总值增长6.1%，粮食产量达到12.5万吨。
    二、2025年工作安排
    今年经济社会发展主要预期目标是：地区生产总值增长6%左右，城镇新增就业3000人以上。
    要加快推进城区污水处理厂建设，由县住建局牵头，6月底前建成投用。
    各乡镇要严格落实中央八项规定精神，坚决整治形式主义、官僚主义。
    """

  private func workflow(
    _ scratch: Scratch, speeches: String = "[\"*.txt\"]",
    steps: String = "[segmenter, indicator-extractor, task-assigner, theme-counter]",
    outputs: String = "[{store: out/lectern.sqlite}, {records: out/analyses.jsonl}]"
  ) throws {
    try scratch.write(
      "workflow: test\nspeeches: \(speeches)\nsteps: \(steps)\noutputs: \(outputs)\n",
      to: "test.yaml")
  }

  private func run(_ scratch: Scratch, _ more: String...) throws -> Outcome {
    try more.isEmpty
      ? Program.run("run", scratch.path("test.yaml"))
      : Program.run("run", scratch.path("test.yaml"), more[0], more[1])
  }

  @Test func unreadableSpeechesCostThemselves() throws {
    let scratch = try Scratch()
    try scratch.write(Self.report, to: "good.txt")
    try scratch.write("", to: "empty.txt")
    try Data([0x00, 0x01, 0xff, 0xfe, 0x00]).write(to: scratch.url("binary.txt"))
    try workflow(scratch)
    let outcome = try run(scratch)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("1 of 3 speeches analysed, 2 failed"))
    #expect(outcome.errors.contains("failed: empty.txt: "))
    #expect(outcome.errors.contains("failed: binary.txt: "))
    #expect(try scratch.read("out/analyses.jsonl").split(separator: "\n").count == 1)
  }

  @Test(arguments: [
    ("[\"none/*.txt\"]", "none/*.txt"),
    ("[{table: none.csv, columns: {text: a}}]", "none.csv"),
    ("[{table: table.csv, columns: {text: full_txt}}]", "did you mean 'full_text'"),
  ])
  func missingSourcesEndTheRunBeforeItBegins(speeches: String, message: String) throws {
    let scratch = try Scratch()
    try scratch.write("title,full_text\n甲,乙\n", to: "table.csv")
    try workflow(scratch, speeches: speeches)
    let outcome = try run(scratch)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test(arguments: [
    "[{store: file/lectern.sqlite}]", "[{store: out/a.sqlite}, {records: file/a.jsonl}]",
    "[{store: out/a.sqlite}, {tables: file/tables}]",
  ])
  func anOutputThatCannotBeWrittenEndsTheRunBeforeItBegins(outputs: String) throws {
    let scratch = try Scratch()
    try scratch.write(Self.report, to: "good.txt")
    try scratch.write("this is no folder", to: "file")
    try workflow(scratch, outputs: outputs)
    let outcome = try run(scratch)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("/file"), "\(outcome.errors)")
  }

  @Test func aStoreThatIsNoStoreIsLeftAlone() throws {
    let scratch = try Scratch()
    try scratch.write(Self.report, to: "good.txt")
    try scratch.write("somebody's notes", to: "out/lectern.sqlite")
    try workflow(scratch)
    #expect(try run(scratch).status == 2)
    #expect(try scratch.read("out/lectern.sqlite") == "somebody's notes")
  }

  @Test(arguments: [
    ("trap", "Fatal error: the text asked for it"),
    ("throw", "the text asked for it"),
    ("loop", "ran longer than it may"),
    ("wild", "lie outside the text"),
    ("cuts", "cut a character in two"),
    ("more", "attribute 'height' is not declared"),
  ])
  func aPluginThatFailsCostsTheSpeech(how: String, message: String) throws {
    let scratch = try Scratch()
    for name in ["a", "c", "d"] { try scratch.write(Self.report + name, to: name + ".txt") }
    try scratch.write(Self.report + "\nfault=\(how)", to: "b.txt")
    try workflow(scratch, steps: "[segmenter, {analyzer: faulty, timeout: 2s}]")
    let plugins = Program.root.appendingPathComponent("Tests").path
    let outcome = try run(scratch, "--plugin-path", plugins)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("3 of 4 speeches analysed, 1 failed"))
    #expect(outcome.errors.contains(" error: failed: b.txt: "))
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    let ids = try scratch.read("out/analyses.jsonl").split(separator: "\n")
      .map { try object($0)["id"] as? String }
    #expect(ids == ["a.txt", "c.txt", "d.txt"])
  }

  @Test func aStepMayBeSkipped() throws {
    let scratch = try Scratch()
    try scratch.write(Self.report + "\nfault=throw", to: "a.txt")
    try workflow(
      scratch, steps: "[segmenter, {analyzer: faulty, on-error: skip-step}, theme-counter]")
    let plugins = Program.root.appendingPathComponent("Tests").path
    let outcome = try run(scratch, "--plugin-path", plugins)
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("warning: a.txt: step 'faulty'"))
    let record = try object(scratch.read("out/analyses.jsonl"))
    #expect(!record.records("themes").isEmpty)
    #expect(record.records("words").isEmpty)
  }
}
