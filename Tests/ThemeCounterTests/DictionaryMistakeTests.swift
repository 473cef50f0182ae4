import Testing
import YAML

/// A dictionary that says something wrong stops before the first speech, with all its mistakes.
@Suite struct DictionaryMistakeTests {
  @Test(arguments: [
    ("- {id: a, name: 甲, terms: [廉, 廉]}", "the theme has the term '廉' already"),
    ("- {id: a, name: 甲, terms: [ＡＢ, AB]}", "the theme has the term 'AB' already"),
    ("- {id: a, name: 甲, terms: ['']}", "an empty term"),
    ("- {id: '', name: 甲}", "a theme needs an id"),
    ("- {id: a, name: 甲}\n  - {id: a, name: 乙}", "the theme stands in line 4 already"),
    ("- {id: a, name: 甲, parent: b}", "unknown theme 'b'"),
    ("- {id: conduct, name: 甲}\n  - {id: b, name: 乙, parent: conduc}", "did you mean 'conduct'?"),
    ("- {id: a, name: 甲, parent: b}\n  - {id: b, name: 乙, parent: a}", "stands above itself"),
    ("- {id: a, name: 甲, in-context: [{terms: [廉]}]}", "none of 'near', 'unless-near' and 'in'"),
    ("- {id: a, name: 甲, in-context: [{terms: [廉], in: [plans]}]}", "did you mean 'plan'?"),
    ("- {id: a, name: 甲, terms: ['*?']}", "a term of nothing but wildcards"),
    ("- {id: a, name: 甲, terms: ['甲*乙*丙?丁*']}", "wildcards in at most 3 places"),
    ("- {id: a, name: 甲, terms: ['Ａ*', 'A*']}", "the term 'A*' already, in line 4"),
    ("- {id: a, name: 甲, in-context: [{terms: [廉], near: [$x]}]}", "no list of words 'x'"),
    (
      "- {id: a, name: 甲, in-context: [{terms: [廉], near: [党], sentences-before: 11}]}",
      "expected a number from 0 to 10"
    ),
    ("- {id: a, name: 甲, terms: [廉]}\nexclusions: [廉]", "the exclusion is a term of a theme"),
    ("- {id: a, name: 甲}\nexclusions: [廉, 廉]", "the exclusion stands above already"),
    ("- {id: a, name: 甲, words: [廉]}", "unknown key 'words'"),
    ("- {name: 甲}", "id"),
  ])
  func mistakes(themes: String, expected: String) {
    do {
      _ = try counter(dictionary: "version: '1'\ntitle: 试\nthemes:\n  \(themes)\n")
      Issue.record("no mistake found")
    } catch {
      #expect("\(error)".contains(expected), "\(error)")
    }
  }

  @Test func allAreReportedAtOnce() throws {
    let theme = "{id: a, name: 甲, parent: b, terms: ['', 廉, 廉]}"
    let yaml = "version: '1'\ntitle: 试\nthemes:\n  - \(theme)\n"
    do {
      _ = try counter(dictionary: yaml)
      Issue.record("no mistake found")
    } catch let error as Diagnostics {
      #expect(error.all.count == 3)
      #expect(error.all.allSatisfy { $0.mark?.line == 4 && $0.sourceLine != nil })
    }
  }
}
