/// One pass over a table's file: where the records stand, and the encoding.
struct TableScan {
  let records: [RecordScanner.Record]
  let encoding: Decoding.Encoding

  init(
    _ file: borrowing OpenFile, shown: String, delimiter: UInt8
  ) throws(CorpusError) {
    let opening = try file.read(0..<4)
    try Self.refuseOther(opening, shown: shown)
    let hasMark = opening.starts(with: [0xef, 0xbb, 0xbf])
    let start = hasMark ? 3 : 0
    var scanner = RecordScanner(delimiter: delimiter, offset: start)
    var offset = start
    var piece: [UInt8] = []
    while true {
      try file.read(at: offset, count: 1 << 18, into: &piece)
      if piece.isEmpty { break }
      if let zero = piece.firstIndex(of: 0) {
        throw CorpusError(
          path: shown, message: "it is not a table of text: byte \(offset + zero) is zero")
      }
      scanner.feed(piece)
      offset += piece.count
    }
    if let line = scanner.finish() {
      throw CorpusError(
        path: shown, line: line, message: "a quoted field that begins here is not closed",
        hint: "double the quotation marks inside a field")
    }
    records = scanner.records
    encoding = hasMark ? .utf8WithMark : try Self.encoding(file, records)
  }

  /// A table is UTF-8 where most of its records with other than ASCII are: one damaged row must not
  /// turn all others into gibberish.
  private static func encoding(
    _ file: borrowing OpenFile, _ records: [RecordScanner.Record]
  ) throws(CorpusError) -> Decoding.Encoding {
    var balance = 0
    var bytes: [UInt8] = []
    for record in records {
      try file.read(at: record.range.lowerBound, count: record.range.count, into: &bytes)
      guard bytes.contains(where: { $0 >= 0x80 }) else { continue }
      let isUTF8 = Decoding.firstBadByte(bytes) == nil || Decoding.isDamagedUTF8(bytes)
      balance += isUTF8 ? 1 : -1
    }
    return balance >= 0 ? .utf8 : .gb18030
  }

  private static func refuseOther(_ opening: [UInt8], shown: String) throws(CorpusError) {
    if let format = BinaryFormat.of(opening) {
      throw CorpusError(path: shown, message: "it is not a table of text but \(format)")
    }
    if opening.starts(with: [0xff, 0xfe]) || opening.starts(with: [0xfe, 0xff]) {
      throw CorpusError(
        path: shown, message: "the table is UTF-16", hint: "save it as UTF-8")
    }
  }
}
