import Foundation
import Testing

/// Ids and keys stay when files move and texts grow.
@Suite struct IdentityTests {
  private static let body = """
    今年经济社会发展主要预期目标是：地区生产总值增长6%左右，固定资产投资增长8%以上。
    要加快推进水库除险加固，由县水务局牵头，9月底前完成主体工程。
    各部门要严格落实中央八项规定精神，力戒形式主义。
    """

  private func workflow(_ scratch: Scratch) throws {
    try scratch.write(
      """
      workflow: test
      speeches: ["**/*.txt"]
      steps: [segmenter, indicator-extractor, task-assigner, theme-counter]
      outputs: [{store: out/lectern.sqlite}, {records: out/analyses.jsonl}]
      """, to: "test.yaml")
  }

  private func run(_ scratch: Scratch) throws -> [String: Any] {
    let outcome = try Program.run("run", scratch.path("test.yaml"))
    #expect(outcome.status == 0, "\(outcome.errors)")
    let lines = try scratch.read("out/analyses.jsonl").split(separator: "\n")
    #expect(lines.count == 1)
    return try object(lines[0])
  }

  private func keys(_ record: [String: Any], _ layer: String) -> [String] {
    record.records(layer).compactMap { $0["key"] as? String }
  }

  @Test func aMovedFileKeepsItsIdAndKeys() throws {
    let scratch = try Scratch()
    try workflow(scratch)
    try scratch.write(Self.body, to: "old/speech.txt")
    let before = try run(scratch)
    try FileManager.default.createDirectory(
      at: scratch.url("new"), withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      at: scratch.url("old/speech.txt"), to: scratch.url("new/renamed.txt"))
    let after = try run(scratch)
    #expect(after["id"] as? String == "old/speech.txt")
    #expect((after["source"] as? [String: Any])?["path"] as? String == "new/renamed.txt")
    for layer in ["segments", "indicators", "tasks", "themes"] {
      #expect(!keys(before, layer).isEmpty)
      #expect(keys(before, layer) == keys(after, layer), "\(layer)")
    }
  }

  @Test func aParagraphOnTopLeavesTheKeysBelow() throws {
    let scratch = try Scratch()
    try workflow(scratch)
    try scratch.write(Self.body, to: "speech.txt")
    let before = try run(scratch)
    try scratch.write("会前，大家观看了专题片，听取了有关部门的汇报。\n" + Self.body, to: "speech.txt")
    let after = try run(scratch)
    for layer in ["indicators", "tasks", "themes"] {
      #expect(!keys(before, layer).isEmpty)
      #expect(Set(keys(before, layer)).isSubset(of: keys(after, layer)), "\(layer)")
    }
  }

  @Test func aRemovedSourceLeavesTheStore() throws {
    let scratch = try Scratch()
    try workflow(scratch)
    try scratch.write(Self.body, to: "one.txt")
    try scratch.write(Self.body + "完。", to: "two.txt")
    #expect(try Program.run("run", scratch.path("test.yaml")).status == 0)
    try FileManager.default.removeItem(at: scratch.url("two.txt"))
    #expect(try run(scratch)["id"] as? String == "one.txt")
  }
}
