internal import GRDB
internal import LecternKit

/// The store's list of layers and the tables that follow from it.
enum LayerRegistry {
  static func read(_ db: Database) throws -> [LayerDescription] {
    try Row.fetchAll(db, sql: "SELECT * FROM layers ORDER BY position").map { row in
      let listed: Value = try JSONReader.read(row["attributes"] as String)
      var always: Set<String> = []
      let attributes = (listed.list ?? []).compactMap { value -> Attribute? in
        guard let fields = value.object, let name = fields["name"]?.text,
          let type = fields["type"]?.text.flatMap(AttributeType.init(rawValue:))
        else { return nil }
        if fields["always"]?.boolean == true { always.insert(name) }
        return Attribute(name: name, type: type)
      }
      return LayerDescription(
        name: row["name"], record: row["record"], step: row["step"], analyzer: row["analyzer"],
        packed: row["packed"], attributes: attributes, always: always)
    }
  }

  /// Makes the tables those of `layers`. A layer that is new, gone or of another shape loses its
  /// records, and its step the fingerprints: it runs again for every speech.
  static func reconcile(_ layers: [LayerDescription], _ db: Database) throws {
    let stored = try read(db)
    guard stored != layers else { return }
    for old in stored where !layers.contains(where: { hasSameTable($0, old) }) {
      if old.packed {
        try db.execute(sql: "DELETE FROM packed WHERE layer = ?", arguments: [old.name])
      } else {
        try KeptLayers.keepAll(old, db)
        try db.execute(sql: "DROP TABLE \(LayerTable.quoted(old.name))")
      }
    }
    for new in layers where !stored.contains(where: { hasSameTable($0, new) }) {
      if !new.packed { try LayerTable(new).create(db) }
    }
    for step in forgotten(stored, layers) {
      try db.execute(sql: "DELETE FROM steps WHERE step = ?", arguments: [step])
      try db.execute(sql: "UPDATE states SET fingerprint = ''")
    }
    try PublicationRecord.touch(PublicationRecord.layerList, db)
    try db.execute(sql: "DELETE FROM layers")
    for (position, layer) in layers.enumerated() {
      try db.execute(
        sql: "INSERT INTO layers VALUES (?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          position, layer.name, layer.record, layer.step, layer.analyzer, layer.packed,
          listed(layer),
        ])
    }
  }

  private static func hasSameTable(_ a: LayerDescription, _ b: LayerDescription) -> Bool {
    a.name == b.name && a.packed == b.packed && a.step == b.step && a.attributes == b.attributes
  }

  /// The steps that have to run again for every speech when the stored layers become `layers`.
  static func forgotten(
    _ stored: [LayerDescription], _ layers: [LayerDescription]
  ) -> Set<String> {
    let gone = stored.filter { old in !layers.contains { hasSameTable($0, old) } }
    let new = layers.filter { new in !stored.contains { hasSameTable($0, new) } }
    return Set((gone + new).map(\.step))
  }

  private static func listed(_ layer: LayerDescription) -> String {
    var json = JSONWriter()
    json.beginList()
    for attribute in layer.attributes {
      json.beginObject()
      json.name("name")
      json.text(attribute.name)
      json.name("type")
      json.text(attribute.type.rawValue)
      if layer.always.contains(attribute.name) {
        json.name("always")
        json.boolean(true)
      }
      json.endObject()
    }
    json.endList()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
