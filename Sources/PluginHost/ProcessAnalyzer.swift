import Glibc
public import LecternKit
import Synchronization
public import YAML

/// An analyzer that is a program of its own, in any language, speaking JSON Lines on stdin and stdout.
///
/// Protocol `lectern.process/1`, one JSON object a line, UTF-8:
///
///     → {"kind": "hello", "protocol": "lectern.process/1", "options": {…}}
///     ← {"kind": "ready", "protocol": "lectern.process/1"}
///     → {"kind": "speech", "id": "…", "text": "…", "metadata": {…}, "layers": {"segments": […]}}
///     ← {"kind": "layers", "id": "…", "layers": {"NAME": [{"id": "…", "start": 0, "end": 4, …}]}}
///     ← {"kind": "error", "id": "…", "message": "…"}              (instead; costs the speech)
///     → {"kind": "end"}
///     ← {"kind": "end", "count": 41}                              (speeches it answered)
///
/// Offsets are Unicode scalars. The program is started with the first speech, once a worker; when it
/// has died it is started again with the next one. Its stderr goes to the log.
public final class ProcessAnalyzer: Annotator {
  public static let protocolName = "lectern.process/1"

  private let manifest: PluginManifest
  private let options: Value
  private let program: Mutex<RunningProgram?> = Mutex(nil)

  public init(manifest: PluginManifest, options: Node) throws {
    self.manifest = manifest
    self.options = Value(options, manifest.options)
  }

  public func analyze(_ speech: Speech, _ annotations: inout Annotations) throws {
    let request = self.request(speech, annotations)
    let answer = try program.withLock { program in
      do {
        let running = try program ?? start()
        program = running
        let answer = try running.ask(request)
        // After an answer to something else all that follow would be those to the speech before.
        guard Self.isAnswer(answer, to: speech) else {
          throw ProgramError(message: "it answered something else than the speech's layers")
        }
        return answer
      } catch {
        program?.stop()
        program = nil
        throw PluginError(plugin: manifest.name, message: "\(error)")
      }
    }
    if answer["kind"]?.text == "error" {
      throw PluginError(
        plugin: manifest.name, message: answer["message"]?.text ?? "failed without a message")
    }
    try take(answer, speech, &annotations)
  }

  private static func isAnswer(_ answer: Fields, to speech: Speech) -> Bool {
    switch answer["kind"]?.text {
    case "layers": answer["id"]?.text == speech.id
    case "error": answer["id"].map { $0.text == speech.id } ?? true
    default: false
    }
  }

  /// Kills the programs that run, for a host that is about to end itself: one that loops would
  /// outlive it.
  public static func killPrograms() {
    ChildProcess.running.withLock { running in
      for id in running { kill(-id, SIGKILL) }
    }
  }

  deinit {
    program.withLock { $0?.finish() }
  }

  private func start() throws -> RunningProgram {
    let running = try RunningProgram(command: manifest.command, folder: manifest.folder)
    var hello = Fields()
    hello["kind"] = .text("hello")
    hello["protocol"] = .text(Self.protocolName)
    hello["options"] = options
    do {
      let answer = try running.ask(Array(Value.object(hello).json.utf8))
      guard answer["kind"]?.text == "ready", answer["protocol"]?.text == Self.protocolName else {
        throw ProgramError(
          message: "it answered \(Value.object(answer).json) where 'ready' for "
            + "\(Self.protocolName) was expected")
      }
      return running
    } catch {
      running.stop()
      throw error
    }
  }

  private func request(_ speech: Speech, _ annotations: Annotations) -> [UInt8] {
    var writer = RecordWriter(speech.text)
    writer.json.beginObject()
    writer.json.name("kind")
    writer.json.text("speech")
    writer.json.name("id")
    writer.json.text(speech.id)
    writer.json.name("text")
    writer.json.text(speech.text.bytes[...])
    writer.json.name("metadata")
    writer.json.beginObject()
    for (name, value) in speech.metadata.sorted {
      writer.json.name(name)
      writer.json.text(value)
    }
    writer.json.endObject()
    writer.json.name("layers")
    writer.json.beginObject()
    for name in manifest.consumes {
      guard let layer = annotations[layer: name] else { continue }
      writer.json.name(name)
      layer.write(to: &writer)
    }
    writer.json.endObject()
    writer.json.endObject()
    return writer.json.bytes
  }

  /// Reads the layers of an answer; what the program must not say is an error.
  private func take(
    _ answer: Fields, _ speech: Speech, _ annotations: inout Annotations
  ) throws {
    let layers = answer["layers"]?.object ?? Fields()
    for field in layers.all where manifest.declares(layer: field.name) == nil {
      throw PluginError(
        plugin: manifest.name,
        message: "its answer has a layer '\(field.name)' that its manifest does not declare")
    }
    for declaration in manifest.produces {
      guard let list = layers[declaration.layer]?.list else {
        throw PluginError(
          plugin: manifest.name, message: "its answer has no list '\(declaration.layer)'")
      }
      guard let type = RecordTypes.named(declaration.record) else { continue }
      let (layer, mistakes) = RecordTypes.read(
        list, as: type, text: speech.text, layer: declaration.layer)
      guard mistakes.isEmpty else {
        throw PluginError(
          plugin: manifest.name, message: mistakes.prefix(10).joined(separator: "; "))
      }
      annotations[layer: declaration.layer] = layer
    }
  }
}

extension Value {
  /// The options of a step with the types that the manifest declares.
  fileprivate init(_ node: Node, _ declarations: [OptionDeclaration]) {
    var fields = Fields()
    for option in declarations {
      guard let value = node[option.name] else { continue }
      fields[option.name] = Value(value, option.type)
    }
    self = .object(fields)
  }

  private init(_ node: Node, _ type: OptionDeclaration.OptionType) {
    let text = node.scalar ?? ""
    switch type {
    case .integer: self = Int(text).map { .integer($0) } ?? .null
    case .number: self = Double(text).map { .number($0) } ?? .null
    case .boolean: self = .boolean(["true", "yes", "on"].contains(text.lowercased()))
    case .list: self = .list((node.sequence ?? []).map { .text($0.scalar ?? "") })
    case .text, .path: self = .text(text)
    }
  }
}
