public import LecternKit
public import Store

/// One speech with its layers as `lectern analyze` prints it and the output `records` holds it: the
/// schema `lectern.analysis/1`.
public struct AnalysisRecord: Sendable {
  public static let schema = "lectern.analysis/1"

  public var id: String
  public var path: String
  public var sha256: String
  public var encoding: String
  /// Number of Unicode scalars.
  public var characters: Int
  public var metadata: Metadata
  /// All layers of the workflow in its order, with the empty ones.
  public var layers: [LayerRecords]

  public init(
    id: String, path: String, sha256: String, encoding: String, characters: Int,
    metadata: Metadata, layers: [LayerRecords]
  ) {
    self.id = id
    self.path = path
    self.sha256 = sha256
    self.encoding = encoding
    self.characters = characters
    self.metadata = metadata
    self.layers = layers
  }

  public init(_ speech: StoredSpeech, _ reader: StoreReader) throws {
    self.init(
      id: speech.id, path: speech.path, sha256: speech.sha256, encoding: speech.encoding,
      characters: speech.characters, metadata: speech.metadata,
      layers: try reader.layers(of: speech))
  }

  /// The record on one line, without a line end.
  public func json() throws -> [UInt8] {
    var json = JSONWriter()
    json.reserve(layers.reduce(1024) { $0 + $1.json.count + 64 })
    json.beginObject()
    json.field("schema", Self.schema)
    json.field("id", id)
    json.name("source")
    json.source(path: path, sha256: sha256, encoding: encoding, characters: characters)
    json.name("metadata")
    json.metadata(metadata)
    json.name("layers")
    json.beginObject()
    for layer in layers {
      json.name(layer.name)
      json.raw(layer.json)
    }
    json.endObject()
    json.name("summary")
    try writeSummary(to: &json)
    json.endObject()
    return json.bytes
  }

  /// The record over several lines, one a record of a layer, with a line end.
  public func indentedJSON() throws -> [UInt8] { JSONIndenter.indent(try json()) }

  private func writeSummary(to json: inout JSONWriter) throws {
    json.beginObject()
    json.name("themes")
    json.beginList()
    for theme in try themes() {
      json.beginObject()
      json.field("theme", theme.theme)
      json.name("mentions")
      json.integer(theme.mentions)
      json.name("perThousand")
      json.number(theme.perThousand)
      json.endObject()
    }
    json.endList()
    json.name("tasks")
    json.integer(try count(of: Duty.recordName))
    json.name("indicators")
    json.integer(try count(of: Indicator.recordName))
    json.endObject()
  }

  private func count(of record: String) throws -> Int {
    try layers.filter { $0.record == record }.reduce(0) { $0 + (try $1.count()) }
  }

  /// The counts over the whole speech, where there is a layer of counts. Else mentions are counted,
  /// for a thousand of all characters.
  private func themes() throws -> [ThemeTotal] {
    let counts = layers.filter { $0.record == ThemeCount.recordName }
    if !counts.isEmpty {
      return try counts.flatMap { try objects(of: $0) }
        .filter { ($0["segment"] ?? .null) == .null }
        .map { (fields: Fields) -> ThemeTotal in
          ThemeTotal(
            theme: fields["theme"]?.text ?? "", mentions: fields["mentions"]?.integer ?? 0,
            perThousand: fields["perThousand"]?.number ?? 0)
        }
    }
    var mentions: [String: Int] = [:]
    for layer in layers where layer.record == ThemeMention.recordName {
      for fields in try objects(of: layer) {
        mentions[fields["theme"]?.text ?? "", default: 0] += 1
      }
    }
    return mentions.sorted { $0.key < $1.key }.map { theme, count in
      let rate = Double(count) * 1000 / Double(max(characters, 1))
      return ThemeTotal(
        theme: theme, mentions: count, perThousand: (rate * 100).rounded() / 100)
    }
  }

  private func objects(of layer: LayerRecords) throws -> [Fields] {
    try JSONReader.read(layer.json).list?.compactMap(\.object) ?? []
  }
}

private struct ThemeTotal {
  var theme: String
  var mentions: Int
  var perThousand: Double
}

extension JSONWriter {
  mutating func field(_ name: String, _ text: String) {
    self.name(name)
    self.text(text)
  }

  mutating func source(path: String, sha256: String, encoding: String, characters: Int) {
    beginObject()
    field("path", path)
    field("sha256", sha256)
    field("encoding", encoding)
    name("characters")
    integer(characters)
    endObject()
  }
}
