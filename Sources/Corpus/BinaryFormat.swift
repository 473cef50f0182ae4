/// Files that are often taken for texts, told by their first bytes.
enum BinaryFormat {
  private static let signatures: [(bytes: [UInt8], name: String)] = [
    (Array("%PDF-".utf8), "a PDF"),
    ([0x50, 0x4b, 0x03, 0x04], "a ZIP archive, as .docx and .xlsx files are"),
    ([0xd0, 0xcf, 0x11, 0xe0], "an old Office document, as .doc and .xls files are"),
    (Array("{\\rtf".utf8), "an RTF document"),
    ([0x89, 0x50, 0x4e, 0x47], "a PNG picture"),
    ([0xff, 0xd8, 0xff], "a JPEG picture"),
    ([0x1f, 0x8b], "a gzip archive"),
  ]

  static func of(_ bytes: [UInt8]) -> String? {
    signatures.first { bytes.starts(with: $0.bytes) }?.name
  }
}
