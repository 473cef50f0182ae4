public import Corpus
public import LecternKit
public import PluginHost
public import Store
public import Workflow
public import YAML

/// Analyses speeches twice, as a workflow says and with other options, to show what these would do.
///
/// The steps that the change does not reach run once.
public struct Trial: Sendable {
  private let before: SpeechRunner
  private let after: SpeechRunner
  /// The layers that the change can reach, in the order of the steps.
  public let layers: [String]

  /// - Parameter changed: what ``Plan/changed(by:relativeTo:)`` gave for `plan`.
  public init(
    _ plan: Plan, changed: Plan, searchPath: PluginSearchPath
  ) throws(Diagnostics) {
    self.init(
      try AnalyzerSet(plan, searchPath: searchPath),
      changed: try AnalyzerSet(changed, searchPath: searchPath))
  }

  init(_ set: AnalyzerSet, changed: AnalyzerSet) {
    before = SpeechRunner(set)
    after = SpeechRunner(changed)
    layers = changed.entries.flatMap { $0.step.produces.map(\.name) }
  }

  /// What became of one speech.
  public struct Outcome: Sendable {
    public var speech: Speech
    /// The layers that the change can reach; without records where a step was skipped.
    public var layers: [(before: LayerRecords, after: LayerRecords)]
    /// Steps that failed and that the workflow lets a speech do without.
    public var skipped: [String]
  }

  /// A step failed and costs the speech.
  public struct Failure: Error, Sendable, CustomStringConvertible {
    fileprivate let isChanged: Bool
    fileprivate let failure: SpeechRunner.Failure

    public var description: String {
      (isChanged ? "with the change: " : "as the workflow is: ") + failure.description
    }
  }

  public func run(_ source: SourceText) throws(Failure) -> Outcome {
    let speech = Speech(source)
    let (annotations, outcomes) = try run(before, speech, Annotations(), isChanged: false)
    var given = annotations
    for name in layers { given[layer: name] = nil }
    let (changed, changedOutcomes) = try run(after, speech, given, isChanged: true)
    let kinds = after.set.entries.flatMap(\.step.produces)
    return Outcome(
      speech: speech,
      layers: kinds.map { declaration, name in
        func records(_ annotations: Annotations) -> LayerRecords {
          annotations[layer: name].map { LayerRecords($0, name: name, text: speech.text) }
            ?? LayerRecords(name: name, record: declaration.record, json: Array("[]".utf8))
        }
        return (records(annotations), records(changed))
      },
      skipped: outcomes.compactMap { $0.trouble.map { "as the workflow is: \($0)" } }
        + changedOutcomes.compactMap { $0.trouble.map { "with the change: \($0)" } })
  }

  private func run(
    _ runner: SpeechRunner, _ speech: Speech, _ given: Annotations, isChanged: Bool
  ) throws(Failure) -> (annotations: Annotations, outcomes: [SpeechRunner.StepOutcome]) {
    do {
      return try runner.run(speech, given: given)
    } catch {
      throw Failure(isChanged: isChanged, failure: error)
    }
  }
}

extension SpeechRunner.StepOutcome {
  fileprivate var trouble: String? {
    guard case .skipped(let reason) = status else { return nil }
    return "step '\(step)': \(reason)"
  }
}

extension Speech {
  /// A source as analyzers get it: its opening lines complete what is known of it.
  public init(_ source: SourceText) {
    let text = SpeechText(wellFormed: source.utf8)
    let opening = OpeningLines.read(text.view, paragraphs: text.view.paragraphs)
    self.init(
      id: source.id, text: text, metadata: source.metadata.completed(by: opening.metadata))
  }
}

extension LayerRecords {
  /// The records of a layer as the store and the outputs take them.
  init(_ layer: any Layer, name: String, text: SpeechText) {
    var writer = RecordWriter(text)
    layer.write(to: &writer)
    self.init(name: name, record: layer.recordName, json: writer.json.bytes)
  }
}
