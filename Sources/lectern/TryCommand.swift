import ArgumentParser
import Corpus
import Engine
import Foundation
import LecternKit
import Publishing
import Workflow
import YAML

struct TryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "try",
    abstract: "Shows what other options would do to the results of a workflow; writes nothing.",
    discussion: """
      Each speech is analysed as the workflow says and with the changed options, and the records \
      are compared: + gained, - lost, ~ changed. An option is that of a step (see 'lectern \
      plugins'); paths start at the current folder, a list is written as in YAML.
        lectern try Workflows/quickstart.yaml --set theme-counter.dictionary=my-themes.yaml
        lectern try nightly.yaml --set targets.lexicon=new.yaml --sample 200 --layer indicators
      Exit status 1 when a speech could not be read or analysed; the others are compared.
      """)

  @Argument(help: "The workflow file.")
  var workflow: String

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "An option of a step; may be given several times.", valueName: "step.option=value"))
  var changes: [String] = []

  @Option(help: "How many speeches, drawn by chance; by default all.")
  var sample: Int?

  @Option(help: "Another number draws another sample.")
  var seed = 1

  @Option(
    name: .customLong("layer"),
    help: "A layer to show; may be given several times. By default all.")
  var layers: [String] = []

  @Option(help: "The most records of each layer that are shown; all are counted.")
  var limit: Int?

  @Option(help: "text, csv or jsonl.")
  var format = ReportFormat.text

  @OptionGroup var plugins: PluginOptions

  func validate() throws {
    if changes.isEmpty { throw ValidationError("nothing to try: give --set STEP.OPTION=VALUE") }
    if let sample, sample < 1 { throw ValidationError("--sample must be at least 1") }
    if let limit, limit < 0 { throw ValidationError("--limit must not be below 0") }
  }

  func run() throws {
    let bench = try Workbench(workflow: workflow, plugins)
    let corpus = bench.plan.workflow.corpus
    let trial: Trial
    var sources: [SpeechSource]
    do {
      trial = try bench.trial(of: changes)
      try checkLayers(trial)
      sources = try corpus.list()
    } catch {
      throw Failure.wrong(error)
    }
    if let sample { sources = sources.sample(sample, seed: seed) }
    let shown = layers.isEmpty ? trial.layers : trial.layers.filter { layers.contains($0) }
    var report = TrialReport(layers: shown, format: format, limit: limit)
    var failed = false
    try Terminal.print { output in
      try report.begin(&output)
      for source in sources {
        do {
          let outcome = try trial.run(try corpus.read(source))
          for trouble in outcome.skipped {
            Terminal.error("warning: \(source.path): \(trouble)")
          }
          let comparisons = try LayerComparison.compare(outcome.layers)
          try report.add(comparisons, of: outcome.speech, to: &output)
        } catch let error as PublishingError {
          throw error
        } catch {
          Terminal.error("failed: \(source.path): \(error)")
          failed = true
        }
      }
      let summary = report.summary.joined(separator: "\n") + "\n"
      if format == .text { try output.write(Array(summary.utf8)) }
    }
    if format != .text { report.summary.forEach(Terminal.error) }
    if failed { throw ExitCode(Failure.failed) }
  }

  private func checkLayers(_ trial: Trial) throws {
    for layer in layers where !trial.layers.contains(layer) {
      throw Diagnostic(
        message: "the change does not reach a layer '\(layer)'",
        hint: Suggestion.didYouMean(layer, among: trial.layers),
        notes: [Suggestion.available(trial.layers)])
    }
  }
}

extension Workbench {
  /// The workflow, and beside it what runs otherwise with the changes.
  fileprivate func trial(of changes: [String]) throws -> Trial {
    var mistakes: [Diagnostic] = []
    let changes = changes.compactMap { written -> OptionChange? in
      do throws(Diagnostics) {
        return try OptionChange(written, place: "--set")
      } catch {
        mistakes += error.all
        return nil
      }
    }
    guard mistakes.isEmpty else { throw Diagnostics(mistakes) }
    let folder = FileManager.default.currentDirectoryPath
    return try Trial(
      plan, changed: plan.changed(by: changes, relativeTo: folder), searchPath: searchPath)
  }
}
