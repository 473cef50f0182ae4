import Foundation
import LecternKit
import Testing
import YAML

/// An office's own roster, from the workflow to the cells of its task table.
@Suite struct RosterTests {
  /// Names that no other office has.
  private static let roster = """
    version: "1"
    units:
      - {name: 仓廪署, aliases: [粮田司, 农业农村局], codes: [nongye, xiangcun]}
      - {name: 学宫, aliases: [庠序坊], codes: [jiaoyu, keji]}
      - {name: 河渠台, code: shuiwu}
    groups:
      - {name: 清流会成员单位, members: [河渠台, 仓廪署]}
      - {name: 列曹, aliases: [各部门], code: gebumen}
    places: {code: xiangzhen, together: [诸乡, 各乡镇], units: [青石堡]}
    leaders:
      - {name: 宋知微, post: 左丞, portfolio: [学宫]}
      - {name: 陆怀舟, post: 右丞, portfolio: [nongye]}
    unassigned: [UNASSIGNED]
    """

  private static let speech = """
    在清河道重点工作推进会上的讲话
    （2026年3月2日）
    同志们：
    一、抓好重点工作
    新建高标准农田3万亩。
    粮田司要在9月底前完成仓库改造。
    扩建普通高中两所，增加学位供给。
    推进河渠台所属水库除险加固。
    清流会成员单位要每月巡河一次。
    加强税收征管，规范执法。
    由青石堡牵头，学宫配合，8月底前建成新校舍。
    各部门要抓好落实。
    """

  private func scratch(_ roster: String) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(
      """
      workflow: test
      speeches: ["*.txt"]
      steps:
        - segmenter
        - indicator-extractor
        - analyzer: task-assigner
          with: {roster: office/roster.yaml}
      outputs:
        - store: out/l.sqlite
        - records: out/a.jsonl
        - {task-table: out/t.csv, columns: [任务内容, 牵头领导, 牵头单位, 责任单位, 配合单位, 依据]}
      """, to: "test.yaml")
    try scratch.write(roster, to: "office/roster.yaml")
    try scratch.write(Self.speech, to: "a.txt")
    return scratch
  }

  /// The codes of the shipped map that the roster gives to nobody, and all names in that map.
  private func map() throws -> (codes: [String], names: Set<String>) {
    let path = Program.root.path + "/Plugins/TaskAssigner/lexicons/duties.yaml"
    let departments = try #require(try YAML.load(path: path)["departments"]?.sequence)
    let own = ["nongye", "xiangcun", "jiaoyu", "keji", "shuiwu", "gebumen", "xiangzhen"]
    let codes = departments.compactMap { $0["code"]?.scalar }.filter { !own.contains($0) }
    let names = departments.flatMap {
      [$0["name"]?.scalar].compactMap(\.self)
        + ($0["names"]?.sequence ?? []).compactMap(\.scalar)
    }
    return (codes, Set(names))
  }

  private func full(_ roster: String = roster) throws -> String {
    roster.replacingOccurrences(
      of: "UNASSIGNED", with: try map().codes.joined(separator: ", "))
  }

  @Test func nothingOfOurNamesIsLeft() throws {
    let scratch = try scratch(full())
    let run = try Program.run("run", scratch.path("test.yaml"))
    #expect(run.status == 0, "\(run.errors)")
    let rows = try scratch.read("out/t.csv").split(separator: "\r\n").dropFirst().map(String.init)
    let names = try map().names
    for row in rows {
      // The first cell is the speech's own text.
      for cell in row.split(separator: ",").dropFirst() {
        for name in cell.split(whereSeparator: { "、；：（）“”".contains($0) }).map(String.init)
        where names.contains(name) && !Self.roster.contains(name) {
          Issue.record("'\(name)' in: \(row)")
        }
      }
    }
    let lines = try scratch.read("out/a.jsonl").split(separator: "\n")
    let record = try #require(
      JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
    let tasks = (record["layers"] as? [String: Any])?["tasks"] as? [[String: Any]] ?? []
    #expect(tasks.count >= 7)
    for task in tasks {
      for department in task["departments"] as? [[String: Any]] ?? [] {
        let name = department["name"] as? String ?? ""
        #expect(!names.contains(name) && !name.isEmpty)
      }
    }
  }

  @Test func unitsAreNamedAsTheRosterNamesThem() throws {
    let scratch = try scratch(full())
    #expect(try Program.run("run", scratch.path("test.yaml")).status == 0)
    let table = try scratch.read("out/t.csv")
    func row(_ words: String) -> [String] {
      let row = table.split(separator: "\r\n").first { $0.hasPrefix(words) } ?? ""
      return row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    // By the map of duties, with the leader of the unit that leads.
    #expect(
      row("新建高标准农田").dropFirst().starts(with: ["右丞陆怀舟", "仓廪署"]), "\(table)")
    #expect(row("新建高标准农田").last?.contains("推断：右丞陆怀舟（分管仓廪署，roster.yaml:") == true)
    // By an alias that ends like no body at all.
    #expect(row("粮田司要").dropFirst().starts(with: ["右丞陆怀舟", "仓廪署"]), "\(table)")
    #expect(row("粮田司要").last?.hasPrefix("明确：粮田司（仓廪署）") == true)
    #expect(row("扩建普通高中").dropFirst().starts(with: ["左丞宋知微", "学宫"]))
    // A code that nobody has goes nowhere, and no next best gets its task.
    #expect(row("加强税收征管").dropFirst(2).first == "待明确", "\(table)")
    #expect(row("由青石堡牵头").dropFirst().starts(with: ["", "青石堡", "", "学宫"]), "\(table)")
    let group = row("清流会成员单位要").joined(separator: ",")
    #expect(group.contains("河渠台") && group.contains("仓廪署"), "\(table)")
  }

  @Test func mistakesAreToldWithTheirLines() throws {
    let roster = try full()
      .replacingOccurrences(of: "codes: [nongye", with: "codes: [nongy")
      .replacingOccurrences(of: "members: [河渠台", with: "members: [河渠抬")
      .replacingOccurrences(of: "portfolio: [学宫]", with: "portfolio: [学宫院]")
      .replacingOccurrences(of: "unassigned: [fagai, ", with: "unassigned: [")
    let scratch = try scratch(roster)
    let check = try Program.run("check", scratch.path("test.yaml"))
    #expect(check.status == 2)
    for expected in [
      "unknown code 'nongy'", "did you mean 'nongye'?", "roster.yaml:3:",
      "no unit of this roster is called '河渠抬'", "did you mean '河渠台'?",
      "no unit of this roster is called '学宫院'", "no unit of this roster has the codes:", "fagai",
    ] {
      #expect(check.errors.contains(expected), "\(expected)\n\(check.errors)")
    }
    let misspelt = try self.scratch(
      full().replacingOccurrences(of: "aliases: [庠", with: "aliasse: [庠"))
    let second = try Program.run("check", misspelt.path("test.yaml"))
    #expect(second.errors.contains("did you mean 'aliases'?"), "\(second.errors)")
    let empty = try self.scratch("version: \"1\"\n")
    let third = try Program.run("check", empty.path("test.yaml"))
    #expect(third.errors.contains("a roster needs 'units'"), "\(third.errors)")
  }

  @Test func theSampleRosterHoldsTogether() throws {
    let sample = try String(
      contentsOf: Program.root.appendingPathComponent("Workflows/rosters/yunling.yaml"),
      encoding: .utf8)
    let scratch = try scratch(sample)
    let check = try Program.run("check", scratch.path("test.yaml"))
    #expect(check.status == 0, "\(check.errors)")
  }
}
