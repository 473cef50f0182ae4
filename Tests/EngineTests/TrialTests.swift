import Corpus
import LecternKit
import Store
import Synchronization
import Testing
import Workflow

@testable import Engine

@Suite struct TrialTests {
  let scratch: Scratch
  private let source: SourceText

  init() throws {
    scratch = try Scratch()
    source = SourceText(
      id: "s", path: "s.txt", utf8: Array("增长５％。".utf8), sha256: "0", encoding: "UTF-8",
      metadata: Metadata())
  }

  private typealias Body = @Sendable (Speech, inout Annotations) throws -> Void

  private func set(_ steps: String, _ body: @escaping @Sendable (String) -> Body) throws
    -> AnalyzerSet
  {
    AnalyzerSet(
      entries: try scratch.plan(steps).steps.map {
        AnalyzerSet.Entry(step: $0, analyzer: Scripted(body: body($0.id)))
      })
  }

  private static let steps = "cutter, tagger, reader"
  private static let layers = ["cutter": "segments", "tagger": "tags", "reader": "readings"]

  /// The workflow of three steps, of which the last two run again with the change.
  private func trial(_ body: @escaping @Sendable (String, Bool) -> Body) throws -> Trial {
    let changed = try set(Self.steps) { id in body(id, true) }
    return Trial(
      try set(Self.steps) { id in body(id, false) },
      changed: AnalyzerSet(entries: Array(changed.entries.dropFirst())))
  }

  @Test func whatIsNotReachedRunsOnce() throws {
    let log = Mutex<[String]>([])
    let trial = try trial { id, isChanged in
      { _, annotations in
        log.withLock { $0.append(isChanged ? id + "'" : id) }
        // The steps behind read what the ones before made, of their own side.
        let before = id == "reader" ? annotations[layer("tags")].map(\.id) : []
        let name = Self.layers[id] ?? ""
        if isChanged, id == "tagger" { #expect(annotations.names == ["segments"]) }
        annotations[layer(name)] = [record((before + [isChanged ? "new" : "old"]).joined())]
      }
    }
    let outcome = try trial.run(source)
    #expect(log.withLock { $0 } == ["cutter", "tagger", "reader", "tagger'", "reader'"])
    #expect(trial.layers == ["tags", "readings"])
    func ids(_ records: [UInt8]) throws -> [String?] {
      try JSONReader.read(records).list?.map { $0.object?["id"]?.text } ?? []
    }
    #expect(try outcome.layers.map { try ids($0.before.json) } == [["old"], ["oldold"]])
    #expect(try outcome.layers.map { try ids($0.after.json) } == [["new"], ["newnew"]])
  }

  @Test(arguments: [
    (false, "as the workflow is: step 'reader': it is broken"),
    (true, "with the change: step 'reader': it is broken"),
  ])
  func aFailureSaysOnWhichSide(side: Bool, message: String) throws {
    let trial = try trial { id, isChanged in
      { _, annotations in
        if id == "reader", isChanged == side { throw Broken() }
        annotations[layer(Self.layers[id] ?? "")] = []
      }
    }
    let error = #expect(throws: Trial.Failure.self) { _ = try trial.run(source) }
    #expect(error?.description == message)
  }
}
