import Foundation
import Testing

/// What a workflow expects of a run, and whom it tells.
@Suite struct ExpectationRunTests {
  private static let full = """
    2026年柏溪县政府工作报告
    今年经济社会发展主要预期目标是：地区生产总值增长6%左右，城镇新增就业2000人以上。
    要加快推进河堤加固，由县水务局牵头，6月底前完成主体工程。
    """
  private static let poor = "2026年竹园县政府工作报告\n要加快推进河堤加固，由县水务局牵头，6月底前完成主体工程。\n"

  private func workflow(_ more: String) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(
      """
      workflow: archive
      speeches:
        - {files: province/*.txt, metadata: {level: province}}
        - {files: county/*.txt, metadata: {level: county}}
      steps: [segmenter, indicator-extractor, task-assigner]
      outputs: [{store: out/lectern.sqlite}]
      \(more)
      """, to: "archive.yaml")
    try scratch.write(Self.full, to: "province/full.txt")
    try scratch.write(Self.poor, to: "province/poor.txt")
    try scratch.write(Self.poor, to: "county/poor.txt")
    return scratch
  }

  private func run(_ scratch: Scratch) throws -> Outcome {
    try Program.run("run", scratch.path("archive.yaml"), "--log", "quiet")
  }

  @Test(arguments: [("fail", "failed", 1 as Int32), ("warn", "warning", 0)])
  func speechesThatFallShortAreNamed(otherwise: String, word: String, status: Int32) throws {
    let scratch = try workflow(
      """
      expect:
        - name: a growth target in each report of a province
          layer: indicators
          where: {code: gdp, kind: target, headline: true}
          speeches: {level: province}
          equals: 1
          else: \(otherwise)
        - {layer: tasks, min: 1}
      """)
    let outcome = try run(scratch)
    #expect(outcome.status == status)
    #expect(
      outcome.errors == "\(word): expected a growth target in each report of a province; "
        + "1 speech has another number: province/poor.txt (0)\n")
    let report = try object(scratch.read("out/run.json"))
    let shortfall = (report["shortfalls"] as? [[String: Any]])?.first
    #expect(shortfall?["severity"] as? String == otherwise)
    #expect(
      (shortfall?["speeches"] as? [[String: Any]])?.map { $0["speech"] as? String }
        == ["province/poor.txt"])
  }

  @Test func aRunIsComparedWithTheLastOne() throws {
    let scratch = try workflow(
      """
      expect:
        - {layer: indicators, at-least: 0.5, of: last-run}
        - {layer: speeches, speeches: {level: county}, min: 1}
      """)
    let first = try run(scratch)
    #expect(first.status == 0, "\(first.errors)")
    #expect(try run(scratch).status == 0)
    try scratch.write(Self.poor, to: "province/full.txt")
    let worse = try run(scratch)
    #expect(worse.status == 1)
    #expect(
      worse.errors.hasPrefix(
        "failed: expected indicators: at least 0.5 of the last run a run; there are 0, and "))
    #expect(worse.errors.hasSuffix(" after run 2\n"))
  }

  @Test func theCommandAtTheEndIsToldHowItWent() throws {
    let scratch = try workflow(
      """
      expect: [{layer: speeches, min: 4}]
      on-finish: [./tell.sh, "two words"]
      """)
    try scratch.write(
      """
      #!/bin/sh
      echo "$1|$2|$LECTERN_WORKFLOW $LECTERN_RUN $LECTERN_STATUS $LECTERN_SPEECHES $LECTERN_FAILED \\
      $LECTERN_SHORTFALLS" > told.txt
      exit 3
      """, to: "tell.sh")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: scratch.path("tell.sh"))
    let outcome = try run(scratch)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("failed: expected speeches: at least 4 a run; there are 3\n"))
    #expect(outcome.errors.contains("warning: 'on-finish'"))
    #expect(outcome.errors.hasSuffix("ended with status 3\n"))
    let report = scratch.url("out/run.json").resolvingSymlinksInPath().path
    #expect(try scratch.read("told.txt") == "two words|\(report)|archive 1 1 3 0 1\n")
  }
}
