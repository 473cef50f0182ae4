import LecternKit
import Store
import Testing

@testable import Publishing

/// What became of records, in the text `增长6%左右，增长8%。` and the like.
@Suite struct LayerComparisonTests {
  private static func indicator(
    _ id: String, _ range: Range<Int>, key: String? = nil, _ more: String = ""
  ) -> String {
    """
    {"id":"\(id)","key":"\(key ?? "k\(range.lowerBound)-\(range.upperBound)")",\
    "start":\(range.lowerBound),"end":\(range.upperBound)\(more.isEmpty ? "" : "," + more)}
    """
  }

  private static func layer(
    _ records: [String], name: String = "indicators", record: String = "indicator"
  ) -> LayerRecords {
    LayerRecords(
      name: name, record: record, json: Array("[\(records.joined(separator: ","))]".utf8))
  }

  private func compare(_ before: [String], _ after: [String]) throws -> LayerComparison {
    let compared = try LayerComparison.compare([(Self.layer(before), Self.layer(after))])
    return try #require(compared.first)
  }

  /// The changes as `kind start-end field: before -> after`.
  private func told(_ comparison: LayerComparison) -> [String] {
    comparison.changes.map { change in
      let place = "\(change.record["start"]?.integer ?? -1)-\(change.record["end"]?.integer ?? -1)"
      let fields = change.differences.map { difference in
        "\(difference.name): \(difference.before?.json ?? "") -> \(difference.after?.json ?? "")"
      }
      return ([change.kind.rawValue, place] + fields).joined(separator: " ")
    }
  }

  @Test func theSameIsUnchanged() throws {
    let records = [Self.indicator("i1", 2..<4), Self.indicator("i2", 9..<11)]
    let comparison = try compare(records, records)
    #expect(comparison.changes.isEmpty && comparison.unchanged == 2)
  }

  @Test func oneMoreRecordNumbersTheOthersAnew() throws {
    let comparison = try compare(
      [Self.indicator("i1", 9..<11, #""restates":"i1","segment":"s4""#)],
      [
        Self.indicator("i1", 2..<4),
        Self.indicator("i2", 9..<11, #""restates":"i2","segment":"s4""#),
      ])
    #expect(told(comparison) == ["gained 2-4"])
    #expect(comparison.unchanged == 1)
  }

  /// The id is the same, the record it means is another.
  @Test func aReferenceToAnotherRecordIsAChange() throws {
    let restating = #""restates":"i1""#
    let comparison = try compare(
      [Self.indicator("i1", 2..<4, #""quote":"6%""#), Self.indicator("i2", 9..<11, restating)],
      [
        Self.indicator("i1", 0..<1, #""quote":"八成""#),
        Self.indicator("i2", 2..<4, #""quote":"6%""#), Self.indicator("i3", 9..<11, restating),
      ])
    #expect(
      told(comparison) == ["gained 0-1", #"changed 9-11 restates: "i1 6%" -> "i1 八成""#])
    #expect(comparison.unchanged == 1)
  }

  @Test func fieldsThatDiffer() throws {
    let comparison = try compare(
      [
        Self.indicator(
          "i1", 2..<4,
          #""bound":"exact","value":[6,6],"commitment":"力争","relative":{"relation":"高于","to":"全国"}"#
        )
      ],
      [
        Self.indicator(
          "i1", 2..<4,
          #""bound":"at_least","value":[6,6.5],"relative":{"relation":"高于","to":"全省"},"headline":true"#
        )
      ])
    #expect(
      told(comparison) == [
        #"changed 2-4 bound: "exact" -> "at_least" value: [6,6] -> [6,6.5] commitment: "力争" -> "#
          + #" relative.to: "全国" -> "全省" headline:  -> true"#
      ])
  }

  @Test func whatOverlapsAtThePlaceOfOneGoneIsTheSameRecord() throws {
    // `6%` becomes `6%左右`; another stands elsewhere.
    let comparison = try compare(
      [Self.indicator("i1", 2..<4), Self.indicator("i2", 20..<22)],
      [Self.indicator("i1", 2..<6), Self.indicator("i2", 30..<32)])
    #expect(told(comparison) == ["changed 2-6 end: 4 -> 6", "lost 20-22", "gained 30-32"])
  }

  @Test func ofTwoInItsPlaceTheNearerOne() throws {
    let comparison = try compare(
      [Self.indicator("i1", 0..<10)], [Self.indicator("i1", 0..<3), Self.indicator("i2", 3..<10)])
    #expect(told(comparison) == ["gained 0-3", "changed 3-10 start: 0 -> 3"])
  }

  @Test func aSmallPartOfALargeOneIsAnother() throws {
    let comparison = try compare([Self.indicator("i1", 0..<100)], [Self.indicator("i1", 0..<9)])
    #expect(told(comparison) == ["lost 0-100", "gained 0-9"])
  }

  /// Counts of themes stand all at the place of their part, so that a key is but a number in the row.
  @Test func atOnePlaceRecordsArePairedByWhatTheySay() throws {
    func count(_ number: Int, _ theme: String, _ mentions: Int) -> String {
      Self.indicator(
        "c\(number)", 0..<50, key: "k\(number)", #""theme":"\#(theme)","mentions":\#(mentions)"#)
    }
    let comparison = try compare(
      [count(1, "a", 3), count(2, "c", 5), count(3, "d", 2)],
      [count(1, "a", 3), count(2, "b", 1), count(3, "c", 7), count(4, "d", 2)])
    #expect(told(comparison) == ["changed 0-50 mentions: 5 -> 7", "gained 0-50"])
    #expect(comparison.unchanged == 2)
  }

  @Test func aLexiconsVersionIsNoChange() throws {
    let comparison = try compare(
      [Self.indicator("i1", 2..<4, #""lexicon":"2026.1""#)],
      [Self.indicator("i1", 2..<4, #""lexicon":"2026.2""#)])
    #expect(comparison.changes.isEmpty && comparison.unchanged == 1)
  }

  @Test func listsOfObjects() throws {
    func task(_ departments: String) -> LayerRecords {
      Self.layer(
        [Self.indicator("t1", 0..<9, #""departments":[\#(departments)]"#)], name: "tasks",
        record: "task")
    }
    let agriculture = #"{"code":"ny","name":"农业局","entry":"duties.yaml:1","score":1}"#
    let moved = #"{"code":"ny","name":"农业局","entry":"duties.yaml:7","score":0.5}"#
    let water = #"{"code":"sl","name":"水利局","entry":"duties.yaml:9","score":1}"#
    func compare(_ before: String, _ after: String) throws -> [RecordChange] {
      try LayerComparison.compare([(task(before), task(after))])[0].changes
    }
    let score = try compare(agriculture, moved)
    #expect(score.map { $0.differences.map(\.name) } == [["departments[1].score"]])
    let more = try compare(agriculture, agriculture + "," + water)
    #expect(more.map { $0.differences.map(\.name) } == [["departments"]])
    let shown = more.map { TrialText.lines($0, "tasks", "修渠") }
    #expect(shown == ["  ~ tasks 「修渠」\n      departments: 农业局 -> 农业局；水利局\n"])
  }
}
