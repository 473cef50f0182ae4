import LecternKit
import PluginHost
import Testing

@testable import Engine
@testable import Workflow

@Suite struct SpeechRunnerTests {
  let scratch: Scratch
  let speech = Speech(id: "s", text: SpeechText("增长５％。"), metadata: Metadata())

  init() throws { scratch = try Scratch() }

  private typealias Body = @Sendable (Speech, inout Annotations) throws -> Void

  private static func makes(_ name: String) -> Body {
    { _, annotations in annotations[layer(name)] = [record(name)] }
  }

  /// Runs the steps with the analyzers of their ids.
  private func run(
    _ steps: String, _ bodies: [String: Body], beginning: (Plan.Step) -> Void = { _ in }
  ) throws -> (annotations: Annotations, outcomes: [SpeechRunner.StepOutcome]) {
    let usual = [
      "cutter": Self.makes("segments"), "tagger": Self.makes("tags"),
      "reader": Self.makes("readings"),
    ]
    let entries = try scratch.plan(steps).steps.map { step in
      AnalyzerSet.Entry(
        step: step,
        analyzer: Scripted(
          body: bodies[step.id] ?? usual[step.manifest.name] ?? { _, _ in throw Broken() }))
    }
    return try SpeechRunner(AnalyzerSet(entries: entries)).run(speech, beginning: beginning)
  }

  private func failure(_ steps: String, _ bodies: [String: Body]) -> SpeechRunner.Failure? {
    do {
      _ = try run(steps, bodies)
      return nil
    } catch { return error as? SpeechRunner.Failure }
  }

  @Test func layersAndKeys() throws {
    var begun: [String] = []
    let (annotations, outcomes) = try run("reader, cutter, tagger", [:]) { begun.append($0.id) }
    #expect(begun == ["cutter", "tagger", "reader"])
    #expect(outcomes.map(\.step) == begun && outcomes.allSatisfy { $0.status == .done })
    #expect(annotations.names == ["readings", "segments", "tags"])
    let record = try #require(annotations[layer("tags")].first)
    #expect(record.id == "tags" && record.key.utf8.count == 13)
  }

  @Test func renamedLayers() throws {
    let (annotations, _) = try run(
      "cutter, {id: a, analyzer: tagger}, {id: b, analyzer: tagger, as: labels}",
      [
        "b": { _, annotations in
          // What another step made under the name is not to be seen.
          #expect(annotations[layer: "tags"] == nil)
          annotations[layer("tags")] = [record("b")]
        }
      ])
    #expect(annotations[layer("tags")].map(\.id) == ["tags"])
    #expect(annotations[layer("labels")].map(\.id) == ["b"])
    #expect(annotations[layer("tags")][0].key != annotations[layer("labels")][0].key)
  }

  @Test func failureCostsTheSpeech() {
    let failure = failure("cutter, tagger", ["tagger": { _, _ in throw Broken() }])
    #expect(failure?.description == "step 'tagger': it is broken")
    #expect(failure?.stops == false)
  }

  @Test func failureStopsTheRun() {
    let failure = failure(
      "cutter, {analyzer: tagger, on-error: stop}", ["tagger": { _, _ in throw Broken() }])
    #expect(failure?.stops == true && failure?.reason == "it is broken")
  }

  @Test func speechGoesOnWithoutTheStep() throws {
    let (annotations, outcomes) = try run(
      "cutter, {analyzer: tagger, on-error: skip-step}, reader",
      [
        "tagger": { _, annotations in
          annotations[layer("tags")] = [record("half")]
          annotations[layer("segments")] = []
          throw Broken()
        }
      ])
    #expect(annotations.names == ["segments"])
    #expect(annotations[layer("segments")].count == 1)
    #expect(
      outcomes.map(\.status) == [
        .done, .skipped(reason: "it is broken"), .skipped(reason: "its layer 'tags' was not made"),
      ])
  }

  @Test func whatComesBackIsChecked() {
    let cases: [(Body, String)] = [
      ({ _, _ in }, "plugin 'tagger': made no layer 'tags' although its manifest says so"),
      (
        { _, annotations in annotations[layer("tags")] = [record("r", 0..<99)] },
        "plugin 'tagger': layer 'tags': r: bytes 0..<99 lie outside the text of 15 bytes"
      ),
      (
        { _, annotations in
          var record = record("r")
          record.attributes["colour"] = .text("red")
          annotations[layer("tags")] = [record]
        }, "plugin 'tagger': layer 'tags', record 'r': attribute 'colour' is not declared"
      ),
      (
        { _, annotations in annotations[LayerKey<Segment>("tags")] = [] },
        "plugin 'tagger': layer 'tags' has records of type 'segment', declared is 'range'"
      ),
    ]
    for (body, expected) in cases {
      #expect(failure("cutter, tagger", ["tagger": body])?.reason == expected)
    }
  }

  @Test func onlyItsOwnLayersAreTaken() throws {
    let (annotations, _) = try run(
      "cutter, tagger",
      [
        "tagger": { _, annotations in
          annotations[layer("segments")] = []
          annotations[layer("more")] = [record("x")]
          annotations[layer("tags")] = []
        }
      ])
    #expect(annotations.names == ["segments", "tags"])
    #expect(annotations[layer("segments")].count == 1)
  }

  @Test func aStepSeesOnlyWhatItsManifestSaysThatItReads() throws {
    _ = try run(
      "cutter, tagger, reader",
      [
        "reader": { _, annotations in
          #expect(annotations.names == ["tags"])
          annotations[layer("readings")] = []
        }
      ])
  }
}
