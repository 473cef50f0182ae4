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
  /// That of the innermost part around it that has one.
  var function: Segment.Function?

  /// The sentences in the order of the text.
  static func all(of segments: [Segment], in text: SpeechText) -> [Sentence] {
    var sentences: [Sentence] = []
    sentences.reserveCapacity(segments.count)
    var open: [(end: Int, function: Segment.Function)] = []
    for index in segments.indices {
      let range = segments[index].range
      while let last = open.last, last.end <= range.lowerBound { open.removeLast() }
      guard segments[index].kind == .sentence else {
        if let function = segments[index].function { open.append((range.upperBound, function)) }
        continue
      }
      let isCounted = segments[index].role != .boilerplate
      sentences.append(
        Sentence(
          segment: index, range: range, isCounted: isCounted,
          characters: isCounted ? text.solidCharacters(range) : 0,
          function: open.last?.function))
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
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      switch byte {
      // Most of Chinese, and no blanks among it.
      case 0xe4..<0xf0:
        count += 1
        index += 3
      case 0xf0...:
        count += 1
        index += 4
      case 0xe0...:
        if !Self.isBlank(byte, bytes[index + 1], bytes[index + 2]) { count += 1 }
        index += 3
      case 0xc0...:
        let isBlank = byte == 0xc2 && (bytes[index + 1] == 0x85 || bytes[index + 1] == 0xa0)
        if !isBlank { count += 1 }
        index += 2
      default:
        if byte != 0x20, !(0x09...0x0d).contains(byte) { count += 1 }
        index += 1
      }
    }
    return count
  }

  /// Whether three bytes are a blank such as the ideographic space.
  private static func isBlank(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second, third) {
    case (0xe3, 0x80, 0x80), (0xe2, 0x80, 0x80...0x8a), (0xe2, 0x80, 0xa8...0xa9),
      (0xe2, 0x80, 0xaf), (0xe2, 0x81, 0x9f), (0xe1, 0x9a, 0x80):
      true
    default: false
    }
  }
}
