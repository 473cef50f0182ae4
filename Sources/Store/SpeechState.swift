internal import GRDB
internal import LecternKit

/// What is kept of a stored speech so that a later run can pass it over.
public struct SpeechState: Sendable, Equatable {
  public var path: String
  public var row: Int?
  /// Of the source, as ``SpeechResult/sha256``.
  public var sha256: String
  /// See ``SpeechResult/fingerprint`` and ``SpeechResult/given``.
  public var fingerprint: String
  public var given: String
}

extension StoreReader {
  /// The state of a stored speech; one that an earlier Lectern wrote has none.
  public func state(of id: String) throws -> SpeechState? {
    let statement = try database.cachedStatement(
      sql: """
        SELECT s.path, s.row, s.sha256, t.fingerprint, t.given
        FROM speeches s JOIN states t ON t.speech = s.rowid WHERE s.id = ?
        """)
    var state: SpeechState?
    try statement.forEachRow([id]) { row in
      state = SpeechState(
        path: row.string(at: 0), row: row.isNull(at: 1) ? nil : row.integer(at: 1),
        sha256: row.string(at: 2), fingerprint: row.string(at: 3), given: row.string(at: 4))
    }
    return state
  }

  /// How many records the store holds, by layer.
  public func totals() throws -> [String: Int] {
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT key, sum(value) AS total FROM states, json_each(counts) GROUP BY key")
    return Dictionary(rows.map { ($0["key"], $0["total"]) }, uniquingKeysWith: +)
  }

  /// The stored speeches that a run did not come upon.
  public func speeches(
    unseenBy run: Int64, _ body: (_ id: String, _ path: String, _ row: Int?) throws -> Void
  ) throws {
    let statement = try database.makeStatement(
      sql: """
        SELECT id, path, row FROM speeches WHERE NOT EXISTS
          (SELECT 1 FROM run_speeches r WHERE r.run = ? AND r.speech = id)
        ORDER BY id
        """)
    try statement.forEachRow([run]) { row in
      try body(
        row.string(at: 0), row.string(at: 1), row.isNull(at: 2) ? nil : row.integer(at: 2))
    }
  }

  /// The steps that run again for every speech when the store is opened for `layers`.
  public func stepsForgotten(for layers: [LayerDescription]) -> Set<String> {
    LayerRegistry.forgotten(self.layers, layers)
  }
}
