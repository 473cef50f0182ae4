import Corpus
import Glibc
import LecternKit
import PluginHost
import Store
import Workflow
import YAML

/// What the results of a step depend on, so that a later run can tell whether and why it must run
/// again.
///
/// A fingerprint is the SHA-256 of its components; they are kept beside it.
struct Fingerprinter: Sendable {
  /// What does not change from speech to speech, by step.
  private let fixed: [String: Fields]

  init(_ plan: Plan, searchPath: PluginSearchPath) {
    var fixed: [String: Fields] = [:]
    for step in plan.steps {
      var components = Fields()
      components["plugin"] = .text(Self.plugin(step.manifest, searchPath))
      components["options"] = .text(Digest.sha256(Array(Self.canonical(step.options).utf8)))
      var files = Fields()
      for (name, path) in step.manifest.dependencies(options: step.options) {
        files[name] = .text(Self.digest(ofFile: path))
      }
      components["files"] = .object(files)
      fixed[step.id] = components
    }
    self.fixed = fixed
  }

  /// The record of a step for one speech.
  ///
  /// - Parameters:
  ///   - outputs: digests of the layers made so far, by name.
  ///   - made: digests of the step's own layers.
  func record(
    _ step: Plan.Step, text: String, metadata: Metadata, outputs: [String: String],
    made: [String]
  ) -> StepRecord {
    var components = Fields()
    components["text"] = .text(text)
    let known = metadata.sorted.map { "\($0.name)=\($0.value)\n" }.joined()
    components["metadata"] = .text(Digest.sha256(Array(known.utf8)))
    for field in fixed[step.id]?.all ?? [] { components[field.name] = field.value }
    var layers = Fields()
    for layer in step.consumes { layers[layer] = outputs[layer].map { .text($0) } }
    components["layers"] = .object(layers)
    return StepRecord(
      step: step.id, analyzer: step.manifest.name,
      fingerprint: Digest.sha256(Array(Value.object(components).json.utf8)),
      components: components, output: Digest.sha256(Array(made.joined(separator: "\n").utf8)))
  }

  private static func plugin(
    _ manifest: PluginManifest, _ searchPath: PluginSearchPath
  ) -> String {
    let files = [manifest.folder + "/plugin.yaml"] + program(manifest, searchPath)
    let digests = files.map { digest(ofFile: $0) }.joined(separator: "\n")
    return "\(manifest.name) \(manifest.version) \(Digest.sha256(Array(digests.utf8)))"
  }

  private static func program(
    _ manifest: PluginManifest, _ searchPath: PluginSearchPath
  ) -> [String] {
    switch manifest.kind {
    case .native:
      let places = [manifest.folder] + searchPath.libraryFolders
      let paths = places.map { $0 + "/" + (manifest.library ?? "") }
      return Array(paths.filter { access($0, F_OK) == 0 }.prefix(1))
    case .process:
      return manifest.command.map { manifest.folder + "/" + $0 }.filter { access($0, F_OK) == 0 }
    }
  }

  /// The digest of a file, or `missing`.
  private static func digest(ofFile path: String) -> String {
    guard let file = fopen(path, "rb") else { return "missing" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      guard count > 0 else { break }
      bytes += chunk[..<count]
    }
    return Digest.sha256(bytes)
  }

  /// The node's contents, wherever and however they were written.
  private static func canonical(_ node: Node) -> String {
    switch node.content {
    case .null: "~"
    case .scalar(let text, _): Value.text(text).json
    case .sequence(let nodes): "[" + nodes.map(canonical).joined(separator: ",") + "]"
    case .mapping(let entries):
      "{"
        + entries.map { "\(Value.text($0.name).json):\(canonical($0.value))" }
        .joined(separator: ",") + "}"
    }
  }
}
