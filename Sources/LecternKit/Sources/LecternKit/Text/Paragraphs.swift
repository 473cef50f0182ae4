extension NormalizedText {
  static func paragraphs(_ scalars: [Unicode.Scalar], _ marks: [Int32]) -> [Range<Int>] {
    let scalars = scalars.span
    var paragraphs: [Range<Int>] = []
    func close(_ start: Int, _ end: Int) {
      var (start, end) = (start, end)
      while start < end, scalars[start].isBlank { start += 1 }
      while end > start, scalars[end - 1].isBlank { end -= 1 }
      if start < end { paragraphs.append(start..<end) }
    }
    var start = 0
    for mark in marks {
      let index = Int(mark)
      // What a run of blanks parted is behind it.
      guard index >= start else { continue }
      if scalars[index] == "\n" {
        close(start, index)
        start = index + 1
      } else if scalars[index] == "\u{3000}", partsParagraphs(scalars, at: index) {
        close(start, index)
        start = index
        while start < scalars.count, scalars[start] == "\u{3000}" || scalars[start] == " " {
          start += 1
        }
      }
    }
    close(start, scalars.count)
    return paragraphs
  }

  /// Whether a paragraph ends at the ideographic space at `index`.
  private static func partsParagraphs(
    _ scalars: borrowing Span<Unicode.Scalar>, at index: Int
  ) -> Bool {
    guard index + 1 < scalars.count else { return false }
    if scalars[index + 1] == "\u{3000}" { return true }
    guard scalars[index + 1] == " ", index > 0 else { return false }
    return scalars[index - 1].endsSentence || scalars[index - 1].closesQuotation
  }

  /// The sentences of a paragraph: each ends behind one of `。！？；` and the quotation marks and
  /// brackets that close behind it. Blank ones are left out, blanks around them too.
  public func sentences(of paragraph: Range<Int>) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    forEachSentence(of: paragraph) { sentences.append($0) }
    return sentences
  }

  /// Goes through the sentences of a paragraph, see ``sentences(of:)``.
  public func forEachSentence(of paragraph: Range<Int>, _ body: (Range<Int>) -> Void) {
    let (text, places) = (scalars, marks)
    precondition(paragraph.lowerBound >= 0 && paragraph.upperBound <= text.count)
    let (scalars, marks) = (text.span, places.span)
    func close(_ range: Range<Int>) {
      let range = trimmed(range)
      if !range.isEmpty { body(range) }
    }
    var start = paragraph.lowerBound
    var mark = firstMark(from: start)
    while mark < marks.count {
      var end = Int(marks[unchecked: mark])
      guard end < paragraph.upperBound else { break }
      mark += 1
      guard scalars[unchecked: end].endsSentence else { continue }
      end += 1
      while end < paragraph.upperBound, scalars[end].closesQuotation {
        end += 1
        mark += 1
      }
      close(start..<end)
      start = end
    }
    close(start..<paragraph.upperBound)
  }
}
