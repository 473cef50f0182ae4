import LecternKit
import Testing

@Suite struct AnnotationsTests {
  private let text = SpeechText("增长５％左右。")

  private func theme(_ id: String, _ range: Range<Int>) -> ThemeMention {
    var theme = ThemeMention()
    theme.id = id
    theme.range = range
    return theme
  }

  @Test func layersByKey() {
    var annotations = Annotations()
    #expect(annotations[.themes].isEmpty && annotations.names.isEmpty)
    annotations[.themes] = [theme("a", 0..<3)]
    annotations[LayerKey<GenericRecord>("moods")] = []
    #expect(annotations[.themes].map(\.id) == ["a"])
    #expect(annotations.names == ["moods", "themes"])
    #expect(annotations[layer: "moods"]?.count == 0)
    #expect(annotations[layer: "tasks"] == nil)
    annotations[layer: "themes"] = nil
    #expect(annotations.names == ["moods"])
  }

  @Test func anotherTypeIsNotMixedIn() {
    var annotations = Annotations()
    annotations[LayerKey<Segment>("themes")] = [Segment()]
    #expect(annotations[.themes].isEmpty)
    #expect(annotations[layer: "themes"]?.recordName == "segment")
  }

  @Test func namesOfTheStandardLayers() {
    #expect(LayerKey<Segment>.segments.name == "segments")
    #expect(LayerKey<Indicator>.indicators.name == "indicators")
    #expect(LayerKey<Duty>.tasks.name == "tasks")
    #expect(LayerKey<ThemeMention>.themes.name == "themes")
    #expect(LayerKey<ThemeCount>.themeCounts.name == "theme-counts")
    let names = RecordTypes.all.map { $0.recordName }
    #expect(names == ["segment", "indicator", "task", "theme-mention", "theme-count", "range"])
  }

  @Test func keysAreGivenInOrder() {
    var layer = RecordLayer(records: [theme("a", 0..<6), theme("b", 6..<12), theme("c", 0..<6)])
    layer.assignKeys(speech: "s", layer: "themes", text: text)
    #expect(Set(layer.records.map(\.key)).count == 3)
  }

  @Test func everyRecordHasAnIdOfItsOwn() {
    func mistakes(_ ids: [String]) -> [String] {
      RecordLayer(records: ids.map { theme($0, 0..<3) }).mistakes(in: text)
    }
    #expect(mistakes(["a", "b", "a1"]) == [])
    #expect(mistakes(["s9", "s10", "s100", "t100", "b", "s11"]) == [])
    #expect(mistakes(["s9", "s10", "s9"]) == ["more than one record has the id 's9'"])
    #expect(
      mistakes(["a-long-one-1", "a-long-one-2", "a-long-one-1"])
        == ["more than one record has the id 'a-long-one-1'"])
    #expect(mistakes(["a", "b", "a"]) == ["more than one record has the id 'a'"])
    #expect(mistakes(["a", "", ""]) == ["a record has no id", "a record has no id"])
  }

  @Test(arguments: [
    (0..<21, [String]()), (21..<21, []),
    (0..<22, ["a: bytes 0..<22 lie outside the text of 21 bytes"]),
    (-1..<3, ["a: bytes -1..<3 lie outside the text of 21 bytes"]),
    (0..<4, ["a: bytes 0..<4 cut a character in two"]),
    (1..<3, ["a: bytes 1..<3 cut a character in two"]),
  ])
  func mistakesInRanges(range: Range<Int>, expected: [String]) {
    #expect(RecordLayer(records: [theme("a", range)]).mistakes(in: text) == expected)
  }

  @Test func mistakesInsideRecords() {
    var duty = Duty()
    duty.id = "t1"
    duty.range = 0..<21
    var actor = Duty.Actor()
    actor.range = 0..<1
    duty.actors = [actor]
    #expect(
      RecordLayer(records: [duty]).mistakes(in: text) == ["t1: bytes 0..<1 cut a character in two"])
    var segment = Segment()
    segment.id = "s1"
    segment.markerStart = 40
    #expect(
      RecordLayer(records: [segment]).mistakes(in: text)
        == ["s1: bytes 40..<40 lie outside the text of 21 bytes"])
  }

  @Test func notMoreMistakesThanAnybodyReads() {
    let layer = RecordLayer(records: (0..<99).map { theme("\($0)", 0..<99) })
    #expect(layer.mistakes(in: text).count == 10)
  }

  @Test func writtenAsAList() throws {
    let layer = RecordLayer(records: [theme("a", 0..<3), theme("b", 3..<6)])
    var writer = RecordWriter(text)
    layer.write(to: &writer)
    let list = try #require(try JSONReader.read(writer.json.bytes).list)
    #expect(list.map { $0.object?["quote"]?.text } == ["增", "长"])
    #expect(
      layer.attributes.map(\.name) == [
        "id", "key", "start", "end", "quote", "theme", "term", "segment",
      ])
  }
}
