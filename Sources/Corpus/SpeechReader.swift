internal import LecternKit

/// Makes a speech's text of a file's bytes or a row's cells.
enum SpeechReader {
  /// The largest text that is read, in bytes.
  static let largest = 64 << 20

  /// - Parameters:
  ///   - path: how messages show the file; its ending tells the format.
  ///   - sidecar: what a YAML file beside the text says.
  static func read(
    _ bytes: [UInt8], path: String, id: String, given: Metadata,
    sidecar: FileMetadata = FileMetadata()
  ) throws(CorpusError) -> SourceText {
    guard bytes.count <= largest else { throw tooLarge(path) }
    if case .unreadable(let ending) = FileFormat(path: path) {
      throw CorpusError(
        path: path, message: ".\(ending) files cannot be read", hint: "save it as a text file")
    }
    var (utf8, encoding) = try Decoding.decode(bytes, path: path)
    var own = FileMetadata()
    if FileFormat(path: path) == .markdown,
      let front = try FrontMatter.split(utf8, path: path)
    {
      own = try FileMetadata(yaml: front.yaml, path: path)
      utf8 = front.body
    }
    try refuseBlank(utf8, path: path, line: nil)
    return SourceText(
      id: own.id ?? sidecar.id ?? id, path: path, row: nil, utf8: utf8,
      sha256: Digest.sha256(bytes), encoding: encoding.rawValue,
      metadata: given.completed(by: own.metadata).completed(by: sidecar.metadata))
  }

  static func read(
    _ row: Table.Row, of table: Table, id: String, given: Metadata
  ) throws(CorpusError) -> SourceText {
    let cells = try table.read(row, try table.open())
    // The cell is UTF-8 by now: what is left is to fold line ends and to refuse what is no text.
    let utf8: [UInt8]
    do {
      utf8 = try Decoding.decode(Array((cells["text"] ?? "").utf8), path: table.shown).utf8
    } catch {
      throw error.at(line: row.line)
    }
    try refuseBlank(utf8, path: table.shown, line: row.line)
    let own = try FileMetadata(cells: cells, path: table.shown, line: row.line)
    return SourceText(
      id: own.id ?? id, path: table.shown, row: row.number, utf8: utf8,
      sha256: Digest.sha256(utf8), encoding: table.encoding.rawValue,
      metadata: given.completed(by: own.metadata))
  }

  static func tooLarge(_ path: String) -> CorpusError {
    CorpusError(path: path, message: "it is larger than \(largest >> 20) MiB")
  }

  private static func refuseBlank(
    _ utf8: [UInt8], path: String, line: Int?
  ) throws(CorpusError) {
    let isBlank = String(decoding: utf8, as: UTF8.self).unicodeScalars.allSatisfy {
      $0.isBlank || $0 == "\u{feff}" || $0 == "\u{200b}"
    }
    if isBlank { throw CorpusError(path: path, line: line, message: "there is no text in it") }
  }
}
