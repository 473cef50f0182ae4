internal import GRDB

extension StoreReader {
  /// Throws where a filter is wrong, before anything is read or written.
  ///
  /// - Parameter layer: nil for the speeches themselves.
  public func check(_ filters: [RecordFilter], layer name: String?) throws {
    let layer = try name.map { try self.layer($0) }
    _ = try FilterPlan(filters, layer: layer, database)
  }

  /// The speeches that all filters admit.
  public func speeches(
    where filters: [RecordFilter], _ body: (StoredSpeech) throws -> Void
  ) throws {
    let plan = try FilterPlan(filters, layer: nil, database)
    try select(
      Self.conditions(plan.speechConditions) + " ORDER BY s.id", plan.speechArguments, body)
  }

  /// The records of a layer that all filters admit, each with its speech.
  public func query(
    layer name: String, where filters: [RecordFilter] = [],
    _ body: (StoredSpeech, StoredRecord) throws -> Void
  ) throws {
    let layer = try layer(name)
    let plan = try FilterPlan(filters, layer: layer, database)
    if layer.packed {
      try select(
        Self.conditions(plan.speechConditions) + " ORDER BY s.id", plan.speechArguments
      ) { speech in
        try records(layer, rowid: speech.rowid) { record in
          if plan.admits(record) { try body(speech, record) }
        }
      }
    } else {
      try rows(of: layer, plan, body)
    }
  }

  private func rows(
    of layer: LayerDescription, _ plan: FilterPlan,
    _ body: (StoredSpeech, StoredRecord) throws -> Void
  ) throws {
    // One look into the layer's table for each speech in its order: nothing is sorted, and memory
    // does not grow with the result.
    let statement = try database.makeStatement(
      sql: """
        SELECT \(LayerTable.selected(layer, from: "l")) FROM \(LayerTable.quoted(layer.name)) l
        \(Self.conditions(["l.speech = ?"] + plan.recordConditions)) ORDER BY l.ordinal
        """)
    try select(
      Self.conditions(plan.speechConditions) + " ORDER BY s.id", plan.speechArguments
    ) { speech in
      try statement.forEachRow([speech.rowid] + plan.recordArguments) { row in
        try body(speech, StoredRecord(row, from: 0, layer: layer))
      }
    }
  }

  static func conditions(_ conditions: [String]) -> String {
    conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
  }
}
