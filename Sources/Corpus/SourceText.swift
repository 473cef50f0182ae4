public import LecternKit

/// The text of one speech as it was read.
public struct SourceText: Sendable {
  /// Given by front matter, sidecar or column; else that of the source.
  public var id: String
  public var path: String
  public var row: Int?
  /// Its text in well-formed UTF-8, without a byte order mark, CRLF and CR folded to LF.
  public var utf8: [UInt8]
  /// Of the raw bytes of the file, or of the text of a table's cell, in hexadecimal digits.
  public var sha256: String
  /// `UTF-8`, `UTF-8 with BOM`, `GB18030`, `UTF-16LE` or `UTF-16BE`.
  public var encoding: String
  /// The workflow's, completed by the file's own; not by the opening lines.
  public var metadata: Metadata

  public init(
    id: String, path: String, row: Int? = nil, utf8: [UInt8], sha256: String, encoding: String,
    metadata: Metadata
  ) {
    self.id = id
    self.path = path
    self.row = row
    self.utf8 = utf8
    self.sha256 = sha256
    self.encoding = encoding
    self.metadata = metadata
  }

  public var text: String { String(decoding: utf8, as: UTF8.self) }
}
