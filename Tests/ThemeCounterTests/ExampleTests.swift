import Foundation
import LecternKit
import TestSupport
import Testing
import ThemeCounter
import YAML

/// The dictionary that comes with the plugin, by the examples of its README.
@Suite struct ExampleTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var text: String
    var themes: [String]
    var line: Int
    var testDescription: String { "README.md:\(line) \(text)" }
  }

  static let examples: [Example] = {
    let path = pluginFolder("ThemeCounter") + "/README.md"
    let lines = (try? String(contentsOfFile: path, encoding: .utf8))?.split(
      separator: "\n", omittingEmptySubsequences: false)
    guard let lines, let start = lines.firstIndex(of: "## Examples") else { return [] }
    return lines.indices.dropFirst(start).compactMap { index in
      let cells = lines[index].split(separator: "|", omittingEmptySubsequences: false)
      guard cells.count == 4, lines[index].hasSuffix("|") else { return nil }
      let text = cells[1].trimmingCharacters(in: .whitespaces)
      let themes = cells[2].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      guard text != "text", text != "---" else { return nil }
      return Example(
        text: text, themes: themes.filter { !$0.isEmpty }.sorted(), line: index + 1)
    }
  }()

  private let shipped: ThemeCounterAnalyzer

  init() throws { shipped = try counter() }

  @Test func thereAreExamples() {
    #expect(Self.examples.count > 40)
    #expect(Set(Self.examples.flatMap(\.themes)).count == 10)
  }

  @Test(arguments: examples)
  func example(_ example: Example) throws {
    #expect(try themes(example.text, with: shipped) == example.themes)
  }

  /// The same in another place and in another guise.
  @Test(arguments: examples)
  func exampleInDisguise(_ example: Example) throws {
    let plain = try mentions(example.text, with: shipped)
    let disguises = [
      "𠮷村的会议记录。\n" + example.text,
      "\u{3000}\u{3000}" + example.text + "\n散会。",
      example.text.replacing("，", with: ",").replacing("：", with: ":"),
    ]
    for text in disguises { #expect(try mentions(text, with: shipped) == plain) }

    // A stray mark and an invisible one inside every term: only the quote has them.
    for mark in [".", "\u{200b}"] {
      var broken = "会议：" + example.text
      for quote in Set(plain.compactMap { $0.split(separator: ":").last.map(String.init) })
      where isChinese(quote) {
        broken = broken.replacing(quote, with: quote.prefix(1) + mark + quote.dropFirst())
      }
      let found = try mentions(broken, with: shipped).map { $0.replacing(mark, with: "") }
      #expect(found == plain)
    }
  }

  private func isChinese(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(\.isIdeograph) }

  /// A term that no sentence of its own can bring to light is hidden by another one.
  @Test func everyTermCountsByItself() throws {
    let path = pluginFolder("ThemeCounter") + "/lexicons/themes.yaml"
    let list = try #require(try YAML.load(path: path)["themes"]?.sequence)
    #expect(list.compactMap { $0["id"]?.scalar } == Self.ids)
    try checkThatEveryTermCounts(path, shipped)
  }

  private static let ids = [
    "party-governance", "clean-government", "punishing-corruption", "conduct", "discipline",
    "inspection", "public-funds", "grassroots", "inaction", "gov-business",
  ]
}

/// Every plain term is a mention of its theme, every exclusion is none.
func checkThatEveryTermCounts(_ path: String, _ counter: ThemeCounterAnalyzer) throws {
  let dictionary = try YAML.load(path: path)
  for theme in try #require(dictionary["themes"]?.sequence) {
    let id = theme["id"]?.scalar ?? ""
    for term in theme["terms"]?.sequence ?? [] {
      let text = term.scalar ?? ""
      if text.contains("*") || text.contains("?") { continue }
      let found = try mentions(text, with: counter)
      #expect(found.contains("\(id):\(text)"), "line \(term.mark.line)")
    }
  }
  for exclusion in dictionary["exclusions"]?.sequence ?? [] {
    #expect(try mentions(exclusion.scalar ?? "", with: counter).isEmpty)
  }
}
