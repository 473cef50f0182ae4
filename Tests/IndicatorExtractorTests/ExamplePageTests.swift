import TestSupport
import Testing

/// The reader of pages itself: a page that says nothing, or says it wrongly, must not pass.
@Suite("Reading pages of examples")
struct ExamplePageTests {
  private let columns = ExampleColumns(inputs: ["part"], fields: ["name", "value"])

  private func mistake(_ text: String) -> String? {
    do {
      _ = try ExamplePage(text, path: "page.md", columns: columns)
      return nil
    } catch {
      return "\(error)"
    }
  }

  private static let head = "# Page\n\n| text | name |\n| --- | --- |\n"

  @Test(arguments: [
    (
      "# Page\n\n| text | nmae |\n| --- | --- |\n| 增长【5%】。 | 收入 |\n",
      "page.md:3: unknown column 'nmae'; there are: text, part, name, value"
    ),
    ("# Page\n\nNo table.\n", "page.md:1: a page has rows of examples"),
    (head + "\nText.\n", "page.md:3: a table without rows"),
    (
      head + "| 收入增长5%。 | 收入 |\n",
      "page.md:5: a record without a mark; where nothing is found write '—'"
    ),
    (head + "| 收入增长【5%】、【6%】。 | 收入 |\n", "page.md:5: 2 marks and rows for 1"),
    (head + "| 收入增长【5%。 | 收入 |\n", "page.md:5: a mark 【】 is not closed"),
    (head + "| 收入增长【5%】。 | |\n", "page.md:5: 'name' is empty; write '—' for none"),
    (head + "| 收入增长【5%】。 |\n", "page.md:5: 1 cells under 2 columns"),
    (head + "| | 收入 |\n", "page.md:5: a table begins with a text"),
    (
      "# Page\n\n| text |\n| --- |\n| 增长【5%】。 |\n| 增长5%。 |\n",
      "page.md:3: a row without marks in a table of marked texts"
    ),
    (
      "| text | name |\n| --- | --- |\n| 收入增长【5%】。 | 收入 |\n",
      "page.md:1: a page begins with its title"
    ),
  ])
  func mistakes(text: String, message: String) { #expect(mistake(text) == message) }

  @Test("What is missing, too much or other than expected is told with its line")
  func differences() throws {
    let page = try ExamplePage(
      Self.head + "| 收入增长【5%】、【6%】。 | 收入 |\n| | 收入 |\n", path: "page.md", columns: columns)
    let example = try #require(page.examples.first)
    func told(_ records: [Findings.Record]) throws -> [String] {
      example.differences(
        opening: "", except: Set(Disguise.allCases).subtracting([.none])
      ) { _ in Findings(records: records) }.map { "\($0.line) \($0.message)" }
    }
    let first = Findings.Record(span: 4..<6, fields: ["name": "收入"])
    let second = Findings.Record(span: 7..<9, fields: ["name": "支出"])
    #expect(try told([first, Findings.Record(span: 7..<9, fields: ["name": "收入"])]).isEmpty)
    #expect(try told([first]) == ["6 nothing found at '6%'"])
    #expect(try told([first, second]) == ["6 name is '支出', not '收入'"])
    #expect(try told([first, first, second]).contains { $0.hasPrefix("5 '5%' found too") })
  }

  @Test("A disguise keeps the marks where they were")
  func disguises() throws {
    for disguise in Disguise.allCases {
      let dressed = disguise.prefix("开会。") + disguise.dress("一，增长【5%】。\n【6%】")
      let text = try #require(MarkedText(dressed))
      let wide = disguise == .fullWidth
      #expect(text.spans.map(text.quote) == (wide ? ["５％", "６％"] : ["5%", "6%"]))
    }
  }
}
