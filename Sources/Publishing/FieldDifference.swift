public import LecternKit

/// A field that differs between two forms of a record.
public struct FieldDifference: Sendable, Equatable {
  /// `bound`, `relative.to`, `departments[1].score`
  public var name: String
  /// Nil where there is nothing.
  public var before: Value?
  public var after: Value?
}

/// Compares two forms of a record of one layer.
struct RecordComparer {
  /// Given anew by every run.
  private static let identity: Set<String> = ["id", "key"]
  /// Where a value comes from, not what it is: by the name of the record type. With the next version
  /// of a lexicon, or a line more in it, they change in every record.
  private static let provenance: [String: Set<String>] = [
    Indicator.recordName: ["lexicon"], Duty.recordName: ["entry"],
  ]
  /// Fields of the kit's records that hold ids of other records, and nothing else.
  private static let references: Set<String> = ["segment", "parent", "restates", "indicators"]

  private let layer: String
  private let passedOver: Set<String>
  private let before: RecordIDs
  private let after: RecordIDs

  init(layer: String, record: String, before: RecordIDs, after: RecordIDs) {
    self.layer = layer
    self.before = before
    self.after = after
    passedOver = Self.identity.union(Self.provenance[record] ?? [])
  }

  func differences(_ before: Fields, _ after: Fields, path: String = "") -> [FieldDifference] {
    let names =
      before.all.map(\.name) + after.all.map(\.name).filter { before[$0] == nil }
    return names.flatMap { name -> [FieldDifference] in
      guard !passedOver.contains(name) else { return [] }
      return differences(name, before[name], after[name], path: path + name)
    }
  }

  private func differences(
    _ name: String, _ before: Value?, _ after: Value?, path: String
  ) -> [FieldDifference] {
    switch (before ?? .null, after ?? .null) {
    case (.object(let before), .object(let after)):
      return differences(before, after, path: path + ".")
    case (.list(let before), .list(let after))
    where before.count == after.count && before.contains { $0.object != nil }:
      return zip(before, after).enumerated().flatMap { index, pair in
        differences(name, pair.0, pair.1, path: "\(path)[\(index + 1)]")
      }
    case (let before, let after):
      guard !isSame(name, before, after) else { return [] }
      return [
        FieldDifference(
          name: path, before: told(name, before, self.before),
          after: told(name, after, self.after))
      ]
    }
  }

  /// A value as readers can tell it from the other: the number in an id alone says nothing.
  private func told(_ name: String, _ value: Value, _ ids: RecordIDs) -> Value? {
    switch value {
    case .null: return nil
    case .text(let id) where Self.references.contains(name):
      return ids.record(id, from: layer)?.words.map { .text("\(id) \($0)") } ?? value
    case .list(let list): return .list(list.map { told(name, $0, ids) ?? .null })
    default: return value
    }
  }

  /// Whether two values mean the same. Ids are numbered anew when a record comes before: those of
  /// records with one key are the same.
  private func isSame(_ name: String, _ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.text(let a), .text(let b)):
      let (was, now) = (before.record(a, from: layer)?.key, after.record(b, from: layer)?.key)
      if Self.references.contains(name), was != nil || now != nil { return was == now }
      return a == b || was != nil && was == now
    case (.list(let a), .list(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { isSame(name, $0, $1) }
    case (.integer, .number), (.number, .integer): return a.number == b.number
    default: return a == b
    }
  }
}

/// The records of a speech by their ids.
struct RecordIDs {
  typealias Entry = (key: String, words: String?)

  private var layers: [(name: String, entries: [String: Entry])] = []

  mutating func add(_ records: [Fields], layer: String) {
    let entries = records.compactMap { record -> (String, Entry)? in
      guard let id = record["id"]?.text, let key = record["key"]?.text else { return nil }
      return (id, (key, (record["quote"] ?? record["text"] ?? record["heading"])?.text))
    }
    layers.append((layer, Dictionary(entries, uniquingKeysWith: { first, _ in first })))
  }

  /// What a record of a layer means by an id: a record of its own layer, else of the first layer that
  /// has such a one.
  func record(_ id: String, from layer: String) -> Entry? {
    if let own = layers.first(where: { $0.name == layer })?.entries[id] { return own }
    return layers.lazy.compactMap { $0.entries[id] }.first
  }
}
