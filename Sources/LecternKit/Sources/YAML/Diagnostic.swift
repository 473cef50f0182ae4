/// One mistake in a file: what is wrong, where, and what may have been meant.
public struct Diagnostic: Error, Sendable, Hashable {
  public enum Severity: String, Sendable {
    case error, warning
  }

  public var severity: Severity
  public var message: String
  /// The file as messages show it.
  public var path: String?
  public var mark: Mark?
  /// How many Unicode scalars to underline, from the mark on; at least one.
  public var length: Int
  /// The line at the mark; without it no line and no carets are shown.
  public var sourceLine: String?
  /// Stands after the carets: `did you mean 'theme-counter'?`
  public var hint: String?
  /// Lines below, each after a `=`: `available: segmenter, theme-counter`
  public var notes: [String]

  public init(
    severity: Severity = .error, message: String, path: String? = nil, mark: Mark? = nil,
    length: Int = 1, sourceLine: String? = nil, hint: String? = nil, notes: [String] = []
  ) {
    self.severity = severity
    self.message = message
    self.path = path
    self.mark = mark
    self.length = max(length, 1)
    self.sourceLine = sourceLine
    self.hint = hint
    self.notes = notes
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The message as a terminal shows it, several lines without a line break at the end.
  ///
  ///     error: unknown analyzer 'them-counter'
  ///       --> Workflows/nightly.yaml:12:7
  ///        |
  ///     12 |     - them-counter
  ///        |       ^^^^^^^^^^^^ did you mean 'theme-counter'?
  ///        = available: segmenter, theme-counter
  ///
  /// Control characters are made visible, and of a very long line only the part around the mark
  /// is shown.
  public var description: String {
    let number = mark.map { String($0.line) } ?? " "
    let gutter = String(repeating: " ", count: number.utf8.count)
    var lines = ["\(severity.rawValue): \(TerminalText.visible(message))"]
    if let path {
      let place = mark.map { ":\($0.line):\($0.column)" } ?? ""
      lines.append("\(gutter)--> \(TerminalText.visible(path))\(place)")
    }
    var remarks = notes
    if let mark, let sourceLine {
      let excerpt = Excerpt(of: sourceLine, column: mark.column, length: length)
      let tail = hint.map { " " + TerminalText.visible($0) } ?? ""
      lines.append("\(gutter) |")
      lines.append(excerpt.text.isEmpty ? "\(number) |" : "\(number) | \(excerpt.text)")
      lines.append("\(gutter) | \(excerpt.padding)\(excerpt.carets)\(tail)")
    } else if let hint {
      remarks.insert(hint, at: 0)
    }
    lines += remarks.map { "\(gutter) = \(TerminalText.visible($0))" }
    return lines.joined(separator: "\n")
  }
}

/// All the mistakes that were found at once, in the order of their places.
public struct Diagnostics: Error, Sendable, Equatable, CustomStringConvertible {
  public var all: [Diagnostic]

  public init(_ all: [Diagnostic]) {
    self.all = all
  }

  /// The messages one after another, with an empty line between them.
  public var description: String {
    all.map(\.description).joined(separator: "\n\n")
  }
}
