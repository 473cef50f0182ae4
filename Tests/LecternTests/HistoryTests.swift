import Foundation
import Testing

/// The commands over the runs that a store remembers.
@Suite struct HistoryTests {
  private static func report(growth: String, more: String = "") -> String {
    """
    2026年柏溪县政府工作报告
    ——2026年1月12日在柏溪县第九届人民代表大会第五次会议上
    各位代表：
    今年经济社会发展主要预期目标是：地区生产总值增长\(growth)左右，城镇新增就业2000人以上。
    要加快推进河堤加固，由县水务局牵头，6月底前完成主体工程。
    \(more)
    """
  }

  /// Two runs: between them a figure changes, one speech goes, one comes, one cannot be read.
  private func twoRuns() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(
      """
      workflow: archive
      speeches: ["*.txt"]
      steps: [segmenter, indicator-extractor, task-assigner, theme-counter]
      outputs: [{store: out/lectern.sqlite}]
      """, to: "archive.yaml")
    try scratch.write(Self.report(growth: "6%"), to: "changed.txt")
    try scratch.write(Self.report(growth: "5%", more: "甲"), to: "gone.txt")
    try scratch.write(Self.report(growth: "5%", more: "乙"), to: "same.txt")
    #expect(try run(scratch).status == 0)
    try scratch.write(Self.report(growth: "6.5%", more: "坚决反对形式主义。"), to: "changed.txt")
    try FileManager.default.removeItem(at: scratch.url("gone.txt"))
    try scratch.write(Self.report(growth: "4%"), to: "new.txt")
    try scratch.write("", to: "empty.txt")
    #expect(try run(scratch).status == 1)
    return scratch
  }

  private func run(_ scratch: Scratch) throws -> Outcome {
    try Program.run("run", scratch.path("archive.yaml"))
  }

  @Test func runsAreListedAndShown() throws {
    let scratch = try twoRuns()
    let list = try Program.run("runs", scratch.path("archive.yaml"))
    #expect(list.status == 0, "\(list.errors)")
    let rows = list.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(rows.map(\.first) == ["run", "2", "1"])
    #expect(rows[1].suffix(5) == ["3", "1", "1", "failed", "archive"])
    #expect(rows[2].suffix(5) == ["3", "0", "0", "finished", "archive"])
    let shown = try Program.run("runs", "show", "2", "--store", scratch.path("out/lectern.sqlite"))
    #expect(shown.output.contains("failed empty.txt: "))
    #expect(shown.output.contains("removed gone.txt\n"))
    let none = try Program.run("runs", "show", "7", scratch.path("archive.yaml"))
    #expect(none.status == 2)
    #expect(none.errors.contains("no run 7: there are runs 1 to 2"))
  }

  @Test(arguments: [
    ["runs"], ["runs", "show", "1"], ["diff", "1", "2"], ["prune", "--keep", "1"],
  ])
  func aBrokenWorkflowIsShownWithItsLine(command: [String]) throws {
    let scratch = try Scratch()
    try scratch.write("workflow: archive\nspeeches: [\n", to: "archive.yaml")
    let outcome = try Program.run(command + [scratch.path("archive.yaml")])
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("error: not valid YAML: "), "\(outcome.errors)")
    #expect(outcome.errors.contains("archive.yaml:3:1"))
  }

  @Test func aDifferenceIsToldWithItsWords() throws {
    let scratch = try twoRuns()
    let diff = try Program.run("diff", "1", "2", scratch.path("archive.yaml"))
    #expect(diff.status == 0, "\(diff.errors)")
    let text = diff.output
    #expect(text.hasSuffix("run 1 -> 2: 1 added, 1 changed, 1 removed, 1 failed\n"))
    #expect(text.contains("added new.txt\n"))
    #expect(text.contains("removed gone.txt\n"))
    #expect(text.contains("failed empty.txt: "))
    #expect(!text.contains("same.txt"))
    #expect(text.contains("~ indicators 地区生产总值 “6%左右” -> “6.5%左右”\n      value: 6 -> 6.5\n"))
    #expect(text.contains("mentions: 0 -> 1"))
    #expect(!text.contains("indicators 城镇新增就业"))
    let back = try Program.run("diff", "2", "1", scratch.path("archive.yaml"))
    #expect(back.output.contains("value: 6.5 -> 6\n"))
    let same = try Program.run("diff", "2", "2", scratch.path("archive.yaml"))
    #expect(same.output == "run 2 -> 2: no speech differs\n")
  }

  @Test func aDifferenceIsATableOrJSON() throws {
    let scratch = try twoRuns()
    let csv = try Program.run("diff", "1", "2", scratch.path("archive.yaml"), "--format", "csv")
    let row = csv.output.split(separator: "\r\n").first { $0.contains(",value,") }
    #expect(row?.hasPrefix("changed.txt,changed,indicators,changed,地区生产总值,") ?? false)
    #expect(row?.hasSuffix(",value,6,6.5,6%左右,6.5%左右") ?? false)
    let json = try Program.run("diff", "1", "2", scratch.path("archive.yaml"), "--format", "json")
    let speeches =
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]] ?? []
    #expect(
      speeches.map { "\($0["change"] ?? "") \($0["speech"] ?? "")" } == [
        "changed changed.txt", "failed empty.txt", "removed gone.txt", "added new.txt",
      ])
    let records = speeches.first?["records"] as? [[String: Any]] ?? []
    let growth = records.first { $0["name"] as? String == "地区生产总值" }
    let fields = growth?["fields"] as? [String: Any]
    #expect(fields?["value"] as? [[Double]] == [[6, 6], [6.5, 6.5]])
  }

  @Test func pruningForgetsTheEarlierRuns() throws {
    let scratch = try twoRuns()
    let pruned = try Program.run("prune", scratch.path("archive.yaml"), "--keep", "1")
    #expect(pruned.status == 0, "\(pruned.errors)")
    #expect(pruned.output.hasPrefix("forgot 1 runs: "))
    let gone = try Program.run("diff", "1", "2", scratch.path("archive.yaml"))
    #expect(gone.status == 2)
    let list = try Program.run("runs", scratch.path("archive.yaml"))
    #expect(list.output.split(separator: "\n").count == 2)
    // The results are as they were, and the next run is compared with the one that is left.
    try scratch.write(Self.report(growth: "8%"), to: "new.txt")
    #expect(try run(scratch).status == 1)
    let diff = try Program.run("diff", "2", "3", scratch.path("archive.yaml"))
    #expect(diff.output.contains("“4%左右” -> “8%左右”"))
    #expect(diff.output.hasSuffix("run 2 -> 3: 1 changed\n"))
  }

  @Test func aStoreThatIsNotThere() throws {
    let scratch = try Scratch()
    let store = scratch.path("none.sqlite")
    for outcome in [
      try Program.run("runs", "--store", store),
      try Program.run("diff", "1", "2", "--store", store),
      try Program.run("prune", "--keep", "3", "--store", store),
    ] {
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("none.sqlite"), "\(outcome.errors)")
      #expect(!scratch.exists("none.sqlite"))
    }
  }
}
