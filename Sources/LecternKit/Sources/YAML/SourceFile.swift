/// A place in a text: line and column count from 1, the column in Unicode scalars.
///
/// A byte order mark at the start of the file is not counted.
public struct Mark: Sendable, Hashable, Comparable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (left: Mark, right: Mark) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// The bytes of a text file and the path under which messages show it.
///
/// Copies share one storage, so that every node can carry its file.
public struct SourceFile: Sendable {
  private final class Storage: Sendable {
    let path: String
    let bytes: [UInt8]
    let lines: LineTable

    init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
      lines = LineTable(of: bytes)
    }
  }

  /// A line longer than this, in bytes, is not shown: nobody reads it.
  private static let longestShownLine = 20_000

  private let storage: Storage

  /// Takes the contents of a file; a byte order mark at the start is dropped.
  public init(path: String, bytes: [UInt8]) {
    let mark = LineTable.byteOrderMark
    let hasMark = bytes.starts(with: mark)
    storage = Storage(path: path, bytes: hasMark ? Array(bytes.dropFirst(mark.count)) : bytes)
  }

  /// The path as messages show it.
  public var path: String { storage.path }

  /// The contents without a byte order mark.
  public var bytes: [UInt8] { storage.bytes }

  /// The text of a line, counted from 1, without its line break.
  ///
  /// Bytes that are not UTF-8 become U+FFFD. Returns nil for a line that the file does not have.
  public func line(_ number: Int) -> String? {
    range(ofLine: number).map { String(decoding: storage.bytes[$0], as: UTF8.self) }
  }

  private func range(ofLine number: Int) -> Range<Int>? {
    storage.lines.range(ofLine: number, in: storage.bytes)
  }

  /// The first line that begins with these bytes, counted from 1.
  func firstLine(startingWith prefix: [UInt8]) -> Int? {
    let bytes = storage.bytes
    return storage.lines.starts.firstIndex { bytes[$0...].starts(with: prefix) }.map { $0 + 1 }
  }

  /// The offset of the first byte order mark within `bytes`.
  var innerByteOrderMark: Int? { storage.lines.innerByteOrderMark }

  /// The place of the byte at an offset into `bytes`.
  public func mark(atByte offset: Int) -> Mark {
    let offset = min(max(offset, 0), storage.bytes.count)
    let line = storage.lines.line(ofByte: offset)
    let start = storage.lines.starts[line - 1]
    let before = String(decoding: storage.bytes[start..<offset], as: UTF8.self)
    return Mark(line: line, column: before.unicodeScalars.count + 1)
  }

  /// An error that points at a place of the file, and carries the line that stands there.
  ///
  /// - Parameter length: how many Unicode scalars to underline, at least one.
  public func error(
    _ message: String, at mark: Mark, length: Int = 1, hint: String? = nil, notes: [String] = []
  ) -> Diagnostic {
    let isShown = (range(ofLine: mark.line)?.count ?? 0) <= SourceFile.longestShownLine
    return Diagnostic(
      message: message, path: path, mark: mark, length: length,
      sourceLine: isShown ? line(mark.line) : nil, hint: hint, notes: notes)
  }
}
