import Corpus
import Testing

@Suite struct DecodingTests {
  static let text = "各位代表：\n今年要建成 3 座泵站，惠及𠮷田村等 12 个村。\n"

  private func read(_ bytes: [UInt8]) throws -> SourceText {
    try Corpus.read(bytes: bytes, path: "speech.txt")
  }

  private static func utf16(_ text: String, big: Bool) -> [UInt8] {
    let mark: UInt16 = 0xfeff
    return ([mark] + Array(text.utf16)).flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xff)]
      return big ? bytes : bytes.reversed()
    }
  }

  static let twins: [(String, [UInt8])] = [
    ("UTF-8", Array(text.utf8)),
    ("UTF-8 with BOM", [0xef, 0xbb, 0xbf] + Array(text.utf8)),
    ("UTF-16LE", utf16(text, big: false)),
    ("UTF-16BE", utf16(text, big: true)),
    ("GB18030", gb18030Text),
    ("GB18030", [0x84, 0x31, 0x95, 0x33] + gb18030Text),
  ]

  @Test(arguments: twins)
  func everyEncodingGivesTheSameText(encoding: String, bytes: [UInt8]) throws {
    let speech = try read(bytes)
    #expect(speech.text == Self.text)
    #expect(speech.encoding == encoding)
  }

  /// `text` in GB18030; 𠮷 has four bytes.
  static let gb18030Text: [UInt8] = GB18030Twin.encode(text)

  @Test(arguments: ["\r\n", "\r", "\n"])
  func lineEndsBecomeLineFeeds(end: String) throws {
    #expect(try read(Array("一\(end)二\(end)\(end)三".utf8)).text == "一\n二\n\n三")
  }

  @Test func digestIsThatOfTheRawBytes() throws {
    #expect(
      try read(Array("abc\r\n".utf8)).sha256
        == "552bab6864c7a7b69a502ed1854b9245c0e1a30f008aaa0b281da62585fdb025")
    #expect(
      try read(Array("abc".utf8)).sha256
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  static let refused: [([UInt8], String)] = [
    ([], "there is no text in it"),
    (Array(" \n\u{3000}\u{200b}\r\n".utf8), "there is no text in it"),
    (Array("要建\0成".utf8), "byte 6 is zero"),
    ([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31], "a PDF"),
    ([0x50, 0x4b, 0x03, 0x04, 0x14], "a ZIP archive"),
    (Array("要建成".utf8) + [0xff] + Array("一座桥。".utf8), "byte 9 is not UTF-8"),
    (Array("要建成一座桥".utf8.dropLast()), "byte 15 is not UTF-8"),
    (Array(gb18030Text.dropLast(2)), "is cut off"),
    (gb18030Text + [0xff, 0xff], "neither UTF-8 (byte 0 is wrong) nor GB18030"),
    ([0xff, 0xfe, 0x00], "the last character is cut off"),
    ([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00], "half a character at byte 2"),
    ([0x41, 0x01, 0x02, 0x03, 0x42], "control characters"),
  ]

  @Test(arguments: refused)
  func whatIsNoTextIsRefused(bytes: [UInt8], expected: String) {
    let found = message { _ = try read(bytes) }
    #expect(found.hasPrefix("speech.txt: "))
    #expect(found.contains(expected))
  }

  @Test func aTextThatIsTooLargeIsRefused() {
    let bytes = [UInt8](repeating: 0x61, count: 64 << 20 | 1)
    #expect(message { _ = try read(bytes) } == "speech.txt: it is larger than 64 MiB")
  }

  @Test(arguments: ["speech.docx", "speech.PDF", "speech.html"])
  func formatsThatCannotBeReadAreNamed(path: String) {
    let found = message { _ = try Corpus.read(bytes: Array("abc".utf8), path: path) }
    #expect(found.contains("files cannot be read"))
  }
}
