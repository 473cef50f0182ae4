import ArgumentParser
import Foundation
import LecternKit
import Store

struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "Lists the runs that a store remembers, and shows one.",
    subcommands: [ListRunsCommand.self, ShowRunCommand.self],
    defaultSubcommand: ListRunsCommand.self)
}

struct ListRunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the latest runs, newest first.")

  @OptionGroup var store: StoreOptions

  @Option(help: "How many.")
  var limit = 30

  func run() throws {
    var rows = [["run", "started", "took", "done", "failed", "removed", "status", "workflow"]]
    try store.read { reader in
      for run in try reader.runs(limit: limit) {
        let totals = try reader.totals(of: run.id)
        rows.append([
          String(run.id), run.started, run.duration ?? "", String(totals.done),
          String(totals.failed), String(totals.removed), run.status.rawValue, run.workflow,
        ])
      }
    }
    print(Columns.aligned(rows))
  }
}

struct ShowRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows one run: what failed and why, what was removed.")

  /// Of the speeches that took longest.
  private static let slowest = 5

  @Argument(help: "The run's number.")
  var number: Int64

  @OptionGroup var store: StoreOptions

  func run() throws {
    try store.read { reader in
      let run = try reader.run(numbered: number)
      let totals = try reader.totals(of: run.id)
      print("run \(run.id) of \(run.workflow): \(run.status.rawValue)")
      let end = run.finished.map { " to \($0)" } ?? ""
      print("  \(run.started)\(end)\(run.duration.map { ", \($0)" } ?? "")")
      print("  lectern \(run.version), \(run.jobs) workers")
      print(
        "  \(totals.analysed) analysed, \(totals.unchanged) unchanged, \(totals.failed) failed, "
          + "\(totals.removed) removed")
      let counts = try reader.counts(after: run.id)
      let layers = reader.layers.map { "\($0.name) \(counts[$0.name] ?? 0)" }
      if !layers.isEmpty { print("  records: \(layers.joined(separator: ", "))") }
      try reader.outcomes(of: run.id, status: .failed) { outcome in
        print("failed \(outcome.speech): \(outcome.reason ?? "")")
      }
      try reader.outcomes(of: run.id, status: .removed) { print("removed \($0.speech)") }
      for outcome in try slowest(reader, run.id) {
        print("took \(String(format: "%.2f", outcome.seconds)) s: \(outcome.speech)")
      }
    }
  }

  private func slowest(_ reader: StoreReader, _ run: Int64) throws -> [SpeechOutcome] {
    var slowest: [SpeechOutcome] = []
    try reader.outcomes(of: run, status: .ok) { outcome in
      guard outcome.seconds > slowest.last?.seconds ?? 0 || slowest.count < Self.slowest else {
        return
      }
      slowest.append(outcome)
      slowest.sort { $0.seconds > $1.seconds }
      if slowest.count > Self.slowest { slowest.removeLast() }
    }
    return slowest
  }
}

extension RunTotals {
  /// Speeches whose results the store holds as they should be.
  fileprivate var done: Int { analysed + unchanged }
}

extension StoredRun {
  /// Nil for a run without an end.
  fileprivate var duration: String? {
    guard let finished, let start = try? Date(started, strategy: .iso8601),
      let end = try? Date(finished, strategy: .iso8601)
    else { return nil }
    let seconds = Int(end.timeIntervalSince(start).rounded())
    let parts = [(seconds / 3600, "h"), (seconds / 60 % 60, "m"), (seconds % 60, "s")]
    let shown = parts.drop { $0.0 == 0 && $0.1 != "s" }
    return shown.map { "\($0.0)\($0.1)" }.joined(separator: " ")
  }
}

/// Text in columns for a terminal.
enum Columns {
  /// Numbers stand to the right; the last column is as wide as it comes.
  static func aligned(_ rows: [[String]]) -> String {
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
      row.enumerated().map { column, cell in
        if column == row.count - 1 { return cell }
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        return Int(rows.last?[column] ?? "") == nil ? cell + padding : padding + cell
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}
