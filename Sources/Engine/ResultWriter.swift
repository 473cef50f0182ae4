import Corpus
import LecternKit
import Store
import Synchronization
import Workflow

/// Writes what comes back, in order, and keeps count.
final class ResultWriter: Sendable {
  private struct State {
    var summary = RunSummary()
    var failedPlaces: Set<Place> = []
    var budget: Budget
    /// Unchanged speeches that are not noted yet: a transaction for each would take longer than the
    /// look at it.
    var unchanged: [SpeechOutcome] = []
    /// Speeches whose worker died and that come once more.
    var awaited: Set<Int> = []
  }

  private let store: SpeechStore
  private let reader: SourceReader
  private let run: Int64
  private let tell: @Sendable (RunEvent) -> Void
  private let state: Mutex<State>
  private static let batch = 512
  /// Of failures told at the end.
  private static let most = 100

  init(
    store: SpeechStore, reader: SourceReader, run: Int64, budget: Workflow.ErrorBudget?,
    telling tell: @escaping @Sendable (RunEvent) -> Void
  ) {
    self.store = store
    self.reader = reader
    self.run = run
    self.tell = tell
    state = Mutex(State(budget: Budget(budget)))
  }

  var failedPlaces: Set<Place> { state.withLock { $0.failedPlaces } }

  func take(
    _ index: Int, _ delivery: SpeechQueue.Delivery, isAlone: Bool
  ) throws -> SpeechQueue.Verdict {
    switch delivery {
    case .read(.unchanged(let id, let path)): try pass(index, id, path)
    case .read(.suspect), .read(.speech): return .goOn
    case .read(.unreadable(let reason)):
      return try fail(index, nil, reason)
    case .read(.quarantined(let crash)):
      return try fail(
        index, nil, "left out, since it brought a process down twice: \(crash.reason)",
        isTried: false)
    case .answered(let ticket, .done(let outcome)): try write(outcome, ticket)
    case .answered(let ticket, .failed(let step, let reason, let stops)):
      try reader.forgetCrash(index)
      let verdict = try fail(index, ticket.source.id, "step '\(step)': \(reason)")
      if stops { end("the step '\(step)' with 'on-error: stop' failed") }
      return stops ? .stop : verdict
    case .died(let ticket, let reason):
      return try takeDeath(ticket, reason, isAlone: isAlone)
    }
    return .goOn
  }

  /// What is still to be noted, and the count of all.
  func finish() throws -> RunSummary {
    try flush()
    return state.withLock { $0.summary }
  }

  private func pass(_ index: Int, _ id: String, _ path: String) throws {
    try reader.forgetCrash(index)
    let isFull = state.withLock { state in
      state.summary.speeches += 1
      state.summary.unchanged += 1
      state.unchanged.append(SpeechOutcome(speech: id, status: .unchanged, path: path))
      return state.unchanged.count >= Self.batch
    }
    if isFull { try flush() }
    progress()
  }

  private func flush() throws {
    let outcomes = state.withLock { state in
      defer { state.unchanged.removeAll(keepingCapacity: true) }
      return state.unchanged
    }
    if !outcomes.isEmpty { try store.note(outcomes, run: run) }
  }

  private func write(_ outcome: SpeechAnalysis.Outcome, _ ticket: SpeechQueue.Ticket) throws {
    let result = outcome.result
    try store.write(result, run: run)
    try reader.forgetCrash(ticket.index)
    let skipped = outcome.skipped.map { step, reason in
      RunSummary.Trouble(
        speech: result.id, path: result.path, reason: "step '\(step)': \(reason)")
    }
    state.withLock { state in
      if state.awaited.remove(ticket.index) != nil {
        // It was counted as failed when its worker died.
        state.summary.failed -= 1
        state.summary.troubles.removeAll { $0.speech == result.id }
        state.failedPlaces.remove(Place(path: result.path, row: result.row))
      } else {
        state.summary.speeches += 1
        _ = state.budget.take(hasFailed: false)
      }
      state.summary.analysed += 1
      state.summary.characters += result.characters
    }
    for trouble in skipped { tell(.skipped(trouble)) }
    progress()
  }

  private func takeDeath(
    _ ticket: SpeechQueue.Ticket, _ reason: String, isAlone: Bool
  ) throws -> SpeechQueue.Verdict {
    let crash = try reader.noteDeath(of: ticket.source, ticket.index, reason: reason)
    if isAlone {
      let hadEnough = crash.deaths >= Crash.most
      return try fail(
        ticket.index, ticket.source.id,
        reason
          + (hadEnough
            ? "; a second time, so that it is left out until it or a plugin changes" : ""))
    }
    tell(
      .died(
        RunSummary.Trouble(
          speech: ticket.source.id, path: ticket.source.path,
          reason: reason + "; it will be tried alone")))
    // Failed for now, should the run end before it is tried again.
    return try fail(ticket.index, ticket.source.id, reason, isFinal: false)
  }

  /// - Parameters:
  ///   - id: nil where the source could not say it.
  ///   - isTried: false where it was left out.
  ///   - isFinal: false where it will be tried once more.
  private func fail(
    _ index: Int, _ id: String?, _ reason: String, isTried: Bool = true, isFinal: Bool = true
  ) throws -> SpeechQueue.Verdict {
    let source = reader.source(index)
    let trouble = RunSummary.Trouble(
      speech: id ?? source.id, path: source.path, reason: reason)
    try store.note(
      [
        SpeechOutcome(
          speech: trouble.speech, status: .failed, reason: reason, path: source.path)
      ], run: run)
    let isOver = state.withLock { state in
      let isAgain = state.awaited.remove(index) != nil
      if isAgain {
        state.summary.troubles.removeAll { $0.speech == trouble.speech }
      } else {
        state.summary.speeches += 1
        state.summary.failed += 1
        state.failedPlaces.insert(Place(path: source.path, row: source.row))
      }
      if !isFinal { state.awaited.insert(index) }
      if state.summary.troubles.count < Self.most { state.summary.troubles.append(trouble) }
      return isTried && !isAgain && state.budget.take(hasFailed: true)
    }
    if isFinal { tell(.failed(trouble)) }
    progress()
    if isOver { end(state.withLock { $0.budget.description }) }
    return isOver ? .stop : .goOn
  }

  private func end(_ reason: String) {
    state.withLock { $0.summary.ending = .stopped(reason) }
  }

  private func progress() {
    let (done, failed) = state.withLock { ($0.summary.speeches, $0.summary.failed) }
    tell(.progress(done: done, failed: failed, total: reader.count))
  }
}

/// Keeps to an error budget.
private struct Budget {
  private let limit: Workflow.ErrorBudget?
  /// Of the speeches tried last, those that failed.
  private var latest: [Int] = []
  private var tried = 0

  init(_ limit: Workflow.ErrorBudget?) { self.limit = limit }

  /// Whether the run has to end.
  mutating func take(hasFailed: Bool) -> Bool {
    tried += 1
    guard let limit, hasFailed else { return false }
    latest.append(tried)
    if let window = limit.window { latest.removeAll { $0 <= tried - window } }
    return latest.count >= limit.failures
  }

  var description: String {
    let window = limit?.window.map { " of the \($0) tried last" } ?? ""
    return "\(latest.count) speeches\(window) failed, as many as 'stop-after' allows"
  }
}
