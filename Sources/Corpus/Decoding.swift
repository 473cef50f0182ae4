/// Tells the encoding of a text and turns it into UTF-8 with line feeds.
///
/// Well-formed UTF-8 is UTF-8; a byte order mark tells UTF-16; all else must be GB18030 to the last
/// byte. No byte is ever replaced or dropped.
enum Decoding {
  enum Encoding: String, Sendable {
    case utf8 = "UTF-8"
    case utf8WithMark = "UTF-8 with BOM"
    case gb18030 = "GB18030"
    case utf16Little = "UTF-16LE"
    case utf16Big = "UTF-16BE"
  }

  /// - Throws: where the bytes are no text of a known encoding, with the byte.
  static func decode(
    _ bytes: [UInt8], path: String
  ) throws(CorpusError) -> (utf8: [UInt8], encoding: Encoding) {
    let encoding = try encoding(of: bytes, path: path)
    var utf8: [UInt8]
    switch encoding {
    case .utf8: utf8 = bytes
    case .utf8WithMark: utf8 = Array(bytes.dropFirst(3))
    case .utf16Little, .utf16Big:
      utf8 = try UTF16Decoding.decode(bytes, isBig: encoding == .utf16Big, path: path)
    case .gb18030:
      utf8 = try GB18030.decode(bytes, path: path)
      // The mark has four bytes in GB18030.
      if utf8.starts(with: mark) { utf8.removeFirst(mark.count) }
    }
    try refuseBinary(utf8, path: path)
    return (foldingLineEnds(utf8), encoding)
  }

  private static let mark: [UInt8] = [0xef, 0xbb, 0xbf]

  private static func encoding(
    of bytes: [UInt8], path: String
  ) throws(CorpusError) -> Encoding {
    if bytes.starts(with: [0xff, 0xfe]) { return .utf16Little }
    if bytes.starts(with: [0xfe, 0xff]) { return .utf16Big }
    if let format = BinaryFormat.of(bytes) {
      throw CorpusError(
        path: path, message: "it is not a text but \(format)", hint: "save it as a text file")
    }
    if let byte = bytes.firstIndex(of: 0) {
      throw CorpusError(path: path, message: "it is not a text: byte \(byte) is zero")
    }
    let hasMark = bytes.starts(with: mark)
    guard let bad = firstBadByte(bytes) else { return hasMark ? .utf8WithMark : .utf8 }
    if hasMark || isDamagedUTF8(bytes) {
      throw CorpusError(
        path: path, message: "byte \(bad) is not UTF-8, though the rest of the text is",
        hint: "the file is damaged or cut off; save it as UTF-8 again")
    }
    return .gb18030
  }

  /// The offset of the first byte that makes the bytes no UTF-8.
  static func firstBadByte(_ bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// Whether most of it reads as Chinese in UTF-8. Bytes of GB18030 hardly ever do, but a damaged
  /// UTF-8 text often passes for GB18030, and would be read as gibberish.
  static func isDamagedUTF8(_ bytes: [UInt8]) -> Bool {
    var replaced = 0
    var chinese = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0xfffd: replaced += 1
      case 0x3000...0x303f, 0x4e00...0x9fff, 0xff00...0xffef: chinese += 1
      default: break
      }
    }
    return chinese >= 2 * replaced
  }

  /// Texts have hardly any control characters but tabs and line ends.
  private static func refuseBinary(_ utf8: [UInt8], path: String) throws(CorpusError) {
    var controls = 0
    for byte in utf8 where byte < 0x20 || byte == 0x7f {
      if byte == 0 {
        throw CorpusError(path: path, message: "it is not a text: it contains U+0000")
      }
      if !(0x09...0x0d).contains(byte) { controls += 1 }
    }
    if controls * 100 > utf8.count {
      throw CorpusError(
        path: path, message: "it is not a text: \(controls) of its bytes are control characters")
    }
  }

  private static func foldingLineEnds(_ utf8: [UInt8]) -> [UInt8] {
    guard let first = utf8.firstIndex(of: 0x0d) else { return utf8 }
    var folded: [UInt8] = []
    folded.reserveCapacity(utf8.count)
    folded.append(contentsOf: utf8[..<first])
    var index = first
    while index < utf8.count {
      if utf8[index] == 0x0d {
        folded.append(0x0a)
        if index + 1 < utf8.count, utf8[index + 1] == 0x0a { index += 1 }
      } else {
        folded.append(utf8[index])
      }
      index += 1
    }
    return folded
  }
}
