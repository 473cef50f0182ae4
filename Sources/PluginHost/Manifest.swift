public import LecternKit
public import YAML

/// What `plugin.yaml` says of a plugin without running it.
public struct PluginManifest: Sendable {
  public enum Kind: String, Sendable, Decodable, CaseIterable {
    /// A Swift dynamic library that imports `LecternKit`.
    case native
    /// A program that speaks JSON Lines on stdin and stdout.
    case process
  }

  public let name: String
  public let version: String
  public let summary: String
  public let kind: Kind
  /// The library of a native plugin, as the manifest names it.
  public let library: String?
  /// The program of a process plugin and its arguments.
  public let command: [String]
  public let consumes: [String]
  /// Names of the metadata that it reads and is given; nil for all.
  public let metadata: [String]?
  public let produces: [LayerDeclaration]
  public let options: [OptionDeclaration]
  /// Files that results depend on, relative to the folder.
  public let files: [String]
  /// Where the manifest lies; absolute.
  public let folder: String

  public func declares(layer: String) -> LayerDeclaration? {
    produces.first { $0.layer == layer }
  }
}

/// A layer that a plugin makes.
public struct LayerDeclaration: Sendable, Hashable {
  public let layer: String
  /// The kit's record type, or `range` for ranges with attributes of the plugin's own.
  public let record: String
  /// Bulk that is stored packed, one value a speech.
  public let packed: Bool
  /// All attributes of a record, `id`, `key` and offsets among them, in the order of its columns.
  public let attributes: [Attribute]
}

/// An option of a plugin, as `with:` may set it.
public struct OptionDeclaration: Sendable {
  public enum OptionType: String, Sendable, Decodable, CaseIterable {
    case text, integer, number, boolean, list
    /// A file: relative to the workflow where a workflow sets it, to the plugin's folder by default.
    case path
  }

  public let name: String
  public let type: OptionType
  /// Nil where the option must be set.
  public let defaultValue: Node?
  public let help: String
}

extension PluginManifest {
  /// Reads `plugin.yaml` of a folder. All mistakes of the file are thrown at once.
  public init(folder: String, shownAs name: String? = nil) throws(Diagnostics) {
    let path = folder + "/plugin.yaml"
    let node = try YAML.load(path: path, shownAs: name ?? path)
    let file = try YAMLDecoder().decode(ManifestFile.self, from: node)
    var mistakes: [Diagnostic] = []
    if file.kind == .native, file.library == nil {
      mistakes.append(node.error("a native plugin needs 'library'"))
    }
    if file.kind == .process, file.command?.isEmpty ?? true {
      mistakes.append(node.error("a process plugin needs 'command'"))
    }
    let layers = file.produces.compactMap { $0.declaration(&mistakes) }
    checkNames(file.produces.map(\.layer), "layers", &mistakes)
    checkNames((file.options ?? []).map(\.name), "options", &mistakes)
    guard mistakes.isEmpty else { throw Diagnostics(mistakes) }
    self.name = file.name
    version = file.version
    summary = file.summary
    kind = file.kind
    library = file.library
    command = file.command ?? []
    consumes = file.consumes ?? []
    metadata = file.metadata
    produces = layers
    options = (file.options ?? []).map {
      OptionDeclaration(
        name: $0.name.value, type: $0.type, defaultValue: $0.defaultValue, help: $0.help ?? "")
    }
    files = file.files ?? []
    self.folder = folder
  }
}

private func checkNames(
  _ names: [Located<String>], _ what: String, _ mistakes: inout [Diagnostic]
) {
  var seen: Set<String> = []
  for name in names where !seen.insert(name.value).inserted {
    mistakes.append(name.error("two \(what) have the name '\(name.value)'"))
  }
}

/// The file as it is written.
private struct ManifestFile: Decodable {
  var name: String
  var version: String
  var summary: String
  var kind: PluginManifest.Kind
  var library: String?
  var command: [String]?
  var consumes: [String]?
  var metadata: [String]?
  var produces: [Layer]
  var options: [Option]?
  var files: [String]?

  struct Layer: Decodable {
    var layer: Located<String>
    var record: Located<String>?
    var packed: Bool?
    var attributes: [DeclaredAttribute]?

    func declaration(_ mistakes: inout [Diagnostic]) -> LayerDeclaration? {
      let name = record?.value ?? GenericRecord.recordName
      guard let type = RecordTypes.named(name) else {
        let known = RecordTypes.all.map { $0.recordName }
        if let record {
          mistakes.append(
            record.error(
              "unknown record type '\(name)'", hint: Suggestion.didYouMean(name, among: known),
              notes: [Suggestion.available(known)]))
        }
        return nil
      }
      let own = (attributes ?? []).map { Attribute(name: $0.name.value, type: $0.type) }
      let standard = AttributeLister.attributes(ofRecord: type)
      if name != GenericRecord.recordName, let first = attributes?.first, let record {
        mistakes.append(
          record.error(
            "the attributes of '\(name)' are the kit's; '\(first.name.value)' cannot be declared",
            notes: ["leave out 'record' to declare attributes of your own"]))
      } else {
        let names = (attributes ?? []).map(\.name)
        checkNames(names, "attributes", &mistakes)
        for name in names where standard.contains(where: { $0.name == name.value }) {
          mistakes.append(name.error("every record has an attribute '\(name.value)' already"))
        }
      }
      return LayerDeclaration(
        layer: layer.value, record: name, packed: packed ?? false, attributes: standard + own)
    }
  }

  struct DeclaredAttribute: Decodable {
    var name: Located<String>
    var type: AttributeType
  }

  struct Option: Decodable {
    var name: Located<String>
    var type: OptionDeclaration.OptionType
    var defaultValue: Node?
    var help: String?

    enum CodingKeys: String, CodingKey {
      case name, type, help
      case defaultValue = "default"
    }
  }
}

extension AttributeLister {
  fileprivate static func attributes(ofRecord type: any Record.Type) -> [Attribute] {
    func list<R: Record>(_ type: R.Type) -> [Attribute] { attributes(of: type) }
    return list(type)
  }
}
