internal import GRDB
internal import LecternKit

/// What `lectern export LAYER --NAME VALUE` asks for.
///
/// A name is, in this order: an attribute of the layer that holds one value; `speech` (the speech's
/// id), `path` or `year` (that of `date`, else of `published`); a name of the speeches' metadata. Where
/// an attribute hides a name of the metadata (`level` of segments), `speech.level` is the metadata's.
/// Of several values for one name any will do.
public struct RecordFilter: Sendable, Equatable {
  public var name: String
  public var value: String

  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// The filters of one query, checked.
struct FilterPlan {
  /// What must hold for the speech `s`, and for the record `l`.
  private(set) var speechConditions: [String] = []
  private(set) var recordConditions: [String] = []
  private(set) var speechArguments = StatementArguments()
  private(set) var recordArguments = StatementArguments()
  /// The same for records that are not rows: the attribute's number and what its cell may be.
  private(set) var cells: [(attribute: Int, allowed: [StoredRecord.Cell])] = []

  private static let own = ["speech", "path", "year"]
  private static let prefix = "speech."

  /// - Parameter layer: nil for the speeches themselves.
  init(_ filters: [RecordFilter], layer: LayerDescription?, _ db: Database) throws {
    var names: [String] = []
    for filter in filters where !names.contains(filter.name) { names.append(filter.name) }
    for name in names {
      let values = filters.filter { $0.name == name }.map(\.value)
      if let layer, let index = layer.attributes.firstIndex(where: { $0.name == name }) {
        try addAttribute(index, of: layer, values)
      } else if !(try addSpeech(name, values, db)) {
        throw StoreError.unknownFilter(
          name: name, layer: layer?.name ?? "speeches", known: try Self.known(layer, db))
      }
    }
  }

  func admits(_ record: StoredRecord) -> Bool {
    cells.allSatisfy { $0.allowed.contains(record.cells[$0.attribute]) }
  }

  private mutating func addAttribute(
    _ index: Int, of layer: LayerDescription, _ values: [String]
  ) throws(StoreError) {
    let attribute = layer.attributes[index]
    var allowed: [StoredRecord.Cell] = []
    for value in values {
      let cell: StoredRecord.Cell?
      switch attribute.type {
      case .text: cell = .text(value)
      case .integer: cell = Int(value).map { .integer($0) }
      case .number: cell = Double(value).map { .number($0) }
      case .boolean: cell = Bool(value).map { .boolean($0) }
      case .list, .object:
        throw .badFilter(name: attribute.name, reason: "a \(attribute.type) is no single value")
      }
      guard let cell else {
        throw .badFilter(
          name: attribute.name, reason: "'\(value)' is no \(attribute.type.rawValue)")
      }
      allowed.append(cell)
    }
    cells.append((index, allowed))
    recordConditions.append(
      "l.\(LayerTable.quoted(attribute.name)) IN (\(Self.marks(allowed.count)))")
    recordArguments += StatementArguments(allowed.map(Self.argument))
  }

  /// False where no speech knows the name.
  private mutating func addSpeech(
    _ name: String, _ values: [String], _ db: Database
  ) throws -> Bool {
    let marks = Self.marks(values.count)
    let plain =
      name.hasPrefix(Self.prefix) ? String(name.dropFirst(Self.prefix.count)) : name
    switch plain {
    case "speech", "id": speechConditions.append("s.id IN (\(marks))")
    case "path": speechConditions.append("s.path IN (\(marks))")
    case "year":
      speechConditions.append("substr(coalesce(s.date, s.published), 1, 4) IN (\(marks))")
    case _ where Metadata.names.contains(plain):
      speechConditions.append("s.\(plain) IN (\(marks))")
    default:
      guard try StoreReader(db, layers: []).furtherMetadataNames().contains(plain) else {
        return false
      }
      speechConditions.append(
        "(SELECT value FROM json_each(s.metadata) WHERE key = ?) IN (\(marks))")
      speechArguments += [plain]
    }
    speechArguments += StatementArguments(values)
    return true
  }

  private static func known(_ layer: LayerDescription?, _ db: Database) throws -> [String] {
    let single = (layer?.attributes ?? []).filter { $0.type != .list && $0.type != .object }
    let further = try StoreReader(db, layers: []).furtherMetadataNames()
    var known = single.map(\.name)
    for name in own + Metadata.names + further where !known.contains(name) {
      known.append(name)
    }
    return known
  }

  private static func marks(_ count: Int) -> String {
    Array(repeating: "?", count: count).joined(separator: ", ")
  }

  private static func argument(_ cell: StoredRecord.Cell) -> (any DatabaseValueConvertible)? {
    switch cell {
    case .integer(let integer): integer
    case .number(let number): number
    case .boolean(let flag): flag
    case .text(let text): text
    case .none, .json: nil
    }
  }
}
