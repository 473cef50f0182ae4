import ArgumentParser
import Corpus
import Engine
import Foundation
import Store
import Workflow
import YAML

struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Tells which steps would run now for a speech, and what has changed for each.",
    discussion: "'lectern run --dry-run' tells it, more shortly, of all speeches.")

  @Argument(help: "The speech: its id, its path, or the end of either.")
  var speech: String

  @Argument(help: "The workflow file; where it is left out, the only one here or in Workflows.")
  var workflow: String?

  @OptionGroup var plugins: PluginOptions

  func run() throws {
    let bench = try Workbench(workflow: workflow ?? Self.onlyWorkflow(), plugins)
    do {
      let path = bench.plan.workflow.store ?? ""
      let isThere = FileManager.default.fileExists(atPath: path)
      let store = isThere ? try SpeechStore(readOnly: path) : nil
      let sources = try bench.plan.workflow.corpus.list()
      let index = try find(sources, store)
      let explanation = try DryRun(
        bench.plan, searchPath: bench.searchPath, corpus: bench.plan.workflow.corpus, store: store
      ).explain(index, of: sources)
      print(sources[index].id)
      for line in lines(explanation) { print("  \(line)") }
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure.wrong(error)
    }
  }

  private func lines(_ explanation: Explanation) -> [String] {
    switch explanation.finding {
    case .unchanged: return ["nothing has changed: no step would run"]
    case .unreadable(let reason): return ["would fail: \(reason)"]
    case .leftOut(let reason): return ["left out, since it brought a process down twice: \(reason)"]
    case .removed: return ["would leave the store"]
    case .runs:
      var lines: [String] = []
      // Most steps run for the same reason: it is told once.
      var told: [Explanation.Change] = []
      for step in explanation.steps {
        lines.append("\(step.step) \(words(step.verdict))")
        for change in step.changes where !told.contains(change) {
          lines.append("  \(change.component): \(change.before ?? "none")")
          lines.append("    -> \(change.after ?? "none")")
          told.append(change)
        }
      }
      let keeps = explanation.steps.allSatisfy { $0.verdict == .keeps }
      return keeps ? ["only its place has changed: no step would run"] : lines
    }
  }

  private func words(_ verdict: Forecast.Verdict) -> String {
    switch verdict {
    case .keeps: "keeps its results"
    case .runs(["new"]): "runs: it never did for this speech"
    case .runs(let components): "runs: \(components.joined(separator: ", "))"
    case .runsIfChanged(let layers): "runs if \(layers.joined(separator: ", ")) come out otherwise"
    }
  }

  private func find(_ sources: [SpeechSource], _ store: SpeechStore?) throws -> Int {
    func only(_ isMeant: (SpeechSource) -> Bool) -> Int? {
      let found = sources.indices.filter { isMeant(sources[$0]) }
      return found.count == 1 ? found[0] : nil
    }
    let stored = try store?.read { try $0.speech(id: speech) }
    let index =
      only { $0.id == speech } ?? only { $0.path == speech }
      ?? stored.flatMap { stored in only { $0.path == stored.path && $0.row == stored.row } }
      ?? only { $0.id.hasSuffix("/" + speech) || $0.path.hasSuffix("/" + speech) }
    if let index { return index }
    if stored != nil {
      throw Failure(
        message: "\(speech)\n  its source is gone: the next run takes it out of the store",
        status: Failure.wrong)
    }
    let hint = Suggestion.didYouMean(speech, among: sources.map(\.id)).map { "; \($0)" } ?? ""
    throw Failure(message: "error: no speech '\(speech)'\(hint)", status: Failure.wrong)
  }

  private static func onlyWorkflow() throws -> String {
    let files = ["", "Workflows/"].flatMap { folder -> [String] in
      let names =
        (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
      return names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
        .map { folder + $0 }
    }
    let workflows = files.filter { (try? YAML.load(path: $0))?["workflow"] != nil }
    if workflows.count == 1 { return workflows[0] }
    let found = workflows.isEmpty ? "there is none here" : workflows.joined(separator: ", ")
    throw Failure(message: "error: name the workflow: \(found)", status: Failure.wrong)
  }
}
