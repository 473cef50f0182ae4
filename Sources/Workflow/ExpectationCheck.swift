import LecternKit
import YAML

/// Holds expectations against the layers of a workflow.
struct ExpectationCheck {
  /// What the store tells of every speech besides its metadata.
  private static let own = ["speech", "path", "year"]

  private let layers: [String: [Attribute]]
  /// Names of metadata that the workflow itself mentions.
  private let metadata: [String]

  init(layers: [String: [Attribute]], _ workflow: Workflow) {
    self.layers = layers
    metadata = workflow.speeches.flatMap { entry -> [String] in
      guard case .table(_, let columns) = entry.source else { return Array(entry.metadata.keys) }
      return Array(entry.metadata.keys) + Array(columns.keys)
    }
  }

  func mistakes(_ expectation: Workflow.Expectation) -> [Diagnostic] {
    let speeches = expectation.speeches.flatMap(speechMistakes)
    let layer = expectation.layer
    if layer.value == Workflow.Expectation.speechesLayer { return speeches }
    guard let attributes = layers[layer.value] else {
      let known = layers.keys.sorted() + [Workflow.Expectation.speechesLayer]
      return [
        layer.error(
          "no step makes the layer '\(layer.value)'",
          hint: Suggestion.didYouMean(layer.value, among: known),
          notes: [Suggestion.available(known)])
      ] + speeches
    }
    return expectation.records.flatMap { mistakes($0, layer.value, attributes) } + speeches
  }

  private func mistakes(
    _ condition: Workflow.Expectation.Condition, _ layer: String, _ attributes: [Attribute]
  ) -> [Diagnostic] {
    let name = condition.name
    guard let attribute = attributes.first(where: { $0.name == name.value }) else {
      let known = attributes.filter { $0.type != .list && $0.type != .object }.map(\.name)
      return [
        name.error(
          "the layer '\(layer)' has no attribute '\(name.value)'",
          hint: Suggestion.didYouMean(name.value, among: known),
          notes: [Suggestion.available(known)])
      ]
    }
    if attribute.type == .list || attribute.type == .object {
      return [name.error("'\(name.value)' is a \(attribute.type.rawValue), no single value")]
    }
    return condition.values.filter { !attribute.type.admits($0.value) }.map {
      $0.error("'\(name.value)' is \(attribute.type.rawValue), found '\($0.value)'")
    }
  }

  /// Speeches may have metadata that only their files know of: a name is wrong where it is near to
  /// one that is known, and not known itself.
  private func speechMistakes(_ condition: Workflow.Expectation.Condition) -> [Diagnostic] {
    let name = condition.name
    let known = Self.own + Metadata.names + metadata
    if !known.contains(name.value), let hint = Suggestion.didYouMean(name.value, among: known) {
      return [name.error("speeches have no '\(name.value)'", hint: hint)]
    }
    guard name.value == "level" else { return [] }
    return condition.values.filter { !Metadata.levels.contains($0.value) }.map {
      $0.error(
        "unknown level '\($0.value)'",
        hint: Suggestion.didYouMean($0.value, among: Metadata.levels),
        notes: [Suggestion.available(Metadata.levels)])
    }
  }
}

extension AttributeType {
  fileprivate func admits(_ text: String) -> Bool {
    switch self {
    case .text: true
    case .integer: Int(text) != nil
    case .number: Double(text) != nil
    case .boolean: Bool(text) != nil
    case .list, .object: false
    }
  }
}
