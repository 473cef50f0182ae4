internal import Foundation
internal import GRDB
public import LecternKit

/// How a run went for one speech.
public struct SpeechOutcome: Sendable, Equatable {
  public enum Status: String, Sendable {
    case ok, failed, unchanged, removed
  }

  public var speech: String
  public var status: Status
  /// Why it failed.
  public var reason: String?
  /// Records by layer; zeros are kept, so that they are seen.
  public var counts: Fields
  /// Digests of what the steps made.
  public var outputs: Fields
  public var seconds: Double
  /// Where it was read from.
  public var path: String?
  /// Seconds by step, of those that ran.
  public var steps: Fields

  public init(
    speech: String, status: Status, reason: String? = nil, counts: Fields = Fields(),
    outputs: Fields = Fields(), seconds: Double = 0, path: String? = nil, steps: Fields = Fields()
  ) {
    self.speech = speech
    self.status = status
    self.reason = reason
    self.counts = counts
    self.outputs = outputs
    self.seconds = seconds
    self.path = path
    self.steps = steps
  }
}

/// One run of a workflow as the store remembers it.
public struct StoredRun: Sendable, Equatable {
  public enum Status: String, Sendable {
    /// Alive, or ended without a word: the next run marks it as `killed`.
    case running
    case finished
    /// Some speeches failed, or the results are not what the workflow expects.
    case failed
    /// Ended early: a step with `on-error: stop`, or a signal.
    case stopped
    case killed
  }

  public var id: Int64
  public var workflow: String
  /// Lectern's version.
  public var version: String
  /// Times of ISO 8601 in UTC.
  public var started: String
  public var finished: String?
  public var status: Status
  public var jobs: Int
  /// Speeches that the run looked at, and those of them that failed.
  public var speeches: Int
  public var failed: Int
}

extension SpeechStore {
  /// Opens a run; those that never ended are marked as killed.
  public func beginRun(
    workflow: String, jobs: Int, version: String
  ) throws(StoreError) -> Int64 {
    try guarded {
      try database.write { db in
        try db.execute(sql: "UPDATE runs SET status = 'killed' WHERE status = 'running'")
        try db.execute(
          sql: """
            INSERT INTO runs (workflow, version, started, status, jobs)
            VALUES (?, ?, ?, 'running', ?)
            """,
          arguments: [workflow, version, Self.now(), jobs])
        return db.lastInsertedRowID
      }
    }
  }

  /// Closes a run and counts what was noted of it.
  public func finishRun(_ run: Int64, status: StoredRun.Status) throws(StoreError) {
    try guarded {
      try database.write { db in
        try db.execute(
          sql: """
            UPDATE runs SET finished = ?1, status = ?2,
              speeches = (SELECT count(*) FROM run_speeches WHERE run = ?3),
              failed = (SELECT count(*) FROM run_speeches WHERE run = ?3 AND status = 'failed')
            WHERE id = ?3
            """,
          arguments: [Self.now(), status.rawValue, run])
      }
    }
  }

  /// Notes outcomes that change nothing in the store: failed and unchanged speeches.
  public func note(_ outcomes: [SpeechOutcome], run: Int64) throws(StoreError) {
    try guarded {
      try database.write { db in for outcome in outcomes { try Self.note(outcome, run: run, db) } }
    }
  }

  static func note(_ outcome: SpeechOutcome, run: Int64, _ db: Database) throws {
    try db.cachedStatement(sql: "REPLACE INTO run_speeches VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .execute(arguments: [
        run, outcome.speech, outcome.status.rawValue, outcome.reason,
        Value.object(outcome.counts).json, Value.object(outcome.outputs).json, outcome.seconds,
        outcome.path, Value.object(outcome.steps).json,
      ])
  }

  static func now() -> String { Date().ISO8601Format() }
}

extension StoreReader {
  /// The latest runs, newest first.
  public func runs(limit: Int = 100) throws -> [StoredRun] {
    try Row.fetchAll(
      database, sql: "SELECT * FROM runs WHERE NOT pruned ORDER BY id DESC LIMIT ?",
      arguments: [limit]
    ).map { row in
      StoredRun(
        id: row["id"], workflow: row["workflow"], version: row["version"],
        started: row["started"], finished: row["finished"],
        status: StoredRun.Status(rawValue: row["status"]) ?? .killed, jobs: row["jobs"],
        speeches: row["speeches"], failed: row["failed"])
    }
  }

  /// The outcomes of a run by the speeches' ids. An unchanged speech has the counts that it has now.
  public func outcomes(
    of run: Int64, status: SpeechOutcome.Status? = nil,
    _ body: (SpeechOutcome) throws -> Void
  ) throws {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT r.*, IIF(r.status = 'unchanged', t.counts, NULL) AS standing FROM run_speeches r
        LEFT JOIN speeches s ON s.id = r.speech LEFT JOIN states t ON t.speech = s.rowid
        WHERE r.run = ?1 AND (?2 IS NULL OR r.status = ?2) ORDER BY r.speech
        """,
      arguments: [run, status?.rawValue])
    while let row = try rows.next() {
      var outcome = try SpeechOutcome(row)
      if let standing: String = row["standing"] {
        outcome.counts = try JSONReader.read(standing).object ?? Fields()
      }
      try body(outcome)
    }
  }
}

extension SpeechOutcome {
  init(_ row: Row) throws {
    let counts: String = row["counts"]
    let outputs: String = row["outputs"]
    let steps: String = row["steps"]
    self.init(
      speech: row["speech"], status: Status(rawValue: row["status"]) ?? .failed,
      reason: row["reason"], counts: try JSONReader.read(counts).object ?? Fields(),
      outputs: try JSONReader.read(outputs).object ?? Fields(), seconds: row["seconds"],
      path: row["path"], steps: try JSONReader.read(steps).object ?? Fields())
  }
}
