internal import GRDB

extension StoreReader {
  /// How many records of a layer each speech has: all speeches and records that the filters admit,
  /// speeches without any among them.
  public func counts(
    layer name: String, where records: [RecordFilter], speeches: [RecordFilter],
    _ body: (_ speech: String, _ count: Int) throws -> Void
  ) throws {
    let layer = try layer(name)
    let own = try FilterPlan(records, layer: layer, database)
    let meant = try FilterPlan(speeches, layer: nil, database)
    if layer.packed {
      try select(Self.conditions(meant.speechConditions) + " ORDER BY s.id", meant.speechArguments)
      {
        var count = 0
        try self.records(layer, rowid: $0.rowid) { if own.admits($0) { count += 1 } }
        try body($0.id, count)
      }
      return
    }
    let conditions = ["l.speech = s.rowid"] + own.recordConditions
    let statement = try database.makeStatement(
      sql: """
        SELECT s.id, (SELECT count(*) FROM \(LayerTable.quoted(layer.name)) l
          \(Self.conditions(conditions)))
        FROM speeches s \(Self.conditions(meant.speechConditions)) ORDER BY s.id
        """)
    try statement.forEachRow(own.recordArguments + meant.speechArguments) { row in
      try body(row.string(at: 0), row.integer(at: 1))
    }
  }

  /// How many speeches the filters admit.
  public func count(where filters: [RecordFilter]) throws -> Int {
    let plan = try FilterPlan(filters, layer: nil, database)
    return try Int.fetchOne(
      database,
      sql: "SELECT count(*) FROM speeches s \(Self.conditions(plan.speechConditions))",
      arguments: plan.speechArguments) ?? 0
  }
}
