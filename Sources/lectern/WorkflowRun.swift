import Corpus
import Engine
import Foundation
import Publishing
import Store
import TaskTable
import Workflow

/// One run of a workflow, from its lock to its report.
struct WorkflowRun {
  let bench: Workbench
  let worker: Engine.WorkerCommand
  let jobs: Int
  let log: RunLog
  /// Only the speeches that failed when they were last tried.
  let retries: Bool

  private var plan: Plan { bench.plan }
  private var after: RunEnding { RunEnding(plan: plan, log: log) }
  private var storePath: String { plan.workflow.store ?? "" }

  /// The exit status. Every way out but a lock that is held leaves a report.
  func run() async throws -> Int32 {
    let report = ReportWriter(plan, jobs: jobs)
    let lock: RunLock
    do {
      lock = try RunLock(
        store: storePath, workflow: plan.workflow.name, started: report.started)
    } catch .held(let holder, let path) {
      throw Failure(
        message: "error: \(RunLock.Refusal.held(by: holder, path: path))", status: Failure.held)
    } catch {
      throw Failure.wrong(error)
    }
    defer { lock.release() }
    do {
      return try await run(lock, report)
    } catch let failure as Failure {
      report.write(Ending(failure))
      await after.hand(report, Ending(failure))
      throw failure
    }
  }

  private func run(_ lock: RunLock, _ report: ReportWriter) async throws -> Int32 {
    let sources: [SpeechSource]
    let store: SpeechStore
    let publications = plan.workflow.outputs.compactMap(\.publication)
    do {
      // Lexicons are read here too, so that their mistakes come before the first speech.
      _ = try bench.analyzers()
      sources = try bench.plan.workflow.corpus.list()
      store = try SpeechStore(path: storePath, layers: plan.layerDescriptions)
      try store.prepare(publications)
    } catch {
      throw Failure.wrong(error)
    }
    let request = StopRequest()
    let signals = SignalWatch(request)
    defer { signals.end() }
    do {
      let chosen = retries ? try store.read { try $0.failedSpeeches() }.places(in: sources) : nil
      if chosen?.isEmpty ?? false {
        print("\(plan.workflow.name): no speech failed when it was last tried")
        return 0
      }
      let run = try store.beginRun(
        workflow: plan.workflow.name, jobs: jobs, version: Lectern.version)
      report.begin(store, run, chosen?.map { sources[$0] } ?? sources)
      log.begin(run, plan, speeches: chosen?.count ?? sources.count, jobs: jobs)
      let summary = try await Run(
        plan: plan, searchPath: bench.searchPath, corpus: bench.plan.workflow.corpus, store: store,
        lock: lock,
        worker: worker, jobs: jobs
      ).run(sources, only: chosen, as: run, until: request) { log.tell($0) }
      if request.signal == nil {
        try store.publish(
          publications, run: run, program: Folder.program, until: { request.signal != nil })
      }
      let isWhole = summary.ending == .complete && request.signal == nil
      let shortfalls = isWhole ? try store.read { try plan.shortfalls($0, after: run) } : []
      let ending = Ending(summary, shortfalls, signal: request.signal)
      try store.finishRun(run, status: ending.stored)
      log.end(summary)
      report.write(ending, summary, shortfalls)
      try store.close()
      RunSummaryText(plan: plan, report: report.path).print(
        summary, ending, seconds: report.seconds)
      after.tell(shortfalls)
      await after.hand(report, ending, summary, shortfalls)
      return ending.status
    } catch {
      log.clear()
      throw Failure.failed(error)
    }
  }
}

/// How a run ended, as its history, its report and its exit status say it.
struct Ending {
  var stored: StoredRun.Status
  var status: Int32
  var reason: String?
  var signal: Int32?

  init(_ summary: RunSummary, _ shortfalls: [Shortfall], signal: Int32?) {
    let isSound =
      summary.failed == 0 && !shortfalls.contains { $0.expectation.severity == .fail }
    stored = isSound ? .finished : .failed
    status = isSound ? 0 : Failure.failed
    if case .stopped(let reason) = summary.ending {
      (stored, status, self.reason) = (.stopped, Failure.failed, "the run was stopped: \(reason)")
    }
    if let signal {
      let name = signal == SIGINT ? "SIGINT" : "SIGTERM"
      (stored, status, self.signal) = (.stopped, 128 + signal, signal)
      reason = "the run was stopped by \(name); speeches in hand were finished"
    }
  }

  init(_ failure: Failure) {
    (stored, status) = (.stopped, failure.status)
    reason = failure.message
  }
}

extension Workflow {
  var corpus: Corpus { Corpus(sets: speeches.map(\.speechSet), root: folder) }
}

extension Workflow.SpeechEntry {
  fileprivate var speechSet: SpeechSet {
    let kind: SpeechSet.Kind =
      switch source {
      case .files(let pattern): .files(pattern: pattern)
      case .table(let path, let columns): .table(path: path, columns: columns)
      }
    return SpeechSet(kind: kind, metadata: metadata)
  }
}

extension Workflow.Output {
  fileprivate var publication: (any Publication)? {
    switch kind {
    case .store: nil
    case .records: RecordsPublication(path: path)
    case .tables: TablesPublication(path: path)
    case .taskTable: TaskTablePublication(path: path, form: form ?? TaskTableForm())
    }
  }
}
