import Corpus
import LecternKit
import Testing

@Suite struct TableTests {
  private func texts(_ csv: String, columns: [String: String] = [:]) throws -> [SourceText] {
    let scratch = try Scratch().write("t.csv", csv)
    let corpus = scratch.corpus(table: "t.csv", columns: columns)
    let sources = try corpus.list().sorted { ($0.row ?? 0) < ($1.row ?? 0) }
    return try sources.map { try corpus.read($0) }
  }

  @Test func columnsUnderTheirOwnNames() throws {
    let read = try texts("id,title,text,year\n7,甲,同志们：,2020\n8, 乙 ,大家好。,\n")
    #expect(read.map(\.id) == ["7", "8"])
    #expect(read.map(\.text) == ["同志们：", "大家好。"])
    #expect(read.map(\.metadata.title) == ["甲", "乙"])
    #expect(read.map { $0.metadata["year"] } == ["2020", nil])
    #expect(read.map(\.row) == [1, 2])
    #expect(read[0].path == "t.csv")
  }

  @Test func columnsUnderGivenNames() throws {
    let read = try texts(
      "标题,正文,备注\n甲,同志们：,x\n", columns: ["text": "正文", "title": "标题"])
    #expect(read[0].metadata.title == "甲")
    #expect(read[0].metadata.sorted.map(\.name) == ["title"])
  }

  @Test(arguments: [
    ("\"a,b\",1", "a,b"),
    ("\"一\n二\",1", "一\n二"),
    ("\"一\r\n二\",1", "一\n二"),
    ("\"他说\"\"好\"\"。\",1", "他说\"好\"。"),
    ("\"\"\"\"\"\",1", "\"\""),
    ("a\"b,1", "a\"b"),
    (" 甲 ,1", " 甲 "),
    ("\"末尾\",\"\"", "末尾"),
  ])
  func fields(row: String, expected: String) throws {
    for end in ["", "\n", "\r\n", "\r"] {
      let lineEnd = end.isEmpty ? "\n" : end
      #expect(try texts("text,n\(lineEnd)\(row)\(end)").map(\.text) == [expected])
    }
  }

  @Test func linesWithoutAnythingAreNoRows() throws {
    #expect(try texts("\u{feff}text,n\r\n\r\n甲,1\r\n\r\n乙,2\r\n").map(\.text) == ["甲", "乙"])
    #expect(try texts("\u{feff}text,n\n甲,1").first?.encoding == "UTF-8 with BOM")
  }

  @Test func tabsPartTheColumnsOfATSV() throws {
    let scratch = try Scratch().write("t.tsv", "text\ttitle\n一, 二\t甲\n")
    let read = try scratch.readAll(scratch.corpus(table: "t.tsv"))
    #expect(read.map(\.text) == ["一, 二"])
  }

  @Test func aPatternMayNameTables() throws {
    let scratch = try Scratch().write("t.csv", "id,text\n7,甲\n").write("u.txt", "乙")
    #expect(try scratch.readAll(scratch.corpus(files: "*")).map(\.id) == ["7", "u.txt"])
  }

  @Test func gb18030EqualsItsTwin() throws {
    let csv = "text,title\n\"泵站，\n\"\"十二\"\"座\",𠮷田村\n"
    let scratch = try Scratch().write("t.csv", GB18030Twin.encode(csv))
    let read = try scratch.readAll(scratch.corpus(table: "t.csv"))
    let twin = try texts(csv)
    #expect(read.map(\.text) == twin.map(\.text))
    #expect(read.map(\.metadata.title) == ["𠮷田村"])
    #expect(read.map(\.sha256) == twin.map(\.sha256))
    #expect(read.map(\.encoding) == ["GB18030"])
  }

