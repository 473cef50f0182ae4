internal import GRDB
internal import LecternKit

extension SpeechStore {
  /// Enters reviews, all of them or none.
  ///
  /// - Returns: their ids, in their order.
  public func add(_ reviews: [TaskReview]) throws(StoreError) -> [Int64] {
    try guarded {
      try database.write { db in
        try reviews.map { review in
          try db.execute(
            sql: """
              INSERT INTO task_reviews (layer, speech, title, kind, keys, anchors, results, source,
                replaces, decided)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """,
            arguments: [
              review.layer, review.speech, review.title, review.kind.rawValue,
              Value.list(review.keys.map { .text($0) }).json,
              Value.list(review.anchors.map { .object($0.fields) }).json,
              Value.list(review.results.map { .object($0) }).json, review.source,
              Value.list(review.replaces.map { .integer(Int($0)) }).json, Self.now(),
            ])
          return db.lastInsertedRowID
        }
      }
    }
  }

  /// Takes a review back; those that it replaced count again. False where there is none that counts.
  public func dropTaskReview(_ id: Int64) throws(StoreError) -> Bool {
    try guarded {
      try database.write { db in
        try db.execute(
          sql: "UPDATE task_reviews SET dropped = ? WHERE id = ? AND dropped IS NULL",
          arguments: [Self.now(), id])
        return db.changesCount > 0
      }
    }
  }

  /// Keeps the rows of a round of comments as they go out.
  ///
  /// - Parameter round: from 1.
  public func sendTaskSlips(_ rows: [SentRow], round: Int) throws(StoreError) {
    try guarded {
      try database.write { db in
        let insertion = try db.cachedStatement(
          sql: "INSERT INTO task_slips VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        let now = Self.now()
        for row in rows {
          try insertion.execute(arguments: [
            round, row.unit, row.key, row.layer, row.speech, row.title,
            Value.list(row.anchors.map { .object($0.fields) }).json, Value.object(row.cells).json,
            now,
          ])
        }
      }
    }
  }
}

extension StoreReader {
  /// The reviews that count: neither dropped nor replaced. In the order of their ids.
  public func taskReviews() throws -> [TaskReview] {
    let kept = try Row.fetchAll(
      database, sql: "SELECT * FROM task_reviews WHERE dropped IS NULL ORDER BY id"
    ).map { try TaskReview($0) }
    let replaced = Set(kept.flatMap(\.replaces))
    return kept.filter { !replaced.contains($0.id) }
  }

  /// The number of the latest round of comments; 0 before the first.
  public func latestSlipRound() throws -> Int {
    try Int.fetchOne(database, sql: "SELECT max(round) FROM task_slips") ?? 0
  }

  /// The rows sent round, by round and unit.
  public func taskSlips(round: Int) throws -> [SentRow] {
    try Row.fetchAll(
      database, sql: "SELECT * FROM task_slips WHERE round = ? ORDER BY unit, key",
      arguments: [round]
    ).map { row in
      SentRow(
        unit: row["unit"], key: row["key"], layer: row["layer"], speech: row["speech"],
        title: row["title"], anchors: try Self.anchors(row["anchors"]),
        cells: try JSONReader.read(row["cells"] as String).object ?? Fields())
    }
  }

  fileprivate static func anchors(_ json: String) throws -> [TaskReview.Anchor] {
    try JSONReader.read(json).list?.compactMap(\.object).map { TaskReview.Anchor($0) } ?? []
  }
}

extension TaskReview {
  fileprivate init(_ row: Row) throws {
    func list(_ column: String) throws -> [Value] {
      try JSONReader.read(row[column] as String).list ?? []
    }
    self.init(
      id: row["id"], layer: row["layer"], speech: row["speech"], title: row["title"],
      kind: Kind(rawValue: row["kind"]) ?? .changed, keys: try list("keys").compactMap(\.text),
      anchors: try StoreReader.anchors(row["anchors"]),
      results: try list("results").compactMap(\.object), source: row["source"],
      replaces: try list("replaces").compactMap { $0.integer.map(Int64.init) },
      decided: row["decided"])
  }
}
