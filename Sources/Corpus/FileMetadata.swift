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
      metadata[name] = try MetadataValue.evened(name, value, path: path, line: line)
    }
  }
}

/// Days and levels in the one form that the rest of Lectern knows.
enum MetadataValue {
  private static let levelWords: [String: String] = [
    "国家": "national", "全国": "national", "中央": "national", "省": "province", "市": "city",
    "县": "county", "区": "county", "乡镇": "township", "乡": "township", "镇": "township",
  ]

  static func evened(
    _ name: String, _ value: String, path: String, line: Int?
  ) throws(CorpusError) -> String {
    switch name {
    case "date", "published": return try day(name, value, path: path, line: line)
    case "level": return try level(value, path: path, line: line)
    default: return value
    }
  }

  /// `2026-01-27` from any of the ways to write a day; a time of day behind it is left out.
  private static func day(
    _ name: String, _ value: String, path: String, line: Int?
  ) throws(CorpusError) -> String {
    if let date = WrittenDate.read(NormalizedText(value), at: 0) { return date.date.description }
    throw CorpusError(
      path: path, line: line, message: "'\(name)' is no day: '\(value)'",
      hint: "write it as 2026-01-27, or leave it out")
  }

  private static func level(
    _ value: String, path: String, line: Int?
  ) throws(CorpusError) -> String {
    if Metadata.levels.contains(value) { return value }
    let word = value.hasSuffix("级") ? String(value.dropLast()) : value
    if let level = levelWords[word] { return level }
    let hints = [
      Suggestion.didYouMean(value, among: Metadata.levels), Suggestion.available(Metadata.levels),
    ]
    throw CorpusError(
      path: path, line: line, message: "unknown level '\(value)'",
      hint: hints.compactMap(\.self).joined(separator: " "))
  }
}
