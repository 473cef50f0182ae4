import LecternKit
import PluginHost
import Store
import Testing

@testable import Engine
@testable import Workflow

@Suite struct FingerprintTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private struct Given {
    var text = "abc"
    var title = "报告"
    var with = "{limit: 3}"
    var layers = ["segments": "d1"]
  }

  private func components(_ given: Given) throws -> (fingerprint: String, components: Fields) {
    let plan = try scratch.plan("cutter, {analyzer: tagger, with: \(given.with)}")
    var metadata = Metadata()
    metadata["title"] = given.title
    let record = Fingerprinter(plan, searchPath: scratch.searchPath).record(
      plan.steps[1], text: given.text, metadata: metadata, outputs: given.layers)
    return (record.fingerprint, record.components)
  }

  /// The component that a change changes.
  private func changed(_ change: (inout Given) throws -> Void) throws -> [String] {
    var given = Given()
    let before = try components(given)
    try change(&given)
    let after = try components(given)
    let names = before.components.all.map(\.name)
    #expect(names == ["text", "metadata", "plugin", "options", "files", "layers"])
    let changed = names.filter { before.components[$0] != after.components[$0] }
    #expect(changed.isEmpty == (before.fingerprint == after.fingerprint))
    return changed
  }

  @Test func whatChangesIt() throws {
    #expect(try changed { $0.text = "abd" } == ["text"])
    #expect(try changed { $0.title = "讲话" } == ["metadata"])
    #expect(try changed { $0.with = "{limit: 4}" } == ["options"])
    #expect(try changed { $0.layers["segments"] = "d2" } == ["layers"])
    #expect(try changed { $0.with = "{limit: 3, lexicon: lexicon.yaml}" } == ["options", "files"])
    #expect(try changed { _ in try scratch.write("plugins/tagger/run", "better") } == ["plugin"])
    #expect(try changed { _ in try scratch.write("plugins/tagger/words.yaml", "x") } == ["files"])
    #expect(try changed { _ in try scratch.write("plugins/tagger/data.bin", "x") } == ["files"])
    #expect(
      try changed { _ in
        try scratch.plugin("tagger", consumes: "segments", produces: "tags", version: "1.0.1")
      } == ["plugin", "files"])
  }

  @Test func whatDoesNotChangeIt() throws {
    #expect(try changed { _ in } == [])
    #expect(try changed { $0.with = "{limit:   3}" } == [])
    #expect(try changed { $0.with = "{limit: '3'}" } == [])
    #expect(try changed { $0.with = "{}" } == [])
    #expect(try changed { $0.layers["readings"] = "d9" } == [])
    #expect(try changed { _ in try scratch.write("plugins/cutter/data.bin", "x") } == [])
    #expect(try changed { _ in try scratch.write("plugins/tagger/README.md", "x") } == [])
  }

  @Test func missingFilesAreNoted() throws {
    let plan = try scratch.plan("cutter, {analyzer: tagger, with: {lexicon: none.yaml}}")
    let record = Fingerprinter(plan, searchPath: scratch.searchPath).record(
      plan.steps[1], text: "a", metadata: Metadata(), outputs: [:])
    #expect(record.components["files"]?.object?["lexicon"] == .text("missing"))
    #expect(record.components["layers"] == .object(Fields()))
    #expect(record.step == "tagger" && record.analyzer == "tagger")
  }

  @Test func outputsAreNotPartOfTheFingerprint() throws {
    let plan = try scratch.plan("cutter")
    let fingerprinter = Fingerprinter(plan, searchPath: scratch.searchPath)
    let record = fingerprinter.record(
      plan.steps[0], text: "a", metadata: Metadata(), outputs: [:])
    let (one, other) = (record.with([("segments", "x")]), record.with([("segments", "y")]))
    #expect(one.fingerprint == other.fingerprint && one.output != other.output)
    #expect(one.layers["segments"] == .text("x"))
  }
}
