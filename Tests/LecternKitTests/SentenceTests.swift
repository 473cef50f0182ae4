import LecternKit
import Testing

@Suite struct SentenceTests {
  private func paragraphs(_ text: String) -> [String] {
    let view = view(text)
    return view.paragraphs.map { view.string($0) }
  }

  private func sentences(_ text: String) -> [String] {
    let view = view(text)
    return view.paragraphs.flatMap { view.sentences(of: $0) }.map { view.string($0) }
  }

  @Test(arguments: [
    ("甲\n乙", ["甲", "乙"]), ("甲\n\n\n乙\n", ["甲", "乙"]), ("\u{3000}\u{3000}甲\n　乙", ["甲", "乙"]),
    ("甲\u{3000}\u{3000}乙\u{3000}\u{3000}\u{3000}丙", ["甲", "乙", "丙"]),
    ("李\u{3000}明\n　　丁", ["李\u{3000}明", "丁"]), ("甲\u{3000} \u{3000}乙", ["甲\u{3000} \u{3000}乙"]),
    ("甲\u{3000}\n\u{3000}乙", ["甲", "乙"]), (" \n\u{3000}\u{3000}\n", []), ("", []),
    ("甲    乙", ["甲    乙"]),
  ])
  func paragraphEnds(text: String, expected: [String]) {
    #expect(paragraphs(text) == expected)
  }

  @Test(arguments: [
    ("甲。乙！丙？丁；戊", ["甲。", "乙！", "丙？", "丁；", "戊"]),
    ("甲!乙?丙;丁", ["甲！", "乙？", "丙；", "丁"]),
    ("他说：“甲。”乙。", ["他说：“甲。”", "乙。"]), ("“‘甲。’”乙。", ["“‘甲。’”", "乙。"]),
    ("（甲。）乙。", ["（甲。）", "乙。"]), ("(甲。)乙。", ["（甲。）", "乙。"]), ("《甲！》乙", ["《甲！》", "乙"]),
    ("「甲。」『乙？』丙", ["「甲。」", "『乙？』", "丙"]), ("“甲”。乙", ["“甲”。", "乙"]),
    ("甲。 乙。", ["甲。", "乙。"]), ("甲。\n乙", ["甲。", "乙"]), ("甲，乙：丙、丁……戊", ["甲，乙：丙、丁……戊"]),
    ("增长5.5%。下降", ["增长5.5%。", "下降"]), ("什么？！不行", ["什么？", "！", "不行"]), ("。", ["。"]),
    ("𠮷。𪚥", ["𠮷。", "𪚥"]),
  ])
  func sentenceEnds(text: String, expected: [String]) {
    #expect(sentences(text) == expected)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func everyScalarIsInExactlyOneSentence(seed: UInt64) {
    var dice = Dice(seed)
    let view = view(dice.text(of: oddScalars, upTo: 150))
    var uses = [Int](repeating: 0, count: view.count)
    for paragraph in view.paragraphs {
      #expect(view.trimmed(paragraph) == paragraph && !paragraph.isEmpty)
      var end = paragraph.lowerBound
      for sentence in view.sentences(of: paragraph) {
        #expect(sentence.lowerBound >= end && sentence.upperBound <= paragraph.upperBound)
        #expect(!sentence.isEmpty)
        end = sentence.upperBound
        for index in sentence { uses[index] += 1 }
      }
    }
    for index in 0..<view.count where !view.scalars[index].isBlank { #expect(uses[index] == 1) }
  }
}
