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
  /// In bytes; of a longer option the digest is kept.
  private static let longestOption = 100
  /// All of it together with the names of the layers, and the limits under which steps run.
  private let plan: String
  private let limits: String

  init(_ plan: Plan, searchPath: PluginSearchPath) {
    var fixed: [String: Fields] = [:]
    // Another program may read texts otherwise.
    var all = "lectern \(Folder.program)\n"
    var limits = "memory \(plan.workflow.memory)\n"
    for step in plan.steps {
      var components = Fields()
      components["plugin"] = .text(Self.plugin(step.manifest, searchPath))
      components["options"] = .object(Self.options(step.options))
      var files = Fields()
      for (name, path) in step.manifest.dependencies(options: step.options) {
        files[name] = .text(Self.digest(ofFile: path))
      }
      components["files"] = .object(files)
      fixed[step.id] = components
      let layers = (step.consumes + ["→"] + step.produces.map(\.name)).joined(separator: " ")
      all += "\(step.id) \(layers) \(Value.object(components).json)\n"
      limits += "\(step.id) \(step.timeout ?? Worker.usualTimeout)\n"
    }
    self.fixed = fixed
    self.plan = Digest.sha256(Array(all.utf8))
    self.limits = Digest.sha256(Array(limits.utf8))
  }

  /// Of all that a speech's results follow from: where it is that of the last time, nothing of them
  /// has changed.
  func state(of source: SourceText) -> String {
    Digest.sha256(Array("\(plan) \(source.sha256) \(Self.digest(of: source.metadata))".utf8))
  }

  /// Of all that could let a speech end otherwise that brought a process down.
  func chances(of source: SourceText) -> String {
    Digest.sha256(Array((limits + state(of: source)).utf8))
  }

  /// The same for a source that must not be read: its file as it looks from outside.
  func chances(of source: SpeechSource, in folder: String) -> String {
    let path = source.path.hasPrefix("/") ? source.path : folder + "/" + source.path
    let file = Folder.stamp(of: path) ?? ""
    return Digest.sha256(Array("\(limits) \(plan) \(source.id) \(file)".utf8))
  }

  static func digest(of metadata: Metadata) -> String {
    let known = metadata.sorted.map { "\($0.name)=\($0.value)\n" }.joined()
    return Digest.sha256(Array(known.utf8))
  }

  /// The fingerprint of a step for one speech; what it makes is not known yet.
  ///
  /// - Parameters:
  ///   - text: a digest of the text.
  ///   - outputs: digests of the layers made so far, by name.
  func record(
    _ step: Plan.Step, text: String, metadata: Metadata, outputs: [String: String]
  ) -> StepRecord {
    var components = Fields()
    components["text"] = .text(text)
    components["metadata"] = .text(Self.digest(of: step.metadata(of: metadata)))
    for field in fixed[step.id]?.all ?? [] { components[field.name] = field.value }
    var layers = Fields()
    for layer in step.consumes { layers[layer] = outputs[layer].map { .text($0) } }
    components["layers"] = .object(layers)
    return StepRecord(
      step: step.id, analyzer: step.manifest.name,
      fingerprint: Digest.sha256(Array(Value.object(components).json.utf8)),
      components: components, output: "")
  }

  private static func plugin(
    _ manifest: PluginManifest, _ searchPath: PluginSearchPath
  ) -> String {
    let files = [manifest.folder + "/plugin.yaml"] + program(manifest, searchPath)
    // The kit gives the keys, also to what a process plugin makes.
    let digests = ([LecternInterface.ownDigest] + files.map { digest(ofFile: $0) })
      .joined(separator: "\n")
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

  /// Options by name, the short ones as they are, so that they can be shown.
  private static func options(_ node: Node) -> Fields {
    var fields = Fields()
    for entry in node.mapping ?? [] {
      let text = canonical(entry.value)
      fields[entry.name] = .text(
        text.utf8.count <= longestOption ? text : Digest.sha256(Array(text.utf8)))
    }
    return fields
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

extension StepRecord {
  /// With what came out: digests of the layers by name.
  func with(_ made: [(layer: String, digest: String)]) -> StepRecord {
    var record = self
    let lines = made.map { "\($0.layer) \($0.digest)" }.joined(separator: "\n")
    record.output = Digest.sha256(Array(lines.utf8))
    for (layer, digest) in made { record.layers[layer] = .text(digest) }
    return record
  }
}

extension Plan.Step {
  /// What the step's plugin is given of a speech's metadata: all that it reads, as its manifest says.
  func metadata(of all: Metadata) -> Metadata {
    guard let names = manifest.metadata else { return all }
    var read = Metadata()
    for name in names { read[name] = all[name] }
    return read
  }
}
