import Foundation
import Testing
import YAML

@Suite struct DecoderErrorTests {
  enum Kind: String, Decodable, CaseIterable { case native, process }

  struct Plugin: Decodable {
    var name: String
    var kind: Kind
    var instances: UInt8?
    var consumes: [String]?
    var options: [Option]?
  }

  struct Option: Decodable {
    var name: String
    var help: String
  }

  @Test func manyMistakesAtOnce() {
    let text = """
      nmae: 分段
      kind: nativ
      instances: 300
      consumes: segments
      options:
        - {name: a, help: b}
        - {name: c}
        - 说明：x
        - {name: [d], help: e, default: 1}
      colour: red
      """
    #expect(
      decodeFailure(Plugin.self, text) == """
        error: unknown key 'nmae'
         --> f.yaml:1:1
          |
        1 | nmae: 分段
          | ^^^^ did you mean 'name'?
          = available: name, kind, instances, consumes, options

        error: unknown value 'nativ' for 'kind'
         --> f.yaml:2:7
          |
        2 | kind: nativ
          |       ^^^^^ did you mean 'native'?
          = available: native, process

        error: expected a whole number from 0 to 255, found '300'
         --> f.yaml:3:12
          |
        3 | instances: 300
          |            ^^^

        error: expected a list, found a text
         --> f.yaml:4:11
          |
        4 | consumes: segments
          |           ^^^^^^^^

        error: missing key 'help'
         --> f.yaml:7:5
          |
        7 |   - {name: c}
          |     ^^^^^^^^^

        error: expected a mapping, found a text
         --> f.yaml:8:5
          |
        8 |   - 说明：x
          |     ^^^^^^^ a key ends with ':' and a space, not with '：'

        error: expected a text, found a list
         --> f.yaml:9:12
          |
        9 |   - {name: [d], help: e, default: 1}
          |            ^^^

        error: unknown key 'default'
         --> f.yaml:9:26
          |
        9 |   - {name: [d], help: e, default: 1}
          |                          ^^^^^^^
          = available: name, help

        error: unknown key 'colour'
          --> f.yaml:10:1
           |
        10 | colour: red
           | ^^^^^^
           = available: name, kind, instances, consumes, options
        """)
  }

  @Test func caretStandsBehindChineseText() {
    #expect(
      decodeFailure([String: Int].self, "{经济: 1, 社会：稳定: 很好}") == """
        error: expected a whole number, found '很好'
         --> f.yaml:1:16
          |
        1 | {经济: 1, 社会：稳定: 很好}
          |                       ^^^^
        """)
  }

  @Test(arguments: [
    ("abc", "expected a whole number, found 'abc'", nil),
    ("1.5", "expected a whole number, found '1.5'", nil),
    ("''", "expected a whole number, found \"\"", nil),
    ("~", "expected a whole number, found nothing", nil),
    ("{}", "expected a whole number, found a mapping", nil),
    ("'12'", "expected a whole number, found \"12\"", "leave out the quotes"),
    ("１２", "expected a whole number, found '１２'", "use half-width digits: 12"),
    ("-129", "expected a whole number from -128 to 127, found '-129'", nil),
    ("- 1", "expected a whole number, found a list", nil),
  ])
  func wholeNumbers(text: String, message: String, hint: String?) throws {
    let failure = #expect(throws: Diagnostics.self) { try decode(Int8.self, text) }
    #expect(failure?.all.map(\.message) == [message])
    #expect(failure?.all.first?.hint == hint)
  }

  @Test(arguments: [
    ("abc", "expected a number, found 'abc'"),
    ("nan", "expected a number, found 'nan'"),
    ("inf", "expected a number, found 'inf'"),
    ("0x1p3", "expected a number, found '0x1p3'"),
    ("1e999", "expected a number, found '1e999'"),
    ("1,000", "expected a number, found '1,000'"),
    ("5%", "expected a number, found '5%'"),
  ])
  func numbers(text: String, message: String) {
    #expect(decodeMessages(Double.self, text) == ["1:1 \(message)"])
  }

  @Test func otherKinds() {
    #expect(decodeMessages(Bool.self, "maybe") == ["1:1 expected true or false, found 'maybe'"])
    #expect(decodeMessages(Bool.self, "'yes'") == ["1:1 expected true or false, found \"yes\""])
    #expect(decodeMessages(Bool.self, "1") == ["1:1 expected true or false, found '1'"])
    #expect(decodeMessages(String.self, "[a]") == ["1:1 expected a text, found a list"])
    #expect(decodeMessages([String].self, "a") == ["1:1 expected a list, found a text"])
    #expect(decodeMessages([String].self, "~") == ["1:1 expected a list, found nothing"])
    #expect(decodeMessages([String: Int].self, "[a]") == ["1:1 expected a mapping, found a list"])
    #expect(decodeMessages(Plugin.self, "---\n") == ["2:1 expected a mapping, found nothing"])
    #expect(
      decodeMessages([String].self, "- a\n-\n- ~\n")
        == ["2:2 expected a text, found nothing", "3:3 expected a text, found nothing"])
  }

  @Test func longValuesAreCut() {
    let text = String(repeating: "长", count: 61)
    let shown = String(repeating: "长", count: 60)
    #expect(decodeMessages(Int.self, text) == ["1:1 expected a whole number, found '\(shown)...'"])
  }

  @Test(arguments: [
    ("name:a", "put a space behind the ':'"),
    ("name：a", "a key ends with ':' and a space, not with '：'"),
    ("https://example.org", nil),
    ("'name: a'", nil),
  ])
  func textWhereAMappingShouldBe(text: String, hint: String?) {
    let failure = #expect(throws: Diagnostics.self) { try decode(Plugin.self, text) }
    #expect(failure?.all.map(\.hint) == [hint])
  }

  @Test func suggestionIsNoKeyThatIsThereAlready() throws {
    let failure = #expect(throws: Diagnostics.self) {
      try decode(Option.self, "{name: a, help: b, nam: c}")
    }
    #expect(failure?.all.map(\.hint) == [nil])
  }

  @Test func missingKeysOfOneMapping() {
    #expect(
      decodeMessages([Option].self, "- {}\n- name: a\n") == [
        "1:3 missing key 'name'", "1:3 missing key 'help'", "2:3 missing key 'help'",
      ])
  }

  @Test func unknownValues() {
    #expect(
      decodeMessages([String: Kind].self, "{a: x, b: [y]}") == [
        "1:5 unknown value 'x' for 'a'", "1:11 expected a text, found a list",
      ])
    #expect(decodeMessages([Kind].self, "[x]") == ["1:2 unknown value 'x'"])
    #expect(decodeMessages([Kind: Int].self, "{natve: 1, nativ: 2}").count == 2)
    #expect(decodeMessages([Int: Int].self, "{1: 1, 01: 2}") == ["1:8 duplicate key '01'"])
  }

  @Test func rawValuesOfOtherTypes() throws {
    enum Depth: Int, Decodable, CaseIterable {
      case one = 1
      case two
    }
    struct Code: RawRepresentable, Decodable {
      var rawValue: String
      init?(rawValue: String) {
        guard rawValue.count == 3 else { return nil }
        self.rawValue = rawValue
      }
    }
    let failure = #expect(throws: Diagnostics.self) { try decode(Depth.self, "7") }
    #expect(failure?.all.first?.message == "unknown value '7'")
    #expect(failure?.all.first?.notes == ["available: 1, 2"])
    #expect(try decode(Code.self, "gdp").rawValue == "gdp")
    // No placeholder can be made, and the other elements are read all the same.
    #expect(
      decodeMessages([Code].self, "[gdp, x, cpi, yy]")
        == ["1:7 unknown value 'x'", "1:15 unknown value 'yy'"])
  }

  /// An interval that checks itself.
  struct Interval: Decodable {
    var low: Int
    var high: Int
    enum CodingKeys: CodingKey { case low, high }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      low = try container.decode(Int.self, forKey: .low)
      high = try container.decode(Int.self, forKey: .high)
      guard low < high else {
        throw DecodingError.dataCorruptedError(
          forKey: .high, in: container, debugDescription: "must be above \(low)")
      }
    }
  }

  @Test func errorsOfTheTypesOwnMaking() {
    #expect(
      decodeMessages([Interval].self, "- {low: 2, high: 1}\n- {low: 1, high: 1, x: 1}\n") == [
        "1:18 must be above 2", "2:18 must be above 1", "2:21 unknown key 'x'",
      ])
    // The 0 that stands in for x is no reason to complain.
    #expect(
      decodeMessages(Interval.self, "{low: 2, high: x}")
        == ["1:16 expected a whole number, found 'x'"])
    #expect(decodeMessages([Interval].self, "[{low: 1}]") == ["1:2 missing key 'high'"])
  }

  @Test func reportedMistakesLetDecodingGoOn() {
    struct Named: Decodable {
      init(from decoder: any Decoder) throws {
        for name in try decoder.singleValueContainer().decode([Located<String>].self)
        where name.value.isEmpty {
          try decoder.report(name.error("the name is empty"))
        }
      }
    }
    #expect(
      decodeMessages([Named].self, "- ['', a, '']\n- [[x], '']\n") == [
        "1:4 the name is empty", "1:11 the name is empty",
        "2:4 expected a text, found a list", "2:9 the name is empty",
      ])
  }

  @Test func otherDecodersHaveNoNodes() {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Located<String>].self, from: Data("[\"a\"]".utf8))
    }
  }

  @Test func typesThatContainThemselves() {
    struct Tree: Decodable {
      var name: String
      var children: [Tree]?
    }
    indirect enum Endless: Decodable {
      case leaf
      case pair(Endless, Endless)
      enum CodingKeys: CodingKey { case left, right }
      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let left = try? container.decode(Endless.self, forKey: .left)
        let right = try? container.decode(Endless.self, forKey: .right)
        guard let left, let right else { throw Missing() }
        self = .pair(left, right)
      }
      struct Missing: Error {}
    }
    #expect(
      decodeMessages(Tree.self, "{name: a, children: [{name: b, children: [{nam: c}, 5]}]}") == [
        "1:44 unknown key 'nam'", "1:53 expected a mapping, found a text",
      ])
    #expect(!decodeMessages(Endless.self, "{left: {}, right: {}}").isEmpty)
  }
}
