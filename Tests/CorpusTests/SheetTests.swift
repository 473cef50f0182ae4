import Foundation
import Testing

@testable import Corpus

@Suite struct SheetTests {
  private func sheet(_ text: String) throws -> Sheet {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("sheet-\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try Sheet(path: url.path)
  }

  @Test(arguments: [
    "键,意见\n一, 对 \n\n二,\"甲,\n乙\"\n", "键\t意见\r\n一\t对\r\n二\t\"甲,\n乙\"",
    "\u{feff}键;意见\n一;对\n二;\"甲,\n乙\"\n",
  ])
  func cells(text: String) throws {
    let sheet = try sheet(text)
    #expect(sheet.header == ["键", "意见"])
    #expect(sheet.rows.map(\.cells) == [["一", "对"], ["二", "甲,\n乙"]])
  }

  @Test func emptyCellsAtTheEndDoNotCount() throws {
    let sheet = try sheet("a,b,c\n1\n1,2,3,,\n")
    #expect(sheet.rows.map(\.cells) == [["1", "", ""], ["1", "2", "3"]])
    #expect(sheet.rows.map(\.line) == [2, 3])
  }

  @Test(arguments: [
    ("a,b\n1,2\n1,2,3\n", ":3: the row has 3 cells, and the table 2 columns"),
    ("", ": the table is empty"), ("a,b\n\"1\"x,2\n", ":2: something stands behind a closing"),
  ])
  func mistakesHaveTheirLine(text: String, message: String) {
    let error = #expect(throws: CorpusError.self) { try sheet(text) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }
}
