import LecternKit
import Store
import Testing

@testable import Review

@Suite struct DrawingTests {
  private static let text = "甲一，乙二。丙三，丁四。戊五，己六。"

  /// A store of speeches with six marked words each, written in this order.
  private func store(_ ids: [String], _ folder: Folder) throws -> SpeechStore {
    let layer = LayerDescription(
      name: "words", type: GenericRecord.self, step: "marker", analyzer: "marker",
      declared: [Attribute(name: "sense", type: .text)])
    let store = try SpeechStore(path: "\(folder.path)/\(ids.joined()).sqlite", layers: [layer])
    let run = try store.beginRun(workflow: "w", jobs: 1, version: "1")
    for id in ids {
      let records = (0..<6).map { number in
        """
        {"id":"w\(number)","key":"\(id)\(number)","start":\(3 * number),"end":\(3 * number + 2),\
        "quote":"","sense":"s\(number)"}
        """
      }
      try store.write(
        SpeechResult(
          id: id, path: id, sha256: id, metadata: Metadata(), text: Self.text,
          layers: [
            LayerRecords(
              name: "words", record: "range",
              json: Array("[\(records.joined(separator: ","))]".utf8))
          ]), run: run)
    }
    return store
  }

  private func draw(
    _ store: SpeechStore, _ size: Drawing.Size, seed: Int = 1, wholeSentences: Bool = false
  ) throws -> Sample {
    try store.read {
      try Drawing(layer: "words", size: size, seed: seed, wholeSentences: wholeSentences).draw($0)
    }
  }

  @Test func theSameSeedDrawsTheSameWhateverTheOrder() throws {
    let folder = try Folder()
    let ids = (0..<8).map { "speech\($0)-" }
    let (one, other) = (try store(ids, folder), try store(ids.reversed(), folder))
    let first = try draw(one, .records(12))
    #expect(first.population == 48)
    #expect(first.items.count == 12)
    #expect(try draw(other, .records(12)).json() == first.json())
    #expect(try draw(one, .records(12), seed: 2).items.map(\.key) != first.items.map(\.key))
    // A larger sample goes on where the smaller one ends.
    #expect(try draw(one, .records(20)).items.prefix(12).map(\.key) == first.items.map(\.key))
    #expect(try draw(one, .records(500)).items.count == 48)
  }

  @Test func soManyOfEachSpeech() throws {
    let sample = try draw(try store(["a", "b", "c"], Folder()), .perSpeech(2))
    #expect(sample.items.count == 6)
    for speech in 0..<3 { #expect(sample.items.count { $0.speech == speech } == 2) }
  }

  /// Two words stand in each sentence.
  @Test func wholeSentencesListTheirOtherRecords() throws {
    let store = try store(["a"], Folder())
    let one = try draw(store, .records(1))
    #expect(one.items.map(\.others) == [1])
    let whole = try draw(store, .records(1), wholeSentences: true)
    #expect(whole.items.count == 2)
    #expect(whole.drawn == 1)
    #expect(whole.items.map(\.others) == [0, 0])
    #expect(Set(whole.items.map(\.sentences)).count == 1)
    #expect(whole.attributes.map(\.name) == ["sense"])
  }
}
