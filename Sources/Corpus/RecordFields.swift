/// The fields of one record of a table, as bytes in the table's encoding.
struct RecordFields {
  private let bytes: [UInt8]
  private var fields: [(range: Range<Int>, isQuoted: Bool)] = []
  /// Whether something stands between a closing quotation mark and the next delimiter.
  private(set) var isMalformed = false

  var count: Int { fields.count }

  init(_ bytes: [UInt8], delimiter: UInt8) {
    self.bytes = bytes
    let quote = UInt8(ascii: "\"")
    var index = 0
    while true {
      if index < bytes.count, bytes[index] == quote {
        let start = index + 1
        index = start
        while index < bytes.count {
          if bytes[index] != quote {
            index += 1
          } else if index + 1 < bytes.count, bytes[index + 1] == quote {
            index += 2
          } else {
            break
          }
        }
        fields.append((start..<index, true))
        index += 1
        if index < bytes.count, bytes[index] != delimiter { isMalformed = true }
        while index < bytes.count, bytes[index] != delimiter { index += 1 }
      } else {
        let start = index
        while index < bytes.count, bytes[index] != delimiter { index += 1 }
        fields.append((start..<index, false))
      }
      guard index < bytes.count else { return }
      index += 1
    }
  }

  /// A field without its quotation marks; doubled ones inside become single.
  subscript(index: Int) -> [UInt8] {
    let (range, isQuoted) = fields[index]
    guard isQuoted, bytes[range].contains(UInt8(ascii: "\"")) else { return Array(bytes[range]) }
    var field: [UInt8] = []
    field.reserveCapacity(range.count)
    var skips = false
    for byte in bytes[range] {
      skips = byte == UInt8(ascii: "\"") && !skips
      if !skips { field.append(byte) }
    }
    return field
  }
}
