import Corpus
import LecternKit
import Testing

@Suite struct FrontMatterTests {
  private func read(
    _ text: String, metadata: [String: String] = [:]
  ) throws -> SourceText {
    try Corpus.read(bytes: Array(text.utf8), path: "speech.md", metadata: metadata)
  }

  @Test func metadataStandsBeforeTheBody() throws {
    let speech = try read(
      "---\nid: s-7\ntitle: 在全市水利工作会议上的讲话\ndate: 2024年3月5日\nlevel: 市\n"
        + "tags: [水利, 防汛]\nnote:\n---\n\n# 讲话\n\n同志们：\n")
    #expect(speech.id == "s-7")
    #expect(speech.text == "\n# 讲话\n\n同志们：\n")
    #expect(speech.metadata.date == CalendarDate(iso: "2024-03-05"))
    #expect(speech.metadata.level == "city")
    #expect(speech.metadata["tags"] == "水利、防汛")
    #expect(speech.metadata["note"] == nil)
    #expect(speech.metadata["id"] == nil)
  }

  @Test func withoutFrontMatterTheTextIsTheBody() throws {
    #expect(try read("# 讲话\n---\n同志们：").text == "# 讲话\n---\n同志们：")
    #expect(try read("# 讲话").id == "speech.md")
  }

  @Test func theWorkflowWins() throws {
    let speech = try read(
      "---\ntitle: 甲\nplace: 东山县\n---\n同志们：",
      metadata: ["title": "乙", "published": "2024/3/9 08:30"])
    #expect(speech.metadata.title == "乙")
    #expect(speech.metadata.place == "东山县")
    #expect(speech.metadata["published"] == "2024-03-09")
  }

  @Test(arguments: [
    ("---\ntitle: 甲\n正文", "speech.md:1: the front matter that begins here is not closed"),
    ("---\ntitle: [甲\n---\n正文", "speech.md:"),
    ("---\n- 甲\n---\n正文", "speech.md:2: expected a mapping, found a list"),
    ("---\ntitle: {a: b}\n---\n正文", "speech.md:2: 'title' must be a text or a list"),
    ("---\n\ndate: 春天\n---\n正文", "speech.md:3: 'date' is no day: '春天'"),
    ("---\nlevel: coutny\n---\n正文", "did you mean 'county'?"),
    ("---\ntitle: 甲\n---\n \n", "speech.md: there is no text in it"),
  ])
  func mistakesHaveTheirLine(text: String, expected: String) {
    let found = message { _ = try read(text) }
    #expect(found.contains(expected), "\(found)")
  }

  @Test func aSidecarSpeaksForItsText() throws {
    let scratch = try Scratch()
      .write("a.txt", "同志们：")
      .write("a.yaml", "id: first\nspeaker: 李川\n")
      .write("b.md", "---\nspeaker: 周平\n---\n同志们：")
      .write("b.yml", "speaker: 李川\nplace: 东山县\n")
    let speeches = try scratch.readAll(scratch.corpus(files: "*"))
    #expect(speeches.map(\.id) == ["first", "b.md"])
    #expect(speeches.map(\.metadata.speaker) == ["李川", "周平"])
    #expect(speeches[1].metadata.place == "东山县")

    try scratch.write("a.yaml", "speaker: [")
    #expect(message { _ = try scratch.readAll(scratch.corpus(files: "a.txt")) }.hasPrefix("a.yaml"))
  }
}
