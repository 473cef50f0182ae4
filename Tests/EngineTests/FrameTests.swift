import Testing

@testable import Engine

@Suite struct FrameTests {
  private static let frames = [
    Frame(kind: .ready, parts: []), Frame(kind: .step, parts: [Array("segmenter".utf8)]),
    Frame(kind: .job, parts: [[], [0], Array(repeating: 7, count: 70_000)]),
    Frame(kind: .result, parts: [Array("改革".utf8), []]),
  ]

  private func parse(_ bytes: [UInt8], inPiecesOf size: Int) throws -> [Frame] {
    var parser = FrameParser()
    var frames: [Frame] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      parser.append(bytes[start..<min(start + size, bytes.count)])
      while let frame = try parser.next() { frames.append(frame) }
    }
    return frames
  }

  @Test(arguments: [1, 2, 3, 5, 64, 4096, 1 << 20]) func roundTrip(size: Int) throws {
    let bytes = Self.frames.flatMap(\.encoded)
    #expect(try parse(bytes, inPiecesOf: size) == Self.frames)
  }

  @Test func bytesOfAFrame() {
    let frame = Frame(kind: .step, parts: [[1, 2], []])
    #expect(frame.encoded == [11, 0, 0, 0, 3, 2, 0, 0, 0, 1, 2, 0, 0, 0, 0])
  }

  @Test func manyFramesDoNotGrow() throws {
    let frame = Frame(kind: .job, parts: [Array(repeating: 1, count: 100_000)])
    var parser = FrameParser()
    for _ in 0..<100 {
      parser.append(frame.encoded)
      #expect(try parser.next() == frame)
      #expect(try parser.next() == nil)
    }
  }

  @Test func partOfAFrameIsWaitedFor() throws {
    let bytes = Self.frames[1].encoded
    for length in 0..<bytes.count {
      var parser = FrameParser()
      parser.append(bytes[..<length])
      #expect(try parser.next() == nil)
    }
  }

  @Test(
    arguments: [
      [0, 0, 0, 0], [0xff, 0xff, 0xff, 0xff], [1, 0, 0, 0, 0], [1, 0, 0, 0, 9],
      // A part that is longer than its frame, and one without its whole length.
      [6, 0, 0, 0, 1, 2, 0, 0, 0, 5], [4, 0, 0, 0, 1, 0, 0, 0],
      [5, 0, 0, 0, 1, 0xff, 0xff, 0xff, 0xff],
      // Text where a frame should be.
      Array("Fatal error: nothing works\n".utf8),
    ] as [[UInt8]])
  func damage(bytes: [UInt8]) {
    var parser = FrameParser()
    parser.append(bytes)
    #expect(throws: FrameError.self) { try parser.next() }
  }
}
