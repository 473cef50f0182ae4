import ArgumentParser
import Engine
import Foundation
import Glibc
import LecternKit
import Logging
import Synchronization
import Workflow

/// Tells what a run does while it goes on: with a bar on a terminal, in lines elsewhere.
final class RunLog: Sendable {
  enum Format: String, ExpressibleByArgument, CaseIterable, Sendable {
    case plain, json, quiet
  }

  private enum Way {
    case bar(ProgressMeter)
    case lines(Logger)
    case silence
  }

  private let way: Way
  private let pace = Mutex(Pace())
  private let last = Mutex(ContinuousClock.now)
  private static let interval = Duration.seconds(10)

  /// - Parameter format: nil for what the standard error is.
  init(_ format: Format?) {
    switch format {
    case nil where Terminal.isInteractive: way = .bar(ProgressMeter())
    case .quiet: way = .silence
    case .plain, nil: way = .lines(Logger(label: "lectern") { _ in LineHandler(isJSON: false) })
    case .json: way = .lines(Logger(label: "lectern") { _ in LineHandler(isJSON: true) })
    }
  }

  func begin(_ run: Int64, _ plan: Plan, speeches: Int, jobs: Int) {
    guard case .lines(let logger) = way else { return }
    logger.info(
      "run \(run) of '\(plan.workflow.name)' begins: \(speeches) speeches, \(jobs) workers",
      metadata: ["run": "\(run)", "workflow": "\(plan.workflow.name)"])
  }

  func tell(_ event: RunEvent) {
    switch event {
    case .progress(let done, let failed, let total): progress(done, failed, total)
    case .failed(let trouble): line(.error, "failed: ", trouble)
    case .died(let trouble): line(.warning, "died: ", trouble)
    case .skipped(let trouble):
      line(.warning, "", trouble)
      if case .lines = way { return }
      // It is told nowhere else.
      clear()
      Terminal.error("warning: \(trouble.path): \(trouble.reason)")
    }
  }

  private func line(_ level: Logger.Level, _ what: String, _ trouble: RunSummary.Trouble) {
    guard case .lines(let logger) = way else { return }
    logger.log(
      level: level, "\(what)\(trouble.path): \(trouble.reason)",
      metadata: [
        "speech": "\(trouble.speech)", "path": "\(trouble.path)", "reason": "\(trouble.reason)",
      ])
  }

  private func progress(_ done: Int, _ failed: Int, _ total: Int) {
    let now = ContinuousClock.now
    let status = pace.withLock { pace in
      pace.add(done, at: now)
      return pace.status(done: done, failed: failed, total: total)
    }
    switch way {
    case .silence: break
    case .bar(let meter): meter.show(done: done, total: total, status, at: now)
    case .lines(let logger):
      let isDue = last.withLock { last in
        guard now - last >= Self.interval else { return false }
        last = now
        return true
      }
      if isDue { logger.info("\(status)", metadata: ["done": "\(done)", "failed": "\(failed)"]) }
    }
  }

  /// Takes the bar away and names the speeches that failed, where no line did.
  func end(_ summary: RunSummary) {
    clear()
    if case .lines = way { return }
    for trouble in summary.troubles { Terminal.error("failed: \(trouble.path): \(trouble.reason)") }
    let more = summary.failed - summary.troubles.count
    if more > 0 { Terminal.error("and \(more) more failed, which the report names") }
  }

  /// Something that makes the run a failed one, or at least is no good sign.
  func note(_ severity: Workflow.Expectation.Severity, _ text: String) {
    clear()
    if case .lines(let logger) = way {
      logger.log(level: severity == .fail ? .error : .warning, "\(text)")
    } else {
      Terminal.error("\(severity == .fail ? "failed" : "warning"): \(text)")
    }
  }

  func clear() {
    if case .bar(let meter) = way { meter.clear() }
  }
}

/// A line of the log on the standard error: a time, a level and words, or all of it as JSON.
private struct LineHandler: LogHandler {
  let isJSON: Bool
  var logLevel = Logger.Level.info
  var metadata: Logger.Metadata = [:]

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let time = Date().ISO8601Format()
    guard isJSON else {
      Terminal.error("\(time) \(event.level): \(event.message)")
      return
    }
    var fields = Fields()
    fields["time"] = .text(time)
    fields["level"] = .text("\(event.level)")
    fields["message"] = .text("\(event.message)")
    for (name, value) in (event.metadata ?? [:]).sorted(by: { $0.key < $1.key }) {
      fields[name] = .text("\(value)")
    }
    Terminal.error(Value.object(fields).json)
  }
}
