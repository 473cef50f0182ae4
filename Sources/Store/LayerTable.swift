internal import GRDB
internal import LecternKit

/// The SQL for the table of one layer that is not packed.
struct LayerTable: Sendable {
  /// Attributes that people look records up by.
  private static let lookedUp = ["code", "kind", "theme"]

  let layer: LayerDescription
  let insertion: String
  let deletion: String
  /// All attributes of a speech's records, in order.
  let selection: String

  init(_ layer: LayerDescription) {
    self.layer = layer
    let table = Self.quoted(layer.name)
    let columns = layer.attributes.map { Self.quoted($0.name) }
    let names = (["speech", "ordinal"] + columns).joined(separator: ", ")
    let marks = Array(repeating: "?", count: columns.count + 2).joined(separator: ", ")
    insertion = "INSERT INTO \(table) (\(names)) VALUES (\(marks))"
    deletion = "DELETE FROM \(table) WHERE speech = ?"
    let selected = Self.selected(layer, from: table)
    selection = "SELECT \(selected) FROM \(table) WHERE speech = ? ORDER BY ordinal"
  }

  /// The attributes as a list of columns. A layer may declare none.
  static func selected(_ layer: LayerDescription, from table: String) -> String {
    layer.attributes.isEmpty
      ? "\(table).ordinal"
      : layer.attributes.map { "\(table).\(quoted($0.name))" }.joined(separator: ", ")
  }

  static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  func create(_ db: Database) throws {
    var columns = ["speech INTEGER NOT NULL REFERENCES speeches", "ordinal INTEGER NOT NULL"]
    for attribute in layer.attributes {
      let type =
        switch attribute.type {
        case .text, .list, .object: "TEXT"
        case .integer, .boolean: "INTEGER"
        case .number: "REAL"
        }
      columns.append("\(Self.quoted(attribute.name)) \(type)")
    }
    columns.append("PRIMARY KEY (speech, ordinal)")
    try db.execute(
      sql: """
        CREATE TABLE \(Self.quoted(layer.name)) (\(columns.joined(separator: ", "))) WITHOUT ROWID
        """)
  }

  private var indexes: [(name: String, column: String)] {
    Self.lookedUp.filter { layer.attribute($0)?.type == .text }
      .map { (Self.quoted("\(layer.name).\($0)"), Self.quoted($0)) }
  }

  /// Each index ends in speech and ordinal, so that what it finds comes in the order of outputs.
  func createIndexes(_ db: Database) throws {
    let table = Self.quoted(layer.name)
    for (name, column) in indexes {
      try db.execute(
        sql: "CREATE INDEX IF NOT EXISTS \(name) ON \(table) (\(column), speech, ordinal)")
    }
  }

  func dropIndexes(_ db: Database) throws {
    for (name, _) in indexes { try db.execute(sql: "DROP INDEX IF EXISTS \(name)") }
  }
}
