import Testing
import YAML

@Suite struct BoundsTests {
  @Test(arguments: ["[", "{", "- ", "? ", "a: {", "[a, ", "- - ", "a: [", "{? "])
  func depthIsBounded(_ piece: String) {
    var message = ""
    let time = processorTime {
      message = parseFailure(String(repeating: piece, count: 200_000))
    }
    #expect(
      message.hasPrefix("error: lists and mappings stand more than 64 deep in each other\n"))
    #expect(time < .seconds(1))
  }

  @Test func sixtyFourDeepIsAllowed() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(try parse(nested(64)).kindName == "a list")
    #expect(parseFailure(nested(65)).contains("f.yaml:1:65"))
  }

  @Test func aliasesDeepenWhatTheyStandIn() {
    // Each line stands one deeper than the one before.
    var text = "- &a0 [x]\n"
    for index in 1..<70 { text += "- &a\(index) [*a\(index - 1)]\n" }
    // a62 has 63 lists in each other; in a63 and the outermost list they make 65.
    #expect(parseFailure(text).contains("--> f.yaml:64:9\n"))
  }

  @Test func billionLaughs() {
    var text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
    for index in 1..<20 {
      let aliases = Array(repeating: "*a\(index - 1)", count: 9).joined(separator: ", ")
      text += "a\(index): &a\(index) [\(aliases)]\n"
    }
    var message = ""
    let time = processorTime { message = parseFailure(text) }
    #expect(
      message.hasPrefix(
        "error: more than 1000000 values, those of aliases counted wherever they are used\n"))
    #expect(time < .seconds(1))
  }

  @Test func manyDuplicateKeysEndSoon() throws {
    let text = "{" + String(repeating: "a: b, ", count: 20_000) + "}"
    var failure: Diagnostics?
    let time = processorTime {
      failure = #expect(throws: Diagnostics.self) { try parse(text) }
    }
    #expect(failure?.all.count == 1001)
    #expect(failure?.all.last?.message == "more than 1000 mistakes: no more were looked for")
    #expect(time < .seconds(1))
  }

  @Test func aliasedMistakeIsReportedOnce() {
    struct Item: Decodable { var k: Int }
    let text = "- &a {k: x}\n" + String(repeating: "- *a\n", count: 10)
    #expect(decodeMessages([Item].self, text) == ["1:10 expected a whole number, found 'x'"])
  }

  @Test func decodingManyMistakesEndsSoon() throws {
    let text = String(repeating: "- x\n", count: 5000)
    let failure = #expect(throws: Diagnostics.self) { try decode([Int].self, text) }
    #expect(failure?.all.count == 1001)
  }
}
