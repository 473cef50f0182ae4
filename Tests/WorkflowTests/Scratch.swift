import Foundation
import PluginHost
import YAML

@testable import Workflow

/// A folder with made-up plugins and a workflow, gone with it.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "workflow-" + UUID().uuidString
    try write("cutter", produces: "segments")
    try write("counter", consumes: "segments", produces: "counts")
    try write("tagger", consumes: "segments", produces: "tags, notes")
    try write("gauge", consumes: "counts, tags", produces: "figures")
    try write("chicken", consumes: "eggs", produces: "chickens")
    try write("hen", consumes: "chickens", produces: "eggs")
    try write("second-cutter", produces: "segments")
    try write(
      "picky", produces: "picks",
      options:
        "[{name: limit, type: integer, help: how many}, {name: words, type: path, default: words.yaml}]"
    )
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  private func write(
    _ name: String, consumes: String = "", produces: String, options: String = "[]"
  ) throws {
    let layers = produces.split(separator: ", ").map { "{layer: \($0)}" }.joined(separator: ", ")
    let folder = path + "/plugins/" + name
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let manifest = """
      name: \(name)
      version: 1.0.0
      summary: Made up
      kind: process
      command: [run]
      consumes: [\(consumes)]
      produces: [\(layers)]
      options: \(options)
      """
    try manifest.write(toFile: folder + "/plugin.yaml", atomically: true, encoding: .utf8)
  }

  var catalog: PluginCatalog {
    PluginCatalog(
      PluginSearchPath(
        commandLine: [path + "/plugins"], environment: [:], executable: "/nowhere/bin/lectern"))
  }

  func workflow(_ text: String, environment: [String: String] = [:]) throws(Diagnostics) -> Workflow
  {
    let node = try YAML.parse(Array(text.utf8), path: "w.yaml")
    return try Workflow.read(node, path: path + "/w.yaml", environment: environment)
  }

  func plan(_ text: String, environment: [String: String] = [:]) throws(Diagnostics) -> Plan {
    let node = try YAML.parse(Array(text.utf8), path: "w.yaml")
    return try Workflow.plan(
      node, path: path + "/w.yaml", environment: environment, with: catalog)
  }

  /// What a user is shown when the workflow is checked.
  func message(_ text: String, environment: [String: String] = [:]) -> String {
    do {
      _ = try plan(text, environment: environment)
      return "no mistake"
    } catch {
      return error.description.replacingOccurrences(of: path, with: "/w")
    }
  }
}

/// A workflow around the steps.
func flow(_ steps: String) -> String {
  """
  workflow: w
  speeches: ['*.txt']
  outputs: [{store: w.sqlite}]
  steps:
  \(steps)
  """
}
