import LecternKit
import TestSupport
import Testing
import ThemeCounter

/// The pages of examples beside the plugin: marked are mentions.
@Suite("Pages of examples")
struct PageTests {
  @Test(arguments: try ExamplePage.pages(of: "ThemeCounter"))
  func page(_ path: String) throws {
    let counter = try counter()
    let page = try ExamplePage(path: path, columns: ExampleColumns(fields: ["theme"]))
    for example in page.examples {
      let differences = try example.differences(opening: "现在开会。") { text in
        let (speech, annotations) = try analyze(text, with: [LineSegmenter(), counter])
        return Findings(
          records: annotations[.themes].map { mention in
            let start = speech.text.scalarOffset(ofByte: mention.range.lowerBound)
            let end = speech.text.scalarOffset(ofByte: mention.range.upperBound)
            return Findings.Record(span: start..<end, fields: ["theme": mention.theme])
          })
      }
      for difference in differences {
        Issue.record(
          "\(path):\(difference.line): \(difference.message)",
          sourceLocation: SourceLocation(
            fileID: #fileID, filePath: path, line: difference.line, column: 1))
      }
    }
  }
}
