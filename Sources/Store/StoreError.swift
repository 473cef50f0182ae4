internal import YAML

/// What went wrong with a store. The description is one sentence for the user and names the file.
public enum StoreError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file or its folder cannot be made, opened or written.
  case cannotOpen(path: String, reason: String)
  case notAStore(path: String)
  /// Written by a later Lectern.
  case newerSchema(path: String)
  /// Written by an earlier Lectern and opened only for reading.
  case olderSchema(path: String)
  /// SQLite refused: a full disk, a locked or damaged file.
  case database(path: String, reason: String)
  /// A layer that the store cannot hold.
  case badLayer(name: String, reason: String)
  /// A record that is not as its layer declares.
  case badRecord(speech: String, layer: String, reason: String)
  case unknownLayer(name: String, known: [String])
  case unknownFilter(name: String, layer: String, known: [String])
  /// A filter on something that holds no single value, or with a value of another type.
  case badFilter(name: String, reason: String)

  public var description: String {
    switch self {
    case .cannotOpen(let path, let reason):
      "cannot open the store '\(path)': \(reason)"
    case .notAStore(let path):
      "'\(path)' is no store of Lectern's"
    case .newerSchema(let path):
      "the store '\(path)' was written by a later version of Lectern; this one cannot read it"
    case .olderSchema(let path):
      "the store '\(path)' was written by an earlier version of Lectern; run its workflow once"
    case .database(let path, let reason):
      "the store '\(path)' failed: \(reason)"
    case .badLayer(let name, let reason):
      "layer '\(name)': \(reason)"
    case .badRecord(let speech, let layer, let reason):
      "speech '\(speech)', layer '\(layer)': \(reason)"
    case .unknownLayer(let name, let known):
      Self.unknown("layer", name, known)
    case .unknownFilter(let name, let layer, let known):
      Self.unknown("filter", name, known, of: " of layer '\(layer)'")
    case .badFilter(let name, let reason):
      "filter '\(name)': \(reason)"
    }
  }

  private static func unknown(
    _ kind: String, _ name: String, _ known: [String], of place: String = ""
  ) -> String {
    let hint = Suggestion.didYouMean(name, among: known).map { "; \($0)" } ?? ""
    return "unknown \(kind) '\(name)'\(place)\(hint)\n  = \(Suggestion.available(known))"
  }
}
