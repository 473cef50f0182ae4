import Testing
import YAML

@Suite struct ParserErrorTests {
  @Test func duplicateKeysAreAllReported() {
    #expect(
      parseFailure("name: a\n名称: b\nname: c\nin:\n  {k: 1, \"k\": 2}\nname: d\n") == """
        error: duplicate key 'name'
         --> f.yaml:3:1
          |
        3 | name: c
          | ^^^^
          = first in line 1

        error: duplicate key "k"
         --> f.yaml:5:10
          |
        5 |   {k: 1, "k": 2}
          |          ^^^
          = first in line 5

        error: duplicate key 'name'
         --> f.yaml:6:1
          |
        6 | name: d
          | ^^^^
          = first in line 1
        """)
  }

  @Test func duplicateAmongManyKeys() {
    let keys = (0..<20).map { "k\($0): v\n" }.joined()
    #expect(parseFailure(keys + "k0: v\nk15: v\n").contains("21:1"))
    #expect(parseFailure(keys + "k0: v\nk15: v\n").contains("22:1"))
    #expect(parseFailure(keys) == "parsed")
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var expected: String
    var testDescription: String { text.debugDescription }
  }

  @Test(arguments: [
    Case(
      text: "[a]: b\n",
      expected: """
        error: a key must be a text, found a list
         --> f.yaml:1:1
          |
        1 | [a]: b
          | ^^^
        """),
    Case(
      text: "~: b\n",
      expected: """
        error: a key must be a text, found nothing
         --> f.yaml:1:1
          |
        1 | ~: b
          | ^ put the key in quotes
        """),
    Case(
      text: "a: &x {k: v}\nb:\n  <<: *x\n",
      expected: """
        error: merge keys ('<<') are not supported
         --> f.yaml:3:3
          |
        3 |   <<: *x
          |   ^^ write the keys out
        """),
    Case(
      text: "a: 1\n---\nb: 2\n",
      expected: """
        error: a second document begins here: only one stands in a file
         --> f.yaml:2:1
          |
        2 | ---
          | ^^^
        """),
    Case(
      text: "a: !env HOME\n",
      expected: """
        error: tags are not supported, found '!env'
         --> f.yaml:1:4
          |
        1 | a: !env HOME
          |    ^^^^
        """),
    Case(
      text: "- !!int 5\n",
      expected: """
        error: tags are not supported, found '!!int'
         --> f.yaml:1:3
          |
        1 | - !!int 5
          |   ^^^^^
        """),
    Case(
      text: "# c\n%TAG ! tag:x,2000:\n--- a\n",
      expected: """
        error: tags are not supported, found '%TAG'
         --> f.yaml:2:1
          |
        2 | %TAG ! tag:x,2000:
          | ^^^^
        """),
    Case(
      text: "a: &themes [x]\nb: *theme\n",
      expected: """
        error: unknown alias '*theme'
         --> f.yaml:2:4
          |
        2 | b: *theme
          |    ^^^^^^ did you mean 'themes'?
          = an alias stands behind its anchor, not in it
        """),
  ])
  func whatWeRefuse(_ one: Case) {
    #expect(parseFailure(one.text) == one.expected)
  }

  @Test(arguments: [
    // libyaml notices at the next line that the list was not closed.
    Case(
      text: "a: [x, y\nb: 1\n",
      expected: """
        error: not valid YAML: did not find expected ',' or ']'
         --> f.yaml:2:2
          |
        2 | b: 1
          |  ^
          = while parsing a flow sequence that begins in line 1
        """),
    // What is never closed is shown where it begins.
    Case(
      text: "名称: '值\nb: 1\n",
      expected: """
        error: not valid YAML: found unexpected end of stream, while scanning a quoted scalar
         --> f.yaml:1:5
          |
        1 | 名称: '值
          |       ^
        """),
    Case(
      text: "a: 经济: 发展\n",
      expected: """
        error: not valid YAML: mapping values are not allowed in this context
         --> f.yaml:1:6
          |
        1 | a: 经济: 发展
          |        ^
        """),
    Case(
      text: "名称：经济\nlevel: county\n",
      expected: """
        error: not valid YAML: mapping values are not allowed in this context
         --> f.yaml:2:6
          |
        2 | level: county
          |      ^ a key ends with ':' and a space, not with '：'
        """),
    Case(
      text: "a:\n\tb: 1\n",
      expected: """
        error: not valid YAML: found character that cannot start any token, \
        while scanning for the next token
         --> f.yaml:2:1
          |
        2 | \tb: 1
          | ^ indent with spaces, not with tabs
        """),
    Case(
      text: "a: %5\n",
      expected: """
        error: not valid YAML: found character that cannot start any token, \
        while scanning for the next token
         --> f.yaml:1:4
          |
        1 | a: %5
          |    ^ put the text in quotes
        """),
    Case(
      text: "经济: a\u{7}b\n",
      expected: """
        error: the character U+0007 is not allowed in YAML
         --> f.yaml:1:6
          |
        1 | 经济: a␇b
          |        ^
        """),
    // Two files that were joined.
    Case(
      text: "a: 1\n\u{FEFF}b: 1\n",
      expected: """
        error: a byte order mark (U+FEFF) stands inside the file
         --> f.yaml:2:1
          |
        2 | \u{FFFD}b: 1
          | ^
        """),
  ])
  func mistakesOfSyntax(_ one: Case) {
    #expect(parseFailure(one.text) == one.expected)
  }

  @Test func duplicatesBeforeAMistakeOfSyntaxAreReportedToo() throws {
    let failure = #expect(throws: Diagnostics.self) { try parse("a: 1\na: 2\nb: [x\n") }
    #expect(failure?.all.map(\.mark?.line) == [2, 3])
  }

  @Test func notUTF8() {
    // 经济 in UTF-8, then 重 in GB18030: D6 D8.
    let bytes = Array("a: x\r\n经济: ".utf8) + [0xD6, 0xD8, 0x0A]
    #expect(
      parseFailure(bytes) == """
        error: the file is not UTF-8: byte 0xD6
         --> f.yaml:2:5
          |
        2 | 经济: \u{FFFD}\u{FFFD}
          |       ^ save the file as UTF-8
        """)
  }

  @Test func utf16() {
    #expect(
      parseFailure([0xFF, 0xFE, 0x61, 0x00]).hasSuffix("it is UTF-16: save it as UTF-8"))
  }

  @Test(arguments: ["", "\u{FEFF}"])
  func emptyFile(_ text: String) {
    #expect(parseFailure(text) == "error: the file is empty\n --> f.yaml")
  }

  @Test func fileOfComments() {
    #expect(parseFailure("# nothing\n\n") == "error: there is nothing in the file\n --> f.yaml")
  }
}
