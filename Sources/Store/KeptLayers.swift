internal import GRDB
public import LecternKit

/// What layers held before a run replaced it, so that two runs can be compared record by record.
///
/// Only what changed is kept, and only of layers whose records a comparison tells one by one. A layer
/// that held nothing leaves nothing: the counts of the run history say so.
enum KeptLayers {
  static let schema = """
    CREATE TABLE kept (
      speech TEXT NOT NULL,
      layer TEXT NOT NULL,
      until INTEGER NOT NULL,
      records TEXT NOT NULL,
      PRIMARY KEY (speech, layer, until)
    ) WITHOUT ROWID;
    """

  /// Keeps a layer of a speech that a run is about to replace by `json`, or to remove.
  static func keep(
    _ layer: LayerDescription, of id: String, rowid: Int64, replacedBy json: [UInt8]? = nil,
    run: Int64, _ db: Database
  ) throws {
    guard layer.isComparable else { return }
    var former = JSONWriter()
    former.beginList()
    var isEmpty = true
    try StoreReader(db, layers: []).records(layer, rowid: rowid) { record in
      isEmpty = false
      record.write(to: &former)
    }
    former.endList()
    guard !isEmpty, former.bytes != json else { return }
    // What a run found is kept, not what it made itself when it wrote the speech before.
    try db.cachedStatement(sql: "INSERT OR IGNORE INTO kept VALUES (?, ?, ?, ?)").execute(
      arguments: [id, layer.name, run, String(decoding: former.bytes, as: UTF8.self)])
  }

  /// Keeps a layer of all speeches whose table is about to be dropped, for the run that comes next.
  static func keepAll(_ layer: LayerDescription, _ db: Database) throws {
    guard layer.isComparable else { return }
    let next = try Int64.fetchOne(db, sql: "SELECT coalesce(max(id), 0) + 1 FROM runs") ?? 1
    let speeches = try Row.fetchCursor(db, sql: "SELECT rowid, id FROM speeches")
    while let speech = try speeches.next() {
      try keep(layer, of: speech["id"], rowid: speech["rowid"], run: next, db)
    }
  }
}

extension LayerDescription {
  /// Whether a comparison of two runs tells the layer's records one by one.
  public var isComparable: Bool {
    !packed && [Indicator.recordName, Duty.recordName, ThemeCount.recordName].contains(record)
  }
}

extension StoreReader {
  /// The records of a layer as they stood after a run, for a speech that then had some; see
  /// ``SpeechChange``.
  public func records(
    layer name: String, ofSpeech id: String, after run: Int64
  ) throws -> [Fields] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT records FROM kept WHERE speech = ? AND layer = ? AND until > ?
        ORDER BY until LIMIT 1
        """)
    var json: [UInt8]?
    try statement.forEachRow([id, name, run]) { json = $0.text(at: 0) }
    if json == nil, let speech = try speech(id: id) {
      json = try self.json(layer: name, of: speech)
    }
    return try json.flatMap { try JSONReader.read($0).list?.compactMap(\.object) } ?? []
  }
}
