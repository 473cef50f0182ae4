internal import GRDB
internal import LecternKit

/// The store's own tables. Layers have tables besides, see ``LayerTable``.
enum Schema {
  /// `LCTN`: tells SQLite files of Lectern's from others.
  static let application: Int32 = 0x4c43_544e

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.execute(sql: tables)
    }
    migrator.registerMigration("2: only what changed") { db in
      try db.execute(sql: bookkeeping)
    }
    migrator.registerMigration("2: task reviews") { db in try db.execute(sql: peopleTables) }
    migrator.registerMigration("3: comparing runs") { db in
      try db.execute(sql: KeptLayers.schema + comparing)
    }
    return migrator
  }

  // `text` and `records` stand last: SQLite reads a row from its beginning.
  private static let tables = """
    CREATE TABLE speeches (
      rowid INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      path TEXT NOT NULL,
      row INTEGER,
      sha256 TEXT NOT NULL,
      encoding TEXT NOT NULL,
      characters INTEGER NOT NULL,
      run INTEGER NOT NULL REFERENCES runs,
      title TEXT, date TEXT, published TEXT, speaker TEXT, occasion TEXT, place TEXT, level TEXT,
      source TEXT,
      metadata TEXT NOT NULL,
      text TEXT NOT NULL
    );
    CREATE INDEX "speeches.sha256" ON speeches (sha256);
    CREATE INDEX "speeches.path" ON speeches (path);

    CREATE TABLE layers (
      position INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      record TEXT NOT NULL,
      step TEXT NOT NULL,
      analyzer TEXT NOT NULL,
      packed INTEGER NOT NULL,
      attributes TEXT NOT NULL
    );

    CREATE TABLE packed (
      speech INTEGER NOT NULL REFERENCES speeches,
      layer TEXT NOT NULL,
      records TEXT NOT NULL,
      PRIMARY KEY (speech, layer)
    );

    CREATE TABLE steps (
      speech INTEGER NOT NULL REFERENCES speeches,
      step TEXT NOT NULL,
      analyzer TEXT NOT NULL,
      fingerprint TEXT NOT NULL,
      components TEXT NOT NULL,
      output TEXT NOT NULL,
      PRIMARY KEY (speech, step)
    );

    CREATE TABLE runs (
      id INTEGER PRIMARY KEY,
      workflow TEXT NOT NULL,
      version TEXT NOT NULL,
      started TEXT NOT NULL,
      finished TEXT,
      status TEXT NOT NULL,
      jobs INTEGER NOT NULL,
      speeches INTEGER NOT NULL DEFAULT 0,
      failed INTEGER NOT NULL DEFAULT 0
    );

    CREATE TABLE run_speeches (
      run INTEGER NOT NULL REFERENCES runs,
      speech TEXT NOT NULL,
      status TEXT NOT NULL,
      reason TEXT,
      counts TEXT NOT NULL,
      outputs TEXT NOT NULL,
      seconds REAL NOT NULL,
      PRIMARY KEY (run, speech)
    ) WITHOUT ROWID;
    CREATE INDEX "run_speeches.speech" ON run_speeches (speech, run);
    """

  // Most outcomes say that nothing has changed; every question about the state after a run passes them
  // over.
  private static let comparing = """
    ALTER TABLE runs ADD COLUMN pruned INTEGER NOT NULL DEFAULT 0;
    DROP INDEX "run_speeches.speech";
    CREATE INDEX "run_speeches.told" ON run_speeches (speech, run, status)
      WHERE status <> 'unchanged';
    """

  // `states` beside `speeches` rather than in it: a column behind the text is far to read.
  private static let bookkeeping = """
    CREATE TABLE states (
      speech INTEGER PRIMARY KEY REFERENCES speeches,
      fingerprint TEXT NOT NULL,
      given TEXT NOT NULL,
      counts TEXT NOT NULL
    );

    CREATE TABLE crashes (
      source TEXT PRIMARY KEY,
      fingerprint TEXT NOT NULL,
      deaths INTEGER NOT NULL,
      reason TEXT NOT NULL
    ) WITHOUT ROWID;

    CREATE TABLE touched (name TEXT PRIMARY KEY, run INTEGER NOT NULL) WITHOUT ROWID;

    CREATE TABLE published (
      path TEXT PRIMARY KEY,
      run INTEGER NOT NULL,
      program TEXT NOT NULL,
      stamp TEXT NOT NULL
    ) WITHOUT ROWID;

    ALTER TABLE steps ADD COLUMN layers TEXT NOT NULL DEFAULT '{}';
    ALTER TABLE run_speeches ADD COLUMN path TEXT;
    ALTER TABLE run_speeches ADD COLUMN steps TEXT NOT NULL DEFAULT '{}';
    """

  // What people add. No run writes here, and nothing refers to rows that a run may remove.
  private static let peopleTables = """
    CREATE TABLE task_reviews (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      layer TEXT NOT NULL,
      speech TEXT NOT NULL,
      title TEXT,
      kind TEXT NOT NULL,
      keys TEXT NOT NULL,
      anchors TEXT NOT NULL,
      results TEXT NOT NULL,
      source TEXT NOT NULL,
      replaces TEXT NOT NULL,
      decided TEXT NOT NULL,
      dropped TEXT
    );
    CREATE INDEX "task_reviews.speech" ON task_reviews (speech);

    CREATE TABLE task_slips (
      round INTEGER NOT NULL,
      unit TEXT NOT NULL,
      key TEXT NOT NULL,
      layer TEXT NOT NULL,
      speech TEXT NOT NULL,
      title TEXT,
      anchors TEXT NOT NULL,
      cells TEXT NOT NULL,
      sent TEXT NOT NULL,
      PRIMARY KEY (round, unit, key)
    ) WITHOUT ROWID;
    """
}
