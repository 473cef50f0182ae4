/// How far a list or a mapping reaches on its first line.
struct Extent {
  private let start: Mark
  private var end: Int

  init(of event: Event) {
    start = event.start
    end = event.start.column + 1
  }

  var length: Int { end - start.column }

  mutating func include(_ node: Node) {
    if node.mark.line == start.line { end = max(end, node.mark.column + node.length) }
  }

  /// Takes in the closing bracket; what has none ends with its last part.
  mutating func close(_ event: Event) {
    if event.start != event.end, event.end.line == start.line { end = event.end.column }
  }
}

extension Event {
  /// How many Unicode scalars a scalar takes on its first line.
  func lengthOnFirstLine(in file: SourceFile) -> Int {
    if start.line == end.line { return end.column - start.column }
    guard let line = file.line(start.line)?.unicodeScalars.dropFirst(start.column - 1) else {
      return 1
    }
    if case .scalar(_, .block) = kind { return line.prefix { $0 != " " }.count }
    return line.count
  }
}
