import Corpus
import Engine
import Foundation
import Store
import Workflow

/// What `lectern run --dry-run` prints: a line for each speech that something would happen to, with
/// the steps that would run behind what has changed, and a sum.
struct DryRunReport {
  private let bench: Workbench

  init(_ bench: Workbench) { self.bench = bench }

  func print() throws {
    var sum = Sum(steps: bench.plan.steps.map(\.id))
    do {
      let path = bench.plan.workflow.store ?? ""
      let isThere = FileManager.default.fileExists(atPath: path)
      let store = isThere ? try SpeechStore(readOnly: path) : nil
      let sources = try bench.plan.workflow.corpus.list()
      try DryRun(
        bench.plan, searchPath: bench.searchPath, corpus: bench.plan.workflow.corpus, store: store
      ).run(sources) { path, finding in
        sum.add(finding)
        if let line = Self.line(finding) { Swift.print("\(path): \(line)") }
      }
    } catch {
      throw Failure.wrong(error)
    }
    Swift.print("\(bench.plan.workflow.name): \(sum.text)")
  }

  private static func line(_ finding: DryRun.Finding) -> String? {
    switch finding {
    case .unchanged: nil
    case .unreadable(let reason): "would fail: \(reason)"
    case .leftOut(let reason): "left out, since it brought a process down twice: \(reason)"
    case .removed: "would leave the store: its source is gone"
    case .runs(let forecast): line(forecast)
    }
  }

  /// `text → segmenter, theme-counter; if segments change → task-assigner`
  private static func line(_ forecast: Forecast) -> String {
    var groups: [(reason: String, steps: [String])] = []
    for (step, verdict) in forecast.steps {
      let reason: String
      switch verdict {
      case .keeps: continue
      case .runs(let components): reason = components.joined(separator: ", ")
      case .runsIfChanged(let layers):
        reason = "if \(layers.joined(separator: ", ")) change"
      }
      if let index = groups.firstIndex(where: { $0.reason == reason }) {
        groups[index].steps.append(step)
      } else {
        groups.append((reason, [step]))
      }
    }
    if groups.isEmpty { return "its place alone" }
    return groups.map { "\($0.reason) → \($0.steps.joined(separator: ", "))" }
      .joined(separator: "; ")
  }
}

private struct Sum {
  private var steps: [(id: String, runs: Int, mayRun: Int)]
  private var all = 0
  private var unchanged = 0
  private var failing = 0
  private var removed = 0

  init(steps: [String]) { self.steps = steps.map { ($0, 0, 0) } }

  mutating func add(_ finding: DryRun.Finding) {
    switch finding {
    case .removed:
      removed += 1
      return
    case .unchanged: unchanged += 1
    case .unreadable, .leftOut: failing += 1
    case .runs(let forecast):
      for (index, step) in forecast.steps.enumerated() {
        switch step.verdict {
        case .keeps: break
        case .runs: steps[index].runs += 1
        case .runsIfChanged: steps[index].mayRun += 1
        }
      }
    }
    all += 1
  }

  var text: String {
    let counts = steps.map { step in
      "\(step.id) \(step.runs)" + (step.mayRun > 0 ? " (perhaps \(step.mayRun) more)" : "")
    }
    return "\(unchanged) of \(all) speeches unchanged, \(failing) would fail, \(removed) would be "
      + "removed\n  steps: \(counts.joined(separator: ", "))"
  }
}
