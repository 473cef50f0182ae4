public import Corpus
import LecternKit
import Store
import Workflow

/// Why the steps of one speech would run, or would not.
public struct Explanation: Sendable {
  /// Something that a fingerprint is made of, as it was and as it is; nil where it was not there.
  public struct Change: Sendable, Equatable {
    /// `text`, `metadata title`, `plugin`, `option limit`, `file words.yaml`, `layer segments`
    public let component: String
    public let before: String?
    public let after: String?
  }

  public struct Step: Sendable {
    public let step: String
    public let verdict: Forecast.Verdict
    public let changes: [Change]
  }

  public let finding: DryRun.Finding
  /// Of a speech that steps run for.
  public let steps: [Step]
}

extension DryRun {
  /// Explains what would happen to one of the sources.
  public func explain(_ index: Int, of sources: [SpeechSource]) throws -> Explanation {
    guard let store else {
      return Explanation(finding: .runs(fingerprinter.forecastForNew(plan.steps)), nil)
    }
    let reader = SourceReader(
      corpus: corpus, sources: sources, store: store, plan: plan, fingerprinter: fingerprinter,
      crashes: try store.read { try $0.crashes() }, only: [index])
    switch reader.read(0, isAlone: true) {
    case .unchanged, .suspect: return Explanation(finding: .unchanged, nil)
    case .unreadable(let reason): return Explanation(finding: .unreadable(reason: reason), nil)
    case .quarantined(let crash): return Explanation(finding: .leftOut(reason: crash.reason), nil)
    case .speech(let text, _):
      let forecast = try reader.forecast(text)
      let former = try store.read { reader in
        try reader.speech(id: text.id).map { (speech: $0, text: try reader.text(of: $0)) }
      }
      let source = former.map { former in
        SourceChange(
          text: former.text == text.text ? nil : TextChange(former.text, text.text),
          before: former.speech.metadata, after: Speech(text).metadata)
      }
      return Explanation(finding: .runs(forecast), source, plan.steps)
    }
  }
}

extension Explanation {
  fileprivate init(
    finding: DryRun.Finding, _ source: SourceChange?, _ planned: [Plan.Step] = []
  ) {
    self.finding = finding
    guard case .runs(let forecast) = finding else {
      steps = []
      return
    }
    steps = forecast.steps.map { step, verdict in
      let reads = planned.first { $0.id == step }
      guard let components = forecast.components[step], let before = components.before,
        let source, let reads
      else { return Step(step: step, verdict: verdict, changes: []) }
      return Step(
        step: step, verdict: verdict,
        changes: Self.changes(before, components.after, source, reads))
    }
  }

  private static func changes(
    _ before: Fields, _ after: Fields, _ source: SourceChange, _ step: Plan.Step
  ) -> [Change] {
    let kinds = ["plugin": "plugin", "options": "option", "files": "file", "layers": "layer"]
    return after.all.flatMap { field -> [Change] in
      guard field.value != before[field.name] else { return [] }
      switch field.name {
      case "text":
        return [Change(component: "text", before: source.text?.before, after: source.text?.after)]
      case "metadata":
        return parts(
          "metadata", step.metadata(of: source.before).fields,
          step.metadata(of: source.after).fields)
      default:
        let kind = kinds[field.name] ?? field.name
        guard let new = field.value.object else {
          return [
            Change(
              component: kind, before: before[field.name]?.text?.shortened,
              after: field.value.text?.shortened)
          ]
        }
        return parts(kind, before[field.name]?.object ?? Fields(), new)
      }
    }
  }

  /// The parts that differ of what has names.
  private static func parts(_ kind: String, _ before: Fields, _ after: Fields) -> [Change] {
    let names = after.all.map(\.name) + before.all.map(\.name).filter { after[$0] == nil }
    return names.compactMap { name in
      guard before[name] != after[name] else { return nil }
      return Change(
        component: "\(kind) \(name)", before: before[name]?.text?.shortened,
        after: after[name]?.text?.shortened)
    }
  }
}

/// What of a source differs from what is stored.
private struct SourceChange {
  let text: TextChange?
  let before: Metadata
  let after: Metadata
}

/// The place where two texts begin to differ, in both of them.
private struct TextChange {
  let before: String
  let after: String

  init(_ before: String, _ after: String) {
    let (old, new) = (Array(before.unicodeScalars), Array(after.unicodeScalars))
    let place = zip(old, new).prefix { $0 == $1 }.count
    func shown(_ scalars: [Unicode.Scalar]) -> String {
      var words = String.UnicodeScalarView()
      words.append(contentsOf: scalars[max(0, place - 6)..<min(scalars.count, place + 14)])
      let line = String(words).split(whereSeparator: \.isNewline).joined(separator: " ")
      return "\(scalars.count) characters, “\(line)” about character \(place)"
    }
    self.before = shown(old)
    self.after = shown(new)
  }
}

extension Metadata {
  fileprivate var fields: Fields {
    var fields = Fields()
    for (name, value) in sorted { fields[name] = .text(value) }
    return fields
  }
}

extension String {
  /// With digests cut short: nobody compares more of them.
  fileprivate var shortened: String {
    split(separator: " ", omittingEmptySubsequences: false).map { word in
      let isDigest =
        word.utf8.count == 64
        && word.utf8.allSatisfy {
          (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
            || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
        }
      return isDigest ? "\(word.prefix(12))…" : String(word)
    }.joined(separator: " ")
  }
}
