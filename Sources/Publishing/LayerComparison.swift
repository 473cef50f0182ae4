public import LecternKit
public import Store

/// What became of one record.
public struct RecordChange: Sendable, Equatable {
  public enum Kind: String, Sendable {
    case gained, lost, changed
  }

  public var before: Fields?
  public var after: Fields?
  /// Where there are both, at least one.
  public var differences: [FieldDifference]

  public var kind: Kind { before == nil ? .gained : after == nil ? .lost : .changed }

  /// As it is now, or was.
  var record: Fields { after ?? before ?? Fields() }
}

/// What became of the records of one layer of a speech that was made twice.
///
/// Records are paired by their places: those that are the same first, then those with one key, then
/// those that overlap most. What is left is gained or lost.
public struct LayerComparison: Sendable {
  public let layer: String
  /// In the order of the text.
  public let changes: [RecordChange]
  /// How many records are the same.
  public let unchanged: Int

  /// Compares all layers of a speech; they are needed together, since records name each other.
  public static func compare(
    _ layers: [(before: LayerRecords, after: LayerRecords)]
  ) throws -> [LayerComparison] {
    guard layers.contains(where: { $0.before.json != $0.after.json }) else {
      return try layers.map {
        LayerComparison(layer: $0.before.name, changes: [], unchanged: try $0.before.count())
      }
    }
    let parsed = try layers.map { try (records($0.before), records($0.after)) }
    var (before, after) = (RecordIDs(), RecordIDs())
    for (layer, records) in zip(layers, parsed) {
      before.add(records.0, layer: layer.before.name)
      after.add(records.1, layer: layer.after.name)
    }
    return zip(layers, parsed).map { layer, records in
      var pairing = RecordPairing(
        records.0, records.1,
        comparer: RecordComparer(
          layer: layer.before.name, record: layer.before.record, before: before, after: after))
      let changes = pairing.changes()
      return LayerComparison(
        layer: layer.before.name, changes: changes, unchanged: pairing.unchanged)
    }
  }

  private static func records(_ layer: LayerRecords) throws -> [Fields] {
    try JSONReader.read(layer.json).list?.compactMap(\.object) ?? []
  }
}

/// Finds for each record of a layer what has taken its place.
private struct RecordPairing {
  private struct Placed {
    var fields: Fields
    var range: Range<Int>

    init(_ fields: Fields) {
      self.fields = fields
      let start = fields["start"]?.integer ?? 0
      range = start..<max(start, fields["end"]?.integer ?? start)
    }
  }

  /// A sentence in place of the part around it is another record.
  private static let leastOverlap = 0.1

  private let comparer: RecordComparer
  private var before: [Placed]
  private var after: [Placed]
  private(set) var unchanged = 0

  init(_ before: [Fields], _ after: [Fields], comparer: RecordComparer) {
    self.before = before.map(Placed.init)
    self.after = after.map(Placed.init)
    self.comparer = comparer
  }

  mutating func changes() -> [RecordChange] {
    setUnchangedAside()
    var changes: [(place: Int, change: RecordChange)] = []
    var (lost, gained) = (Set(before.indices), Set(after.indices))
    for pair in candidates() where lost.contains(pair.before) && gained.contains(pair.after) {
      lost.remove(pair.before)
      gained.remove(pair.after)
      let (old, new) = (before[pair.before], after[pair.after])
      changes.append(
        (
          new.range.lowerBound,
          RecordChange(before: old.fields, after: new.fields, differences: pair.differences)
        ))
    }
    changes += lost.sorted().map {
      let old = before[$0]
      return (old.range.lowerBound, RecordChange(before: old.fields, after: nil, differences: []))
    }
    changes += gained.sorted().map {
      let new = after[$0]
      return (new.range.lowerBound, RecordChange(before: nil, after: new.fields, differences: []))
    }
    return changes.enumerated()
      .sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
      .map(\.element.change)
  }

  /// Takes out the records that are the same at the same place, whatever their keys: of several at one
  /// place, such as the counts of a part's themes, each key tells only the number in the row.
  private mutating func setUnchangedAside() {
    var places = Dictionary(grouping: after.indices) { after[$0].range }
    var (old, new) = (Set<Int>(), Set<Int>())
    for index in before.indices {
      let range = before[index].range
      let same = places[range]?.firstIndex {
        comparer.differences(before[index].fields, after[$0].fields).isEmpty
      }
      guard let same, let other = places[range]?.remove(at: same) else { continue }
      old.insert(index)
      new.insert(other)
    }
    unchanged = old.count
    before = before.indices.filter { !old.contains($0) }.map { before[$0] }
    after = after.indices.filter { !new.contains($0) }.map { after[$0] }
  }

  private struct Candidate {
    var before: Int
    var after: Int
    /// How much of both is common to both; one for those at the same place.
    var overlap: Double
    var hasSameKey: Bool
    var differences: [FieldDifference]
  }

  /// All pairs that may be one record, the likeliest first.
  private func candidates() -> [Candidate] {
    var candidates: [Candidate] = []
    for (first, old) in before.enumerated() {
      for (second, new) in after.enumerated() {
        let hasSameKey = old.fields["key"] != nil && old.fields["key"] == new.fields["key"]
        let overlap = Self.overlap(old.range, new.range)
        guard overlap >= Self.leastOverlap || hasSameKey else { continue }
        candidates.append(
          Candidate(
            before: first, after: second, overlap: overlap, hasSameKey: hasSameKey,
            differences: comparer.differences(old.fields, new.fields)))
      }
    }
    func rank(_ candidate: Candidate) -> (Double, Int, Int, Int, Int) {
      (
        candidate.hasSameKey && candidate.overlap > 0 ? -1 : -candidate.overlap,
        candidate.differences.count, candidate.hasSameKey ? 0 : 1, candidate.before,
        candidate.after
      )
    }
    return candidates.sorted { rank($0) < rank($1) }
  }

  private static func overlap(_ a: Range<Int>, _ b: Range<Int>) -> Double {
    if a == b { return 1 }
    let common = a.clamped(to: b).count
    return Double(common) / Double(a.count + b.count - common)
  }
}
