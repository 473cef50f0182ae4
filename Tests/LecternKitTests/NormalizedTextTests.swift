import LecternKit
import Testing

@Suite struct NormalizedTextTests {
  @Test(arguments: [
    // Widths.
    ("ＧＤＰ增长５．５％", "GDP增长5.5%"), ("＋３－５／８＊～", "+3-5/8*~"), ("﹪", "%"),
    ("目标:5%;要求(二)!吗?", "目标：5%；要求（二）！吗？"), ("甲,乙", "甲，乙"),
    // Commas that part thousands, and those that do not.
    ("1,250万元", "1,250万元"), ("13,697.5亿元", "13,697.5亿元"),
    ("1,250,000人", "1,250,000人"), ("１２,５００", "12,500"),
    ("12,5", "12，5"), ("1234,567", "1234，567"), ("1,2500", "1，2500"), ("3,家", "3，家"),
    // Colons between digits.
    ("8:30开会", "8:30开会"), ("8：30开会", "8:30开会"), ("时间:8点", "时间：8点"),
    // Full stops astray, and those that are none.
    ("各部.门", "各部门"), ("各部．门", "各部门"), ("落实，.抓好", "落实，抓好"),
    ("5．5%", "5.5%"), ("见www.gov.cn", "见www.gov.cn"), ("一.加强领导", "一.加强领导"),
    ("前言\n二．改进作风", "前言\n二.改进作风"), ("　　十一.强化督查", "　　十一.强化督查"),
    ("前言结束。　　三.强化督查", "前言结束。　　三.强化督查"), ("达到二十.项目", "达到二十项目"),
    // Dashes, hyphens, dots.
    ("――一是", "——一是"), ("──抓", "——抓"), ("5–6", "5—6"), ("6％－6.5%", "6%-6.5%"),
    ("阿・布", "阿·布"), ("4〜5", "4~5"),
    // Blanks of one kind, ideographic space and line feed apart.
    ("甲\t乙\u{a0}丙\u{2003}丁", "甲 乙 丙 丁"), ("甲\u{3000}乙\n丙", "甲\u{3000}乙\n丙"),
    // What cannot be seen.
    ("建\u{200b}设\u{feff}。\u{ad}", "建设。"), ("\u{e5e5}改\u{f0001}革", "改革"),
    ("葛\u{e0101}市☑\u{fe0f}", "葛市☑"), ("甲\u{0}乙\u{7f}\u{202e}丙\u{fffd}", "甲乙丙"),
  ])
  func folding(written: String, folded: String) {
    #expect(String(String.UnicodeScalarView(view(written).scalars)) == folded)
  }

  @Test(arguments: [
    // The range of the view between the marks, and what it quotes.
    ("增长^５％^左右", "５％"), ("^各部.门^要", "各部.门"), ("𠮷林^増^加", "増"), ("^𠮷^林", "𠮷"),
    ("建\u{200b}^设^\u{200b}好", "设"), ("建^设\u{200b}好^。", "设\u{200b}好"), ("甲^^乙", ""),
  ])
  func sources(written: String, quoted: String) throws {
    // The marks are ones that the view leaves alone: their places are found in it.
    let (text, _) = marked(written)
    let marks = view(written).scalars.indices.filter { view(written).scalars[$0] == "^" }
    let body = SpeechText(text)
    let range = marks[0]..<marks[1] - 1
    #expect(body.quote(body.view.source(range)) == quoted)
  }

  /// Every position of a view stands for exactly one scalar of the source, in order, and comes back.
  @Test(arguments: 0..<200 as Range<UInt64>)
  func mapIsExact(seed: UInt64) throws {
    var dice = Dice(seed)
    let text = SpeechText(dice.text(of: oddScalars, upTo: 120))
    let view = text.view
    var last = -1
    for index in 0..<view.count {
      let source = view.source(index..<index + 1)
      let quote = text.quote(source).unicodeScalars
      #expect(quote.count == 1)
      #expect(source.lowerBound > last)
      #expect(view.index(ofByte: source.lowerBound) == index)
      #expect(view.range(ofBytes: source) == index..<index + 1)
      let scalar = try #require(quote.first)
      if scalar.isIdeograph || scalar.isDigit { #expect(scalar == view.scalars[index]) }
      last = source.lowerBound
    }
    #expect(view.offsets.last == Int32(text.bytes.count))
    #expect(view.source(view.count..<view.count) == text.bytes.count..<text.bytes.count)
  }

  @Test func emptyText() {
    #expect(view("").count == 0)
    #expect(view("").paragraphs.isEmpty)
    #expect(view("\u{200b}").source(0..<0) == 3..<3)
  }

  @Test func looksForWords() {
    let text = view("抓好５项工作")
    #expect(text.has("5项", at: 2))
    #expect(!text.has("5项", at: 3))
    #expect(!text.has("工作会", at: 4))
    #expect(!text.has("抓", at: -1))
    #expect(text.string(2..<4) == "5项")
    #expect(view(" \n甲 乙\u{3000}").trimmed(0..<6) == 2..<5)
    #expect(view("  ").trimmed(0..<2).isEmpty)
  }

  @Test func classesOfScalars() {
    #expect("甲𠮷〇豈".unicodeScalars.allSatisfy { $0.isIdeograph })
    #expect(!"aＡ，1。".unicodeScalars.contains { $0.isIdeograph })
    #expect("azAZ".unicodeScalars.allSatisfy { $0.isLetter })
    #expect(!"@[`{1ａ".unicodeScalars.contains { $0.isLetter })
    #expect(" \t\n\r\u{3000}\u{a0}\u{2028}".unicodeScalars.allSatisfy { $0.isBlank })
    #expect("零〇一两十百千万亿".unicodeScalars.allSatisfy { $0.isChineseNumeral })
  }
}
