import Testing
import YAML

@Suite struct DiagnosticTests {
  @Test func fullLayout() {
    let diagnostic = Diagnostic(
      message: "unknown analyzer 'them-counter'", path: "Workflows/nightly.yaml",
      mark: Mark(line: 12, column: 7), length: 12, sourceLine: "    - them-counter",
      hint: "did you mean 'theme-counter'?",
      notes: ["available: segmenter, indicator-extractor, task-assigner, theme-counter"])
    #expect(
      diagnostic.description == """
        error: unknown analyzer 'them-counter'
          --> Workflows/nightly.yaml:12:7
           |
        12 |     - them-counter
           |       ^^^^^^^^^^^^ did you mean 'theme-counter'?
           = available: segmenter, indicator-extractor, task-assigner, theme-counter
        """)
  }

  @Test func withoutLine() {
    let diagnostic = Diagnostic(
      severity: .warning, message: "old", path: "a.yaml", hint: "renew it", notes: ["really"])
    #expect(
      diagnostic.description == """
        warning: old
         --> a.yaml
          = renew it
          = really
        """)
  }

  @Test func messageAlone() {
    #expect(Diagnostic(message: "no").description == "error: no")
  }

  @Test func severalAreSetApart() {
    let list = Diagnostics([Diagnostic(message: "one"), Diagnostic(message: "two")])
    #expect(list.description == "error: one\n\nerror: two")
  }

  struct Caret: Sendable, CustomTestStringConvertible {
    var line: String
    var column: Int
    var length: Int
    var expected: String
    var testDescription: String { "\(line) \(column)+\(length)" }
  }

  @Test(arguments: [
    Caret(line: "name: x", column: 7, length: 1, expected: "      ^"),
    // Each of the seven characters takes two columns, then a space.
    Caret(line: "省级重点项目： x", column: 9, length: 1, expected: "               ^"),
    Caret(line: "a: 名称", column: 4, length: 2, expected: "   ^^^^"),
    // A tab stays a tab, wherever the terminal puts it.
    Caret(line: "\tkey: 值", column: 2, length: 3, expected: "\t^^^"),
    // Full-width forms and characters beyond the BMP are wide; a combining accent has no width.
    Caret(line: "５％𠮷x", column: 4, length: 1, expected: "      ^"),
    Caret(line: "e\u{301}x", column: 3, length: 1, expected: " ^"),
    Caret(line: "e\u{301}x", column: 1, length: 2, expected: "^"),
    // Curly quotes and dashes are narrow.
    Caret(line: "“—”x", column: 4, length: 1, expected: "   ^"),
    // Carets end with the line; behind it stands one.
    Caret(line: "abc", column: 2, length: 99, expected: " ^^"),
    Caret(line: "abc", column: 4, length: 5, expected: "   ^"),
    Caret(line: "abc", column: 99, length: 5, expected: "   ^"),
  ])
  func caretsStandUnderTheirText(_ caret: Caret) {
    let diagnostic = Diagnostic(
      message: "m", mark: Mark(line: 1, column: caret.column), length: caret.length,
      sourceLine: caret.line)
    #expect(
      diagnostic.description == "error: m\n  |\n1 | \(caret.line)\n  | \(caret.expected)")
  }

  @Test func emptyLineHasNoTrailingSpace() {
    let diagnostic = Diagnostic(message: "m", mark: Mark(line: 3, column: 1), sourceLine: "")
    #expect(diagnostic.description == "error: m\n  |\n3 |\n  | ^")
  }

  @Test func controlCharactersAreMadeVisible() {
    let diagnostic = Diagnostic(
      message: "found '\u{1B}[2J'", mark: Mark(line: 1, column: 3),
      sourceLine: "a\u{7}\u{202E}b")
    #expect(
      diagnostic.description == "error: found '␛[2J'\n  |\n1 | a␇\u{FFFD}b\n  |   ^")
  }

  @Test func longLineIsCutAroundTheMark() {
    let line = String(repeating: "a", count: 500) + "X" + String(repeating: "b", count: 500)
    let diagnostic = Diagnostic(
      message: "m", mark: Mark(line: 1, column: 501), length: 1, sourceLine: line)
    let before = String(repeating: "a", count: 60)
    let after = String(repeating: "b", count: 150 - 61)
    let padding = String(repeating: " ", count: 3 + 60)
    #expect(
      diagnostic.description
        == "error: m\n  |\n1 | ...\(before)X\(after)...\n  | \(padding)^")
  }

  @Test func longChineseLineIsCutByItsWidth() {
    let line = String(repeating: "改", count: 100)
    let diagnostic = Diagnostic(
      message: "m", mark: Mark(line: 1, column: 2), length: 200, sourceLine: line)
    let shown = String(repeating: "改", count: 75)
    let carets = String(repeating: "^", count: 148)
    #expect(diagnostic.description == "error: m\n  |\n1 | \(shown)...\n  |   \(carets)")
  }

  @Test func lengthIsAtLeastOne() {
    #expect(Diagnostic(message: "m", length: -3).length == 1)
  }
}

@Suite struct SourceFileTests {
  @Test func linesOfEveryKindOfBreak() {
    let file = SourceFile(path: "p", bytes: Array("a\nb\r\nc\rd\u{85}e\u{2028}f\u{2029}经".utf8))
    #expect((0...9).map { file.line($0) } == [nil, "a", "b", "c", "d", "e", "f", "经", nil, nil])
  }

  @Test func breakAtTheEndBeginsAnEmptyLine() {
    let file = SourceFile(path: "p", bytes: Array("a\n\n".utf8))
    #expect((1...4).map { file.line($0) } == ["a", "", "", nil])
  }

  @Test func marksOfBytes() {
    let file = SourceFile(path: "p", bytes: Array("\u{FEFF}经济x\n值".utf8))
    #expect(file.bytes.count == 6 + 1 + 1 + 3)
    #expect(file.mark(atByte: 0) == Mark(line: 1, column: 1))
    #expect(file.mark(atByte: 6) == Mark(line: 1, column: 3))
    #expect(file.mark(atByte: 8) == Mark(line: 2, column: 1))
    #expect(file.mark(atByte: 11) == Mark(line: 2, column: 2))
    #expect(file.mark(atByte: 999) == Mark(line: 2, column: 2))
  }

  @Test func overlongLineIsNotShown() {
    let file = SourceFile(path: "p", bytes: Array(repeating: 0x61, count: 20_001))
    let diagnostic = file.error("m", at: Mark(line: 1, column: 5), hint: "h")
    #expect(diagnostic.description == "error: m\n --> p:1:5\n  = h")
  }
}
