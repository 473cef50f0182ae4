public import LecternKit
public import PluginHost
public import Workflow

/// The terms that an analyzer looks for, as it tells them itself.
public struct DictionaryTerms: Sendable {
  /// The layer that tells them and the option that asks for it.
  private static let layer = "theme-terms"
  private static let option = "terms"

  /// The layer of the mentions in the workflow.
  public let mentions: String
  /// One a term of a theme, with the attributes of the layer.
  public let terms: [GenericRecord]

  /// The terms of each step of a plan that can tell them: it lists them for an empty speech.
  public static func all(
    _ plan: Plan, searchPath: PluginSearchPath
  ) throws -> [DictionaryTerms] {
    let able = plan.steps.filter { step in
      step.manifest.declares(layer: layer) != nil
        && step.manifest.options.contains { $0.name == option && $0.type == .boolean }
    }
    let changes = try able.map { try OptionChange("\($0.id).\(option)=true", place: "the step") }
    let asked = try plan.changed(by: changes, relativeTo: plan.workflow.folder)
    let set = try AnalyzerSet(asked, searchPath: searchPath)
    // Steps that read their layers come along.
    let entries = set.entries.filter { entry in able.contains { $0.id == entry.step.id } }
    return try entries.compactMap { entry in
      let mentions = entry.step.produces.first {
        $0.declaration.record == ThemeMention.recordName
      }
      guard let mentions else { return nil }
      var annotations = Annotations()
      let speech = Speech(id: "", text: SpeechText(""), metadata: Metadata())
      try entry.analyzer.analyze(speech, &annotations)
      let records = (annotations[layer: layer] as? RecordLayer<GenericRecord>)?.records ?? []
      return DictionaryTerms(mentions: mentions.name, terms: records)
    }
  }
}
