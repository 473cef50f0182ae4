internal import Evaluation
internal import LecternKit

/// The sentences of a speech, in Unicode scalars.
struct SentenceList {
  let all: [Span]
  private let scalars: [Unicode.Scalar]

  init(_ string: String) {
    let text = SpeechText(string)
    scalars = Array(string.unicodeScalars)
    all = text.view.paragraphs.flatMap { text.view.sentences(of: $0) }.map { range in
      let bytes = text.view.source(range)
      return Span(
        start: text.scalarOffset(ofByte: bytes.lowerBound),
        end: text.scalarOffset(ofByte: bytes.upperBound))
    }
  }

  /// The sentences that a record stands in.
  func around(_ span: Span) -> [Span] {
    all.filter { $0.start < max(span.end, span.start + 1) && span.start < $0.end }
  }

  /// What stands before the record's sentences, they themselves with the record in brackets, and what
  /// stands behind them: one sentence each.
  func context(of item: Sample.Item) -> (before: String, sentence: String, after: String) {
    let start = min(item.sentences.first?.start ?? item.span.start, item.span.start)
    let end = max(item.sentences.last?.end ?? item.span.end, item.span.end)
    let before = all.last { $0.end <= start }.map { quote($0.start, $0.end) } ?? ""
    let after = all.first { $0.start >= end }.map { quote($0.start, $0.end) } ?? ""
    let sentence =
      quote(start, item.span.start) + "【" + quote(item.span.start, item.span.end) + "】"
      + quote(item.span.end, end)
    return (before, sentence, after)
  }

  /// On one line; of a very long text, such as a part of the speech, the two ends.
  private func quote(_ start: Int, _ end: Int) -> String {
    let most = 1200
    guard end - start > most else { return line(scalars[start..<end]) }
    return line(scalars[start..<start + most / 2]) + " …… " + line(scalars[(end - most / 2)..<end])
  }

  private func line(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var line = String.UnicodeScalarView()
    line.append(contentsOf: scalars.map { $0 == "\n" ? " " : $0 })
    return String(line)
  }
}
