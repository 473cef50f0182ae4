import Foundation
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
    RunningProgram.running.withLock { running in
      for (id, process) in running where process.isRunning { kill(id, SIGKILL) }
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

struct ProgramError: Error, CustomStringConvertible {
  var message: String
  var description: String { message }
}

/// A program that answers a line with a line.
private final class RunningProgram: Sendable {
  /// All that were started and not seen to end.
  static let running = Mutex<[pid_t: Process]>([:])
  /// Seconds that a program may take to end when it is told to.
  private static let patience = 5.0

  private let process: Process
  private let input: FileHandle
  private let output: FileHandle
  private let buffer = Mutex<[UInt8]>([])

  init(command: [String], folder: String) throws {
    let process = Process()
    let own = folder + "/" + (command.first ?? "")
    let isOwn = FileManager.default.isExecutableFile(atPath: own)
    process.executableURL = URL(fileURLWithPath: isOwn ? own : "/usr/bin/env")
    process.arguments = isOwn ? Array(command.dropFirst()) : command
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    try process.run()
    Self.running.withLock { $0[process.processIdentifier] = process }
    self.process = process
    input = stdin.fileHandleForWriting
    output = stdout.fileHandleForReading
  }

  func ask(_ request: [UInt8]) throws -> Fields {
    do {
      try input.write(contentsOf: Data(request + [0x0a]))
    } catch {
      throw ProgramError(message: "it has ended and takes no more speeches")
    }
    let line = try readLine()
    do {
      guard let answer = try JSONReader.read(line).object else {
        throw ProgramError(message: "it answered something that is no JSON object")
      }
      return answer
    } catch let error as JSONError {
      throw ProgramError(message: "it answered what is not JSON: \(error)")
    }
  }

  private func readLine() throws -> [UInt8] {
    try buffer.withLock { buffer in
      var searched = 0
      while true {
        if let end = buffer[searched...].firstIndex(of: 0x0a) {
          let line = Array(buffer[..<end])
          buffer.removeFirst(end + 1)
          return line
        }
        searched = buffer.count
        guard readMore(into: &buffer) else {
          process.waitUntilExit()
          throw ProgramError(message: "it ended (\(Self.ending(of: process))) without an answer")
        }
      }
    }
  }

  /// Takes what has come, or waits for something; false at the end. `FileHandle.read(upToCount:)`
  /// would wait until so much has come as was asked for.
  private func readMore(into buffer: inout [UInt8]) -> Bool {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 << 16) { chunk in
      while true {
        let count = read(output.fileDescriptor, chunk.baseAddress, chunk.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        buffer.append(contentsOf: chunk[..<count])
        return true
      }
    }
  }

  private static func ending(of process: Process) -> String {
    process.terminationReason == .exit
      ? "status \(process.terminationStatus)" : "signal \(process.terminationStatus)"
  }

  /// Ends a program that does not do what it should.
  func stop() {
    let id = process.processIdentifier
    if process.isRunning { kill(id, SIGKILL) }
    process.waitUntilExit()
    Self.running.withLock { $0[id] = nil }
  }

  /// Says that no more speeches come and waits for the program to end, but not for ever.
  func finish() {
    if process.isRunning {
      try? input.write(contentsOf: Data("{\"kind\":\"end\"}\n".utf8))
      try? input.close()
      let end = Date(timeIntervalSinceNow: Self.patience)
      while process.isRunning, Date() < end { Thread.sleep(forTimeInterval: 0.005) }
    }
    stop()
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
