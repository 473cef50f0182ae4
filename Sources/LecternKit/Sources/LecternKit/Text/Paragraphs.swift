extension NormalizedText {
  /// The paragraphs, without the blanks around them and without empty ones. A paragraph ends at a line
  /// feed or at two or more ideographic spaces in a row: saved web pages run on without breaks. Behind
  /// a sentence one ideographic space with another blank does too.
  public var paragraphs: [Range<Int>] {
    var paragraphs: [Range<Int>] = []
    var start = 0
    func close(_ end: Int) {
      let range = trimmed(start..<end)
      if !range.isEmpty { paragraphs.append(range) }
    }
    var index = 0
    while index < count {
      let scalar = scalars[index]
      if scalar == "\n" {
        close(index)
        index += 1
        start = index
      } else if scalar == "\u{3000}", partsParagraphs(at: index) {
        close(index)
        while index < count, scalars[index] == "\u{3000}" || scalars[index] == " " { index += 1 }
        start = index
      } else {
        index += 1
      }
    }
    close(count)
    return paragraphs
  }

  /// Whether a paragraph ends at the ideographic space at `index`.
  private func partsParagraphs(at index: Int) -> Bool {
    guard index + 1 < count else { return false }
    if scalars[index + 1] == "\u{3000}" { return true }
    guard scalars[index + 1] == " ", index > 0 else { return false }
    return scalars[index - 1].endsSentence || scalars[index - 1].closesQuotation
  }

  /// The sentences of a paragraph: each ends behind one of `。！？；` and the quotation marks and
  /// brackets that close behind it. Blank ones are left out, blanks around them too.
  public func sentences(of paragraph: Range<Int>) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = paragraph.lowerBound
    var index = start
    while index < paragraph.upperBound {
      let ends = scalars[index].endsSentence
      index += 1
      guard ends else { continue }
      while index < paragraph.upperBound, scalars[index].closesQuotation { index += 1 }
      let range = trimmed(start..<index)
      if !range.isEmpty { sentences.append(range) }
      start = index
    }
    let range = trimmed(start..<paragraph.upperBound)
    if !range.isEmpty { sentences.append(range) }
    return sentences
  }
}
