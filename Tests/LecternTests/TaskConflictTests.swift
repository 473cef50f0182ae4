import Foundation
import Testing

/// Units that want different things, and sheets as they come back.
@Suite struct TaskConflictTests {
  /// The answers of the unit that leads the dam and of the one that helps.
  private func answers(
    _ round: CommentRound, lead: [String: String], support: [String: String]
  ) throws {
    try round.answer("县水务局", [round.slip("县水务局")[0].merging(lead) { $1 }])
    try round.answer("县财政局", [round.slip("县财政局")[0].merging(support) { $1 }])
  }

  private static let cases: [(lead: [String: String], support: [String: String], reason: String)] =
    [
      (
        [CommentRound.opinion: "不属本单位"], [CommentRound.opinion: "不是本单位职责"],
        "2 units refuse the task"
      ),
      ([CommentRound.opinion: "同意"], ["修改后牵头单位": "县财政局"], "two units claim the lead"),
      (["修改后牵头单位": "县住建局"], ["修改后牵头单位": "县财政局"], "several units are to lead"),
      (["修改后完成时限": "8月底前"], ["修改后完成时限": "12月底前"], "the units change '完成时限' differently"),
      ([CommentRound.opinion: "删除"], [CommentRound.opinion: "同意"], "one unit deletes the task"),
    ]

