import LecternKit
import TestSupport
import Testing

@Suite struct CountTests {
  private static let dictionary = """
    version: '1'
    title: 试
    themes:
      - {id: conduct, name: 作风, terms: [作风]}
      - {id: formalism, name: 形式主义, parent: conduct, terms: [形式主义]}
      - {id: audit, name: 审计, terms: [审计]}
    """

  /// Rows as `theme part mentions/characters rate`.
  private func rows(_ text: String) throws -> [String] {
    let counter = try counter(dictionary: Self.dictionary)
    let (_, annotations) = try analyze(text, with: [LineSegmenter(), counter])
    return annotations[.themeCounts].map {
      "\($0.theme) \($0.segment ?? "-") \($0.mentions)/\($0.characters) \($0.perThousand)"
    }
  }

  @Test func everyThemeHasARowForTheSpeechAndForEachPart() throws {
    let text = "作风好。\n一、作风\n转变作风 、审计。\n二、其他\n破除形式主义。\n【网页】作风"
    #expect(
      try rows(text) == [
        "conduct - 4/27 148.1481", "formalism - 1/27 37.037", "audit - 1/27 37.037",
        "conduct s2 2/12 166.6667", "formalism s2 0/12 0.0", "audit s2 1/12 83.3333",
        "conduct s5 1/11 90.9091", "formalism s5 1/11 90.9091", "audit s5 0/11 0.0",
      ])
  }

  @Test func blanksOfAnyKindAreNoCharacters() throws {
    #expect(try rows("作 风\u{3000}\u{2003}\u{a0}好\t𠮷 é。").first == "conduct - 0/6 0.0")
  }

  @Test func aSpeechWithoutSentencesHasZeros() throws {
    #expect(try rows("【网页】作风").first == "conduct - 0/0 0.0")
    #expect(try rows("").count == 3)
  }

  @Test func rowsTellTheirPart() throws {
    let counter = try counter(dictionary: Self.dictionary)
    let (speech, annotations) = try analyze(
      "开场。\n一、抓审计\n审计。", with: [LineSegmenter(), counter])
    let counts = annotations[.themeCounts]
    #expect(counts.map(\.id) == ["c1", "c2", "c3", "c4", "c5", "c6"])
    #expect(counts[0].range == 0..<speech.text.bytes.count)
    #expect(counts[0].heading == nil && counts[0].function == nil)
    #expect(counts[3].heading == "抓审计" && counts[3].function == .plan)
    #expect(speech.text.quote(counts[3].range) == "一、抓审计\n审计。")
  }

  @Test func mentionsTellTermAndSentence() throws {
    let counter = try counter(dictionary: Self.dictionary)
    let (_, annotations) = try analyze("好。审.计、作风。", with: [LineSegmenter(), counter])
    let mentions = annotations[.themes]
    #expect(mentions.map(\.id) == ["m1", "m2"])
    #expect(mentions.map(\.term) == ["审计", "作风"])
    #expect(mentions.map(\.segment) == ["s2", "s2"])
  }
}
