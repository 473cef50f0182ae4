public import LecternKit

/// A layer as the store keeps it: who makes it and what its records have.
public struct LayerDescription: Sendable, Equatable {
  public let name: String
  /// The record type's name: `indicator`, `task`, `range`, …
  public let record: String
  /// The step of the workflow and its analyzer.
  public let step: String
  public let analyzer: String
  /// Bulk: one JSON text a speech instead of a row a record.
  public let packed: Bool
  /// In the order of tables and JSON.
  public let attributes: [Attribute]
  /// Attributes written as null where a record has none; the others are then left out.
  public let always: Set<String>

  public init(
    name: String, record: String, step: String, analyzer: String, packed: Bool = false,
    attributes: [Attribute], always: Set<String> = []
  ) {
    self.name = name
    self.record = record
    self.step = step
    self.analyzer = analyzer
    self.packed = packed
    self.attributes = attributes
    self.always = always
  }

  /// A layer of one of the kit's record types, with the attributes that a manifest declares besides.
  /// Segments are packed.
  public init(
    name: String, type: any Record.Type, step: String, analyzer: String,
    declared: [Attribute] = []
  ) {
    var lister = AlwaysLister()
    func list<R: Record>(_ type: R.Type) -> [Attribute] {
      var blank = R()
      blank.visit(&lister)
      return AttributeLister.attributes(of: type)
    }
    let own = list(type)
    let names = Set(own.map(\.name))
    self.init(
      name: name, record: type.recordName, step: step, analyzer: analyzer,
      packed: type.recordName == Segment.recordName,
      attributes: own + declared.filter { !names.contains($0.name) }, always: lister.names)
  }

  /// Names of layers that would hide the store's own tables or an output's own file.
  static let reserved: Set<String> = [
    "speeches", "layers", "packed", "steps", "states", "runs", "run_speeches", "crashes", "touched",
    "published", "kept", "task_reviews", "task_slips", "grdb_migrations",
  ]
  /// Columns of a layer's table besides its attributes.
  static let ownColumns: Set<String> = ["speech", "ordinal"]

  /// Throws where SQLite or a folder of tables could not hold the layer: its name is that of a table
  /// and of a file. SQLite does not tell capitals from small letters.
  public func check() throws(StoreError) {
    func isPlain(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      default: byte >= 0x80
      }
    }
    guard !name.isEmpty, name.utf8.allSatisfy(isPlain) else {
      throw .badLayer(name: name, reason: "a name has letters, digits, '-' and '_' only")
    }
    let folded = name.lowercased()
    guard !Self.reserved.contains(folded), !folded.hasPrefix("sqlite_") else {
      throw .badLayer(name: name, reason: "the store has a table of this name; use 'as:'")
    }
    var seen = Self.ownColumns
    for attribute in attributes {
      guard !attribute.name.isEmpty, !attribute.name.utf8.contains(0) else {
        throw .badLayer(name: name, reason: "an attribute without a name")
      }
      guard seen.insert(attribute.name.lowercased()).inserted else {
        throw .badLayer(
          name: name, reason: "its table has a column named '\(attribute.name)' already")
      }
    }
  }

  func attribute(_ name: String) -> Attribute? { attributes.first { $0.name == name } }
}

/// Lists the fields that are written even where there is nothing.
private struct AlwaysLister: FieldVisitor {
  var names: Set<String> = []

  mutating func field<T: FieldValue>(_ name: String, _ value: inout T, always: Bool) {
    if always { names.insert(name) }
  }
  mutating func range(_ range: inout Range<Int>, quote: String?) {}
  mutating func place(_ name: String, _ value: inout Int?) {}
  mutating func structures<T: Structure>(_ name: String, _ value: inout [T]) {}
  mutating func structure<T: Structure>(_ name: String, _ value: inout T?) {}
  mutating func open(_ fields: inout Fields) {}
}
