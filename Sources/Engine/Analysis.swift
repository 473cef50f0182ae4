public import Corpus
import LecternKit
public import PluginHost
public import Store
public import Workflow
public import YAML

/// Analyses speeches and gives the results as the store and the outputs take them. Holds what is made
/// once for all speeches.
public struct SpeechAnalysis: Sendable {
  private let runner: SpeechRunner
  private let fingerprinter: Fingerprinter

  /// Loads the plugins and reads their lexicons; what is wrong in any of them is thrown at once.
  public init(_ plan: Plan, searchPath: PluginSearchPath) throws(Diagnostics) {
    // Before the files are loaded: one that changes meanwhile is then found to have changed.
    fingerprinter = Fingerprinter(plan, searchPath: searchPath)
    runner = SpeechRunner(try AnalyzerSet(plan, searchPath: searchPath))
  }

  /// What a speech gave.
  public struct Outcome: Sendable {
    public var result: SpeechResult
    /// Steps that failed and that the workflow lets a speech do without.
    public var skipped: [(step: String, reason: String)]
  }

  /// - Parameter former: what the store holds of it; steps that would make the same again do not
  ///   run, and their layers are `kept`.
  public func analyze(
    _ source: SourceText, former: Former = Former(), beginning: (Plan.Step) -> Void = { _ in }
  ) throws(SpeechRunner.Failure) -> Outcome {
    let speech = Speech(source)
    var memory = Recollection(speech, former, fingerprinter)
    let outcomes = try runner.run(speech, memory: &memory, beginning: beginning).outcomes
    if memory.lacksLayers { return try analyze(source, beginning: beginning) }
    let skipped = outcomes.compactMap { outcome -> (step: String, reason: String)? in
      guard case .skipped(let reason) = outcome.status else { return nil }
      return (outcome.step, reason)
    }
    var times = Fields()
    for outcome in outcomes where outcome.status != .kept {
      times[outcome.step] = .number(outcome.seconds)
    }
    let result = SpeechResult(
      id: source.id, path: source.path, row: source.row, sha256: source.sha256,
      encoding: source.encoding, metadata: speech.metadata, text: source.text,
      layers: memory.layers, kept: memory.kept, steps: memory.steps,
      // A step that was skipped is tried again the next time.
      fingerprint: skipped.isEmpty ? fingerprinter.state(of: source) : "",
      given: Fingerprinter.digest(of: source.metadata), times: times,
      seconds: outcomes.reduce(0) { $0 + $1.seconds })
    return Outcome(result: result, skipped: skipped)
  }
}

extension Plan {
  /// The layers of the plan as the store keeps them, in the order of the steps.
  public var layerDescriptions: [LayerDescription] {
    steps.flatMap { step in
      step.produces.compactMap { declaration, name in
        RecordTypes.named(declaration.record).map {
          LayerDescription(
            name: name, type: $0, step: step.id, analyzer: step.manifest.name,
            declared: declaration.attributes)
        }
      }
    }
  }
}
