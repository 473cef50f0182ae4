internal import LecternKit

/// The speeches of a workflow: found by ``list()``, read one by one by ``read(_:)``.
public struct Corpus: Sendable {
  private let sets: [SpeechSet]
  private let root: String

  /// - Parameter root: the folder that relative paths start from, itself absolute or relative to
  ///   the current one.
  public init(sets: [SpeechSet], root: String) {
    self.sets = sets
    self.root = FilePath.absolute(root, root: FilePath.current)
  }

  /// All speeches, in the order of their ids.
  ///
  /// The id of a file is its path relative to the root. That of a row is what its column `id` says;
  /// else the table's path with place, day and title as far as there are such columns, or with a
  /// digest of the text. None depends on where the row stands. A file that two sets name belongs to
  /// the first one.
  ///
  /// - Throws: every pattern that matches nothing, table that cannot be read, column that is not
  ///   there, and id given twice.
  public func list() throws(CorpusErrors) -> [SpeechSource] {
    var listing = Listing(root: root)
    for (number, set) in sets.enumerated() { listing.add(set, number) }
    return try listing.finish()
  }

  /// Reads one speech of the list.
  public func read(_ source: SpeechSource) throws(CorpusError) -> SourceText {
    let given = try Self.given(sets[source.set].metadata, path: source.path)
    switch source.place {
    case .file(let path):
      return try SpeechReader.read(
        try Self.bytes(path, shownAs: source.path), path: source.path, id: source.id,
        given: given, sidecar: try Self.sidecar(of: path, shownAs: source.path))
    case .row(let table, let row):
      return try SpeechReader.read(row, of: table, id: source.id, given: given)
    }
  }

  /// Makes a speech of bytes from elsewhere, such as standard input.
  ///
  /// - Parameters:
  ///   - path: how messages show it; its ending tells the format, text where it has none.
  ///   - id: the path, where it is not given.
  ///   - metadata: wins over what the text says itself.
  public static func read(
    bytes: [UInt8], path: String, id: String? = nil, metadata: [String: String] = [:]
  ) throws(CorpusError) -> SourceText {
    if case .table = FileFormat(path: path) {
      throw CorpusError(path: path, message: "a table holds many speeches, not one")
    }
    return try SpeechReader.read(
      bytes, path: path, id: id ?? path, given: try given(metadata, path: path))
  }

  static func given(
    _ metadata: [String: String], path: String
  ) throws(CorpusError) -> Metadata {
    var given = Metadata()
    for (name, value) in metadata where !value.trimmed.isEmpty {
      try given.enter(value.trimmed, as: name, path: path, line: nil)
    }
    return given
  }

  static func bytes(_ path: String, shownAs shown: String) throws(CorpusError) -> [UInt8] {
    let file = try OpenFile(path, shownAs: shown)
    let bytes = try file.read(0..<SpeechReader.largest + 1)
    guard bytes.count <= SpeechReader.largest else { throw SpeechReader.tooLarge(shown) }
    return bytes
  }

  /// What `speech.yaml` says of `speech.txt`.
  static func sidecar(
    of path: String, shownAs shown: String
  ) throws(CorpusError) -> FileMetadata {
    for ending in [".yaml", ".yml"] {
      let beside = FilePath.withoutEnding(path) + ending
      guard FilePath.exists(beside) else { continue }
      let shown = FilePath.withoutEnding(shown) + ending
      return try FileMetadata(yaml: try bytes(beside, shownAs: shown), path: shown)
    }
    return FileMetadata()
  }
}