  @Test func metadataOfTheWorkflowWins() throws {
    let scratch = try Scratch().write("t.csv", "text,level,date\n甲,省级,2026.1.27\n")
    let corpus = scratch.corpus(table: "t.csv", metadata: ["level": "county"])
    let read = try scratch.readAll(corpus)
    #expect(read[0].metadata.level == "county")
    #expect(read[0].metadata.date == CalendarDate(year: 2026, month: 1, day: 27))
  }

  @Test(arguments: [
    ("", "t.csv: the table is empty"),
    ("text,title\n", "t.csv: the table has no rows, only names of columns"),
    ("full_text,title\n甲,乙\n", "t.csv:1: no column 'text': say which one it is"),
    ("text,text\n甲,乙\n", "t.csv:1: 2 columns are called 'text'"),
    ("text,n\n甲,1\n\"乙\n丙,2\n", "t.csv:3: a quoted field that begins here is not closed"),
    ("text,n\n甲,1\0\n", "t.csv: it is not a table of text: byte 12 is zero"),
    ("PK\u{3}\u{4}", "t.csv: it is not a table of text but a ZIP archive"),
    ("id,text\n1,甲\n1,乙\n", "t.csv row 2: the id '1' is that of t.csv row 1 too"),
  ])
  func tablesThatCannotBeListed(csv: String, expected: String) throws {
    let found = message { _ = try texts(csv) }
    #expect(found.contains(expected.split(separator: ": ").last ?? ""), "\(found)")
  }

  @Test func aMissingColumnSuggestsTheNearest() throws {
    let found = message { _ = try texts("full_text,n\n甲,1\n", columns: ["text": "fulltext"]) }
    #expect(
      found == "t.csv:1: no column 'fulltext' for 'text' "
        + "(did you mean 'full_text'? available: full_text, n)")
    let other = message { _ = try texts("full_text,n\n甲,1\n", columns: ["title": "n"]) }
    #expect(other.contains("does not say which column is the 'text'"))
  }

  @Test func oneBadRowCostsOneSpeech() throws {
    let csv = "text,date\n甲,2026-01-02\n乙\n\"丙\"x,2026-01-02\n ,2026-01-02\n丁,明天\n戊,\n"
    let scratch = try Scratch().write("t.csv", csv)
    let corpus = scratch.corpus(table: "t.csv")
    let sources = try corpus.list().sorted { ($0.row ?? 0) < ($1.row ?? 0) }
    let found = sources.map { source in message { _ = try corpus.read(source) } }
    #expect(
      found == [
        "no error",
        "t.csv:3: the row has 1 fields, and the table 2 columns",
        "t.csv:4: something stands behind a closing quotation mark "
          + "(double the quotation marks inside a field)",
        "t.csv:5: there is no text in it",
        "t.csv:6: 'date' is no day: '明天' (write it as 2026-01-27, or leave it out)",
        "no error",
      ])
  }

  @Test func oneDamagedRowLeavesTheOthersAlone() throws {
    var bytes = Array("text,n\n同志们，大家好。,1\n".utf8)
    bytes += [0xe5, 0x90] + Array(",2\n各位代表：,3\n".utf8)
    let scratch = try Scratch().write("t.csv", bytes)
    let corpus = scratch.corpus(table: "t.csv")
    let sources = try corpus.list().sorted { ($0.row ?? 0) < ($1.row ?? 0) }
    let found = sources.map { source in message { _ = try corpus.read(source) } }
    #expect(found[0] == "no error" && found[2] == "no error")
    #expect(found[1].hasPrefix("t.csv:3: byte 0 of field 1 is not UTF-8"))
  }

  @Test func aTableThatChangedMeanwhileIsNotRead() throws {
    let scratch = try Scratch().write("t.csv", "text\n甲\n")
    let corpus = scratch.corpus(table: "t.csv")
    let source = try #require(try corpus.list().first)
    try scratch.write("t.csv", "text\n甲乙\n")
    #expect(message { _ = try corpus.read(source) }.hasSuffix("has changed since it was listed"))
  }
}
