import Corpus
import LecternKit
import Store
import Testing

@testable import Engine

@Suite struct MessageTests {
  private func source(row: Int?) -> SourceText {
    var metadata = Metadata()
    metadata["title"] = "报告\n“一”"
    metadata["batch"] = "7"
    return SourceText(
      id: "s/1", path: "a/b.txt", row: row, utf8: Array("𠮷林增长５％。\n".utf8), sha256: "ab",
      encoding: "GB18030", metadata: metadata)
  }

  @Test(arguments: [nil, 12]) func jobs(row: Int?) throws {
    let source = source(row: row)
    let step = StepRecord(
      step: "cutter", analyzer: "cutter", fingerprint: "f", components: Fields(), output: "o"
    )
    .with([("segments", "d")])
    let layer = LayerRecords(name: "segments", record: "segment", json: Array("[]".utf8))
    let (read, former) = try Job.decode(
      Job.encode(source, former: Former(steps: [step], layers: [layer])))
    #expect(former.steps == [step] && former.layers == [layer])
    #expect(read.id == source.id && read.path == source.path && read.row == row)
    #expect(read.text == source.text && read.sha256 == "ab" && read.encoding == "GB18030")
    #expect(read.metadata == source.metadata)
  }

  @Test func answers() throws {
    let source = source(row: 3)
    var components = Fields()
    components["text"] = .text("ab")
    components["layers"] = .object(Fields())
    let step = StepRecord(
      step: "segmenter", analyzer: "segmenter", fingerprint: "f", components: components,
      output: "o")
    var times = Fields()
    times["segmenter"] = .number(0.5)
    times["themes"] = .number(0.25)
    var metadata = source.metadata
    metadata["speaker"] = "李明"
    let result = SpeechResult(
      id: source.id, path: source.path, row: 3, sha256: "ab", encoding: "GB18030",
      metadata: metadata,
      text: source.text,
      layers: [
        LayerRecords(name: "segments", record: "segment", json: Array("[]".utf8)),
        LayerRecords(name: "情绪", record: "range", json: Array("[{\"id\":\"a\"}]".utf8)),
      ], kept: ["tasks"], steps: [step], fingerprint: "all", given: "title", times: times,
      seconds: 0.75)
    let outcome = SpeechAnalysis.Outcome(
      result: result, skipped: [("themes", "did not work")])
    let frame = Answer.done(outcome).encoded
    guard case .done(let read) = try Answer.decode(frame, to: source) else {
      Issue.record("not done")
      return
    }
    #expect(read.result.id == result.id && read.result.row == 3 && read.result.text == result.text)
    #expect(read.result.metadata == metadata && read.result.encoding == "GB18030")
    #expect(read.result.layers.map(\.name) == ["segments", "情绪"])
    #expect(read.result.layers.map(\.record) == ["segment", "range"])
    #expect(read.result.layers.map(\.json) == result.layers.map(\.json))
    #expect(read.result.steps.map(\.fingerprint) == ["f"])
    #expect(read.result.steps[0].components == components && read.result.seconds == 0.75)
    #expect(read.skipped.map(\.step) == ["themes"] && read.skipped[0].reason == "did not work")
    #expect(read.result.times == times && read.result.kept == ["tasks"])
    #expect(read.result.fingerprint == "all" && read.result.given == "title")
  }

  @Test(arguments: [true, false]) func failures(stops: Bool) throws {
    let frame = Answer.failed(step: "a", reason: "“坏”\n", stops: stops).encoded
    guard
      case .failed(let step, let reason, let stopped) = try Answer.decode(
        frame, to: source(row: nil))
    else {
      Issue.record("not failed")
      return
    }
    #expect(step == "a" && reason == "“坏”\n" && stopped == stops)
  }

  @Test func damagedMessages() {
    let good = Answer.failed(step: "a", reason: "b", stops: false).encoded
    for frame in [
      Frame(kind: .result, parts: []), Frame(kind: .result, parts: [Array("{".utf8)]),
      Frame(kind: .result, parts: [Array("[]".utf8)]), Frame(kind: .ready, parts: good.parts),
      Frame(kind: .result, parts: good.parts + [[1]]),
    ] {
      #expect(throws: (any Error).self) { try Answer.decode(frame, to: source(row: nil)) }
    }
    for parts: [[UInt8]] in [[], [Array("{}".utf8), []], [Array("{".utf8), []]] {
      #expect(throws: (any Error).self) { try Job.decode(Frame(kind: .job, parts: parts)) }
    }
  }
}
