import Engine
import Workflow

/// What is said of a run's shortfalls, and the command that is told how it ended.
struct RunEnding {
  /// Of the speeches that fall short, how many are named where it is read.
  private static let most = 20

  let plan: Plan
  let log: RunLog

  /// Names what falls short.
  func tell(_ shortfalls: [Shortfall]) {
    for shortfall in shortfalls {
      var text = "expected \(shortfall.expectation); \(shortfall.found)"
      let named = shortfall.speeches.prefix(Self.most).map { "\($0.speech) (\($0.count))" }
      if !named.isEmpty { text += ": \(named.joined(separator: ", "))" }
      let more = shortfall.speeches.count - named.count
      if more > 0 { text += " and \(more) more, which the report names" }
      log.note(shortfall.expectation.severity, text)
    }
  }

  /// Runs the command of `on-finish:`, if there is one. Its failure is a warning.
  func hand(
    _ report: ReportWriter, _ ending: Ending, _ summary: RunSummary = RunSummary(),
    _ shortfalls: [Shortfall] = []
  ) async {
    guard let command = plan.workflow.onFinish else { return }
    let mistake = await command.run(
      report: report.path, folder: plan.workflow.folder,
      variables: [
        "LECTERN_WORKFLOW": plan.workflow.name, "LECTERN_STORE": plan.workflow.store ?? "",
        "LECTERN_RUN": report.run.map { "\($0)" } ?? "", "LECTERN_STATUS": "\(ending.status)",
        "LECTERN_REASON": ending.reason ?? "", "LECTERN_SPEECHES": "\(summary.speeches)",
        "LECTERN_ANALYSED": "\(summary.analysed)", "LECTERN_UNCHANGED": "\(summary.unchanged)",
        "LECTERN_FAILED": "\(summary.failed)", "LECTERN_REMOVED": "\(summary.removed)",
        "LECTERN_SHORTFALLS": "\(shortfalls.count)",
      ])
    if let mistake {
      log.note(.warn, "'on-finish': '\(command.command[0])' \(mistake)")
    }
  }
}
