import Testing

@testable import Publishing

struct CSVTests {
  @Test(arguments: [
    ("讲话", "讲话"), ("", ""), ("a,b", "\"a,b\""), ("说“好”", "说“好”"),
    ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), ("a\r\nb", "\"a\r\nb\""),
    ("=1+1", "'=1+1"), ("+86", "'+86"), ("-5%", "'-5%"), ("@SUM", "'@SUM"),
    ("\tx", "'\tx"), ("\rx", "\"'\rx\""), ("=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\""),
    ("a=1", "a=1"), ("——", "——"), (" =1", " =1"),
  ])
  func texts(text: String, written: String) {
    #expect(String(decoding: CSV.row([.text(text)]), as: UTF8.self) == written + "\r\n")
  }

  @Test func numbersAreNotEscaped() {
    let row = CSV.row([.number("-6.5"), .empty, .number("3"), .text("x")])
    #expect(String(decoding: row, as: UTF8.self) == "-6.5,,3,x\r\n")
  }
}
