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
    var blanks = Blanks(text.view)
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
          characters: isCounted ? text.scalarCount(range) - blanks.count(range) : 0,
          function: open.last?.function))
    }
    return sentences
  }
}

extension SpeechText {
  fileprivate func scalarCount(_ range: Range<Int>) -> Int {
    scalarOffset(ofByte: range.upperBound) - scalarOffset(ofByte: range.lowerBound)
  }
}

/// Counts blanks; ranges come in the order of the text.
private struct Blanks {
  private let view: NormalizedText
  private var mark = 0

  init(_ view: NormalizedText) { self.view = view }

  /// How many scalars of a range of bytes are blank. All blanks are marks of the view.
  mutating func count(_ range: Range<Int>) -> Int {
    let (scalars, offsets, marks) = (view.scalars, view.offsets, view.marks)
    var count = 0
    while mark < marks.count {
      let place = Int(marks[mark])
      guard Int(offsets[place]) < range.upperBound else { break }
      if Int(offsets[place]) >= range.lowerBound, scalars[place].isBlank { count += 1 }
      mark += 1
    }
    return count
  }
}
