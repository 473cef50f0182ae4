internal import GRDB
internal import LecternKit

extension SpeechStore {
  /// Enters the results of one speech in one transaction: all of them or, with an error, none. They
  /// take the place of what was stored of the speech.
  public func write(_ result: SpeechResult, run: Int64) throws(StoreError) {
    for records in result.layers where !layers.contains(where: { $0.name == records.name }) {
      throw .unknownLayer(name: records.name, known: layers.map(\.name))
    }
    try guarded {
      try database.write { db in
        let speech = try enter(result, run: run, db)
        let former = result.kept.isEmpty ? Fields() : try Self.counts(ofSpeech: speech, db)
        var counts = Fields()
        for layer in layers {
          if result.kept.contains(layer.name) {
            counts[layer.name] = former[layer.name] ?? .integer(0)
            continue
          }
          try KeptLayers.keep(
            layer, of: result.id, rowid: speech,
            replacedBy: result.layers.first { $0.name == layer.name }?.json, run: run, db)
          let count = try replace(layer, of: result, speech: speech, db)
          counts[layer.name] = .integer(count)
          try PublicationRecord.touch(layer.name, run: run, db)
        }
        try db.cachedStatement(sql: "REPLACE INTO states VALUES (?, ?, ?, ?)").execute(arguments: [
          speech, result.fingerprint, result.given, Value.object(counts).json,
        ])
        try db.cachedStatement(sql: "DELETE FROM steps WHERE speech = ?")
          .execute(arguments: [speech])
        let insertion = try db.cachedStatement(
          sql: "INSERT INTO steps VALUES (?, ?, ?, ?, ?, ?, ?)")
        var outputs = Fields()
        for step in result.steps {
          try insertion.execute(arguments: [
            speech, step.step, step.analyzer, step.fingerprint,
            Value.object(step.components).json, step.output, Value.object(step.layers).json,
          ])
          outputs[step.step] = .text(step.output)
        }
        let outcome = SpeechOutcome(
          speech: result.id, status: .ok, counts: counts, outputs: outputs,
          seconds: result.seconds, path: result.path, steps: result.times)
        try Self.note(outcome, run: run, db)
      }
    }
  }

  /// Removes a speech whose source is gone.
  public func remove(_ id: String, run: Int64) throws(StoreError) {
    try guarded {
      try database.write { db in
        let found = try Int64.fetchOne(
          db, sql: "SELECT rowid FROM speeches WHERE id = ?", arguments: [id])
        guard let speech = found else { return }
        for layer in layers { try KeptLayers.keep(layer, of: id, rowid: speech, run: run, db) }
        for table in tables { try db.execute(sql: table.deletion, arguments: [speech]) }
        for table in ["packed", "steps", "states"] {
          try db.execute(sql: "DELETE FROM \(table) WHERE speech = ?", arguments: [speech])
        }
        try db.execute(sql: "DELETE FROM speeches WHERE rowid = ?", arguments: [speech])
        try PublicationRecord.touch(PublicationRecord.speeches, run: run, db)
        try Self.note(SpeechOutcome(speech: id, status: .removed), run: run, db)
      }
    }
  }

  /// Drops the indexes that a first load would only slow down. A run killed before
  /// ``finishBulkLoad()`` does no harm: opening the store makes them again.
  public func prepareBulkLoad() throws(StoreError) {
    try guarded {
      try database.write { db in for table in tables { try table.dropIndexes(db) } }
    }
  }

  public func finishBulkLoad() throws(StoreError) {
    try guarded {
      try database.write { db in for table in tables { try table.createIndexes(db) } }
    }
  }

  private static func counts(ofSpeech speech: Int64, _ db: Database) throws -> Fields {
    let counts = try String.fetchOne(
      db.cachedStatement(sql: "SELECT counts FROM states WHERE speech = ?"), arguments: [speech])
    return try counts.flatMap { try JSONReader.read($0).object } ?? Fields()
  }

