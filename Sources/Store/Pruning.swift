internal import GRDB

/// What pruning took out of a store.
public struct Pruned: Sendable, Equatable {
  public var runs = 0
  /// Rows of the history: a speech in a run.
  public var outcomes = 0
  /// Earlier states of a layer of a speech.
  public var layers = 0
}

extension SpeechStore {
  /// Forgets all but the latest runs, with what was kept to compare them by.
  ///
  /// The last outcome of each speech stays, whichever run it is of: the runs that are left are
  /// compared with it. So does the row of a run that something stored still refers to, hidden from
  /// the list.
  public func prune(keeping count: Int) throws(StoreError) -> Pruned {
    try guarded {
      try database.write { db in
        let kept = try Int64.fetchAll(
          db, sql: "SELECT id FROM runs WHERE NOT pruned ORDER BY id DESC LIMIT ?",
          arguments: [max(1, count)])
        var pruned = Pruned()
        guard let oldest = kept.last else { return pruned }
        func change(_ sql: String) throws -> Int {
          try db.execute(sql: sql, arguments: ["oldest": oldest])
          return db.changesCount
        }
        pruned.outcomes += try change(
          """
          DELETE FROM run_speeches AS r WHERE run < :oldest AND (status = 'unchanged' OR EXISTS (
            SELECT 1 FROM run_speeches later WHERE later.speech = r.speech
              AND later.run > r.run AND later.run <= :oldest AND later.status <> 'unchanged'))
          """)
        // A speech that was removed and has no other outcome is as one that never was.
        pruned.outcomes += try change(
          "DELETE FROM run_speeches WHERE run < :oldest AND status = 'removed'")
        pruned.layers = try change("DELETE FROM kept WHERE until <= :oldest")
        pruned.runs = try change(
          "UPDATE runs SET pruned = 1 WHERE id < :oldest AND NOT pruned")
        _ = try change(
          """
          DELETE FROM runs WHERE id < :oldest AND id NOT IN (SELECT run FROM run_speeches)
            AND id NOT IN (SELECT run FROM speeches)
          """)
        return pruned
      }
    }
  }
}
