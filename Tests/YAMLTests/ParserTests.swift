import Testing
import YAML

@Suite struct ParserTests {
  @Test func scalarsAndTheirStyles() throws {
    let nodes = try #require(
      try parse(
        """
        - 经济
        - 'it''s'
        - "q\\u4e2d"
        - |
          one
          two
        - >-
          a
          b
        - !!str 5
        - plain text
          goes on
        """
      ).sequence)
    #expect(
      nodes.map(\.scalar)
        == ["经济", "it's", "q中", "one\ntwo\n", "a b", "5", "plain text goes on"])
    let styles: [Node.ScalarStyle?] = nodes.map { node in
      if case .scalar(_, let style) = node.content { style } else { nil }
    }
    #expect(styles == [.plain, .quoted, .quoted, .block, .block, .quoted, .plain])
    #expect(nodes.map(\.length) == [2, 7, 9, 1, 2, 7, 10])
  }

  @Test func nothingIsWrittenInFourWays() throws {
    let nodes = try #require(try parse("- ~\n- null\n-\n- Null\n- 'null'\n- no\n- on").sequence)
    #expect(nodes.map(\.isNull) == [true, true, true, true, false, false, false])
    #expect(nodes.map(\.scalar) == [nil, nil, nil, nil, "null", "no", "on"])
    #expect(try parse("---\n").isNull)
  }

  @Test func mappingKeepsItsOrder() throws {
    let node = try parse("b: 1\na: [x, y]\n名称: {k: v}\n")
    #expect(node.mapping?.map(\.name) == ["b", "a", "名称"])
    #expect(node["a"]?.sequence?.map(\.scalar) == ["x", "y"])
    #expect(node["名称"]?["k"]?.scalar == "v")
    #expect(node["c"] == nil)
    #expect(node["a"]?["k"] == nil)
  }

  @Test func kindNames() throws {
    let nodes = try #require(try parse("[a, [], {}, ~]").sequence)
    #expect(nodes.map(\.kindName) == ["a text", "a list", "a mapping", "nothing"])
  }

  @Test func marksCountScalarsFromOne() throws {
    let node = try parse("省级: 重点\n  # c\nx:\n  - 𠮷: 值\n")
    #expect(node.mark == Mark(line: 1, column: 1))
    #expect(node["省级"]?.mark == Mark(line: 1, column: 5))
    let inner = try #require(node["x"]?.sequence?.first)
    #expect(inner.mark == Mark(line: 4, column: 5))
    #expect(inner["𠮷"]?.mark == Mark(line: 4, column: 8))
  }

  @Test func lengthsOnTheFirstLine() throws {
    let node = try parse(
      "a: [1, 22]  # c\nb: {k: v,\n  l: w}\nc:\n  - xyz\n  - q\nd: 'two\n  lines'\n")
    #expect(node.length == "a: [1, 22]".count)
    #expect(node["a"]?.length == "[1, 22]".count)
    #expect(node["b"]?.length == "{k: v".count)
    #expect(node["c"]?.length == "- xyz".count)
    #expect(node["d"]?.length == "'two".count)
  }

  @Test(arguments: ["\u{FEFF}", ""], ["\n", "\r\n", "\r"])
  func markOrderAndLineBreaksDoNotShiftPlaces(start: String, end: String) throws {
    let node = try parse("\(start)a: 1\(end)b:\(end)  - 值\(end)")
    #expect(node.mapping?.map(\.key.mark) == [Mark(line: 1, column: 1), Mark(line: 2, column: 1)])
    #expect(node["b"]?.sequence?.first?.mark == Mark(line: 3, column: 5))
    let message = node["b"]?.sequence?.first?.error("m").description
    #expect(message == "error: m\n --> f.yaml:3:5\n  |\n3 |   - 值\n  |     ^^")
  }

  @Test func aliasesStandForTheirAnchors() throws {
    let node = try parse("base: &b {k: v}\nuse: *b\nlist: &l [*b, *b]\nagain: *l\n")
    #expect(node["use"]?["k"]?.scalar == "v")
    #expect(node["again"]?.sequence?.count == 2)
    // The alias has its own place, its parts keep theirs.
    #expect(node["use"]?.mark == Mark(line: 2, column: 6))
    #expect(node["use"]?.length == 2)
    #expect(node["use"]?["k"]?.mark == Mark(line: 1, column: 14))
  }

  @Test func anchorMayBeGivenAgain() throws {
    #expect(try parse("[&a x, *a, &a y, *a]").sequence?.map(\.scalar) == ["x", "x", "y", "y"])
  }

  @Test func oneDocumentWithItsMarkers() throws {
    #expect(try parse("%YAML 1.1\n--- \na\n...\n").scalar == "a")
  }
}
