import LecternKit
import TestSupport
import Testing
import ThemeCounter

/// The layers besides mentions and counts, and terms of a part's function.
@Suite struct LayerTests {
  private static let dictionary = """
    version: '1'
    title: 试
    themes:
      - {id: conduct, name: 作风, terms: [作风, 文山会海]}
      - {id: formalism, name: 形式主义, parent: conduct, terms: [形式主义, 文山会海]}
      - id: audit
        name: 审计
        terms: [审计]
        in-context: [{terms: [资金, '监*'], near: [审计]}]
    exclusions: [审计师]
    """

  @Test func pairsAreCountedBySentence() throws {
    let counter = try counter(dictionary: Self.dictionary)
    let text = "审计作风，再审作风审计。形式主义和审计。审计师谈作风。\n审计。\n【网页】审计作风\n散会。"
    let (speech, annotations) = try analyze(text, with: [LineSegmenter(), counter])
    // Spoken of: audit in 1, 2 and 4; conduct in 1 to 3, in 2 by what stands under it; formalism in 2.
    let pairs = annotations[.themePairs]
    #expect(pairs.map(\.id) == ["p1", "p2"])
    #expect(pairs.map { row($0) } == ["conduct audit 2 3 3 5", "formalism audit 1 1 3 5"])
    #expect(speech.text.quote(pairs[0].range) == "审计作风，再审作风审计。")
    #expect(speech.text.quote(pairs[1].range) == "形式主义和审计。")
  }

  private func row(_ record: GenericRecord) -> String {
    record.attributes.all.map { $0.value.text ?? $0.value.json }.joined(separator: " ")
  }

  @Test func aSpeechWithoutPairsHasNone() throws {
    let counter = try counter(dictionary: Self.dictionary)
    let (_, annotations) = try analyze("文山会海。\n审计。", with: [LineSegmenter(), counter])
    #expect(annotations[.themes].count == 3)
    #expect(annotations[.themePairs].isEmpty)
  }

  @Test func termsAreListedWhereTheyAreAskedFor() throws {
    let text = "文山会海，审计监管，监管。监督。作风。作风。"
    let silent = try counter(dictionary: Self.dictionary)
    #expect(try analyze(text, with: [LineSegmenter(), silent]).annotations[.themeTerms].isEmpty)
    let counter = try counter(dictionary: Self.dictionary, terms: true)
    let (_, annotations) = try analyze(text, with: [LineSegmenter(), counter])
    #expect(
      annotations[.themeTerms].map { row($0) } == [
        "conduct 作风 4 2", "conduct 文山会海 4 1", "formalism 形式主义 5 0", "formalism 文山会海 5 1",
        "audit 审计 8 1", "audit 资金 9 0", "audit 监* 9 2",
      ])
  }

  @Test(arguments: [
    ("抓廉政。\n一、措施\n抓廉政。", ["a:廉政"]),
    ("抓廉政。", []),
  ])
  func aTermMayCountInPartsOfAFunctionOnly(text: String, expected: [String]) throws {
    let head =
      "version: '1'\ntitle: 试\nthemes:\n  - {id: a, name: 甲, in-context: [{terms: [廉政], in: "
    #expect(try mentions(text, with: counter(dictionary: head + "[plan, targets]}]}")) == expected)
    #expect(try mentions(text, with: counter(dictionary: head + "[review]}]}")).isEmpty)
  }

  /// Inside a plan a part may look back: the innermost counts.
  @Test func theInnermostFunctionCounts() throws {
    struct Parts: Analyzer {
      init() {}
      init(options: NoOptions, files: PluginFiles) {}
      func analyze(_ speech: Speech, _ annotations: inout Annotations) {
        func segment(_ kind: Segment.Kind, _ range: Range<Int>, _ function: Segment.Function?)
          -> Segment
        {
          var segment = Segment()
          segment.kind = kind
          segment.range = range
          segment.function = function
          return segment
        }
        annotations[.segments] = [
          segment(.part, 0..<18, .plan), segment(.sentence, 0..<9, nil),
          segment(.paragraph, 9..<18, .review), segment(.sentence, 9..<18, nil),
          segment(.sentence, 18..<27, nil),
        ]
      }
    }
    let yaml = """
      version: '1'
      title: 试
      themes:
        - {id: a, name: 甲, in-context: [{terms: [廉政], in: [plan]}]}
        - {id: b, name: 乙, in-context: [{terms: [廉政], in: [review]}]}
      """
    let (_, annotations) = try analyze(
      "廉政。廉政。廉政。", with: [Parts(), try counter(dictionary: yaml)])
    #expect(annotations[.themes].map { "\($0.theme) \($0.range.lowerBound)" } == ["a 0", "b 9"])
  }
}
