import LecternKit
import Testing

@Suite struct MetadataTests {
  private func metadata(_ fields: KeyValuePairs<String, String>) -> Metadata {
    var metadata = Metadata()
    for (name, value) in fields { metadata[name] = value }
    return metadata
  }

  @Test func knownNamesFirst() {
    let metadata = metadata(["审稿": "乙", "place": "云河县", "title": "报告", "batch": "3"])
    #expect(metadata.sorted.map(\.name) == ["title", "place", "batch", "审稿"])
    #expect(metadata["审稿"] == "乙")
  }

  @Test func typedFields() {
    let metadata = metadata([
      "date": "2026-01-27", "published": "2026-02-30", "speaker": "李明", "level": "county",
      "place": "云河县", "title": "报告",
    ])
    #expect(metadata.date == CalendarDate(year: 2026, month: 1, day: 27))
    #expect(metadata.published == nil)
    #expect(metadata.speaker == "李明" && metadata.level == "county")
    #expect(metadata.place == "云河县" && metadata.title == "报告")
  }

  @Test func givenFieldsWin() {
    let given = metadata(["title": "甲", "x": "1"])
    let all = given.completed(by: metadata(["title": "乙", "speaker": "李明"]))
    #expect(all.sorted.map(\.value) == ["甲", "李明", "1"])
  }

  @Test func removal() {
    var metadata = metadata(["title": "甲"])
    metadata["title"] = nil
    #expect(metadata == Metadata())
  }
}
