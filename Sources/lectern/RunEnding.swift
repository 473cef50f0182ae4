import Engine
import Store
import Workflow

/// What comes behind a run: its expectations, and the command that is told of it.
struct RunEnding {
  /// Of the speeches that fall short, how many are named on the terminal.
  private static let most = 20

  let plan: Plan
  let run: Int64
  private(set) var shortfalls: [Shortfall] = []

  init(_ plan: Plan, _ store: SpeechStore, run: Int64) throws {
    self.plan = plan
    self.run = run
    shortfalls = try store.read { try plan.shortfalls($0, after: run) }
  }

  /// Whether the run failed by them.
  var isUnsound: Bool { shortfalls.contains { $0.expectation.severity == .fail } }

  /// Names what falls short.
  func tell() {
    for shortfall in shortfalls {
      let word = shortfall.expectation.severity == .fail ? "failed" : "warning"
      Terminal.error("\(word): expected \(shortfall.expectation); \(shortfall.found)")
      for (speech, count) in shortfall.speeches.prefix(Self.most) {
        Terminal.error("  \(speech): \(count)")
      }
      if shortfall.speeches.count > Self.most {
        Terminal.error("  and \(shortfall.speeches.count - Self.most) more")
      }
    }
  }

  /// Runs the command of `on-finish:`, if there is one. Its failure is a warning.
  func hand(report: String, summary: RunSummary, status: Int32) async {
    guard let command = plan.workflow.onFinish else { return }
    let mistake = await command.run(
      report: report, folder: plan.workflow.folder,
      variables: [
        "LECTERN_WORKFLOW": plan.workflow.name, "LECTERN_STORE": plan.workflow.store ?? "",
        "LECTERN_RUN": "\(run)", "LECTERN_STATUS": "\(status)",
        "LECTERN_SPEECHES": "\(summary.speeches)", "LECTERN_ANALYSED": "\(summary.analysed)",
        "LECTERN_FAILED": "\(summary.failed.count)", "LECTERN_REMOVED": "\(summary.removed)",
        "LECTERN_SHORTFALLS": "\(shortfalls.count)",
      ])
    if let mistake {
      Terminal.error("warning: 'on-finish': '\(command.command[0])' \(mistake)")
    }
  }
}
