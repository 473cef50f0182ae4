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

  /// Analyses a speech.
  ///
  /// - Parameters:
  ///   - given: layers that were made before, by other steps.
  ///   - beginning: is told of each step before it runs.
  public func run(
    _ speech: Speech, given: Annotations = Annotations(),
    beginning: (Plan.Step) -> Void = { _ in }
  ) throws(Failure) -> (annotations: Annotations, outcomes: [StepOutcome]) {
    var annotations = given
    var outcomes: [StepOutcome] = []
    let clock = ContinuousClock()
    for entry in set.entries {
      let step = entry.step
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
    var annotations = before
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