  @Test(arguments: cases.indices)
  func isListedAndLeftUntilDecided(_ index: Int) throws {
    let (lead, support, reason) = Self.cases[index]
    let round = try CommentRound()
    let before = try round.table()
    let key = try round.slip("县水务局")[0]["键"] ?? ""
    try answers(round, lead: lead, support: support)
    let merge = try round.merge("县水务局", "县财政局")
    #expect(merge.status == 1)
    #expect(merge.output.contains("1 conflicts"))
    #expect(merge.output.contains("conflict: \(key): \(reason)"), "\(merge.output)")
    #expect(merge.output.contains("县水务局（\(round.scratch.path("returned/县水务局.csv")):2）"))
    #expect(try round.table() == before)
    let kept = try round.merge("县水务局", "县财政局", decide: "\(key)=keep")
    #expect(kept.status == 0)
    #expect(try round.table() == before)
    let wrong = try round.merge("县水务局", "县财政局", decide: "\(key)=县财政厅")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("available: 县水务局, 县财政局, keep"))
  }

  @Test func aDecisionMakesOneAnswerCount() throws {
    let round = try CommentRound()
    let key = try round.slip("县水务局")[0]["键"] ?? ""
    try answers(
      round, lead: ["修改后完成时限": "8月底前"], support: ["修改后完成时限": "12月底前"])
    #expect(try round.merge("县水务局", "县财政局", decide: "\(key)=县财政局").status == 0)
    #expect(try round.table()[0]["完成时限"] == "12月底前")
    // Merged once more, the other one contradicts what was decided.
    let again = try round.merge("县水务局")
    #expect(again.status == 1)
    #expect(again.output.contains("review-1 has decided otherwise"))
    // The same sheet says nothing new.
    #expect(try round.merge("县财政局").output.contains("0 decisions, 1 known before"))
  }

  /// Changes of different columns, sent one after the other, come together.
  @Test func laterAnswersAddToEarlierOnes() throws {
    let round = try CommentRound()
    try answers(
      round, lead: ["修改后完成时限": "8月底前"], support: ["修改后任务内容": "完成水库主体工程"])
    #expect(try round.merge("县水务局").status == 0)
    #expect(try round.merge("县财政局").status == 0)
    let row = try round.table()[0]
    #expect(row["完成时限"] == "8月底前")
    #expect(row["任务内容"] == "完成水库主体工程")
  }

  @Test func oneRefusalTakesTheUnitOut() throws {
    let round = try CommentRound()
    try answers(round, lead: [:], support: [CommentRound.opinion: "不属本单位"])
    #expect(try round.merge("县水务局", "县财政局").status == 0)
    let row = try round.table()[0]
    #expect(row["牵头单位"] == "县水务局")
    #expect(row["配合单位"] == "")
    // The lead leaves too, in the next round: nobody leads.
    try round.send()
    let slip = try round.slip("县水务局")
    try round.answer("县水务局", [slip[0].merging([CommentRound.opinion: "不属本单位"]) { $1 }])
    #expect(try round.merge("县水务局").status == 0)
    #expect(try round.table()[0]["牵头单位"] == "待明确")
  }

  /// GB18030, columns in another order, columns of the unit's own, changes written into the cells.
  @Test func sheetsComeBackAsTheyMay() throws {
    let round = try CommentRound()
    var row = try round.slip("县交通局")[0]
    row["任务内容"] = "建成环城路\n并通车"
    row["联系人"] = "张三，电话“1234”"
    try round.answer("县交通局", [row], header: row.keys.sorted().reversed())
    let path = round.scratch.path("returned/县交通局.csv")
    let text = try round.scratch.read("returned/县交通局.csv")
    try round.scratch.write(String(text.dropFirst()), to: "utf8.csv")
    let iconv = try Program.run(
      ["-f", "UTF-8", "-t", "GB18030", "-o", path, round.scratch.path("utf8.csv")],
      executable: "/usr/bin/iconv")
    #expect(iconv.status == 0, "\(iconv.errors)")
    #expect(try round.merge("县交通局").status == 0)
    let changed = try round.table().filter { $0["审核"] == "已审核" }
    #expect(changed.map { $0["任务内容"] } == ["建成环城路\n并通车"])
  }

  /// The office may write into the table itself instead of sending sheets round.
  @Test func theTableItselfComesBack() throws {
    let round = try CommentRound()
    var rows = try round.table()
    rows[0]["完成时限"] = "11月底前"
    rows.remove(at: 1)
    try round.answer("督查室", rows)
    #expect(try round.merge("督查室").status == 0)
    let table = try round.table()
    #expect(table.count == 5)
    #expect(table.map { $0["审核"] } == ["已审核", "", "", "", ""])
    #expect(table[0]["完成时限"] == "11月底前")
    #expect(table[0]["备注"] == "")
  }

  /// A unit that has `count` rows and sends back all but the last `missing` ones.
  private func round(of count: Int, missing: Int) throws -> CommentRound {
    let round = try CommentRound()
    let works = ["青石水库加固", "农村供水管网改造", "白河清淤", "城区第二水厂扩建", "南渠衬砌", "东山泵站更新"]
    round.text =
      "在青山县重点工作推进会上的讲话\n（2026年3月2日）\n同志们：\n一、加快水利建设\n"
      + works.prefix(count).map { "县水务局要在9月底前完成\($0)工程。" }.joined(separator: "\n")
    try round.run()
    try round.send()
    let slip = try round.slip("县水务局")
    #expect(slip.count == count)
    try round.answer("县水务局", slip.dropLast(missing))
    return round
  }

  /// A sheet with most of its rows gone is a torn one, and deletes nothing.
  @Test(arguments: [(4, 3), (6, 4)])
  func manyMissingRowsAreNotDeleted(_ count: Int, _ missing: Int) throws {
    let round = try round(of: count, missing: missing)
    let before = try round.table()
    let merge = try round.merge("县水务局")
    #expect(
      merge.errors.contains("县水务局.csv: \(missing) of \(count) rows are missing"),
      "\(merge.output)\(merge.errors)")
    #expect(merge.status == 1)
    #expect(try round.table() == before)
  }

  /// Up to half of them, or two, are meant.
  @Test(arguments: [(2, 1), (3, 2), (6, 3)])
  func fewMissingRowsAreDeleted(_ count: Int, _ missing: Int) throws {
    let round = try round(of: count, missing: missing)
    let merge = try round.merge("县水务局")
    #expect(merge.status == 0, "\(merge.output)\(merge.errors)")
    #expect(!merge.errors.contains("are missing"))
    #expect(try round.table().count == count - missing)
  }

  @Test func mistakesAreTold() throws {
    let round = try CommentRound()
    var row = try round.slip("县交通局")[0]
    row["键"] = "none"
    try round.answer("县交通局", [row])
    let unknown = try round.merge("县交通局")
    #expect(unknown.status == 1)
    #expect(unknown.errors.contains("县交通局.csv:2: no row has the key 'none'"))
    row["键名"] = row.removeValue(forKey: "键")
    try round.answer("县交通局", [row])
    let column = try round.merge("县交通局")
    #expect(column.status == 2)
    #expect(column.errors.contains("县交通局.csv:1: no column '键' (did you mean '键名'?"))
  }

  @Test func everyUnitGetsOnlyItsRows() throws {
    let round = try CommentRound()
    let dam = try round.slip("县财政局")
    #expect(dam.map { $0["承担角色"] } == ["配合"])
    #expect(dam[0]["任务内容"]?.hasPrefix("县水务局要在9月底前") == true)
    #expect(dam[0]["轮次"] == "1")
    let units = try FileManager.default.contentsOfDirectory(
      atPath: round.scratch.path("slips"))
    #expect(
      Set(units) == [
        "县交通局.csv", "县卫健局.csv", "县教育局.csv", "县林业局.csv", "县民政局.csv", "县水务局.csv", "县财政局.csv",
      ])
    let one = try Program.run(
      "tasks", "slips", round.workflow, "--speech", "s/other.txt", "--out",
      round.scratch.path("one"))
    #expect(one.output.hasPrefix("round 2: 1 sheets"))
    #expect(round.scratch.exists("one/县林业局.csv"))
  }
}
