internal import GRDB
internal import LecternKit

/// How many speeches a run came upon, by what it did with them.
public struct RunTotals: Sendable, Equatable {
  public var analysed = 0
  public var unchanged = 0
  public var failed = 0
  public var removed = 0
}

extension StoreReader {
  public func run(_ id: Int64) throws -> StoredRun? {
    try runs(limit: .max).first { $0.id == id }
  }

  public func totals(of run: Int64) throws -> RunTotals {
    var totals = RunTotals()
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT status, count(*) AS speeches FROM run_speeches WHERE run = ? GROUP BY status",
      arguments: [run])
    for row in rows {
      switch SpeechOutcome.Status(rawValue: row["status"]) {
      case .ok: totals.analysed = row["speeches"]
      case .unchanged: totals.unchanged = row["speeches"]
      case .removed: totals.removed = row["speeches"]
      case .failed: totals.failed = row["speeches"]
      case nil: break
      }
    }
    return totals
  }

  /// How many records each layer had after a run, and under `speeches` how many speeches there were.
  /// One that failed counts with nothing.
  public func counts(after run: Int64) throws -> [String: Int] {
    let last = """
      WITH last AS (
        SELECT counts FROM run_speeches r
        WHERE status <> 'unchanged' AND status = 'ok' AND run = (
          SELECT max(run) FROM run_speeches
          WHERE speech = r.speech AND run <= ? AND status <> 'unchanged'))
      """
    let rows = try Row.fetchAll(
      database,
      sql: """
        \(last) SELECT key, sum(value) AS total FROM last, json_each(counts) GROUP BY key
        UNION ALL SELECT 'speeches', count(*) FROM last
        """, arguments: [run])
    return Dictionary(rows.map { ($0["key"], $0["total"]) }, uniquingKeysWith: +)
  }

  /// The outcomes of the speeches that failed when they were last tried.
  public func failedSpeeches() throws -> [SpeechOutcome] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT * FROM run_speeches r
        WHERE status <> 'unchanged' AND status = 'failed' AND run = (
          SELECT max(run) FROM run_speeches WHERE speech = r.speech AND status <> 'unchanged')
        ORDER BY speech
        """
    ).map(SpeechOutcome.init)
  }

  /// The last run before another one, of those that came to their end.
  public func runBefore(_ run: Int64) throws -> Int64? {
    try runs(limit: .max).first { other in
      other.id < run && (other.status == .finished || other.status == .failed)
    }?.id
  }
}
