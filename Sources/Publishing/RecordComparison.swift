internal import LecternKit

/// What became of a record between two runs.
struct StoredChange: Equatable {
  enum Kind: String {
    case added, removed, changed
  }

  var layer: String
  var kind: Kind
  /// What the record is about: an indicator's name, a theme, the topic of a task.
  var name: String
  var key: String
  /// The words it stands for, before and after.
  var quoteBefore: String?
  var quoteAfter: String?
  /// Of a changed record.
  var fields: [FieldDifference] = []
}

/// Compares the records of one layer of one speech between two runs.
///
/// Between runs the text itself may have changed, so that places tell nothing, other than where two ways
/// of analysing one text are compared (``LayerComparison``). Records with the same key are one. Those left over are paired by what they are about, so that a
/// target whose figure was changed in the text is told as one that changed.
struct RecordComparison {
  private let layer: String
  private let type: String

  init(layer: String, type: String) {
    self.layer = layer
    self.type = type
  }

  /// Changes in the order of the later records, those that are gone last.
  func changes(_ before: [Fields], _ after: [Fields]) -> [StoredChange] {
    let before = before.filter(isCompared)
    let after = after.filter(isCompared)
    let pairs = pair(before, after)
    var changes: [StoredChange] = []
    for (index, record) in after.enumerated() {
      guard let earlier = pairs[index] else {
        changes.append(change(.added, nil, record))
        continue
      }
      let fields = differences(before[earlier], record)
      if !fields.isEmpty { changes.append(change(.changed, before[earlier], record, fields)) }
    }
    let found = Set(pairs.values)
    for (index, record) in before.enumerated() where !found.contains(index) {
      changes.append(change(.removed, record, nil))
    }
    return changes
  }

  /// Of theme counts those over the whole speech.
  private func isCompared(_ record: Fields) -> Bool {
    type != ThemeCount.recordName || (record["segment"] ?? .null) == .null
  }

  /// For records of `after` by their place, the one of `before` that each was.
  private func pair(_ before: [Fields], _ after: [Fields]) -> [Int: Int] {
    var pairs: [Int: Int] = [:]
    // The counts of a speech all stand for the same words: the key tells them apart by their order.
    if type != ThemeCount.recordName { match(before, after, &pairs) { $0["key"]?.text } }
    match(before, after, &pairs, by: subject)
    if type == Duty.recordName { matchAlike(before, after, &pairs) }
    return pairs
  }

  private func match(
    _ before: [Fields], _ after: [Fields], _ pairs: inout [Int: Int],
    by name: (Fields) -> String?
  ) {
    let taken = Set(pairs.values)
    var places: [String: [Int]] = [:]
    for (index, record) in before.enumerated().reversed() where !taken.contains(index) {
      if let name = name(record) { places[name, default: []].append(index) }
    }
    for (index, record) in after.enumerated() where pairs[index] == nil {
      guard let name = name(record), let place = places[name]?.popLast() else { continue }
      pairs[index] = place
    }
  }

  /// What a record is about, where that tells it from most others.
  private func subject(_ record: Fields) -> String? {
    switch type {
    case ThemeCount.recordName: record["theme"]?.text
    case Indicator.recordName:
      ["code", "name", "scope", "kind", "period"]
        .filter { $0 != "name" || record["code"] == nil }
        .map { record[$0]?.text ?? "" }.joined(separator: "\n")
    default: nil
    }
  }

  /// Pairs the tasks whose words are mostly the same, the most alike first.
  private func matchAlike(_ before: [Fields], _ after: [Fields], _ pairs: inout [Int: Int]) {
    let taken = Set(pairs.values)
    let earlier = before.indices.filter { !taken.contains($0) }.map { ($0, Likeness(before[$0])) }
    let later = after.indices.filter { pairs[$0] == nil }.map { ($0, Likeness(after[$0])) }
    var candidates: [(score: Double, after: Int, before: Int)] = []
    for (index, likeness) in later {
      for (place, other) in earlier {
        let score = likeness.score(other)
        if score >= 0.5 { candidates.append((score, index, place)) }
      }
    }
    candidates.sort { ($1.score, $0.after, $0.before) < ($0.score, $1.after, $1.before) }
    var used: Set<Int> = []
    for candidate in candidates where pairs[candidate.after] == nil {
      if used.insert(candidate.before).inserted { pairs[candidate.after] = candidate.before }
    }
  }

  private func differences(_ before: Fields, _ after: Fields) -> [FieldDifference] {
    // The length of a speech moves all rates a little; what is told is how often a theme came up.
    if type == ThemeCount.recordName, before["mentions"] == after["mentions"] { return [] }
    let names = after.all.map(\.name) + before.all.map(\.name).filter { after[$0] == nil }
    let hasSameText = before["text"] == after["text"]
    return names.compactMap { name in
      guard !Value.passing.contains(name), name != "characters" else { return nil }
      // The acts are parts of the text: where it differs they do, and it is told already.
      if name == "acts", !hasSameText { return nil }
      let (old, new) = (before[name]?.lasting, after[name]?.lasting)
      guard (old ?? .null) != (new ?? .null) else { return nil }
      return FieldDifference(name: name, before: old, after: new)
    }
  }

  private func change(
    _ kind: StoredChange.Kind, _ before: Fields?, _ after: Fields?,
    _ fields: [FieldDifference] = []
  ) -> StoredChange {
    let record = after ?? before ?? Fields()
    let name = ["name", "theme", "topic"].lazy.compactMap { record[$0]?.text }.first
    return StoredChange(
      layer: layer, kind: kind, name: name ?? "", key: record["key"]?.text ?? "",
      quoteBefore: before.flatMap(quote), quoteAfter: after.flatMap(quote), fields: fields)
  }

  private func quote(_ record: Fields) -> String? { (record["quote"] ?? record["text"])?.text }
}

/// The pairs of neighbouring characters of a task's words.
private struct Likeness {
  private var pairs: [UInt64: Int] = [:]
  private var count = 0

  init(_ record: Fields) {
    var last: UInt32?
    for scalar in (record["text"]?.text ?? "").unicodeScalars where !scalar.properties.isWhitespace
    {
      if let last {
        pairs[UInt64(last) << 32 | UInt64(scalar.value), default: 0] += 1
        count += 1
      }
      last = scalar.value
    }
  }

  /// From 0, nothing in common, to 1, the same.
  func score(_ other: Likeness) -> Double {
    guard count > 0, other.count > 0 else { return 0 }
    let common = pairs.reduce(0) { $0 + min($1.value, other.pairs[$1.key] ?? 0) }
    return Double(2 * common) / Double(count + other.count)
  }
}

extension Value {
  /// Fields that say where a record stands, or how it was come by: they move without it.
  fileprivate static let passing: Set<String> = [
    "id", "key", "start", "end", "segment", "rule", "lexicon", "restates", "indicators", "entry",
    "score", "because",
  ]

  /// Without what passes.
  fileprivate var lasting: Value {
    switch self {
    case .list(let list): return .list(list.map(\.lasting))
    case .object(let fields):
      var kept = Fields()
      for field in fields.all where !Self.passing.contains(field.name) {
        kept[field.name] = field.value.lasting
      }
      return .object(kept)
    default: return self
    }
  }
}
