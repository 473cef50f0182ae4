import ArgumentParser
import Engine
import Foundation
import Glibc
import PluginHost
import Workflow
import YAML

/// Where plugins are looked for; shared by all commands.
struct PluginOptions: ParsableArguments {
  @Option(
    name: .customLong("plugin-path"),
    help: "A folder of plugins to look in first; may be given several times.")
  var pluginPath: [String] = []

  @Flag(
    name: .customLong("trust-plugins"),
    help: "Also use the plugins in the folder Plugins beside the workflow.")
  var trustPlugins = false

  func searchPath(workflow: String? = nil) -> PluginSearchPath {
    let folder = workflow.map {
      URL(fileURLWithPath: $0).deletingLastPathComponent().path
    }
    return PluginSearchPath(
      commandLine: pluginPath, environment: ProcessInfo.processInfo.environment,
      executable: Self.executable, workflowFolder: trustPlugins ? folder : nil)
  }

  /// The arguments that make another process look in the same places.
  var arguments: [String] {
    pluginPath.flatMap { ["--plugin-path", $0] } + (trustPlugins ? ["--trust-plugins"] : [])
  }

  static let executable: String = {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
  }()
}

/// A workflow that was read and checked, with all that runs it.
struct Workbench {
  let searchPath: PluginSearchPath
  let plan: Plan

  /// Reads and checks the workflow; no plugin is loaded yet.
  init(workflow path: String, _ options: PluginOptions) throws {
    do {
      searchPath = options.searchPath(workflow: path)
      plan = try Workflow.plan(
        path: path, environment: ProcessInfo.processInfo.environment,
        with: PluginCatalog(searchPath))
    } catch {
      throw Failure.wrong(error)
    }
  }

  /// The four analyzers with their defaults, without a workflow file.
  init(standard options: PluginOptions) throws {
    do {
      searchPath = options.searchPath()
      let text = """
        workflow: analyze
        speeches: []
        steps: [segmenter, indicator-extractor, task-assigner, theme-counter]
        outputs: []
        """
      let name = "the built-in workflow"
      let workflow = try Workflow.read(
        YAML.parse(Array(text.utf8), path: name), path: name, environment: [:], bare: true)
      plan = try workflow.plan(with: PluginCatalog(searchPath))
    } catch {
      throw Failure.wrong(error)
    }
  }

  init(workflow path: String?, orStandard options: PluginOptions) throws {
    if let path {
      try self.init(workflow: path, options)
    } else {
      try self.init(standard: options)
    }
  }

  /// Loads the plugins and reads their lexicons.
  func analyzers() throws -> AnalyzerSet {
    do {
      return try AnalyzerSet(plan, searchPath: searchPath)
    } catch {
      throw Failure.wrong(error)
    }
  }

  func analysis() throws -> SpeechAnalysis {
    do {
      return try SpeechAnalysis(plan, searchPath: searchPath)
    } catch {
      throw Failure.wrong(error)
    }
  }
}
