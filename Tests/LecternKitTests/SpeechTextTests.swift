import LecternKit
import Testing

@Suite struct SpeechTextTests {
  @Test(arguments: 0..<120 as Range<UInt64>)
  func offsetsAgreeWithScalars(seed: UInt64) {
    var dice = Dice(seed)
    let text = dice.text(of: oddScalars, upTo: 300)
    let speech = SpeechText(text)
    let scalars = Array(text.unicodeScalars)
    #expect(Array(text.utf8) == speech.bytes)
    #expect(speech.scalarCount == scalars.count)
    var byte = 0
    for (offset, scalar) in scalars.enumerated() {
      #expect(speech.byteOffset(ofScalar: offset) == byte)
      #expect(speech.scalarOffset(ofByte: byte) == offset)
      #expect(speech.isScalarBoundary(byte))
      for inside in byte + 1..<byte + UTF8.width(scalar) {
        #expect(!speech.isScalarBoundary(inside))
      }
      byte += UTF8.width(scalar)
    }
    #expect(speech.byteOffset(ofScalar: scalars.count) == byte)
    #expect(speech.scalarOffset(ofByte: byte) == scalars.count)
    #expect(speech.isScalarBoundary(byte))
  }

  /// Lengths around the distance of the checkpoints.
  @Test(arguments: [0, 1, 15, 16, 21, 22, 31, 32, 63, 64, 65, 127, 128, 129])
  func lengthsAroundCheckpoints(count: Int) {
    for letter in ["a", "é", "改", "𠮷"] {
      let speech = SpeechText(String(repeating: letter, count: count))
      let width = letter.utf8.count
      for offset in 0...count {
        #expect(speech.byteOffset(ofScalar: offset) == offset * width)
        #expect(speech.scalarOffset(ofByte: offset * width) == offset)
      }
    }
  }

  @Test func quotes() {
    let speech = SpeechText("𠮷林省，增长５％")
    #expect(speech.quote(0..<7) == "𠮷林")
    #expect(speech.quote(speech.byteOffset(ofScalar: 6)..<speech.bytes.count) == "５％")
    #expect(speech.quote(4..<4).isEmpty)
  }

  @Test func nothing() {
    let speech = SpeechText("")
    #expect(speech.scalarCount == 0)
    #expect(speech.byteOffset(ofScalar: 0) == 0)
    #expect(speech.scalarOffset(ofByte: 0) == 0)
  }
}
