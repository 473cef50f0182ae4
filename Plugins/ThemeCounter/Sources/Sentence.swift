internal import LecternKit

/// A sentence of the speech as counting needs it.
struct Sentence {
  /// Index into the layer of segments.
  var segment: Int
  /// UTF-8 bytes.
  var range: Range<Int>
  /// Page furniture is neither searched nor part of the denominator.
  var isCounted: Bool
  /// Characters that are not blank.
  var characters: Int

  /// The sentences in the order of the text.
  static func all(of segments: [Segment], in text: SpeechText) -> [Sentence] {
    var sentences: [Sentence] = []
    sentences.reserveCapacity(segments.count)
    for index in segments.indices where segments[index].kind == .sentence {
      let range = segments[index].range
      let isCounted = segments[index].role != .boilerplate
      sentences.append(
        Sentence(
          segment: index, range: range, isCounted: isCounted,
          characters: isCounted ? text.solidCharacters(range) : 0))
    }
    return sentences
  }
}

extension SpeechText {
  /// How many scalars of a range are not blank.
  fileprivate func solidCharacters(_ range: Range<Int>) -> Int {
    let all = bytes
    let bytes = all.span
    var count = 0
    for index in range {
      let byte = bytes[index]
      // The first byte of a scalar tells most of them; blanks of several bytes begin with three.
      switch byte {
      case 0x80..<0xc0, 0x20, 0x09...0x0d: break
      case 0xc2, 0xe1, 0xe2, 0xe3: if !Self.isBlank(bytes, at: index) { count += 1 }
      default: count += 1
      }
    }
    return count
  }

  private static func isBlank(_ bytes: borrowing Span<UInt8>, at index: Int) -> Bool {
    let second = bytes[index + 1]
    guard bytes[index] != 0xc2 else { return second == 0x85 || second == 0xa0 }
    switch (bytes[index], second, bytes[index + 2]) {
    case (0xe1, 0x9a, 0x80), (0xe2, 0x80, 0x80...0x8a), (0xe2, 0x80, 0xa8...0xa9),
      (0xe2, 0x80, 0xaf), (0xe2, 0x81, 0x9f), (0xe3, 0x80, 0x80):
      return true
    default: return false
    }
  }
}
