import Testing

@testable import Publishing

@Suite struct DisplayTextTests {
  @Test(arguments: [
    ("abc", 3), ("八项规定", 8), ("６％", 4), ("“四风”", 6), ("𠮷", 2), ("e\u{301}", 1), ("", 0),
  ])
  func chineseCharactersTakeTwoColumns(text: String, columns: Int) {
    #expect(DisplayText.width(text) == columns)
  }

  @Test(arguments: [
    ("八项规定", 8, "八项规定", "八项规定"), ("八项规定", 7, "八项规…", "…项规定"),
    ("八项规定", 6, "八项…", "…规定"), ("abcd", 3, "ab…", "…cd"), ("abc", 0, "…", "…"),
  ])
  func tooLongIsCut(text: String, columns: Int, beginning: String, end: String) {
    #expect(DisplayText.clipped(text, to: columns) == beginning)
    #expect(DisplayText.clippedBefore(text, to: columns) == end)
  }

  @Test func columnsAreFilledUp() {
    #expect(DisplayText.padded("规定", to: 6) == "规定  ")
    #expect(DisplayText.rightAligned("规定", to: 6) == "  规定")
    #expect(DisplayText.padded("规定", to: 3) == "规定")
  }

  @Test func oneLineThatSteersNothing() {
    #expect(DisplayText.line("一、\n　　修渠\u{1b}[31m\u{202e}。") == "一、 修渠[31m。")
  }
}
