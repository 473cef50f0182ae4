/// Finds where the records of a table stand, fed with its bytes piece by piece.
///
/// RFC 4180: a field may stand in quotation marks, and then holds delimiters, line ends and doubled
/// quotation marks. Lines end with LF, CRLF or CR. None of these bytes is ever part of a longer
/// character in UTF-8 or GB18030, so that the encoding does not matter here.
struct RecordScanner {
  struct Record {
    /// Without the line end.
    var range: Range<Int>
    /// The line it begins in, from 1.
    var line: Int
  }

  private enum State {
    case fieldStart, plain, quoted, quoteInQuoted
  }

  private(set) var records: [Record] = []
  private let delimiter: UInt8
  private var state = State.fieldStart
  private var offset: Int
  private var start: Int
  private var line = 1
  private var startLine = 1
  private var quoteLine = 1
  private var afterReturn = false

  /// - Parameter offset: where the first byte stands that will be fed.
  init(delimiter: UInt8, offset: Int) {
    self.delimiter = delimiter
    self.offset = offset
    start = offset
  }

  mutating func feed(_ bytes: [UInt8]) {
    for byte in bytes {
      switch byte {
      case 0x0a where afterReturn:
        // The second half of a CRLF: the record before it is closed already.
        if state != .quoted { start = offset + 1 }
      case 0x0a, 0x0d:
        line += 1
        if state != .quoted { close() }
      case UInt8(ascii: "\""):
        switch state {
        case .fieldStart, .quoteInQuoted:
          if state == .fieldStart { quoteLine = line }
          state = .quoted
        case .quoted: state = .quoteInQuoted
        case .plain: break
        }
      case delimiter:
        if state != .quoted { state = .fieldStart }
      default:
        if state != .quoted { state = .plain }
      }
      afterReturn = byte == 0x0d
      offset += 1
    }
  }

  /// Closes the last record, which may end without a line end.
  ///
  /// - Returns: the line where a field begins that is never closed.
  mutating func finish() -> Int? {
    if state == .quoted { return quoteLine }
    close()
    return nil
  }

  /// Empty lines are no records.
  private mutating func close() {
    if start < offset { records.append(Record(range: start..<offset, line: startLine)) }
    start = offset + 1
    startLine = line
    state = .fieldStart
  }
}
