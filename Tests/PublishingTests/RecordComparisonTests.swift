import LecternKit
import Testing

@testable import Publishing

struct RecordComparisonTests {
  private func records(_ json: String) throws -> [Fields] {
    try JSONReader.read(Array(json.utf8)).list?.compactMap(\.object) ?? []
  }

  /// `kind name: field field`, for each change.
  private func changes(_ type: String, _ before: String, _ after: String) throws -> [String] {
    RecordComparison(layer: "l", type: type).changes(try records(before), try records(after)).map {
      "\($0.kind.rawValue) \($0.name): \($0.fields.map(\.name).joined(separator: " "))"
    }
  }

  @Test func whatOnlyMovedIsTheSame() throws {
    let before =
      #"[{"id":"i1","key":"a","start":3,"end":5,"name":"粮食","segment":"s1","value":[1,1]}]"#
    let after =
      #"[{"id":"i7","key":"a","start":33,"end":35,"name":"粮食","segment":"s9","value":[1,1]}]"#
    #expect(try changes("indicator", before, after) == [])
  }

  @Test func anotherFigureOfTheSameTargetIsAChange() throws {
    let before = """
      [{"key":"a","quote":"6%","name":"产值","code":"gdp","kind":"target","value":[6,6]},\
      {"key":"b","quote":"5%","name":"产值","code":"gdp","kind":"actual","value":[5,5]}]
      """
    let after = """
      [{"key":"c","quote":"7%","name":"总产值","code":"gdp","kind":"target","value":[7,7]},\
      {"key":"b","quote":"5%","name":"产值","code":"gdp","kind":"actual","value":[5,5]},\
      {"key":"d","quote":"3个","name":"园区","kind":"target","value":[3,3]}]
      """
    #expect(
      try changes("indicator", before, after)
        == ["changed 总产值: quote name value", "added 园区: "])
    #expect(
      try changes("indicator", after, before)
        == ["changed 产值: quote name value", "removed 园区: "])
  }

  @Test func aTaskWithMostlyTheSameWordsIsAChange() throws {
    let before = """
      [{"key":"a","text":"由县水务局牵头，6月底前完成水库除险加固。","deadlines":[{"start":7,"quote":"6月底前"}]},\
      {"key":"b","text":"抓好春耕备耕。"}]
      """
    let after = """
      [{"key":"c","text":"由县水务局牵头，9月底前完成水库除险加固。","deadlines":[{"start":7,"quote":"9月底前"}]},\
      {"key":"d","text":"加强对学校食堂的检查。"}]
      """
    #expect(
      try changes("task", before, after)
        == ["changed : text deadlines", "added : ", "removed : "])
  }

  @Test func themeCountsAreThoseOfTheWholeSpeech() throws {
    func counts(_ mentions: Int, rate: Double) -> String {
      """
      [{"key":"a","theme":"形式主义","segment":null,"mentions":\(mentions),"perThousand":\(rate)},\
      {"key":"b","theme":"形式主义","segment":"s1","mentions":\(mentions),"perThousand":\(rate)}]
      """
    }
    #expect(
      try changes("theme-count", counts(2, rate: 0.5), counts(3, rate: 0.7))
        == ["changed 形式主义: mentions perThousand"])
    // The speech has grown, and nothing more is said of the theme.
    #expect(try changes("theme-count", counts(2, rate: 0.5), counts(2, rate: 0.4)) == [])
  }
}
