public import Corpus
import LecternKit
public import PluginHost
public import Store
public import Workflow

/// Analyses speeches and gives the results as the store and the outputs take them. Holds what is made
/// once for all speeches.
public struct SpeechAnalysis: Sendable {
  private let runner: SpeechRunner
  private let fingerprinter: Fingerprinter

  public init(_ plan: Plan, _ set: AnalyzerSet, searchPath: PluginSearchPath) {
    runner = SpeechRunner(set)
    fingerprinter = Fingerprinter(plan, searchPath: searchPath)
  }

  /// What a speech gave.
  public struct Outcome: Sendable {
    public var result: SpeechResult
    /// Steps that failed and that the workflow lets a speech do without.
    public var skipped: [(step: String, reason: String)]
    /// Seconds by step.
    public var seconds: [(step: String, seconds: Double)]
  }

  public func analyze(
    _ source: SourceText, beginning: (Plan.Step) -> Void = { _ in }
  ) throws(SpeechRunner.Failure) -> Outcome {
    let speech = Speech(source)
    let (annotations, outcomes) = try runner.run(speech, beginning: beginning)
    var layers: [LayerRecords] = []
    var digests: [String: String] = [:]
    var steps: [StepRecord] = []
    for entry in runner.set.entries {
      var made: [String] = []
      for (_, name) in entry.step.produces {
        guard let layer = annotations[layer: name] else { continue }
        let records = LayerRecords(layer, name: name, text: speech.text)
        let digest = Digest.sha256(records.json)
        digests[name] = digest
        made.append("\(name) \(digest)")
        layers.append(records)
      }
      if !made.isEmpty {
        steps.append(
          fingerprinter.record(
            entry.step, text: source.sha256, metadata: speech.metadata, outputs: digests,
            made: made))
      }
    }
    let skipped = outcomes.compactMap { outcome -> (step: String, reason: String)? in
      guard case .skipped(let reason) = outcome.status else { return nil }
      return (outcome.step, reason)
    }
    let result = SpeechResult(
      id: source.id, path: source.path, row: source.row, sha256: source.sha256,
      encoding: source.encoding, metadata: speech.metadata, text: source.text, layers: layers,
      steps: steps, seconds: outcomes.reduce(0) { $0 + $1.seconds })
    return Outcome(
      result: result, skipped: skipped, seconds: outcomes.map { ($0.step, $0.seconds) })
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
