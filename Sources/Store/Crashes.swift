internal import GRDB

/// A source in hand when a process went down.
public struct Crash: Sendable, Equatable {
  /// Of all that could make it end otherwise: the text, the plugins, their limits.
  public var fingerprint: String
  /// How often it brought a process down; none where it was merely in hand when a run was killed.
  public var deaths: Int
  public var reason: String

  public init(fingerprint: String, deaths: Int, reason: String) {
    self.fingerprint = fingerprint
    self.deaths = deaths
    self.reason = reason
  }
}

extension SpeechStore {
  /// Notes a crash of a source in place of the one before.
  public func note(_ crash: Crash, of source: String) throws(StoreError) {
    try guarded {
      try database.write { db in
        try db.execute(
          sql: "REPLACE INTO crashes VALUES (?, ?, ?, ?)",
          arguments: [source, crash.fingerprint, crash.deaths, crash.reason])
      }
    }
  }

  public func forgetCrash(of source: String) throws(StoreError) {
    try guarded {
      try database.write { db in
        try db.execute(sql: "DELETE FROM crashes WHERE source = ?", arguments: [source])
      }
    }
  }
}

extension StoreReader {
  /// The crashes by source: few, if any.
  public func crashes() throws -> [String: Crash] {
    let rows = try Row.fetchAll(database, sql: "SELECT * FROM crashes")
    return Dictionary(
      rows.map { row in
        (
          row["source"],
          Crash(fingerprint: row["fingerprint"], deaths: row["deaths"], reason: row["reason"])
        )
      }, uniquingKeysWith: { $1 })
  }
}
