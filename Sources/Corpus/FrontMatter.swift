/// The YAML between two lines `---` at the beginning of a Markdown file.
struct FrontMatter {
  /// From the first line `---` up to the closing one, so that line numbers are those of the file.
  var yaml: [UInt8]
  /// What stands behind the closing line.
  var body: [UInt8]

  /// Nil where the text does not begin with a line `---`.
  static func split(_ utf8: [UInt8], path: String) throws(CorpusError) -> FrontMatter? {
    var lines = LineRanges(utf8)
    guard let first = lines.next(), isRule(utf8[first], [UInt8(ascii: "-")]) else { return nil }
    while let line = lines.next() {
      if isRule(utf8[line], [UInt8(ascii: "-"), UInt8(ascii: ".")]) {
        let rest = min(line.upperBound + 1, utf8.count)
        return FrontMatter(yaml: Array(utf8[..<line.lowerBound]), body: Array(utf8[rest...]))
      }
    }
    throw CorpusError(
      path: path, line: 1, message: "the front matter that begins here is not closed",
      hint: "close it with a line '---'")
  }

  /// Three equal marks and nothing else but blanks behind them.
  private static func isRule(_ line: ArraySlice<UInt8>, _ marks: [UInt8]) -> Bool {
    guard let mark = line.first, marks.contains(mark), line.count >= 3 else { return false }
    return line.prefix(3).allSatisfy { $0 == mark }
      && line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}

/// The lines of a text without their line feeds.
private struct LineRanges: IteratorProtocol {
  private let bytes: [UInt8]
  private var start = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Range<Int>? {
    guard start < bytes.count else { return nil }
    let end = bytes[start...].firstIndex(of: 0x0a) ?? bytes.count
    defer { start = end + 1 }
    return start..<end
  }
}
