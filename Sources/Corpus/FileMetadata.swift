internal import LecternKit
internal import YAML

/// What a file says of its speech: front matter, a sidecar or the cells of a row.
struct FileMetadata {
  /// The id that the file gives its speech.
  var id: String?
  var metadata = Metadata()

  init() {}

  /// - Parameter cells: by what their columns mean; empty ones say nothing.
  init(cells: [String: String], path: String, line: Int) throws(CorpusError) {
    for (name, value) in cells where name != "text" && !value.isEmpty {
      try set(name, to: value, path: path, line: line)
    }
  }

  /// Reads a mapping of names to texts or lists of texts.
  init(yaml: [UInt8], path: String) throws(CorpusError) {
    let node: Node
    do {
      node = try YAML.parse(yaml, path: path)
    } catch {
      let first = error.all.first
      throw CorpusError(
        path: path, line: first?.mark?.line, message: first?.message ?? "it is not YAML",
        hint: first?.hint)
    }
    if node.isNull { return }
    guard let entries = node.mapping else {
      throw CorpusError(
        path: path, line: node.mark.line, message: "expected a mapping, found \(node.kindName)")
    }
    for entry in entries {
      let value: String?
      if let list = entry.value.sequence {
        let texts = list.compactMap(\.scalar)
        value = texts.count == list.count ? texts.joined(separator: "、") : nil
      } else {
        value = entry.value.isNull ? "" : entry.value.scalar
      }
      guard let value else {
        throw CorpusError(
          path: path, line: entry.value.mark.line,
          message: "'\(entry.name)' must be a text or a list of texts")
      }
      if !value.trimmed.isEmpty {
        try set(entry.name, to: value.trimmed, path: path, line: entry.value.mark.line)
      }
    }
  }

  private mutating func set(
    _ name: String, to value: String, path: String, line: Int
  ) throws(CorpusError) {
    if name == "id" {
      id = value
    } else {
      try metadata.enter(value, as: name, path: path, line: line)
    }
  }
}

extension Metadata {
  /// Enters a value in the form that the rest of Lectern knows.
  mutating func enter(
    _ value: String, as name: String, path: String, line: Int?
  ) throws(CorpusError) {
    do {
      self[name] = try Self.value(value, of: name)
    } catch {
      throw CorpusError(path: path, line: line, message: error.message, hint: error.hint)
    }
  }
}
