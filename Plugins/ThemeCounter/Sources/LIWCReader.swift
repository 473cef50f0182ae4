internal import Glibc
internal import YAML

/// Reads a dictionary of LIWC, the file `NAME.dic`.
///
/// Between two lines of `%` stand the categories, each a number and a name, in LIWC 2015 indented by
/// tabs under the one above; behind them the words, each with the numbers of its categories. A
/// category becomes a theme of its name. `*` at the end of a word is a wildcard, `?` is not.
struct LIWCReader {
  private let file: SourceFile
  private var themes: [DictionaryFile.Theme] = []
  /// By the category's number, the index of its theme.
  private var numbers: [Int: Int] = [:]
  private var mistakes: [Diagnostic] = []

  init(path: String) throws {
    file = SourceFile(path: path, bytes: try Self.bytes(path))
  }

  /// - Throws: `Diagnostics` with all mistakes of the file.
  consuming func read() throws -> DictionaryFile {
    var lines: [Line] = []
    while let text = file.line(lines.count + 1) {
      lines.append(Line(text, number: lines.count + 1, of: file))
    }
    let signs = lines.filter { $0.words.map(\.value) == ["%"] }
    guard signs.count == 2, lines.first(where: { !$0.words.isEmpty })?.number == signs[0].number
    else {
      throw Diagnostics([
        file.error(
          "the categories of a LIWC dictionary stand at its top between two lines of '%', found "
            + "\(signs.count)", at: Mark(line: signs.last?.number ?? 1, column: 1))
      ])
    }
    addCategories(lines[signs[0].number..<signs[1].number - 1])
    for line in lines[signs[1].number...] where !line.words.isEmpty { addWord(line) }
    guard mistakes.isEmpty else { throw Diagnostics(mistakes) }
    return DictionaryFile(version: "", title: "", words: nil, themes: themes, exclusions: nil)
  }

  private mutating func addCategories(_ lines: ArraySlice<Line>) {
    var above: [(indent: Int, id: String)] = []
    for line in lines where !line.words.isEmpty {
      guard line.words.count > 1, let number = Int(line.words[0].value) else {
        mistakes.append(line.words[0].error("expected a category: its number and its name"))
        continue
      }
      if let before = numbers[number] {
        mistakes.append(
          line.words[0].error(
            "category \(number) is '\(themes[before].id.value)' already, in line "
              + "\(themes[before].id.mark.line)"))
        continue
      }
      while let last = above.last, last.indent >= line.indent { above.removeLast() }
      let id = line.words[1]
      numbers[number] = themes.count
      themes.append(
        DictionaryFile.Theme(
          id: id, name: line.words.dropFirst().map(\.value).joined(separator: " "),
          parent: above.last.map { line.located($0.id) }, terms: [], inContext: nil))
      above.append((line.indent, id.value))
    }
  }

  private mutating func addWord(_ line: Line) {
    // A phrase has blanks in it: what is behind the last word without a number are the categories.
    let end = (line.words.lastIndex { Int($0.value) == nil } ?? 0) + 1
    let categories = line.words[end...]
    if let odd = line.words[..<end].first(where: { Self.isCondition($0.value) }) {
      mistakes.append(odd.error("a word that counts beside others only is not read here"))
      return
    }
    if categories.isEmpty { mistakes.append(line.words[0].error("a word without a category")) }
    let phrase = line.words[..<end].map(\.value).joined(separator: " ")
    let term = line.located(phrase.replacing("?", with: "？"))
    for category in categories {
      if let theme = Int(category.value).flatMap({ numbers[$0] }) {
        themes[theme].terms?.append(term)
      } else {
        mistakes.append(category.error("there is no category \(category.value)"))
      }
    }
  }

  /// `(02 134)125/464` and `<of>` of LIWC 2007 say beside which words another one counts.
  private static func isCondition(_ word: String) -> Bool {
    let scalars = Array(word.unicodeScalars.prefix(2))
    return scalars.first == "<"
      || scalars.count > 1 && scalars[0] == "(" && ("0"..."9") ~= scalars[1]
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    guard let stream = fopen(path, "rb") else {
      let reason = String(cString: strerror(errno))
      throw Diagnostics([Diagnostic(message: "cannot read the file: \(reason)", path: path)])
    }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, stream), count > 0 {
      bytes += chunk[..<count]
    }
    guard (try? UTF8Span(validating: bytes.span)) != nil else {
      throw Diagnostics([Diagnostic(message: "the file is not UTF-8: save it as UTF-8", path: path)]
      )
    }
    return bytes
  }
}

/// A line of a LIWC dictionary.
private struct Line {
  let number: Int
  let indent: Int
  let words: [Located<String>]
  private let file: SourceFile

  init(_ text: String, number: Int, of file: SourceFile) {
    self.number = number
    self.file = file
    var words: [Located<String>] = []
    var word = ""
    var column = 0
    for scalar in text.unicodeScalars {
      column += 1
      if scalar.properties.isWhitespace {
        Self.end(&word, column, number, file, &words)
      } else {
        word.unicodeScalars.append(scalar)
      }
    }
    Self.end(&word, column + 1, number, file, &words)
    self.words = words
    indent = text.utf8.prefix { $0 == 0x09 || $0 == 0x20 }.count
  }

  private static func end(
    _ word: inout String, _ column: Int, _ line: Int, _ file: SourceFile,
    _ words: inout [Located<String>]
  ) {
    let length = word.unicodeScalars.count
    if length == 0 { return }
    let node = Node(
      content: .scalar(word, style: .plain), mark: Mark(line: line, column: column - length),
      length: length, file: file)
    words.append(Located(word, at: node))
    word = ""
  }

  /// A text with the place of the line's first word.
  func located(_ text: String) -> Located<String> {
    var located = words[0]
    located.value = text
    return located
  }
}
