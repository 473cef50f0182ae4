import LecternKit
import TestSupport
import Testing

@Suite("Records")
struct RecordTests {
  @Test("Figures of page furniture, titles and salutations are left out")
  func roles() throws {
    let extractor = try makeExtractor()
    for role in [Segment.Role.boilerplate, .metadata, .salutation] {
      let made = try annotate(
        "下载量增长6%。", with: [PlainSegments(function: .other, role: role), extractor])
      #expect(made[.indicators].isEmpty, "\(role)")
    }
  }

  @Test("Every record tells its rule, its lexicon and its sentence, and is numbered in its order")
  func origin() throws {
    let made = try annotate(
      "地区生产总值增长6%。居民收入增长与经济增长同步。",
      with: [PlainSegments(function: .targets), makeExtractor()])
    let records = made[.indicators]
    #expect(records.map(\.id) == ["i1", "i2"])
    #expect(records.allSatisfy { $0.rule != nil && $0.lexicon != nil && $0.segment != nil })
  }
}
