import LecternKit
import Publishing
import Store
import TaskTable
import Testing
import Workflow

/// What one row is, and how the table is written.
struct GrainTests {
  /// Two parts; the first has two points with a duty each, the second one duty of two acts.
  private func scene() -> Scene {
    let scene = Scene(
      "一、抓项目。（一）修水库。县水务局要修水库。（二）修路。县交通局、城管局要修路。二、抓民生。=要建学校，办食堂。")
    scene.outline([("一、", "抓项目", 1), ("（一）", "修水库", 2), ("（二）", "修路", 2), ("二、", "抓民生", 1)])
    scene.add(
      "县水务局要修水库。", acts: ["县水务局要修水库"], actors: [(.responsible, .unit, "县水务局")])
    scene.add(
      "县交通局、城管局要修路。", acts: ["县交通局、城管局要修路"],
      actors: [(.responsible, .unit, "县交通局"), (.responsible, .unit, "城管局")])
    scene.add("=要建学校，办食堂。", acts: ["=要建学校", "办食堂"])
    return scene
  }

  @Test func acts() throws {
    #expect(
      try scene().rows(.content, .key, .place, per: .act) == [
        ["县水务局要修水库。", "key1", "13–21"], ["县交通局、城管局要修路。", "key2", "28–39"],
        ["=要建学校", "key3.1", "46–51"], ["办食堂。", "key3.2", "52–55"],
      ])
  }

  @Test func duties() throws {
    #expect(
      try scene().rows(.category, .content) == [
        ["一、抓项目 / （一）修水库", "县水务局要修水库。"], ["一、抓项目 / （二）修路", "县交通局、城管局要修路。"],
        ["二、抓民生", "=要建学校，办食堂。"],
      ])
  }

  @Test func headingsAndParts() throws {
    #expect(try scene().rows(.content, .leadUnit, per: .heading).count == 3)
    #expect(
      try scene().rows(.number, .category, .content, .leadUnit, .responsible, .key, per: .part) == [
        [
          "1", "一、抓项目", "县水务局要修水库。\n县交通局、城管局要修路。", "县水务局、县交通局", "城管局", "key1、key2",
        ], ["2", "二、抓民生", "=要建学校，办食堂。", "待明确", "", "key3"],
      ])
  }

  @Test func theFileIsSafeForSpreadsheets() throws {
    var form = TaskTableForm()
    form.columns = [.number, .content, .leadUnit]
    form.headings = [.content: "工作任务"]
    let scene = scene()
    var sink = MemorySink()
    try scene.store().read { reader in
      try TaskTablePublication.write(TaskTable(reader, form), form, speech: "a.txt", to: &sink)
    }
    #expect(sink.bytes.starts(with: [0xef, 0xbb, 0xbf]))
    #expect(
      String(decoding: sink.bytes.dropFirst(3), as: UTF8.self) == """
        序号,工作任务,牵头单位\r
        1,县水务局要修水库。,县水务局\r
        2,县交通局、城管局要修路。,县交通局\r
        3,'=要建学校，办食堂。,待明确\r

        """)
  }
}
