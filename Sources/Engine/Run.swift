public import Corpus
import LecternKit
public import Store
import Synchronization
public import Workflow

/// Why a run cannot go on.
public enum RunError: Error, Sendable, CustomStringConvertible {
  case workersDoNotStart(reason: String)

  public var description: String {
    switch self {
    case .workersDoNotStart(let reason): "no worker gets ready: \(reason)"
    }
  }
}

/// What is told while a run goes on.
public struct RunProgress: Sendable {
  public let done: Int
  public let failed: Int
  public let total: Int
}

/// How a run went.
public struct RunSummary: Sendable {
  public struct Trouble: Sendable {
    public let speech: String
    public let path: String
    public let reason: String
  }

  public var speeches = 0
  public var analysed = 0
  public var removed = 0
  public var characters = 0
  /// Speeches that failed.
  public var failed: [Trouble] = []
  /// Steps that failed and that their speech does without.
  public var skipped: [Trouble] = []
  /// Records by layer.
  public var counts: [String: Int] = [:]
  /// A step with `on-error: stop` failed.
  public var wasStopped = false
}

/// Runs a plan over a corpus into a store: a coordinator with worker processes.
public struct Run: Sendable {
  private let plan: Plan
  private let corpus: Corpus
  private let store: SpeechStore
  private let command: WorkerCommand
  private let jobs: Int
  private let version: String

  /// - Parameter jobs: how many workers, at least one.
  public init(
    plan: Plan, corpus: Corpus, store: SpeechStore, worker command: WorkerCommand, jobs: Int,
    version: String
  ) {
    self.plan = plan
    self.corpus = corpus
    self.store = store
    self.command = command
    self.jobs = max(1, jobs)
    self.version = version
  }

  /// Analyses all speeches. One that fails costs itself; errors thrown here end the run, and what was
  /// written until then stays.
  public func run(
    _ sources: [SpeechSource], progress: @escaping @Sendable (RunProgress) -> Void
  ) async throws -> RunSummary {
    let run = try store.beginRun(workflow: plan.workflow.name, jobs: jobs, version: version)
    var status = StoredRun.Status.stopped
    defer { try? store.finishRun(run, status: status) }
    let isFirst = try store.read { try $0.runs(limit: 2).count < 2 }
    if isFirst { try store.prepareBulkLoad() }
    let writer = ResultWriter(store: store, run: run, total: sources.count, progress: progress)
    let queue = SpeechQueue(
      reader: SourceReader(corpus: corpus, sources: sources, store: store), window: jobs * 8 + 8
    ) { ticket, delivery in try writer.take(ticket, delivery) }
    do {
      try await WorkerPool(command: command, queue: queue)
        .run(jobs: min(jobs, max(1, sources.count)))
    } catch {
      await queue.stop()
      throw error
    }
    if let failure = await queue.failure { throw failure }
    var summary = writer.summary
    if !summary.wasStopped {
      summary.removed = try removeGone(sources, run: run)
    }
    if isFirst { try store.finishBulkLoad() }
    status = summary.wasStopped ? .stopped : summary.failed.isEmpty ? .finished : .failed
    return summary
  }

  /// A source that is no longer there leaves the store.
  private func removeGone(_ sources: [SpeechSource], run: Int64) throws -> Int {
    struct Place: Hashable {
      let path: String
      let row: Int?
    }
    let here = Set(sources.map { Place(path: $0.path, row: $0.row) })
    let gone = try store.read { reader in
      var gone: [String] = []
      try reader.speeches { speech in
        if !here.contains(Place(path: speech.path, row: speech.row)) { gone.append(speech.id) }
      }
      return gone
    }
    for id in gone { try store.remove(id, run: run) }
    return gone.count
  }
}

/// Writes what comes back, in order, and keeps count.
private final class ResultWriter: Sendable {
  private let store: SpeechStore
  private let run: Int64
  private let total: Int
  private let progress: @Sendable (RunProgress) -> Void
  private let state = Mutex(RunSummary())

  init(
    store: SpeechStore, run: Int64, total: Int,
    progress: @escaping @Sendable (RunProgress) -> Void
  ) {
    self.store = store
    self.run = run
    self.total = total
    self.progress = progress
  }

  var summary: RunSummary { state.withLock { $0 } }

  func take(_ ticket: SpeechQueue.Ticket?, _ delivery: SpeechQueue.Delivery) throws {
    switch delivery {
    case .answered(.done(let outcome)): try write(outcome)
    case .answered(.failed(let step, let reason, let stops)):
      try fail(ticket?.source.id, ticket?.source.path, "step '\(step)': \(reason)")
      if stops { state.withLock { $0.wasStopped = true } }
    case .died(let reason): try fail(ticket?.source.id, ticket?.source.path, reason)
    case .unreadable(let id, let path, let reason): try fail(id, path, reason)
    }
    let now = state.withLock {
      RunProgress(done: $0.speeches, failed: $0.failed.count, total: total)
    }
    progress(now)
  }

  private func write(_ outcome: SpeechAnalysis.Outcome) throws {
    let result = outcome.result
    try store.write(result, run: run)
    let counts = try result.layers.map { ($0.name, try $0.count()) }
    state.withLock { summary in
      summary.speeches += 1
      summary.analysed += 1
      summary.characters += result.characters
      for (name, count) in counts { summary.counts[name, default: 0] += count }
      for (step, reason) in outcome.skipped {
        summary.skipped.append(
          RunSummary.Trouble(
            speech: result.id, path: result.path, reason: "step '\(step)': \(reason)"))
      }
    }
  }

  private func fail(_ id: String?, _ path: String?, _ reason: String) throws {
    let id = id ?? ""
    try store.note([SpeechOutcome(speech: id, status: .failed, reason: reason)], run: run)
    state.withLock { summary in
      summary.speeches += 1
      summary.failed.append(
        RunSummary.Trouble(speech: id, path: path ?? id, reason: reason))
    }
  }
}
