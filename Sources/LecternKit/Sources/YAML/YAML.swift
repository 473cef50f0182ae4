/// Reads YAML files into nodes that know their places.
///
/// One document a file. Keys must be texts and differ from each other; merge keys (`<<`) and tags
/// other than `!!str` are refused; `yes`, `on` and the like stay texts until a `Bool` is asked for.
/// Size, depth and the expansion of aliases are bounded, so that no file takes long.
public enum YAML {
  /// The largest file that is read, in bytes.
  public static let largestFile = 64 << 20
  /// How deep lists and mappings may stand in each other.
  public static let deepest = 64
  /// The most values a file may hold, those of aliases counted wherever they are used.
  public static let mostNodes = 1_000_000

  /// Parses the contents of a file.
  ///
  /// - Parameter path: the path that messages and nodes show.
  /// - Throws: all duplicate keys, and the first mistake of syntax.
  public static func parse(_ bytes: [UInt8], path: String) throws(Diagnostics) -> Node {
    guard bytes.count <= largestFile else { throw .tooLarge(path: path) }
    let file = SourceFile(path: path, bytes: bytes)
    try requireUTF8(file)
    try refuseInnerByteOrderMark(file)
    try refuseTagDirectives(file)
    var parser = NodeParser(file: file)
    return try parser.parse()
  }

  /// Reads and parses a file.
  ///
  /// - Parameter name: the path that messages show, if it is not the one to open.
  public static func load(
    path: String, shownAs name: String? = nil
  ) throws(Diagnostics) -> Node {
    let name = name ?? path
    let bytes: [UInt8]
    do {
      bytes = try FileReader.read(path, upTo: largestFile + 1)
    } catch {
      throw Diagnostics([Diagnostic(message: "cannot read the file: \(error.reason)", path: name)])
    }
    return try parse(bytes, path: name)
  }

  private static func requireUTF8(_ file: SourceFile) throws(Diagnostics) {
    let bytes = file.bytes
    let badByte: Int
    do {
      _ = try UTF8Span(validating: bytes.span)
      return
    } catch {
      badByte = error.byteOffsets.lowerBound
    }
    let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    let value = String(bytes[badByte], radix: 16, uppercase: true)
    let hint = isUTF16 ? "it is UTF-16: save it as UTF-8" : "save the file as UTF-8"
    throw Diagnostics([
      file.error(
        "the file is not UTF-8: byte 0x\(value)", at: file.mark(atByte: badByte), hint: hint)
    ])
  }

  /// libyaml skips one at the start of a line, and the columns would be wrong.
  private static func refuseInnerByteOrderMark(_ file: SourceFile) throws(Diagnostics) {
    guard let offset = file.innerByteOrderMark else { return }
    throw Diagnostics([
      file.error(
        "a byte order mark (U+FEFF) stands inside the file", at: file.mark(atByte: offset))
    ])
  }

  /// libyaml compares each `%TAG` line with all before it, so that many of them take hours.
  private static func refuseTagDirectives(_ file: SourceFile) throws(Diagnostics) {
    let directive = "%TAG"
    guard let line = file.firstLine(startingWith: Array(directive.utf8)) else { return }
    throw Diagnostics([
      file.error(
        "tags are not supported, found '\(directive)'", at: Mark(line: line, column: 1),
        length: directive.utf8.count)
    ])
  }
}

extension Diagnostics {
  fileprivate static func tooLarge(path: String) -> Diagnostics {
    let most = YAML.largestFile >> 20
    return Diagnostics([
      Diagnostic(message: "the file is larger than \(most) MiB", path: path)
    ])
  }
}
