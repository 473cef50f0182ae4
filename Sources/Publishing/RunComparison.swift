internal import LecternKit
public import Store

/// What two runs have made of the speeches: `lectern diff`.
public struct RunComparison {
  public enum Format: Sendable {
    case text, csv, json
  }

  /// How many speeches there are of each kind.
  public typealias Tally = [Kind: Int]

  /// What became of a speech.
  public enum Kind: String, Sendable, CaseIterable {
    case added, changed, removed, failed
    /// It had failed, and does no more.
    case recovered
  }

  struct Difference {
    var speech: String
    var kind: Kind
    /// Why it failed.
    var reason: String?
    var counts: [(layer: String, before: Int, after: Int)]
    var records: [StoredChange]
  }

  private let reader: StoreReader
  private let earlier: Int64
  private let later: Int64

  public init(_ reader: StoreReader, from earlier: Int64, to later: Int64) {
    self.reader = reader
    self.earlier = earlier
    self.later = later
  }

  /// Writes all differences in the order of the speeches' ids, one at a time.
  public func write(
    to sink: inout some Sink & ~Copyable, format: Format
  ) throws -> Tally {
    var tally: Tally = [:]
    var writer = DifferenceWriter(format)
    try writer.begin(&sink)
    try reader.changes(from: earlier, to: later) { change in
      let difference = try difference(change)
      tally[difference.kind, default: 0] += 1
      try writer.write(difference, &sink)
    }
    try writer.end(&sink)
    return tally
  }

  private func difference(_ change: SpeechChange) throws -> Difference {
    let kind: Kind =
      switch (change.before?.status, change.after?.status) {
      case (_, .failed): .failed
      case (.failed, _?): .recovered
      case (nil, _): .added
      case (_, nil): .removed
      default: .changed
      }
    return Difference(
      speech: change.speech, kind: kind, reason: change.after?.reason,
      counts: kind == .failed ? [] : change.counts,
      records: kind == .changed ? try records(change) : [])
  }

  private func records(_ change: SpeechChange) throws -> [StoredChange] {
    try reader.layers.filter(\.isComparable).flatMap { layer -> [StoredChange] in
      let before = change.before?.outputs[layer.step]
      if let before, before == change.after?.outputs[layer.step] { return [] }
      return RecordComparison(layer: layer.name, type: layer.record).changes(
        try records(layer, change.before, after: earlier),
        try records(layer, change.after, after: later))
    }
  }

  private func records(
    _ layer: LayerDescription, _ outcome: SpeechOutcome?, after run: Int64
  ) throws -> [Fields] {
    guard let outcome, outcome.counts[layer.name]?.integer ?? 0 > 0 else { return [] }
    return try reader.records(layer: layer.name, ofSpeech: outcome.speech, after: run)
  }
}
