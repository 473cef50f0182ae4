import ArgumentParser
import Corpus
import Engine
import Foundation
import Publishing
import Store
import TaskTable
import Workflow

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs a workflow: analyses its speeches and writes its outputs.")

  @Argument(help: "The workflow file.")
  var workflow: String

  @Option(
    name: [.customShort("j", allowingJoined: true), .long],
    help: "Worker processes; by default one a processor.")
  var jobs: Int?

  @OptionGroup var plugins: PluginOptions

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs must be between 1 and 256")
    }
  }

  func run() async throws {
    let bench = try Workbench(workflow: workflow, plugins)
    let plan = bench.plan
    // Lexicons are read here too, so that their mistakes come before the first speech.
    _ = try bench.analyzers()
    let corpus = plan.workflow.corpus
    let sources: [SpeechSource]
    let store: SpeechStore
    let publications = plan.workflow.outputs.compactMap(\.publication)
    do {
      sources = try corpus.list()
      store = try SpeechStore(
        path: plan.workflow.store ?? "", layers: plan.layerDescriptions)
      for publication in publications { try publication.prepare() }
    } catch {
      throw Failure.wrong(error)
    }
    let started = ContinuousClock.now
    let meter = ProgressMeter()
    let summary: RunSummary
    let ending: RunEnding
    do {
      summary = try await Run(
        plan: plan, corpus: corpus, store: store,
        worker: Engine.WorkerCommand(
          executable: PluginOptions.executable,
          arguments: ["worker", workflow] + plugins.arguments),
        jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, version: Lectern.version
      ).run(sources) { meter.show($0) }
      meter.clear()
      for publication in publications {
        try store.read { try publication.publish($0) }
      }
      let run = try store.read { try $0.runs(limit: 1).first?.id ?? 0 }
      ending = try RunEnding(plan, store, run: run)
      try store.close()
    } catch {
      meter.clear()
      throw Failure.failed(error)
    }
    report(summary, plan, seconds: (ContinuousClock.now - started) / .seconds(1))
    ending.tell()
    let hasFailed = summary.wasStopped || !summary.failed.isEmpty || ending.isUnsound
    let status = hasFailed ? Failure.failed : 0
    await ending.hand(report: plan.workflow.report, summary: summary, status: status)
    if hasFailed { throw ExitCode(status) }
  }

  private func report(_ summary: RunSummary, _ plan: Plan, seconds: Double) {
    for trouble in summary.failed {
      Terminal.error("failed: \(trouble.path): \(trouble.reason)")
    }
    for trouble in summary.skipped {
      Terminal.error("warning: \(trouble.path): \(trouble.reason)")
    }
    if summary.wasStopped {
      Terminal.error("the run was stopped by a step with 'on-error: stop'")
    }
    print(
      "\(plan.workflow.name): \(summary.analysed) of \(summary.speeches) speeches analysed, "
        + "\(summary.failed.count) failed, \(summary.removed) removed, "
        + "\(summary.characters) characters in \(String(format: "%.1f", seconds)) s")
    let counts = plan.steps.flatMap(\.produces).map { "\($0.name) \(summary.counts[$0.name] ?? 0)" }
    print("  records: \(counts.joined(separator: ", "))")
    for output in plan.workflow.outputs { print("  \(output.kind.rawValue): \(output.path)") }
  }
}

extension Workflow {
  var corpus: Corpus { Corpus(sets: speeches.map(\.speechSet), root: folder) }
  /// The report of the last run, beside the store.
  fileprivate var report: String {
    URL(filePath: store ?? "").deletingLastPathComponent().path + "/run.json"
  }
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
