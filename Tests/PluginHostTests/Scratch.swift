import Foundation
import LecternKit
import PluginHost
import YAML

/// A folder of made-up plugins, gone with it.
final class Scratch {
  let path: String

  init() {
    path = NSTemporaryDirectory() + "plugins-" + UUID().uuidString
    // A program that ends early must not take the test along.
    signal(SIGPIPE, SIG_IGN)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ name: String, _ text: String, mode: Int = 0o644) throws -> String {
    let file = path + "/" + name
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    try allow(mode, name)
    return file
  }

  func allow(_ mode: Int, _ name: String) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: name.isEmpty ? path : path + "/" + name)
  }

  /// A plugin that needs nothing, makes the layer `moods` and is found in a folder of the path.
  @discardableResult
  func plugin(
    _ name: String, in folder: String = "a", command: String = "run.py", _ more: String = ""
  ) throws -> String {
    let text = """
      name: \(name)
      version: 1.0.0
      summary: Made up
      kind: process
      command: [\(command)]
      produces: [{layer: moods, attributes: [{name: tone, type: text}, {name: weight, type: number}]}]
      """
    try write("\(folder)/\(name)/plugin.yaml", text + "\n" + more)
    return path + "/\(folder)/\(name)"
  }

  func searchPath(
    _ folders: [String] = ["a"], environment: [String: String] = [:], workflow: String? = nil
  ) -> PluginSearchPath {
    PluginSearchPath(
      commandLine: folders.map { path + "/" + $0 }, environment: environment,
      executable: path + "/bin/lectern", workflowFolder: workflow.map { path + "/" + $0 })
  }

  /// What a user is shown of a manifest.
  func message(_ manifest: String) throws -> String {
    try write("m/plugin.yaml", manifest)
    do {
      _ = try PluginManifest(folder: path + "/m", shownAs: "plugin.yaml")
      return "no mistake"
    } catch {
      return error.all.map { "\($0.mark?.line ?? 0):\($0.mark?.column ?? 0) \($0.message)" }
        .joined(separator: "\n")
    }
  }

  func node(_ text: String) throws -> Node {
    try YAML.parse(Array(text.utf8), path: "w.yaml")
  }
}
