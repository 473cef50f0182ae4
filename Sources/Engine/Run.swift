public import Corpus
import LecternKit
public import PluginHost
public import Store
public import Workflow

/// Runs a plan over a corpus into a store: a coordinator with worker processes.
public struct Run: Sendable {
  private let plan: Plan
  private let corpus: Corpus
  private let store: SpeechStore
  private let lock: RunLock
  private let command: WorkerCommand
  private let jobs: Int
  private let fingerprinter: Fingerprinter

  /// - Parameter jobs: how many workers, at least one.
  public init(
    plan: Plan, searchPath: PluginSearchPath, corpus: Corpus, store: SpeechStore, lock: RunLock,
    worker command: WorkerCommand, jobs: Int
  ) {
    self.plan = plan
    self.corpus = corpus
    self.store = store
    self.lock = lock
    self.command = command
    self.jobs = max(1, jobs)
    fingerprinter = Fingerprinter(plan, searchPath: searchPath)
  }

  /// Analyses what has changed of all speeches. One that fails costs itself; errors thrown here end
  /// the run, and what was written until then stays.
  ///
  /// - Parameter chosen: the places of those sources that alone are tried, even where one has brought
  ///   a process down before; the others stay as they are.
  public func run(
    _ sources: [SpeechSource], only chosen: [Int]? = nil, as run: Int64, until request: StopRequest,
    telling tell: @escaping @Sendable (RunEvent) -> Void
  ) async throws -> RunSummary {
    for index in chosen ?? [] { try store.forgetCrash(of: sources[index].id) }
    try noteRemains(sources)
    let isFirst = try store.read { try $0.runs(limit: 2).count < 2 }
    if isFirst { try store.prepareBulkLoad() }
    let reader = SourceReader(
      corpus: corpus, sources: sources, store: store, plan: plan, fingerprinter: fingerprinter,
      crashes: try store.read { try $0.crashes() }, only: chosen)
    let writer = ResultWriter(
      store: store, reader: reader, run: run, budget: plan.workflow.stopAfter, telling: tell)
    let queue = SpeechQueue(
      reader: reader, lock: lock, request: request, window: jobs * 8 + 8
    ) { index, delivery, isAlone in try writer.take(index, delivery, isAlone: isAlone) }
    let pool = WorkerPool(command: command, queue: queue)
    do {
      try await pool.run(jobs: min(jobs, max(1, reader.count)))
      if await queue.beginAlone() { try await pool.run(jobs: 1) }
    } catch {
      await queue.stop()
      throw error
    }
    if let failure = await queue.failure {
      // What can still be noted is good to have in the report.
      _ = try? writer.finish()
      throw failure
    }
    var summary = try writer.finish()
    if let signal = request.signal { summary.ending = .interrupted(signal) }
    if summary.ending == .complete {
      if chosen == nil { summary.removed = try removeGone(run, except: writer.failedPlaces) }
      try reader.forgetGoneCrashes()
    } else {
      summary.unreached = await queue.unreached
    }
    if isFirst { try store.finishBulkLoad() }
    summary.counts = try store.read { try $0.totals() }
    return summary
  }

  /// What was in hand when the run before ended without a word is tried alone; where it went down by
  /// its own fault, that counts.
  private func noteRemains(_ sources: [SpeechSource]) throws {
    guard !lock.remains.inHand.isEmpty else { return }
    let known = try store.read { try $0.crashes() }
    let inHand = Set(lock.remains.inHand)
    for source in sources where inHand.contains(source.id) {
      let fingerprint = fingerprinter.chances(of: source, in: plan.workflow.folder)
      let before = known[source.id].map { $0.fingerprint == fingerprint ? $0.deaths : 0 } ?? 0
      try store.note(
        Crash(
          fingerprint: fingerprint, deaths: before + (lock.remains.hasCrashed ? 1 : 0),
          reason: "the run itself went down with it in hand"), of: source.id)
    }
  }

  /// A source that is no longer there leaves the store.
  private func removeGone(_ run: Int64, except failed: Set<Place>) throws -> Int {
    let gone = try store.read { reader in
      var gone: [String] = []
      try reader.speeches(unseenBy: run) { id, path, row in
        // Its source is there, but does not say any more which speech it is.
        if !failed.contains(Place(path: path, row: row)) { gone.append(id) }
      }
      return gone
    }
    for id in gone { try store.remove(id, run: run) }
    return gone.count
  }
}

/// Where a speech stands.
struct Place: Hashable {
  let path: String
  let row: Int?
}
