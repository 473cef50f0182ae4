import LecternKit
import Testing

@Suite struct RecordKeyTests {
  /// The keys of every occurrence of a quote, in order.
  private func keys(
    of quote: String, in text: String, speech: String = "a", layer: String = "indicators"
  ) -> [String] {
    let text = SpeechText(text)
    let quote = Array(quote.utf8)
    var key = RecordKey(speech: speech, layer: layer, text: text, count: text.bytes.count)
    var keys: [String] = []
    for start in text.bytes.indices where text.bytes[start...].starts(with: quote) {
      keys.append(key.key(for: start..<start + quote.count))
    }
    return keys
  }

  private let text = "去年增长6%。\n今年目标增长5%左右，确保就业。\n谢谢大家。"

  @Test func thirteenDigits() {
    let key = keys(of: "5%左右", in: text)[0]
    #expect(key.utf8.count == 13 && key.allSatisfy { "0"..."9" ~= $0 || "a"..."v" ~= $0 })
  }

  @Test func sameInEveryProcess() {
    #expect(keys(of: "5%左右", in: "增长5%左右。") == keys(of: "5%左右", in: "增长5%左右。"))
    #expect(keys(of: "甲", in: "甲", speech: "x", layer: "y") == ["9r1u9s89716n9"])
  }

  @Test(arguments: [
    "新增一段。\n去年增长6%。\n今年目标增长5%左右，确保就业。\n谢谢大家。",
    "今年目标增长5%左右，确保就业。", "去年增长6%。\n今年目标增长5%左右，确保就业。\n另有5%左右的结余。",
    "\u{3000}\u{3000}𠮷。\n今年目标增长5%左右，确保就业。\n\n",
  ])
  func staysWhenTextComesOrGoesElsewhere(changed: String) {
    #expect(keys(of: "5%左右", in: changed).contains(keys(of: "5%左右", in: text)[0]))
  }

  @Test(arguments: [
    "今年目标增长5%上下，确保就业。", "今年目标提高5%左右，确保就业。", "今年目标增长5%左右，稳住就业。",
  ])
  func changesWithItsLine(changed: String) {
    let quote = changed.contains("上下") ? "5%上下" : "5%左右"
    #expect(keys(of: quote, in: changed)[0] != keys(of: "5%左右", in: text)[0])
  }

  @Test func changesWithSpeechAndLayer() {
    let key = keys(of: "5%左右", in: text)
    #expect(keys(of: "5%左右", in: text, speech: "b") != key)
    #expect(keys(of: "5%左右", in: text, layer: "tasks") != key)
  }

  @Test func repeatedQuotesDiffer() {
    let keys = keys(of: "5%", in: String(repeating: "增长5%。\n", count: 50) + "增长5%和5%。")
    #expect(Set(keys).count == 52)
  }

  /// Of a long quote the ends count; parts of a speech hold whole pages.
  @Test func longQuotes() {
    func key(_ body: String) -> String {
      let text = SpeechText("一、" + body + "。")
      var key = RecordKey(speech: "a", layer: "b", text: text, count: 3)
      return key.key(for: 0..<text.bytes.count)
    }
    let page = String(repeating: "改革发展", count: 200)
    #expect(key(page + "稳定") != key(page + "安定"))
    #expect(key("稳定" + page) != key("安定" + page))
    #expect(key(page + "甲" + page) == key(page + "一段新的话" + page))
  }

  @Test func emptyAndWrongRanges() {
    let text = SpeechText("增长5%。")
    var key = RecordKey(speech: "a", layer: "b", text: text, count: 3)
    #expect(key.key(for: 0..<0) != key.key(for: 3..<3))
    #expect(key.key(for: 0..<99).utf8.count == 13)
  }
}
