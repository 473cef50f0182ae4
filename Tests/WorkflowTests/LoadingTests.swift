import Foundation
import Testing
import YAML

@testable import Workflow

@Suite struct LoadingTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func everythingIsRead() throws {
    let workflow = try scratch.workflow(
      """
      workflow: nightly
      description: Every night
      speeches:
        - a/*.txt
        - files: b/*.md
          metadata: {level: county}
        - table: r.csv
          columns: {text: body}
      steps: [cutter]
      outputs:
        - store: out/s.sqlite
        - records: /tmp/r.jsonl
        - tables: ./out/../t
      """)
    #expect(workflow.name == "nightly" && workflow.description == "Every night")
    #expect(
      workflow.speeches.map(\.source) == [
        .files("a/*.txt"), .files("b/*.md"), .table("r.csv", columns: ["text": "body"]),
      ])
    #expect(workflow.speeches.map(\.metadata) == [[:], ["level": "county"], [:]])
    #expect(workflow.outputs.map(\.kind) == [.store, .records, .tables])
    #expect(workflow.store == scratch.path + "/out/s.sqlite")
    #expect(workflow.outputs[1].path == "/tmp/r.jsonl")
    #expect(workflow.folder == scratch.path)
  }

  @Test(arguments: [
    ("${NAME}", "甲"), ("x-${NAME}-y", "x-甲-y"), ("${NAME}${NAME}", "甲甲"), ("${NONE:-乙}", "乙"),
    ("${NAME:-乙}", "甲"), ("${EMPTY:-乙}", "乙"), ("${EMPTY}", ""), ("${NONE:-}", ""),
    ("$NAME", "$NAME"),
    ("5$", "5$"), ("$${NAME}", "$甲"), ("${NONE:-a:-b}", "a:-b"), ("'${NAME}'", "甲"),
  ])
  func environment(written: String, value: String) throws {
    let workflow = try scratch.workflow(
      "workflow: w\ndescription: \(written)\nspeeches: ['*']\nsteps: [cutter]\noutputs: [{store: a}]",
      environment: ["NAME": "甲", "EMPTY": ""])
    #expect(workflow.description == value)
  }

  @Test func keysAreLeftAlone() {
    let text = "${NAME}: w\nspeeches: ['*']\nsteps: [cutter]\noutputs: [{store: a}]"
    let message = scratch.message(text, environment: ["NAME": "workflow"])
    #expect(message.contains("unknown key '${NAME}'"))
  }

  @Test func namesAndDefaultsDeepInside() throws {
    let workflow = try scratch.workflow(
      """
      workflow: w
      speeches: [{files: "${DIR:-in}/*", metadata: {place: "${PLACE}"}}]
      steps: [{analyzer: cutter, timeout: "${TIME}"}]
      outputs: [{store: "${OUT:-out}/s.sqlite"}]
      """, environment: ["PLACE": "云河县", "TIME": "3s"])
    #expect(workflow.speeches[0].source == .files("in/*"))
    #expect(workflow.speeches[0].metadata == ["place": "云河县"])
    #expect(workflow.steps[0].timeout == 3)
    #expect(workflow.store == scratch.path + "/out/s.sqlite")
  }

  @Test func bareWorkflows() throws {
    let node = try YAML.parse(
      Array("workflow: w\nspeeches: []\nsteps: [cutter]\noutputs: []".utf8), path: "built in")
    let workflow = try Workflow.read(node, path: "built in", environment: [:], bare: true)
    #expect(workflow.speeches.isEmpty && workflow.store == nil)
  }

  @Test func filesAreNamedAsTheUserNamedThem() throws {
    let path = scratch.path + "/bad.yaml"
    try "workflow: [\n".write(toFile: path, atomically: true, encoding: .utf8)
    #expect { try Workflow.load(path: path, environment: [:]) } throws: {
      "\($0)".contains("--> \(path):")
    }
    #expect { try Workflow.load(path: scratch.path + "/none.yaml", environment: [:]) } throws: {
      "\($0)".contains("cannot read the file") && "\($0)".contains("/none.yaml")
    }
  }

  @Test(arguments: [
    ("a/b", false), ("a/../b", false), ("./a", false), ("..", true), ("../a", true),
    ("a/../../b", true),
    ("a/b/../../..", true), ("...", false), ("a/..b", false), ("", false),
  ])
  func pathsThatLeave(path: String, leaves: Bool) {
    #expect(Path.leaves(path) == leaves)
  }

  @Test(arguments: [
    ("/a/b", "/a/b"), ("/a/./b//c", "/a/b/c"), ("/a/../b", "/b"), ("/..", "/"), ("/a/b/..", "/a"),
  ])
  func absolutePaths(path: String, absolute: String) {
    #expect(Path.absolute(path) == absolute)
    #expect(Path.absolute("x") == FileManager.default.currentDirectoryPath + "/x")
  }

  @Test(arguments: [("/a/b", "/a"), ("/a", "/"), ("a", "."), ("a/b", "a")])
  func parents(path: String, parent: String) {
    #expect(Path.parent(path) == parent)
  }
}
