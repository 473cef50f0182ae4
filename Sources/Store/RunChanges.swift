internal import GRDB
internal import LecternKit

/// What differs for one speech between two runs.
public struct SpeechChange: Sendable, Equatable {
  public var speech: String
  /// Its state after the earlier and the later run; nil where the store did not hold it.
  public var before: SpeechOutcome?
  public var after: SpeechOutcome?

  /// The layers whose number of records changed, with both numbers.
  public var counts: [(layer: String, before: Int, after: Int)] {
    let earlier = before?.counts ?? Fields()
    let later = after?.counts ?? Fields()
    let names = later.all.map(\.name) + earlier.all.map(\.name).filter { later[$0] == nil }
    return names.compactMap { name in
      let numbers = (earlier[name]?.integer ?? 0, later[name]?.integer ?? 0)
      return numbers.0 == numbers.1 ? nil : (name, numbers.0, numbers.1)
    }
  }
}

extension StoreReader {
  /// The speeches whose state differs after two runs, by their ids: other results, another failure,
  /// new or removed. Times do not count.
  public func changes(
    from earlier: Int64, to later: Int64, _ body: (SpeechChange) throws -> Void
  ) throws {
    // What a run found unchanged or failed on is still what an earlier one wrote; a failure is told
    // where it is the run's own.
    let statement = try database.makeStatement(
      sql: """
        SELECT DISTINCT speech FROM run_speeches
        WHERE run > min(?1, ?2) AND run <= max(?1, ?2) AND status <> 'unchanged' ORDER BY speech
        """)
    try statement.forEachRow([earlier, later]) { row in
      let speech = row.string(at: 0)
      let change = SpeechChange(
        speech: speech, before: try state(of: speech, after: earlier),
        after: try state(of: speech, after: later))
      if !Self.isSame(change.before, change.after) { try body(change) }
    }
  }

  /// How a speech stood after a run: the last outcome that is more than "unchanged".
  private func state(of speech: String, after run: Int64) throws -> SpeechOutcome? {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT * FROM run_speeches WHERE speech = ? AND run <= ? AND status <> 'unchanged'
          ORDER BY run DESC LIMIT 1
          """), arguments: [speech, run])
    let outcome = try row.map(SpeechOutcome.init)
    return outcome?.status == .removed ? nil : outcome
  }

  private static func isSame(_ a: SpeechOutcome?, _ b: SpeechOutcome?) -> Bool {
    a?.status == b?.status && a?.reason == b?.reason && a?.counts == b?.counts
      && a?.outputs == b?.outputs
  }
}
