public import LecternKit
public import Store
public import Workflow
import YAML

/// An expectation of a workflow that the store does not come up to after a run.
public struct Shortfall: Sendable {
  public let expectation: Workflow.Expectation
  /// What was found in place of it, in words.
  public let found: String
  /// The speeches that fall short, with what each has, where the expectation is about each.
  public let speeches: [(speech: String, count: Int)]
}

extension Shortfall {
  /// As a run report holds it.
  public var fields: Fields {
    var fields = Fields()
    fields["expected"] = .text(expectation.description)
    fields["severity"] = .text(expectation.severity.rawValue)
    fields["found"] = .text(found)
    fields["speeches"] = .list(
      speeches.map { speech, count in
        var fields = Fields()
        fields["speech"] = .text(speech)
        fields["count"] = .integer(count)
        return .object(fields)
      })
    return fields
  }
}

extension Plan {
  /// The expectations that the store falls short of after a run.
  public func shortfalls(_ reader: StoreReader, after run: Int64) throws -> [Shortfall] {
    try workflow.expectations.compactMap { expectation in
      do {
        return try expectation.shortfall(reader, after: run)
      } catch StoreError.unknownFilter(let name, _, _) {
        return Shortfall(
          expectation: expectation, found: "no speech has the metadata '\(name)'", speeches: [])
      }
    }
  }
}

extension Workflow.Expectation {
  fileprivate func shortfall(_ reader: StoreReader, after run: Int64) throws -> Shortfall? {
    switch bound {
    case .share(let share): try compare(reader, after: run, share)
    case .count(let range): try count(reader, range)
    }
  }

  private func count(_ reader: StoreReader, _ range: ClosedRange<Int>) throws -> Shortfall? {
    let admitted = speeches.flatMap(\.filters)
    if layer.value == Self.speechesLayer {
      let count = try reader.count(where: admitted)
      return range.contains(count)
        ? nil : Shortfall(expectation: self, found: "there are \(count)", speeches: [])
    }
    var total = 0
    var short: [(speech: String, count: Int)] = []
    try reader.counts(
      layer: layer.value, where: records.flatMap(\.filters), speeches: admitted
    ) { speech, count in
      total += count
      if scope == .speech, !range.contains(count) { short.append((speech, count)) }
    }
    switch scope {
    case .run:
      return range.contains(total)
        ? nil : Shortfall(expectation: self, found: "there are \(total)", speeches: [])
    case .speech:
      let noun = short.count == 1 ? "1 speech has" : "\(short.count) speeches have"
      return short.isEmpty
        ? nil : Shortfall(expectation: self, found: "\(noun) another number", speeches: short)
    }
  }

  private func compare(
    _ reader: StoreReader, after run: Int64, _ share: Double
  ) throws -> Shortfall? {
    guard let last = try reader.runBefore(run) else { return nil }
    let before = try reader.counts(after: last)[layer.value] ?? 0
    let now = try reader.counts(after: run)[layer.value] ?? 0
    guard Double(now) < share * Double(before) else { return nil }
    return Shortfall(
      expectation: self, found: "there are \(now), and \(before) after run \(last)", speeches: [])
  }
}

extension Workflow.Expectation.Condition {
  fileprivate var filters: [RecordFilter] { values.map { RecordFilter(name.value, $0.value) } }
}
