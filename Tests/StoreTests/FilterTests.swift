import LecternKit
import Testing

@testable import Store

struct FilterTests {
  private let folder: TemporaryFolder
  private let store: SpeechStore

  init() throws {
    folder = try TemporaryFolder()
    let run: Int64
    (store, run) = try Samples.store(in: folder)
    try store.write(
      Samples.result(
        "b", metadata: ["place": "青溪县", "level": "county", "published": "2025-03-01"],
        layers: [
          "segments": Samples.segments, "indicators": Samples.indicators,
          "quotations": Samples.quotations,
        ]), run: run)
    try store.write(
      Samples.result(
        "a", metadata: ["place": "白石镇", "date": "2026-01-09", "meeting": "=全会"]), run: run)
  }

  @Test(arguments: [
    ([], ["a/i1", "a/i2", "b/i1", "b/i2"]),
    ([("code", "grain")], ["a/i1", "b/i1"]),
    ([("code", "grain"), ("kind", "actual")], []),
    ([("kind", "actual"), ("kind", "target"), ("place", "青溪县")], ["b/i1", "b/i2"]),
    ([("headline", "true")], ["a/i1", "b/i1"]),
    ([("start", "9"), ("year", "2026")], ["a/i2"]),
    ([("year", "2025")], ["b/i1", "b/i2"]),
    ([("speech", "a"), ("form", "number")], ["a/i1"]),
    ([("meeting", "=全会")], ["a/i1", "a/i2"]),
    ([("level", "county")], ["b/i1", "b/i2"]),
    ([("speech.place", "白石镇")], ["a/i1", "a/i2"]),
    ([("name", "' OR 1=1 --")], []),
  ])
  func rowsThatFiltersAdmit(filters: [(String, String)], expected: [String]) throws {
    #expect(
      try store.found("indicators", filters.map { RecordFilter($0.0, $0.1) }) == expected)
  }

  @Test func packedLayersAreFilteredToo() throws {
    #expect(
      try store.found("segments", [RecordFilter("kind", "part"), RecordFilter("level", "1")])
        == ["a/s1", "b/s1"])
    #expect(
      try store.found("segments", [RecordFilter("speech.level", "county")]) == ["b/s1", "b/s2"])
  }

  @Test func numbersAndFlags() throws {
    #expect(try store.found("quotations", [RecordFilter("weight", "0.25")]) == ["b/q1"])
    #expect(try store.found("quotations", [RecordFilter("sure", "true")]) == [])
    #expect(try store.found("quotations", [RecordFilter("sure", "false")]) == ["b/q1"])
  }

  @Test func speechesAreFiltered() throws {
    var ids: [String] = []
    try store.read { reader in
      try reader.speeches(where: [RecordFilter("place", "白石镇")]) { ids.append($0.id) }
    }
    #expect(ids == ["a"])
  }

  @Test func unknownNamesAreErrors() throws {
    let error = try #require(throws: StoreError.self) {
      try store.found("indicators", [RecordFilter("codee", "grain")])
    }
    #expect(
      error.description.hasPrefix(
        "unknown filter 'codee' of layer 'indicators'; did you mean 'code'?\n  = available: id,"))
    let speeches = try #require(throws: StoreError.self) {
      try store.read { try $0.check([RecordFilter("plase", "青溪县")], layer: nil) }
    }
    #expect(
      speeches.description == """
        unknown filter 'plase' of layer 'speeches'; did you mean 'place'?
          = available: speech, path, year, title, date, published, speaker, occasion, place, \
        level, source, meeting
        """)
    let layer = try #require(throws: StoreError.self) { try store.found("indicatrs", []) }
    #expect(
      layer.description == """
        unknown layer 'indicatrs'; did you mean 'indicators'?
          = available: segments, indicators, tasks, theme-counts, quotations
        """)
  }

  @Test(arguments: [
    ("value", "6", "filter 'value': a list is no single value"),
    ("start", "six", "filter 'start': 'six' is no integer"),
    ("headline", "yes", "filter 'headline': 'yes' is no boolean"),
  ])
  func valuesOfAnotherType(name: String, value: String, message: String) throws {
    let error = try #require(throws: StoreError.self) {
      try store.found("indicators", [RecordFilter(name, value)])
    }
    #expect(error.description == message)
  }
}
