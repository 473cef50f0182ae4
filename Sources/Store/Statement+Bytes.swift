internal import GRDB
internal import GRDBSQLite

/// Texts as bytes with their length. GRDB hands texts over as C strings, which end at a NUL: a
/// speech decoded from a damaged file may hold one.
extension Statement {
  /// False where SQLite refuses: a text of more than a thousand million bytes.
  @discardableResult
  func bind(text: ArraySlice<UInt8>, at position: CInt) -> Bool {
    // SQLite takes its own copy: "transient" is -1 as a function pointer, a macro Swift cannot read.
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    return text.withUnsafeBytes { buffer in
      // An empty buffer may have no address, and no address would be NULL.
      guard let base = buffer.baseAddress, let count = CInt(exactly: buffer.count) else {
        return sqlite3_bind_text(sqliteStatement, position, "", 0, transient) == SQLITE_OK
      }
      let characters = base.assumingMemoryBound(to: CChar.self)
      return sqlite3_bind_text(sqliteStatement, position, characters, count, transient) == SQLITE_OK
    }
  }

  @discardableResult
  func bind(text: String?, at position: CInt) -> Bool {
    guard let text else { return sqlite3_bind_null(sqliteStatement, position) == SQLITE_OK }
    return bind(text: Array(text.utf8)[...], at: position)
  }

  func bind(integer: Int64, at position: CInt) {
    sqlite3_bind_int64(sqliteStatement, position, integer)
  }

  /// The text in a column of the row the statement stands at; empty where there is none.
  func text(at column: CInt) -> [UInt8] {
    guard let base = sqlite3_column_text(sqliteStatement, column) else { return [] }
    let count = Int(sqlite3_column_bytes(sqliteStatement, column))
    return Array(UnsafeBufferPointer(start: base, count: count))
  }

  func string(at column: CInt) -> String { String(decoding: text(at: column), as: UTF8.self) }

  func integer(at column: CInt) -> Int { Int(sqlite3_column_int64(sqliteStatement, column)) }

  func number(at column: CInt) -> Double { sqlite3_column_double(sqliteStatement, column) }

  func isNull(at column: CInt) -> Bool {
    sqlite3_column_type(sqliteStatement, column) == SQLITE_NULL
  }
}
