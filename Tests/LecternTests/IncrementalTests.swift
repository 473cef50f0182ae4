import Foundation
import Testing

/// A step runs again only when something it depends on has changed.
@Suite struct IncrementalTests {
  private let bench: NightBench

  init() throws {
    bench = try NightBench()
    #expect(
      try bench.ran() == [
        "1.txt": ["cutter", "marker"], "2.txt": ["cutter", "marker"],
        "3.txt": ["cutter", "marker"],
      ])
  }

  private func all(_ steps: String...) -> [String: [String]] {
    ["1.txt": steps, "2.txt": steps, "3.txt": steps]
  }

  /// What a run over nothing but the sources would give.
  private func expectWhole() throws {
    let now = try bench.outputs()
    try FileManager.default.removeItem(at: bench.scratch.url("out"))
    _ = try bench.ran()
    #expect(try bench.outputs() == now)
  }

  @Test func nothingRunsWhereNothingChanged() throws {
    let files = FileManager.default
    let output = bench.scratch.path("out/analyses.jsonl")
    let before = try files.attributesOfItem(atPath: output)[.modificationDate] as? Date
    #expect(try bench.ran().isEmpty)
    #expect(try Set(bench.report().statuses.values) == ["unchanged"])
    let after = try files.attributesOfItem(atPath: output)[.modificationDate] as? Date
    #expect(before == after)
    // What somebody else did to an output is made good.
    try bench.scratch.write("", to: "out/analyses.jsonl")
    try files.removeItem(atPath: bench.scratch.path("out/tables/marks.csv"))
    #expect(try bench.ran().isEmpty)
    try expectWhole()
  }

  @Test func aChangedText() throws {
    try bench.scratch.write("第二号讲话。\n改过了。", to: "speeches/2.txt")
    #expect(try bench.ran() == ["2.txt": ["cutter", "marker"]])
    #expect(try bench.report().statuses["speeches/1.txt"] == "unchanged")
    try expectWhole()
  }

  @Test func onlyTheMetadataThatAStepReads() throws {
    bench.metadata = "{place: 白水县, occasion: 全会}"
    #expect(try bench.ran() == all("marker"))
    #expect(try bench.outputs()["marks.csv"]?.contains(",白水县\r\n") == true)
    bench.metadata = "{place: 白水县, occasion: 全会, source: 县政府网}"
    #expect(try bench.ran().isEmpty)
    #expect(try Set(bench.report().statuses.values) == ["ok"])
    #expect(try bench.outputs()["speeches.csv"]?.contains("县政府网") == true)
    try expectWhole()
  }

  @Test func itStopsWhereTheOutputIsTheSame() throws {
    bench.metadata = "{place: 青山县, occasion: 年会}"
    #expect(try bench.ran() == all("cutter"))
    try expectWhole()
  }

  @Test func aLayerThatCameOutOtherwise() throws {
    try bench.program("cutter", consumes: "", produces: "pieces", end: 1)
    #expect(try bench.ran() == all("cutter", "marker"))
    try expectWhole()
  }

  @Test(arguments: ["main.py", "extra.txt", "words.txt", "plugin.yaml"])
  func theProgramItsFilesAndItsManifest(name: String) throws {
    let file = "plugins/marker/" + name
    try bench.scratch.write(bench.scratch.read(file) + "\n", to: file)
    #expect(try bench.ran() == all("marker"))
    #expect(try bench.ran().isEmpty)
  }

  @Test func anOption() throws {
    bench.steps[1] = "{analyzer: marker, with: {size: 10}}"
    #expect(try bench.ran() == all("marker"))
    // What does not bear on results is no reason.
    bench.steps[1] = "{analyzer: marker, timeout: 30s, with: {size: 10}}"
    #expect(try bench.ran().isEmpty)
  }

  @Test func oneMoreAnalyzerAndOneLess() throws {
    bench.steps.append("{id: second, analyzer: marker, as: others}")
    #expect(try bench.ran() == all("second"))
    try expectWhole()
    bench.steps.remove(at: 1)
    #expect(try bench.ran().isEmpty)
    #expect(try bench.scratch.read("out/analyses.jsonl").contains("\"others\":"))
    #expect(try !bench.scratch.read("out/analyses.jsonl").contains("\"marks\":"))
    try expectWhole()
  }

  @Test func aRemovedSourceLeavesAndWhatPeopleAddedStays() throws {
    func python(_ script: String) throws -> String {
      try Program.run(
        [
          "-c", "import sqlite3, sys\ndb = sqlite3.connect(sys.argv[1])\n" + script,
          bench.scratch.path("out/lectern.sqlite"),
        ], executable: "/usr/bin/python3"
      ).output
    }
    _ = try python(
      "db.execute('CREATE TABLE notes (speech, words)')\n"
        + "db.execute(\"INSERT INTO notes VALUES ('speeches/3.txt', '核对过')\")\ndb.commit()")
    try FileManager.default.removeItem(at: bench.scratch.url("speeches/3.txt"))
    #expect(try bench.ran().isEmpty)
    #expect(try bench.report().statuses["speeches/3.txt"] == "removed")
    #expect(
      try python("print(db.execute('SELECT words FROM notes').fetchall())") == "[('核对过',)]\n")
    #expect(
      try python("print(db.execute('SELECT count(*) FROM speeches').fetchall())") == "[(2,)]\n")
    try expectWhole()
  }

  @Test func aMovedFileKeepsItsIdForGood() throws {
    try FileManager.default.moveItem(
      at: bench.scratch.url("speeches/3.txt"), to: bench.scratch.url("speeches/9.txt"))
    for _ in 1...3 {
      #expect(try bench.ran()["9.txt"] == nil)
      #expect(try bench.report().row("speeches/3.txt")["path"] as? String == "speeches/9.txt")
    }
  }

  @Test func aDryRunTellsAndWritesNothing() throws {
    func listing() throws -> [String] {
      let folder = bench.scratch.folder
      let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      return try names.map { name in
        let entry = try FileManager.default.attributesOfItem(atPath: folder.path + "/" + name)
        return "\(name) \(entry[.modificationDate] ?? "") \(entry[.size] ?? "")"
      }
    }
    try bench.scratch.write("新的。", to: "speeches/4.txt")
    try bench.scratch.write("第二号讲话。\n改过了。", to: "speeches/2.txt")
    try FileManager.default.removeItem(at: bench.scratch.url("speeches/3.txt"))
    try bench.program("cutter", consumes: "", produces: "pieces", end: 1)
    try bench.write()
    let before = try listing()
    let outcome = try bench.run("--dry-run")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      outcome.output == """
        speeches/1.txt: plugin → cutter; if pieces change → marker
        speeches/2.txt: text, plugin → cutter; text → marker
        speeches/4.txt: new → cutter, marker
        speeches/3.txt: would leave the store: its source is gone
        nightly: 0 of 3 speeches unchanged, 0 would fail, 1 would be removed
          steps: cutter 3, marker 2 (perhaps 1 more)

        """)
    try bench.write()
    #expect(
      try listing().filter { !$0.hasPrefix("night.yaml") }
        == before.filter { !$0.hasPrefix("night.yaml") })
  }

  /// Many speeches may stand in one table.
  @Test func aDryRunNamesTheRowsOfTables() throws {
    let scratch = try Scratch()
    try scratch.write("id,text\n甲,要抓好落实。\n乙,要加强学习。\n", to: "t.csv")
    try scratch.write(
      """
      workflow: rows
      speeches: [{table: t.csv, columns: {id: id, text: text}}]
      steps: [segmenter]
      outputs: [{store: out/lectern.sqlite}]
      """, to: "rows.yaml")
    let outcome = try Program.run("run", scratch.path("rows.yaml"), "--dry-run")
    #expect(outcome.output.contains("t.csv row 1: new → segmenter\n"), "\(outcome.output)")
    #expect(outcome.output.contains("t.csv row 2: new → segmenter\n"))
  }

  @Test func theThemeDictionaryRunsTheThemeCounterAlone() throws {
    let dictionary = Program.root.appendingPathComponent(
      "Plugins/ThemeCounter/lexicons/themes.yaml")
    let text = String(decoding: try Data(contentsOf: dictionary), as: UTF8.self)
    try bench.scratch.write(text, to: "themes.yaml")
    bench.steps = [
      "segmenter", "indicator-extractor", "task-assigner",
      "{analyzer: theme-counter, with: {dictionary: themes.yaml}}",
    ]
    _ = try bench.ran()
    try bench.scratch.write(text + "\n# one more line\n", to: "themes.yaml")
    #expect(try bench.ran() == all("theme-counter"))
    let dry = try bench.run("--dry-run")
    #expect(dry.output.hasPrefix("nightly: 3 of 3 speeches unchanged"))
    try bench.scratch.write(text + "\n# and another\n", to: "themes.yaml")
    #expect(
      try bench.run("--dry-run").output.hasPrefix(
        "speeches/1.txt: files (dictionary) → theme-counter\n"))
    try expectWhole()
  }
}
