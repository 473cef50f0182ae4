import Corpus
import Engine
import Foundation
import Glibc
import LecternKit
import Publishing
import Store
import Synchronization
import Workflow

/// Writes `run.json` beside the store, however a run ends.
final class ReportWriter: Sendable {
  private struct Begun {
    var store: SpeechStore
    var run: Int64
    var sources: [SpeechSource]
  }

  let started = Date().ISO8601Format()
  let path: String
  private let plan: Plan
  private let jobs: Int
  private let begin = ContinuousClock.now
  /// Nil for a run that failed before its first speech.
  private let begun = Mutex<Begun?>(nil)

  init(_ plan: Plan, jobs: Int) {
    self.plan = plan
    self.jobs = jobs
    let store = URL(fileURLWithPath: plan.workflow.store ?? "")
    path = store.deletingLastPathComponent().appendingPathComponent("run.json").path
  }

  var seconds: Double { (ContinuousClock.now - begin) / .seconds(1) }

  /// Nil until it has begun.
  var run: Int64? { begun.withLock { $0?.run } }

  func begin(_ store: SpeechStore, _ run: Int64, _ sources: [SpeechSource]) {
    begun.withLock { $0 = Begun(store: store, run: run, sources: sources) }
  }

  /// A report that cannot be written is said, and is no reason to end otherwise.
  func write(
    _ ending: Ending, _ summary: RunSummary = RunSummary(), _ shortfalls: [Shortfall] = []
  ) {
    let begun = begun.withLock { $0 }
    if summary.ending == .complete, ending.stored == .stopped, let begun {
      // Nothing worse can come of it than that the next run marks this one as killed.
      try? begun.store.finishRun(begun.run, status: .stopped)
    }
    let unreached = begun.map { begun in
      summary.unreached.map { (speech: begun.sources[$0].id, path: begun.sources[$0].path) }
    }
    let report = RunReport(
      head: head(ending, summary, shortfalls, run: begun?.run), unreached: unreached ?? [])
    do {
      try report.write(to: path, begun?.store, run: begun?.run)
    } catch {
      Terminal.error("warning: no report of the run: \(error)")
    }
  }

  private func head(
    _ ending: Ending, _ summary: RunSummary, _ shortfalls: [Shortfall], run: Int64?
  ) -> Fields {
    var head = Fields()
    head["workflow"] = .text(plan.workflow.name)
    head["run"] = run.map { .integer(Int($0)) }
    head["version"] = .text(Lectern.version)
    head["process"] = .integer(Int(getpid()))
    head["jobs"] = .integer(jobs)
    head["started"] = .text(started)
    head["finished"] = .text(Date().ISO8601Format())
    head["seconds"] = .number(seconds)
    head["status"] = .text(ending.stored.rawValue)
    head["exit"] = .integer(Int(ending.status))
    head["signal"] = ending.signal.map { .integer(Int($0)) }
    head["reason"] = ending.reason.map { .text($0) }
    var totals = Fields()
    totals["speeches"] = .integer(summary.speeches)
    totals["analysed"] = .integer(summary.analysed)
    totals["unchanged"] = .integer(summary.unchanged)
    totals["failed"] = .integer(summary.failed)
    totals["removed"] = .integer(summary.removed)
    totals["notReached"] = .integer(summary.unreached.count)
    head["totals"] = .object(totals)
    var records = Fields()
    for layer in plan.steps.flatMap(\.produces) {
      records[layer.name] = summary.counts[layer.name].map { .integer($0) }
    }
    head["records"] = .object(records)
    head["shortfalls"] = .list(shortfalls.map { .object($0.fields) })
    var memory = Fields()
    memory["coordinator"] = .integer(Self.peakMemory(of: RUSAGE_SELF))
    memory["worker"] = .integer(Self.peakMemory(of: RUSAGE_CHILDREN))
    head["memory"] = .object(memory)
    head["outputs"] = .list(plan.workflow.outputs.map { .text($0.path) })
    return head
  }

  /// The most bytes that were resident at once.
  private static func peakMemory(of who: __rusage_who) -> Int {
    var usage = rusage()
    return getrusage(who.rawValue, &usage) == 0 ? usage.ru_maxrss * 1024 : 0
  }
}
