import Foundation
import Testing

/// What units send back outlives every run, and is shown as outdated where the speech has changed.
@Suite struct TaskRoundTests {
  /// A correction, what the table then has of it, and an edit of the speech at its place.
  struct Correction: Sendable, CustomTestStringConvertible {
    var name: String
    var unit: String
    var answer: @Sendable ([[String: String]], CommentRound) throws -> [[String: String]]
    /// The rows of the table that people decided on: 任务内容, 牵头单位, 完成时限.
    var rows: [[String]]
    var edit: (old: String, new: String)
    var testDescription: String { name }
  }

  static let corrections = [
    Correction(
      name: "changed", unit: "县水务局",
      answer: { rows, _ in
        [rows[0].merging(["修改后完成时限": "10月底前", "备注": "汛期\n施工难"]) { $1 }]
      },
      rows: [["县水务局要在9月底前完成青石水库除险加固主体工程，由县财政局配合。", "县水务局", "10月底前"]],
      edit: ("除险加固", "加固扩容")),
    Correction(
      name: "split", unit: "县交通局",
      answer: { rows, _ in
        [
          rows[0].merging(["修改后任务内容": "完成环城路路基工程", "修改后完成时限": "6月底前"]) { $1 },
          rows[0].merging(["修改后任务内容": "环城路全线通车", "修改后完成时限": "年底前"]) { $1 },
        ]
      },
      rows: [["完成环城路路基工程", "县交通局", "6月底前"], ["环城路全线通车", "县交通局", "年底前"]],
      edit: ("环城路路基", "环城大道路基")),
    Correction(
      name: "merged", unit: "县教育局",
      answer: { rows, round in
        let other = try round.slip("县民政局")[0]["键"] ?? ""
        return [
          rows[0].merging([
            "键": "\(rows[0]["键"] ?? "")\n\(other)", "修改后任务内容": "建成小学和食堂",
            "修改后牵头单位": "县教育局", "修改后完成时限": "10月底前",
          ]) { $1 }
        ]
      },
      rows: [["建成小学和食堂", "县教育局", "10月底前"]], edit: ("城东小学", "城南小学")),
    Correction(
      name: "deleted", unit: "县卫健局", answer: { _, _ in [] }, rows: [],
      edit: ("医院住院楼", "医院门诊楼")),
    Correction(
      name: "added", unit: "县财政局",
      answer: { rows, _ in
        rows + [["任务内容": "县财政局要保障水库资金。", "牵头单位": "县财政局", "完成时限": "5月底前"]]
      },
      rows: [["县财政局要保障水库资金。", "县财政局", "5月底前"]], edit: ("除险加固", "加固扩容")),
  ]

  private func send(_ correction: Correction, _ round: CommentRound) throws {
    let slip = try round.slip(correction.unit)
    try round.answer(
      correction.unit, correction.answer(slip, round), header: slip[0].keys.sorted())
  }

  private func decided(_ round: CommentRound, _ state: String) throws -> [[String]] {
    try round.table().filter { $0["审核"] == state }
      .map { row in ["任务内容", "牵头单位", "完成时限"].map { row[$0] ?? "" } }
  }

  @Test(arguments: corrections)
  func survivesTwoRuns(_ correction: Correction) throws {
    let round = try CommentRound()
    let before = try round.table()
    #expect(before.count == 5 && before.allSatisfy { $0["审核"] == "" })
    try send(correction, round)
    let merge = try round.merge(correction.unit)
    #expect(merge.status == 0, "\(merge.output)\(merge.errors)")
    #expect(merge.output.contains("review-1 \(correction.name): \(correction.unit)"))
    try check([correction], round, state: "已审核")
    // Elsewhere: above and below.
    round.text =
      CommentRound.speech.replacingOccurrences(of: "同志们：", with: "同志们：\n今天开一个短会。")
      + "\n谢谢大家。"
    try round.run()
    try check([correction], round, state: "已审核")
    // There.
    round.text = round.text.replacingOccurrences(
      of: correction.edit.old, with: correction.edit.new)
    try round.run()
    try check([correction], round, state: "已过期")
  }

  @Test func allTogetherSurviveTwoRuns() throws {
    let round = try CommentRound()
    for correction in Self.corrections { try send(correction, round) }
    let merge = try round.merge("县水务局", "县交通局", "县教育局", "县卫健局", "县财政局")
    #expect(merge.status == 0, "\(merge.output)\(merge.errors)")
    #expect(merge.output.contains("5 decisions"))
    try check(Self.corrections, round, state: "已审核")
    round.text = CommentRound.speech.replacingOccurrences(
      of: "同志们：", with: "同志们：\n今天开一个短会。")
    try round.run()
    try check(Self.corrections, round, state: "已审核")
    for correction in Self.corrections {
      round.text = round.text.replacingOccurrences(
        of: correction.edit.old, with: correction.edit.new)
    }
    try round.run()
    try check(Self.corrections, round, state: "已过期")
  }

