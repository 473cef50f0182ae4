internal import GRDB
internal import Glibc
internal import LecternKit

/// The SQLite database of analysed speeches: what later stages read, and what tells the next run what
/// has changed.
///
/// One process writes at a time; others may read meanwhile (write-ahead log).
public final class SpeechStore: Sendable {
  public let path: String
  /// In the order of the workflow, which is that of outputs.
  public let layers: [LayerDescription]
  let database: DatabaseQueue
  let tables: [LayerTable]

  /// Opens a store for writing and makes it hold `layers`. A missing file is created, with its folder.
  ///
  /// A layer that is new or was declared otherwise begins empty, and the stored steps of its analyzer
  /// are forgotten; a layer that is not among `layers` is dropped.
  public init(path: String, layers: [LayerDescription]) throws(StoreError) {
    var names: Set<String> = []
    for layer in layers {
      try layer.check()
      guard names.insert(layer.name.lowercased()).inserted else {
        throw .badLayer(name: layer.name, reason: "made twice")
      }
    }
    if let reason = Folder.create(Folder.of(path)) {
      throw .cannotOpen(path: path, reason: reason)
    }
    self.path = path
    self.layers = layers
    tables = layers.filter { !$0.packed }.map(LayerTable.init)
    database = try Self.open(path, readOnly: false, isThere: false)
    try guarded {
      try Schema.migrator.migrate(database)
      try database.write { db in
        try LayerRegistry.reconcile(layers, db)
        for table in tables { try table.createIndexes(db) }
      }
    }
  }

  /// Opens a store that exists, to read it.
  public convenience init(readOnly path: String) throws(StoreError) {
    try self.init(existing: path, readOnly: true)
  }

  /// Opens a store that exists with the layers it has.
  public init(existing path: String, readOnly: Bool = false) throws(StoreError) {
    self.path = path
    database = try Self.open(path, readOnly: readOnly, isThere: true)
    do {
      layers = try database.read { try LayerRegistry.read($0) }
    } catch {
      throw .database(path: path, reason: "\(error)")
    }
    tables = layers.filter { !$0.packed }.map(LayerTable.init)
  }

  /// Opens a store that exists with the layers it has, to write what people add to it.
  public init(forPeople path: String) throws(StoreError) {
    if access(path, F_OK) != 0 {
      throw .cannotOpen(path: path, reason: Folder.systemMessage())
    }
    self.path = path
    database = try Self.open(path, readOnly: false, isThere: false)
    do {
      try Schema.migrator.migrate(database)
      layers = try database.read { try LayerRegistry.read($0) }
    } catch {
      throw .database(path: path, reason: Self.reason(error))
    }
    tables = layers.filter { !$0.packed }.map(LayerTable.init)
  }

  /// - Parameter isThere: a store that is missing, empty or to be brought up to date is an error.
  private static func open(
    _ path: String, readOnly: Bool, isThere: Bool
  ) throws(StoreError) -> DatabaseQueue {
    if isThere, access(path, F_OK) != 0 {
      throw .cannotOpen(path: path, reason: Folder.systemMessage())
    }
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.busyMode = .timeout(10)
    // References are there for readers of the tables; the store itself keeps them right, and SQLite
    // would look each one up.
    configuration.foreignKeysEnabled = false
    do {
      let database = try DatabaseQueue(path: path, configuration: configuration)
      try database.read { db in try check(db, path: path, isThere: isThere) }
      // Only now: a database of another program is left as it is.
      if !readOnly {
        try database.writeWithoutTransaction { db in
          // The mark first: whatever ends the program now, the file is known as a store.
          try db.execute(
            sql: """
              PRAGMA application_id = \(Schema.application);
              PRAGMA journal_mode = WAL;
              PRAGMA synchronous = NORMAL
              """)
        }
      }
      return database
    } catch let error as StoreError {
      throw error
    } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
      throw .notAStore(path: path)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
      throw .cannotOpen(path: path, reason: Folder.systemMessage())
    } catch {
      throw .cannotOpen(path: path, reason: reason(error))
    }
  }

  private static func check(_ db: Database, path: String, isThere: Bool) throws {
    let application = try Int32.fetchOne(db, sql: "PRAGMA application_id")
    let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
    guard application == Schema.application || (isEmpty && !isThere) else {
      throw StoreError.notAStore(path: path)
    }
    if try Schema.migrator.hasBeenSuperseded(db) { throw StoreError.newerSchema(path: path) }
    if isThere, try !Schema.migrator.hasCompletedMigrations(db) {
      throw StoreError.olderSchema(path: path)
    }
  }

  /// Runs `body` with the database's errors told as the store's.
  func guarded<T>(_ body: () throws -> T) throws(StoreError) -> T {
    do {
      return try body()
    } catch let error as StoreError {
      throw error
    } catch {
      throw .database(path: path, reason: Self.reason(error))
    }
  }

  static func reason(_ error: any Error) -> String {
    guard let error = error as? DatabaseError else { return "\(error)" }
    return switch error.resultCode {
    case .SQLITE_FULL: "the disk is full"
    case .SQLITE_READONLY: "it cannot be written"
    case .SQLITE_BUSY, .SQLITE_LOCKED: "another program is writing it"
    case .SQLITE_CORRUPT: "the file is damaged"
    default: error.message ?? "\(error)"
    }
  }

  /// Folds the write-ahead log into the file, so that one file is all of the store and opens in a
  /// folder that cannot be written. The store must not be used afterwards.
  public func close() throws(StoreError) {
    try guarded {
      // Refused while somebody reads, who then finds the log beside the file as before.
      try? database.writeWithoutTransaction { db in
        if !db.configuration.readonly { try db.execute(sql: "PRAGMA journal_mode = DELETE") }
      }
      try database.close()
    }
  }
}
