internal import GRDB
internal import Glibc

/// What tells whether an output still shows the store as it is: the run that last changed each part
/// of the store, and the run that each file was written by.
enum PublicationRecord {
  /// Stands for the list of layers beside the layers' own names.
  static let layerList = "layers"
  static let speeches = "speeches"

  /// Notes a change before any run: the next one makes it known.
  static func touch(_ name: String, _ db: Database) throws {
    try db.execute(
      sql: "REPLACE INTO touched SELECT ?, coalesce(max(id), 0) + 1 FROM runs",
      arguments: [name])
  }

  static func touch(_ name: String, run: Int64, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO touched VALUES (?, ?)
        ON CONFLICT (name) DO UPDATE SET run = excluded.run WHERE run <> excluded.run
        """
    ).execute(arguments: [name, run])
  }
}

extension SpeechStore {
  /// Whether a file that was published still is what it would become.
  ///
  /// - Parameters:
  ///   - sources: the layers that it shows; all outputs show the speeches.
  ///   - program: a stamp of what writes it: another may write otherwise.
  public func isCurrent(
    _ path: String, sources: [String], program: String
  ) throws(StoreError) -> Bool {
    guard let stamp = Folder.stamp(of: path) else { return false }
    return try guarded {
      try database.read { db in
        let names = [PublicationRecord.layerList, PublicationRecord.speeches] + sources
        let marks = names.map { _ in "?" }.joined(separator: ", ")
        return try Bool.fetchOne(
          db,
          sql: """
            SELECT coalesce((SELECT max(run) FROM touched WHERE name IN (\(marks))), 0) <= run
            FROM published WHERE path = ? AND program = ? AND stamp = ?
            """, arguments: StatementArguments(names + [path, program, stamp])) ?? false
      }
    }
  }

  /// Notes that a file shows the store as it is after all changes of a run.
  public func notePublished(
    _ path: String, run: Int64, program: String
  ) throws(StoreError) {
    guard let stamp = Folder.stamp(of: path) else { return }
    try guarded {
      try database.write { db in
        try db.execute(
          sql: "REPLACE INTO published VALUES (?, ?, ?, ?)",
          arguments: [path, run, program, stamp])
      }
    }
  }

  /// Removes the published files that `isGone` says are no part of any output now; one that somebody
  /// else has written over stays.
  public func withdraw(where isGone: (String) -> Bool) throws(StoreError) {
    try guarded {
      let published = try database.read { db in
        try Row.fetchAll(db, sql: "SELECT path, stamp FROM published").map {
          (path: $0["path"] as String, stamp: $0["stamp"] as String)
        }
      }
      for (path, stamp) in published where isGone(path) {
        if Folder.stamp(of: path) == stamp { _ = unlink(path) }
        try database.write { db in
          try db.execute(sql: "DELETE FROM published WHERE path = ?", arguments: [path])
        }
      }
    }
  }
}
