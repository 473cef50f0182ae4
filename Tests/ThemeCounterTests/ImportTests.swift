import LecternKit
import TestSupport
import Testing
import YAML

/// Dictionaries of other programs.
@Suite struct ImportTests {
  private static let liwc = """
    %
    1\tfunct\t(Function Words)
    \t2\tpronoun
    3\taffect
    %
    我们\t2\t3
    美丽*\t3
    ＧＤＰ 3
    what?\t1
    new york\t1 3
    美丽*\t3

    """

  @Test func readsLIWC() throws {
    let counter = try counter(dictionary: Self.liwc, ending: ".dic")
    #expect(
      try mentions("我们建设美丽乡村，GDP、what、what?、new york", with: counter) == [
        "pronoun:我们", "affect:我们", "affect:美丽乡村", "affect:GDP", "funct:what?",
        "funct:new york", "affect:new york",
      ])
    let (_, annotations) = try analyze("我们", with: [LineSegmenter(), counter])
    // What stands under a category counts for it too.
    #expect(
      annotations[.themeCounts].map { "\($0.theme) \($0.mentions)" } == [
        "funct 1", "pronoun 1", "affect 1",
      ])
  }

  @Test(arguments: [
    ("1\ta\n%\n我\t1\n", 2, "between two lines of '%', found 1"),
    ("我\t1\n", 1, "found 0"),
    ("%\n1\ta\n%\n我\t1\t7\n", 4, "there is no category 7"),
    ("%\n1\ta\n%\n我\n", 4, "a word without a category"),
    ("%\nfunct\n%\n我\t1\n", 2, "expected a category: its number and its name"),
    ("%\n1\ta\n1\tb\n%\n我\t1\n", 3, "category 1 is 'a' already, in line 2"),
    ("%\n1\ta\n2\ta\n%\n我\t1\n", 3, "the theme stands in line 2 already"),
    ("%\n1\ta\n%\n像\t(02 134)125/464\t1\n", 4, "counts beside others only"),
    ("%\n1\ta\n%\n*\t1\n", 4, "a term of nothing but wildcards"),
  ])
  func mistakesOfLIWCHaveTheirLine(text: String, line: Int, expected: String) throws {
    let error = #expect(throws: Diagnostics.self) {
      try counter(dictionary: text, ending: ".dic")
    }
    let first = try #require(error?.all.first)
    #expect(first.message.contains(expected), "\(first)")
    #expect(first.mark?.line == line)
  }

  private static let quanteda = """
    conduct:
      - 作风
      - formalism:
          - 形式主义
          - 文山*
    discipline:
      '': [纪律]
      blame:
        deep: [问责, '追责?']
        none: []
    audit: 审计
    """

  @Test func readsQuanteda() throws {
    let counter = try counter(dictionary: Self.quanteda)
    let text = "作风、形式主义、文山会海、纪律、问责、追责了、审计、审计"
    #expect(
      try mentions(text, with: counter) == [
        "conduct:作风", "conduct.formalism:形式主义", "conduct.formalism:文山会海",
        "discipline:纪律", "discipline.blame.deep:问责", "discipline.blame.deep:追责了",
        "audit:审计", "audit:审计",
      ])
    let (_, annotations) = try analyze(text, with: [LineSegmenter(), counter])
    #expect(
      annotations[.themeCounts].map { "\($0.theme) \($0.mentions)" } == [
        "conduct 3", "conduct.formalism 2", "discipline 3", "discipline.blame 2",
        "discipline.blame.deep 2", "discipline.blame.none 0", "audit 2",
      ])
  }

  @Test(arguments: [
    ("a:\n  - 甲\n  -\n", 3, "expected a word, found nothing"),
    ("a: [甲]\nb: {c: ['*']}\n", 2, "a term of nothing but wildcards"),
    ("a:\n  b:\n", 2, "expected a word, found nothing"),
    ("'': [甲]\n", 1, "a key without a name"),
  ])
  func mistakesOfQuantedaHaveTheirLine(text: String, line: Int, expected: String) throws {
    let error = #expect(throws: Diagnostics.self) { try counter(dictionary: text) }
    let first = try #require(error?.all.first)
    #expect(first.message.contains(expected), "\(first)")
    #expect(first.mark?.line == line)
  }
}