  /// The row of the speech as it stands, where it says the same: it is the longest of all, and every
  /// output shows something of it.
  private func unchangedRow(_ result: SpeechResult, _ db: Database) throws -> Int64? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT rowid, path, row, sha256, encoding, characters, metadata FROM speeches
          WHERE id = ?
          """), arguments: [result.id])
    guard let row else { return nil }
    var json = JSONWriter()
    json.metadata(result.metadata)
    let isSame =
      row["path"] == result.path && row["row"] == result.row && row["sha256"] == result.sha256
      && row["encoding"] == result.encoding && row["characters"] == result.characters
      && row["metadata"] == String(decoding: json.bytes, as: UTF8.self)
    return isSame ? row["rowid"] : nil
  }

  /// The row of the speech, made or brought up to date; its number stays.
  private func enter(_ result: SpeechResult, run: Int64, _ db: Database) throws -> Int64 {
    if let rowid = try unchangedRow(result, db) { return rowid }
    try PublicationRecord.touch(PublicationRecord.speeches, run: run, db)
    let names = Metadata.names
    let columns =
      ["id", "path", "row", "sha256", "encoding", "characters", "run"] + names
      + ["metadata", "text"]
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    let updates = columns.dropFirst().map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO speeches (\(columns.joined(separator: ", "))) VALUES (\(marks))
        ON CONFLICT (id) DO UPDATE SET \(updates) RETURNING rowid
        """)
    statement.setUncheckedArguments(StatementArguments())
    statement.bind(text: result.id, at: 1)
    statement.bind(text: result.path, at: 2)
    if let row = result.row { statement.bind(integer: Int64(row), at: 3) }
    statement.bind(text: result.sha256, at: 4)
    statement.bind(text: result.encoding, at: 5)
    statement.bind(integer: Int64(result.characters), at: 6)
    statement.bind(integer: run, at: 7)
    for (index, name) in names.enumerated() {
      statement.bind(text: result.metadata[name], at: CInt(8 + index))
    }
    var json = JSONWriter()
    json.metadata(result.metadata)
    statement.bind(text: json.bytes[...], at: CInt(8 + names.count))
    guard statement.bind(text: result.text, at: CInt(9 + names.count)),
      let rowid = try Int64.fetchOne(statement)
    else {
      throw StoreError.badRecord(
        speech: result.id, layer: "text", reason: "too long for a database")
    }
    return rowid
  }

  /// Replaces the records of one layer; how many there are now.
  private func replace(
    _ layer: LayerDescription, of result: SpeechResult, speech: Int64, _ db: Database
  ) throws -> Int {
    let given = result.layers.first { $0.name == layer.name }
    do {
      if layer.packed { return try pack(given, layer, speech: speech, db) }
      guard let table = tables.first(where: { $0.layer.name == layer.name }) else { return 0 }
      try db.cachedStatement(sql: table.deletion).execute(arguments: [speech])
      guard let given else { return 0 }
      return try RecordInserter(table, db).insert(given.json, speech: speech)
    } catch let error as JSONError {
      throw StoreError.badRecord(
        speech: result.id, layer: layer.name, reason: error.description)
    } catch let error as RecordError {
      throw StoreError.badRecord(
        speech: result.id, layer: layer.name, reason: error.description)
    }
  }

  private func pack(
    _ records: LayerRecords?, _ layer: LayerDescription, speech: Int64, _ db: Database
  ) throws -> Int {
    guard let records else {
      try db.cachedStatement(sql: "DELETE FROM packed WHERE speech = ? AND layer = ?")
        .execute(arguments: [speech, layer.name])
      return 0
    }
    let count = try records.count()
    let statement = try db.cachedStatement(sql: "REPLACE INTO packed VALUES (?, ?, ?)")
    statement.setUncheckedArguments(StatementArguments())
    statement.bind(integer: speech, at: 1)
    statement.bind(text: layer.name, at: 2)
    statement.bind(text: records.json[...], at: 3)
    try statement.execute()
    return count
  }
}
