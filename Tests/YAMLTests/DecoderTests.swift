import Testing
import YAML

@Suite struct DecoderTests {
  enum Level: String, Codable, CaseIterable { case province, city, county }

  struct Entry: Decodable, Equatable {
    var name: String
    var code: Int
    var weight: Double?
    var isMain: Bool?
    var levels: [Level]?
    var more: [String: [Int]]?
  }

  @Test func structures() throws {
    let entries = try decode(
      [Entry].self,
      """
      - {name: 经济, code: 5, weight: 1.5, isMain: yes, levels: [city, county]}
      - name: '5'
        code: -3
        weight:
        more: {a: [1, 2], b: []}
      """)
    #expect(
      entries == [
        Entry(name: "经济", code: 5, weight: 1.5, isMain: true, levels: [.city, .county]),
        Entry(name: "5", code: -3, more: ["a": [1, 2], "b": []]),
      ])
  }

  @Test(arguments: [
    ("true", true), ("Yes", true), ("ON", true), ("false", false), ("no", false), ("off", false),
  ])
  func booleans(text: String, expected: Bool) throws {
    #expect(try decode(Bool.self, text) == expected)
    #expect(try decode(String.self, text) == text)
  }

  @Test func numbers() throws {
    #expect(try decode([Int].self, "[0, +7, -7, 007]") == [0, 7, -7, 7])
    #expect(try decode([UInt8].self, "[0, 255]") == [0, 255])
    #expect(try decode([Int64].self, "[-9223372036854775808]") == [.min])
    #expect(try decode([UInt64].self, "[18446744073709551615]") == [.max])
    #expect(try decode([Double].self, "[5, 1.5, -2e3, .5]") == [5, 1.5, -2000, 0.5])
    #expect(try decode([Float].self, "[0.1]") == [0.1])
    #expect(
      try decode([String].self, "[5, 1.50, 0x1F, 2026-01-27]")
        == ["5", "1.50", "0x1F", "2026-01-27"])
  }

  @Test func optionals() throws {
    #expect(try decode([Int?].self, "[1, ~, 3, null]") == [1, nil, 3, nil])
    #expect(try decode([String: Int?].self, "{a: 1, b: }") == ["a": 1, "b": nil])
    #expect(try decode(Int?.self, "~") == nil)
    #expect(try decode([Int]?.self, "[1]") == [1])
    #expect(try decode([Level?].self, "[city, ~]") == [.city, nil])
  }

  @Test func dictionariesTakeAnyKey() throws {
    #expect(try decode([String: String].self, "{经济: a, 5: b}") == ["经济": "a", "5": "b"])
    #expect(try decode([Int: String].self, "{1: a, -2: b}") == [1: "a", -2: "b"])
    #expect(try decode([Level: Int].self, "{city: 1}") == [.city: 1])
  }

  @Test func setsAndPairs() throws {
    struct Pair: Decodable {
      var low: Int
      var high: Int
      init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        low = try list.decode(Int.self)
        high = try list.decode(Int.self)
      }
    }
    #expect(try decode(Set<String>.self, "[a, b, a]") == ["a", "b"])
    #expect(try decode(Pair.self, "[1, 2]").high == 2)
    #expect(decodeMessages(Pair.self, "[1, 2, 3]") == ["1:8 expected only 2 in this list"])
    #expect(decodeMessages(Pair.self, "[1]") == ["1:1 expected more than 1 in this list"])
  }

  @Test func nodesAndPlaces() throws {
    struct Step: Decodable {
      var with: Node
      var id: Located<String>
      var limit: Located<Int?>?
    }
    let step = try decode(Step.self, "with: {any: [thing]}\nid: 目标\nlimit: 5\n")
    #expect(step.with["any"]?.sequence?.first?.scalar == "thing")
    #expect(step.id.value == "目标")
    #expect(step.id.mark == Mark(line: 2, column: 5))
    #expect(step.id.length == 2)
    #expect(step.limit?.value == 5)
    #expect(
      step.id.error("no such step", hint: "did you mean '指标'?").description == """
        error: no such step
         --> f.yaml:2:5
          |
        2 | id: 目标
          |     ^^^^ did you mean '指标'?
        """)
  }

  /// A step is a name, or a mapping.
  struct Step: Decodable, Equatable {
    var analyzer: String
    var layer: String?

    enum CodingKeys: String, CodingKey {
      case analyzer
      case layer = "as"
    }

    init(from decoder: any Decoder) throws {
      if let name = try? decoder.singleValueContainer().decode(String.self) {
        analyzer = name
        return
      }
      let container = try decoder.container(keyedBy: CodingKeys.self)
      analyzer = try container.decode(String.self, forKey: .analyzer)
      layer = try container.decodeIfPresent(String.self, forKey: .layer)
    }
  }

  @Test func eitherOfTwoForms() throws {
    let steps = try decode([Step].self, "- segmenter\n- {analyzer: tagger, as: tags}\n")
    #expect(steps.map(\.analyzer) == ["segmenter", "tagger"])
    #expect(steps.map(\.layer) == [nil, "tags"])
    #expect(
      decodeMessages([Step].self, "- segmenter\n- {analyser: t}\n- [x]\n") == [
        "2:4 unknown key 'analyser'", "3:3 expected a mapping, found a list",
      ])
  }

  @Test func partsOfOneMapping() throws {
    struct Base: Decodable { var name: String }
    struct Whole: Decodable {
      var base: Base
      var size: Int
      enum CodingKeys: CodingKey { case size }
      init(from decoder: any Decoder) throws {
        base = try Base(from: decoder)
        size = try decoder.container(keyedBy: CodingKeys.self).decode(Int.self, forKey: .size)
      }
    }
    #expect(try decode(Whole.self, "{name: a, size: 1}").base.name == "a")
    #expect(decodeMessages(Whole.self, "{name: a, sise: 1}") == ["1:11 unknown key 'sise'"])
  }

  @Test func nestedContainers() throws {
    struct Flat: Decodable {
      var depth: Int
      enum Outer: CodingKey { case inner }
      enum Inner: CodingKey { case depth }
      init(from decoder: any Decoder) throws {
        let outer = try decoder.container(keyedBy: Outer.self)
        let inner = try outer.nestedContainer(keyedBy: Inner.self, forKey: .inner)
        depth = try inner.decode(Int.self, forKey: .depth)
      }
    }
    #expect(try decode(Flat.self, "inner: {depth: 3}").depth == 3)
    #expect(
      decodeMessages(Flat.self, "inner: {depth: 3, width: 4}\nx: 1\n")
        == ["1:19 unknown key 'width'", "2:1 unknown key 'x'"])
    #expect(decodeMessages(Flat.self, "inner: 5") == ["1:8 expected a mapping, found a text"])
    #expect(decodeMessages(Flat.self, "{}") == ["1:1 missing key 'inner'"])
  }

  @Test func userInfoReachesTypes() throws {
    struct Reader: Decodable {
      static let key = CodingUserInfoKey(rawValue: "folder")
      var folder: String?
      init(from decoder: any Decoder) throws {
        folder = Reader.key.flatMap { decoder.userInfo[$0] as? String }
      }
    }
    let key = try #require(Reader.key)
    let decoder = YAMLDecoder(userInfo: [key: "lexicons"])
    #expect(try decoder.decode(Reader.self, from: parse("x")).folder == "lexicons")
  }
}
