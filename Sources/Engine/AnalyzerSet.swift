public import LecternKit
public import PluginHost
public import Workflow
public import YAML

/// The analyzers of a plan, made and ready.
public struct AnalyzerSet: Sendable {
  public struct Entry: Sendable {
    public let step: Plan.Step
    public let analyzer: any Annotator
  }

  public let entries: [Entry]

  init(entries: [Entry]) { self.entries = entries }

  /// Loads the plugins and makes their analyzers with their options; lexicons are read here. What is
  /// wrong in any of them is thrown at once.
  public init(_ plan: Plan, searchPath: PluginSearchPath) throws(Diagnostics) {
    var entries: [Entry] = []
    var mistakes: [Diagnostic] = []
    for step in plan.steps {
      do {
        entries.append(Entry(step: step, analyzer: try Self.make(step, searchPath)))
      } catch let error as Diagnostics {
        mistakes += error.all
      } catch {
        mistakes.append(Diagnostic(message: "\(error)", notes: ["step '\(step.id)'"]))
      }
    }
    guard mistakes.isEmpty else { throw Diagnostics(mistakes) }
    self.entries = entries
  }

  private static func make(
    _ step: Plan.Step, _ searchPath: PluginSearchPath
  ) throws -> any Annotator {
    let files = PluginFiles(folder: step.manifest.folder)
    switch step.manifest.kind {
    case .native:
      let entry = try NativePlugin.load(
        step.manifest, libraryFolders: searchPath.libraryFolders)
      return try entry.makeAnalyzer(options: step.options, files: files)
    case .process:
      return try ProcessAnalyzer(manifest: step.manifest, options: step.options)
    }
  }
}
