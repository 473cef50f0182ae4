internal import GRDB
internal import LecternKit

/// Reads a store as it stands at one moment, whatever is written meanwhile; see
/// ``SpeechStore/read(_:)``.
///
/// What is asked for comes in the order of the speeches' ids (by their UTF-8 bytes) and of the
/// records, one at a time.
public struct StoreReader {
  public let layers: [LayerDescription]
  let database: Database

  init(_ database: Database, layers: [LayerDescription]) {
    self.database = database
    self.layers = layers
  }

  public func layer(_ name: String) throws(StoreError) -> LayerDescription {
    if let layer = layers.first(where: { $0.name == name }) { return layer }
    throw .unknownLayer(name: name, known: layers.map(\.name))
  }

  public func speeches(_ body: (StoredSpeech) throws -> Void) throws {
    try select("ORDER BY s.id", [], body)
  }

  public func speech(id: String) throws -> StoredSpeech? {
    var found: StoredSpeech?
    try select("WHERE s.id = ?", [id]) { found = $0 }
    return found
  }

  /// The speeches with these source bytes: a file that was moved is found again by them.
  public func speeches(withSHA256 sha256: String) throws -> [StoredSpeech] {
    var found: [StoredSpeech] = []
    try select("WHERE s.sha256 = ? ORDER BY s.id", [sha256]) { found.append($0) }
    return found
  }

  /// The speeches read from a file: one, or the rows of a table.
  public func speeches(fromPath path: String) throws -> [StoredSpeech] {
    var found: [StoredSpeech] = []
    try select("WHERE s.path = ? ORDER BY s.row, s.id", [path]) { found.append($0) }
    return found
  }

  /// Names of metadata besides ``Metadata/names`` that some speech has.
  public func furtherMetadataNames() throws -> [String] {
    try String.fetchAll(
      database, sql: "SELECT DISTINCT key FROM speeches, json_each(metadata) ORDER BY key"
    ).filter { !Metadata.names.contains($0) }
  }

  public func text(of speech: StoredSpeech) throws -> String {
    let statement = try database.cachedStatement(
      sql: "SELECT text FROM speeches WHERE rowid = ?")
    var text = ""
    try statement.forEachRow([speech.rowid]) { text = $0.string(at: 0) }
    return text
  }

  public func steps(of speech: StoredSpeech) throws -> [StepRecord] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT step, analyzer, fingerprint, components, output, layers FROM steps
        WHERE speech = ? ORDER BY rowid
        """)
    var steps: [StepRecord] = []
    try statement.forEachRow([speech.rowid]) { row in
      steps.append(
        StepRecord(
          step: row.string(at: 0), analyzer: row.string(at: 1), fingerprint: row.string(at: 2),
          components: try JSONReader.read(row.text(at: 3)).object ?? Fields(),
          output: row.string(at: 4),
          layers: try JSONReader.read(row.text(at: 5)).object ?? Fields()))
    }
    return steps
  }

  func select(
    _ clauses: String, _ arguments: StatementArguments, _ body: (StoredSpeech) throws -> Void
  ) throws {
    // Not a cached statement: `body` may ask for other speeches while this one is under way.
    let statement = try database.makeStatement(
      sql: "SELECT \(StoredSpeech.columns) FROM speeches s \(clauses)")
    try statement.forEachRow(arguments) { try body(StoredSpeech($0)) }
  }
}

extension SpeechStore {
  /// Reads the store as it stands now. Errors of `body` come out as they are; it must not write to
  /// the store.
  public func read<T>(_ body: (StoreReader) throws -> T) throws -> T {
    do {
      return try database.read { try body(StoreReader($0, layers: layers)) }
    } catch let error as DatabaseError {
      throw StoreError.database(path: path, reason: Self.reason(error))
    }
  }
}

extension Statement {
  /// Goes through the rows; the statement itself is what columns are read from.
  func forEachRow(_ arguments: StatementArguments, _ body: (Statement) throws -> Void) throws {
    let rows = try Row.fetchCursor(self, arguments: arguments)
    while try rows.next() != nil { try body(self) }
  }
}
