internal import GRDB
public import LecternKit

/// A speech of the store, without its text and its layers.
public struct StoredSpeech: Sendable, Equatable {
  /// The number of its row: it means nothing outside this store.
  let rowid: Int64
  public let id: String
  public let path: String
  public let row: Int?
  public let sha256: String
  public let encoding: String
  /// Number of Unicode scalars.
  public let characters: Int
  public let metadata: Metadata
  /// The run that wrote its text and metadata.
  public let run: Int64

  static let columns = """
    s.rowid, s.id, s.path, s.row, s.sha256, s.encoding, s.characters, s.metadata, s.run
    """

  /// From a statement that selects `columns` first.
  init(_ statement: Statement) throws {
    rowid = Int64(statement.integer(at: 0))
    id = statement.string(at: 1)
    path = statement.string(at: 2)
    row = statement.isNull(at: 3) ? nil : statement.integer(at: 3)
    sha256 = statement.string(at: 4)
    encoding = statement.string(at: 5)
    characters = statement.integer(at: 6)
    var metadata = Metadata()
    for field in try JSONReader.read(statement.text(at: 7)).object?.all ?? [] {
      metadata[field.name] = field.value.text
    }
    self.metadata = metadata
    run = Int64(statement.integer(at: 8))
  }
}

extension JSONWriter {
  /// Metadata as an object, known names first.
  package mutating func metadata(_ metadata: Metadata) {
    beginObject()
    for (name, value) in metadata.sorted {
      self.name(name)
      text(value)
    }
    endObject()
  }
}
