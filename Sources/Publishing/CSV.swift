/// Rows of RFC 4180: commas, CRLF, quotation marks where they are needed.
package enum CSV {
  /// Excel takes a file without it for one in the computer's own encoding.
  package static let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]

  package enum Cell: Equatable {
    case empty
    /// Words: what a spreadsheet would take for a formula is escaped.
    case text(String)
    /// Digits, written as they are.
    case number(String)
  }

  package static func row(_ cells: [Cell]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      switch cell {
      case .empty: break
      case .text(let text): append(text, to: &bytes)
      case .number(let digits): bytes += digits.utf8
      }
    }
    bytes += [0x0d, 0x0a]
    return bytes
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    let isFormula = text.utf8.first.map(opensFormula) ?? false
    guard text.utf8.contains(where: needsQuotes) else {
      if isFormula { bytes.append(UInt8(ascii: "'")) }
      bytes += text.utf8
      return
    }
    bytes.append(UInt8(ascii: "\""))
    if isFormula { bytes.append(UInt8(ascii: "'")) }
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func opensFormula(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0d:
      true
    default: false
    }
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "\""), 0x0a, 0x0d: true
    default: false
    }
  }
}
