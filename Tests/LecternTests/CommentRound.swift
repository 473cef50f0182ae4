import Corpus
import Foundation
import Testing

/// A speech, its task table and the sheets of a round of comments, as a supervision office has them.
final class CommentRound {
  static let opinion = "意见（同意/修改/不属本单位/删除/新增）"
  static let speech = """
    在青山县重点工作推进会上的讲话
    （2026年3月2日）
    同志们：
    一、加快项目建设
    县水务局要在9月底前完成青石水库除险加固主体工程，由县财政局配合。
    县交通局要在6月底前完成环城路路基工程，年底前全线通车。
    二、办好民生实事
    县教育局要在8月底前建成城东小学新校区。
    县民政局要在10月底前新建社区食堂12个。
    县卫健局要在11月底前建成县医院住院楼。
    """

  let scratch: Scratch
  var text = CommentRound.speech

  /// After the first run, with its sheets: made once, for a run takes its time.
  private static let beginning = Result {
    let round = try CommentRound(Scratch())
    try round.begin()
    return round.scratch
  }

  /// A round of its own, its sheets sent.
  convenience init() throws {
    let scratch = try Scratch()
    let beginning = try Self.beginning.get()
    for name in ["test.yaml", "s", "out", "slips"] {
      try FileManager.default.copyItem(at: beginning.url(name), to: scratch.url(name))
    }
    self.init(scratch)
  }

  private init(_ scratch: Scratch) { self.scratch = scratch }

  private func begin() throws {
    try scratch.write(
      """
      workflow: test
      speeches: ["s/*.txt"]
      steps: [segmenter, indicator-extractor, task-assigner]
      outputs:
        - store: out/l.sqlite
        - task-table: out/t.csv
          columns: [任务内容, 牵头单位, 配合单位, 完成时限, 审核, 备注, 审核时原文, 现原文, 键]
          headings: {任务内容: 任务内容}
      """, to: "test.yaml")
    try scratch.write("县林业局要在5月底前完成造林1万亩。", to: "s/other.txt")
    try run()
    try send()
  }

  var workflow: String { scratch.path("test.yaml") }

  /// Writes the speech as it is now and runs the workflow.
  func run() throws {
    try scratch.write(text, to: "s/a.txt")
    let outcome = try Program.run("run", workflow)
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  func send() throws {
    let outcome = try Program.run("tasks", "slips", workflow, "--out", scratch.path("slips"))
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  /// The sheet of a unit as rows of cells by heading, without the heading's brackets.
  func slip(_ unit: String) throws -> [[String: String]] {
    try rows(scratch.path("slips/\(unit).csv"))
  }

  func rows(_ path: String) throws -> [[String: String]] {
    let sheet = try Sheet(path: path)
    return sheet.rows.map { row in
      Dictionary(zip(sheet.header, row.cells), uniquingKeysWith: { first, _ in first })
    }
  }

  /// The rows of the speech in the table that the last run or merge left.
  func table() throws -> [[String: String]] {
    let outcome = try Program.run(
      "tasks", "table", workflow, "--speech", "s/a.txt", "--out", scratch.path("now.csv"))
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try rows(scratch.path("now.csv"))
  }

  /// A unit sends its sheet back.
  func answer(
    _ unit: String, _ rows: [[String: String]], header: [String]? = nil
  ) throws {
    let header =
      header
      ?? rows.flatMap(\.keys).reduce(into: []) { header, key in
        if !header.contains(key) { header.append(key) }
      }
    let lines = ([header] + rows.map { row in header.map { row[$0] ?? "" } }).map { cells in
      cells.map { "\"" + $0.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }
        .joined(separator: ",")
    }
    try scratch.write(
      "\u{feff}" + lines.joined(separator: "\r\n") + "\r\n", to: "returned/\(unit).csv")
  }

  /// Merges the sheets of some units.
  func merge(_ units: String..., decide: String? = nil) throws -> Outcome {
    let paths = units.map { scratch.path("returned/\($0).csv") }
    // The program takes any number of arguments, the helper a list of them.
    return try Program.run(
      ["tasks", "merge", workflow] + paths + (decide.map { ["--decide", $0] } ?? []))
  }

  func reviews() throws -> String {
    let outcome = try Program.run("tasks", "reviews", workflow)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.output
  }
}
