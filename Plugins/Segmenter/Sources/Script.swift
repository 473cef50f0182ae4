import LecternKit

/// A speech cut into paragraphs and sentences, the material that the rules work on. All ranges are of
/// the view.
struct Script {
  struct Paragraph {
    var range: Range<Int>
    /// Indexes into `sentences`.
    var sentences: Range<Int>
    /// Page furniture, title and the like; nil in the speech itself.
    var role: Segment.Role?
    /// Stands alone on its line and only names what follows.
    var isHeading = false
  }

  struct Sentence {
    var range: Range<Int>
    var paragraph: Int
    var role = Segment.Role.body
  }

  let view: NormalizedText
  var paragraphs: [Paragraph] = []
  var sentences: [Sentence] = []

  init(_ view: NormalizedText) {
    self.view = view
    sentences.reserveCapacity(view.marks.count / 4)
    for range in view.paragraphs {
      let first = sentences.count
      view.forEachSentence(of: range) {
        sentences.append(Sentence(range: $0, paragraph: paragraphs.count))
      }
      paragraphs.append(Paragraph(range: range, sentences: first..<sentences.count))
    }
  }

  /// The sentence that a place of the view lies in.
  func sentence(at index: Int) -> Int {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].range.lowerBound <= index { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  /// Whether a range ends in a mark that closes a sentence, quotation marks behind it aside.
  func isClosed(_ range: Range<Int>) -> Bool {
    var index = range.upperBound - 1
    while index > range.lowerBound, view.scalars[index].closesQuotation { index -= 1 }
    return view.scalars[index].endsSentence
  }

  func contains(_ scalar: Unicode.Scalar, in range: Range<Int>) -> Bool {
    range.contains { view.scalars[$0] == scalar }
  }

  func hasDigit(in range: Range<Int>) -> Bool {
    range.contains { view.scalars[$0].isDigit }
  }
}
