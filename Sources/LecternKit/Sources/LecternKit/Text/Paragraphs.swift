extension NormalizedText {
  static func paragraphs(_ scalars: [Unicode.Scalar]) -> [Range<Int>] {
    let scalars = scalars.span
    var paragraphs: [Range<Int>] = []
    func close(_ start: Int, _ end: Int) {
      var (start, end) = (start, end)
      while start < end, scalars[start].isBlank { start += 1 }
      while end > start, scalars[end - 1].isBlank { end -= 1 }
      if start < end { paragraphs.append(start..<end) }
    }
    var start = 0
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      // Line feed and ideographic space stand below all of Chinese.
      if scalar.value > 0x3000 {
        index += 1
      } else if scalar == "\n" {
        close(start, index)
        index += 1
        start = index
      } else if scalar == "\u{3000}", partsParagraphs(scalars, at: index) {
        close(start, index)
        while index < scalars.count, scalars[index] == "\u{3000}" || scalars[index] == " " {
          index += 1
        }
        start = index
      } else {
        index += 1
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
    let text = self.scalars
    precondition(paragraph.lowerBound >= 0 && paragraph.upperBound <= text.count)
    let scalars = text.span
    func close(_ range: Range<Int>) {
      let range = trimmed(range)
      if !range.isEmpty { body(range) }
    }
    var start = paragraph.lowerBound
    var index = start
    while index < paragraph.upperBound {
      let ends = scalars[unchecked: index].endsSentence
      index += 1
      guard ends else { continue }
      while index < paragraph.upperBound, scalars[index].closesQuotation { index += 1 }
      close(start..<index)
      start = index
    }
    close(start..<paragraph.upperBound)
  }
}
