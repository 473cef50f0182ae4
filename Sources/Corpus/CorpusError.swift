/// Why a speech cannot be read, or found at all: a sentence that a reader can act on.
public struct CorpusError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file, pattern or table as people wrote it.
  public var path: String
  /// The line of the file, from 1.
  public var line: Int?
  public var message: String
  /// What may have been meant, or what to do.
  public var hint: String?

  public init(path: String, line: Int? = nil, message: String, hint: String? = nil) {
    self.path = path
    self.line = line
    self.message = message
    self.hint = hint
  }

  /// The same at a line that its finder could not know.
  func at(line: Int) -> CorpusError {
    CorpusError(path: path, line: line, message: message, hint: hint)
  }

  /// `reports.csv:17: a quoted field is not closed (close it with ")`
  public var description: String {
    let place = line.map { "\(path):\($0)" } ?? path
    return "\(place): \(message)" + (hint.map { " (\($0))" } ?? "")
  }
}

/// Everything that keeps a corpus from being listed.
public struct CorpusErrors: Error, Sendable, Equatable, CustomStringConvertible {
  public var all: [CorpusError]

  public init(_ all: [CorpusError]) { self.all = all }

  /// One line each.
  public var description: String { all.map(\.description).joined(separator: "\n") }
}
