import Engine
import Foundation
import Workflow

/// What stands at the end of a run on the standard output.
struct RunSummaryText {
  let plan: Plan
  let report: String

  func print(_ summary: RunSummary, _ ending: Ending, seconds: Double) {
    if let reason = ending.reason { Terminal.error(reason) }
    var parts = [
      "\(summary.analysed) of \(summary.speeches) speeches analysed", "\(summary.failed) failed",
    ]
    if summary.unchanged > 0 { parts.append("\(summary.unchanged) unchanged") }
    if !summary.unreached.isEmpty { parts.append("\(summary.unreached.count) not reached") }
    parts.append("\(summary.removed) removed")
    Swift.print(
      "\(plan.workflow.name): \(parts.joined(separator: ", ")), "
        + "\(summary.characters) characters in \(String(format: "%.1f", seconds)) s")
    let counts = plan.steps.flatMap(\.produces).map { "\($0.name) \(summary.counts[$0.name] ?? 0)" }
    Swift.print("  records: \(counts.joined(separator: ", "))")
    for output in plan.workflow.outputs { Swift.print("  \(output.kind.rawValue): \(output.path)") }
    Swift.print("  report: \(report)")
  }
}