  /// Checks the decided rows and that no row of the machine stands beside them.
  private func check(_ corrections: [Correction], _ round: CommentRound, state: String) throws {
    let table = try round.table()
    let isStale = state == "已过期"
    var expected = corrections.flatMap(\.rows)
    // What was deleted comes back when it has changed.
    if isStale, corrections.contains(where: { $0.name == "deleted" }) {
      expected.append(["县卫健局要在11月底前建成县医院门诊楼。", "县卫健局", "11月底前（2026-11-30）"])
    }
    #expect(Set(try decided(round, state)) == Set(expected), "\(table)")
    let names = Set(corrections.map(\.name))
    var machine = 5
    if names.contains("changed") { machine -= 1 }
    if names.contains("split") { machine -= 1 }
    if names.contains("merged") { machine -= 2 }
    if names.contains("deleted") { machine -= 1 }
    #expect(table.filter { $0["审核"] == "" }.count == machine, "\(table)")
    for row in table where row["审核"] == "已过期" {
      #expect(corrections.contains { row["审核时原文"]?.contains($0.edit.old) == true })
      #expect(corrections.contains { row["现原文"]?.contains($0.edit.new) == true })
    }
    for row in table where row["审核"] == "已审核" { #expect(row["审核时原文"] == "") }
  }

  @Test func nothingIsLostWhenTheSourceGoes() throws {
    let round = try CommentRound()
    for correction in Self.corrections { try send(correction, round) }
    #expect(try round.merge("县水务局", "县交通局", "县教育局", "县卫健局", "县财政局").status == 0)
    try FileManager.default.removeItem(at: round.scratch.url("s/a.txt"))
    #expect(try Program.run("run", round.workflow).status == 0)
    let orphans = try round.reviews()
    #expect(orphans.components(separatedBy: "孤立").count - 1 == 5)
    for words in ["原文：县水务局要在9月底前", "→ 环城路全线通车 | 县交通局 | 年底前", "→ （删除）", "→ 县财政局要保障水库资金。"] {
      #expect(orphans.contains(words), "\(orphans)")
    }
    try round.run()
    #expect(!(try round.reviews().contains("孤立")))
    try check(Self.corrections, round, state: "已审核")
  }

  @Test func aReviewCanBeTakenBack() throws {
    let round = try CommentRound()
    let slip = try round.slip("县水务局")
    try round.answer("县水务局", [slip[0].merging(["修改后完成时限": "10月底前"]) { $1 }])
    #expect(try round.merge("县水务局").status == 0)
    try round.send()
    // The second round is about the row as it was decided.
    let again = try round.slip("县水务局")
    #expect(again[0]["键"] == "review-1")
    #expect(again[0]["完成时限"] == "10月底前")
    try round.answer("县水务局", [again[0].merging(["修改后完成时限": "11月底前"]) { $1 }])
    #expect(try round.merge("县水务局").status == 0)
    #expect(try decided(round, "已审核").map { $0[2] } == ["11月底前"])
    #expect(try Program.run("tasks", "reviews", round.workflow, "--drop", "2").status == 0)
    #expect(try decided(round, "已审核").map { $0[2] } == ["10月底前"])
    #expect(try Program.run("tasks", "reviews", round.workflow, "--drop", "1").status == 0)
    #expect(try decided(round, "已审核").isEmpty)
    #expect(try round.table().count == 5)
    let unknown = try Program.run("tasks", "reviews", round.workflow, "--drop", "1")
    #expect(unknown.status == 2 && unknown.errors.contains("no review 1 counts"))
  }

  /// Who is shown both texts and agrees has decided on the text as it is now.
  @Test func agreeingWithAnOutdatedRowRenewsIt() throws {
    let round = try CommentRound()
    let slip = try round.slip("县水务局")
    try round.answer("县水务局", [slip[0].merging(["修改后完成时限": "10月底前"]) { $1 }])
    #expect(try round.merge("县水务局").status == 0)
    round.text = CommentRound.speech.replacingOccurrences(of: "除险加固", with: "加固扩容")
    try round.run()
    #expect(try decided(round, "已过期").count == 1)
    try round.send()
    let again = try round.slip("县水务局")
    try round.answer("县水务局", [again[0].merging([CommentRound.opinion: "同意"]) { $1 }])
    #expect(try round.merge("县水务局").status == 0)
    #expect(try decided(round, "已过期").isEmpty)
    #expect(try decided(round, "已审核").map { $0[2] } == ["10月底前"])
  }
}
