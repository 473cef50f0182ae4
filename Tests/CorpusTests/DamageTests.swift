import Corpus
import Testing

/// Whatever the bytes, reading ends in a speech or in an error that names the file.
@Suite struct DamageTests {
  private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  private static let originals: [[UInt8]] = [
    Array("---\ntitle: 讲话\ntags: [甲, 乙]\n---\n同志们：\r\n今年要建成 3 座泵站。\n".utf8),
    Array("\u{feff}id,text\r\n1,\"他说\"\"好\"\"。\n\"\r\n2,各位代表：\r\n".utf8),
    GB18030Twin.encode("text,title\n同志们：今年要建成泵站𠮷,讲话\n"),
    [0xff, 0xfe] + "同志们：𠮷\r\n".utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] },
  ]

  /// Some bytes changed, cut out or put in.
  private func damaged(
    _ bytes: [UInt8], _ generator: inout SeededGenerator
  ) -> [UInt8] {
    let telling: [UInt8] = [0, 0x0a, 0x0d, 0x22, 0x2c, 0x2d, 0x3a, 0x5b, 0x80, 0xe4, 0xff]
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
      let index = Int.random(in: bytes.indices, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.remove(at: index)
      case 2: bytes.removeSubrange(index...)
      default: bytes.insert(telling.randomElement(using: &generator) ?? 0, at: index)
      }
    }
    return bytes
  }

  @Test(arguments: ["speech.txt", "speech.md"])
  func damagedTexts(path: String) {
    var generator = SeededGenerator(state: 42)
    for original in Self.originals {
      for _ in 0..<1_000 {
        let bytes = damaged(original, &generator)
        do {
          let speech = try Corpus.read(bytes: bytes, path: path)
          #expect(!speech.text.contains("\r"))
        } catch {
          #expect(error.path == path)
        }
      }
    }
  }

  @Test func damagedTables() throws {
    var generator = SeededGenerator(state: 43)
    let scratch = try Scratch()
    for original in Self.originals.dropFirst().prefix(2) {
      for _ in 0..<300 {
        try scratch.write("t.csv", damaged(original, &generator))
        let corpus = scratch.corpus(table: "t.csv")
        do {
          for source in try corpus.list() {
            let found = message { _ = try corpus.read(source) }
            #expect(found == "no error" || found.hasPrefix("t.csv:"))
          }
        } catch {
          #expect("\(error)".hasPrefix("t.csv"))
        }
      }
    }
  }
}
