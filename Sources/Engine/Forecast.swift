import LecternKit
import Store
import Workflow

/// Which steps of a speech run again, as far as that can be told before they do.
public struct Forecast: Sendable {
  public enum Verdict: Sendable, Equatable {
    case keeps
    /// What its fingerprint is made of has changed; which of it: `text`, `plugin`, `files (words)`, …
    case runs([String])
    /// These layers are made again; it runs if they come out otherwise.
    case runsIfChanged([String])
  }

  public var steps: [(step: String, verdict: Verdict)] = []
  /// By step, what its fingerprint was made of and is now; without the first where it never ran.
  var components: [String: (before: Fields?, after: Fields)] = [:]

  func verdict(of step: String) -> Verdict? { steps.first { $0.step == step }?.verdict }
}

extension Fingerprinter {
  /// - Parameters:
  ///   - text: a digest of the text.
  ///   - former: the stored steps of the speech.
  func forecast(
    _ steps: [Plan.Step], text: String, metadata: Metadata, former: [StepRecord]
  ) -> Forecast {
    var forecast = Forecast()
    var outputs: [String: String] = [:]
    // Layers that may come out otherwise.
    var open: Set<String> = []
    for step in steps {
      let old = former.first { $0.step == step.id && !$0.layers.all.isEmpty }
      for field in old?.layers.all ?? [] { outputs[field.name] = field.value.text }
      let new = record(step, text: text, metadata: metadata, outputs: outputs)
      let changed = old.map { new.components.changes(from: $0.components) } ?? ["new"]
      let waiting = step.consumes.filter(open.contains)
      let verdict: Forecast.Verdict =
        !changed.isEmpty ? .runs(changed) : waiting.isEmpty ? .keeps : .runsIfChanged(waiting)
      if verdict != .keeps { open.formUnion(step.produces.map(\.name)) }
      forecast.steps.append((step.id, verdict))
      forecast.components[step.id] = (old?.components, new.components)
    }
    return forecast
  }
}

extension Fingerprinter {
  func forecastForNew(_ steps: [Plan.Step]) -> Forecast {
    forecast(steps, text: "", metadata: Metadata(), former: [])
  }
}

extension Fields {
  /// The names of components that differ, with those of their own parts in brackets.
  fileprivate func changes(from old: Fields) -> [String] {
    let names = all.map(\.name) + old.all.map(\.name).filter { self[$0] == nil }
    return names.compactMap { name in
      guard self[name] != old[name] else { return nil }
      guard let new = self[name]?.object, let before = old[name]?.object else { return name }
      return "\(name) (\(new.changes(from: before).joined(separator: ", ")))"
    }
  }
}
