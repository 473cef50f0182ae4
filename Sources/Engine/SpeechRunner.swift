public import LecternKit
import PluginHost
public import Workflow

/// Runs the steps of a plan over one speech, in this process.
public struct SpeechRunner: Sendable {
  public let set: AnalyzerSet

  public init(_ set: AnalyzerSet) { self.set = set }

  /// How one step went.
  public struct StepOutcome: Sendable {
    public enum Status: Sendable, Equatable {
      case done
      /// Did not run: what it made before still holds.
      case kept
      /// Failed, and its workflow says that the speech goes on without it.
      case skipped(reason: String)
    }

    public let step: String
    public let status: Status
    public let seconds: Double
  }

  /// A step failed and costs the speech.
  public struct Failure: Error, Sendable, CustomStringConvertible {
    public let step: String
    public let reason: String
    /// The workflow says that the run ends here.
    public let stops: Bool

    public var description: String { "step '\(step)': \(reason)" }
  }

  /// Runs all steps over a speech.
  ///
  /// - Parameters:
  ///   - given: layers that were made before, by other steps.
  ///   - beginning: is told of each step before it runs.
  public func run(
    _ speech: Speech, given: Annotations = Annotations(),
    beginning: (Plan.Step) -> Void = { _ in }
  ) throws(Failure) -> (annotations: Annotations, outcomes: [StepOutcome]) {
    var nothing = NoMemory()
    return try run(speech, given: given, memory: &nothing, beginning: beginning)
  }

  /// Runs the steps whose layers the memory does not keep; reads from it what they consume.
  func run(
    _ speech: Speech, given: Annotations = Annotations(), memory: inout some StepMemory,
    beginning: (Plan.Step) -> Void
  ) throws(Failure) -> (annotations: Annotations, outcomes: [StepOutcome]) {
    var annotations = given
    var outcomes: [StepOutcome] = []
    let clock = ContinuousClock()
    for entry in set.entries {
      let step = entry.step
      if memory.keeps(step) {
        outcomes.append(StepOutcome(step: step.id, status: .kept, seconds: 0))
        continue
      }
      for layer in step.consumes where annotations[layer: layer] == nil {
        annotations[layer: layer] = memory.layer(layer)
      }
      if let missing = step.consumes.first(where: { annotations[layer: $0] == nil }) {
        outcomes.append(
          StepOutcome(
            step: step.id, status: .skipped(reason: "its layer '\(missing)' was not made"),
            seconds: 0))
        continue
      }
      beginning(step)
      let start = clock.now
      do {
        let made = try run(entry, speech, annotations)
        memory.take(made, of: step)
        for (name, layer) in made { annotations[layer: name] = layer }
        outcomes.append(
          StepOutcome(step: step.id, status: .done, seconds: seconds(since: start, clock)))
      } catch {
        let reason = "\(error)"
        guard step.onError == .skipStep else {
          throw Failure(step: step.id, reason: reason, stops: step.onError == .stop)
        }
        outcomes.append(
          StepOutcome(
            step: step.id, status: .skipped(reason: reason),
            seconds: seconds(since: start, clock)))
      }
    }
    return (annotations, outcomes)
  }

  private func seconds(since start: ContinuousClock.Instant, _ clock: ContinuousClock) -> Double {
    let duration = start.duration(to: clock.now)
    return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }

  /// Runs one step and returns its layers, checked and with keys, by their names in the workflow.
  private func run(
    _ entry: AnalyzerSet.Entry, _ speech: Speech, _ before: Annotations
  ) throws -> [(String, any Layer)] {
    // Only what the manifest says that it reads: a change of anything else does not make it run again.
    let speech = Speech(
      id: speech.id, text: speech.text, metadata: entry.step.metadata(of: speech.metadata))
    var annotations = Annotations()
    for name in entry.step.consumes { annotations[layer: name] = before[layer: name] }
    // A layer of the same name made by another step must not pass for this one's.
    for (declaration, name) in entry.step.produces where name != declaration.layer {
      annotations[layer: declaration.layer] = nil
    }
    try entry.analyzer.analyze(speech, &annotations)
    let mistakes = entry.step.manifest.mistakes(in: annotations, text: speech.text)
    guard mistakes.isEmpty else {
      throw PluginError(
        plugin: entry.step.manifest.name, message: mistakes.joined(separator: "; "))
    }
    var made: [(String, any Layer)] = []
    for (declaration, name) in entry.step.produces {
      guard var layer = annotations[layer: declaration.layer].map(declaration.inOrder) else {
        continue
      }
      // The only reference, so that keys are entered without a copy.
      annotations[layer: declaration.layer] = nil
      layer.assignKeys(speech: speech.id, layer: name, text: speech.text)
      made.append((name, layer))
    }
    return made
  }
}

/// What is known of a speech from before, so that not every step has to run.
protocol StepMemory {
  /// Whether the layers of a step still hold; asked for each step in its turn.
  mutating func keeps(_ step: Plan.Step) -> Bool
  /// A layer of a step that was kept.
  mutating func layer(_ name: String) -> (any Layer)?
  /// Told of what a step made that did run.
  mutating func take(_ made: [(String, any Layer)], of step: Plan.Step)
}

/// Every step runs.
private struct NoMemory: StepMemory {
  func keeps(_ step: Plan.Step) -> Bool { false }
  func layer(_ name: String) -> (any Layer)? { nil }
  func take(_ made: [(String, any Layer)], of step: Plan.Step) {}
}
