import Foundation
import LecternKit
import PluginHost
import YAML

@testable import Engine
@testable import Workflow

/// A folder with made-up plugins and their files, gone with it.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "engine-" + UUID().uuidString
    try plugin("cutter", produces: "segments")
    try plugin("tagger", consumes: "segments", produces: "tags")
    try plugin("reader", consumes: "tags", produces: "readings")
    try write("lexicon.yaml", "a: b\n")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws {
    let file = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  func plugin(
    _ name: String, consumes: String = "", produces: String, version: String = "1.0.0"
  ) throws {
    try write(
      "plugins/\(name)/plugin.yaml",
      """
      name: \(name)
      version: \(version)
      summary: Made up
      kind: process
      command: [run]
      consumes: [\(consumes)]
      produces: [{layer: \(produces), attributes: [{name: tone, type: text}]}]
      options:
        - {name: limit, type: integer, default: 3}
        - {name: lexicon, type: path, default: words.yaml}
      files: [data.bin]
      """)
    try write("plugins/\(name)/run", "program of \(name)")
    try write("plugins/\(name)/words.yaml", "words of \(name)")
    try write("plugins/\(name)/data.bin", "data of \(name)")
  }

  var searchPath: PluginSearchPath {
    PluginSearchPath(
      commandLine: [path + "/plugins"], environment: [:], executable: "/nowhere/bin/lectern")
  }

  func plan(_ steps: String) throws -> Plan {
    let text = "workflow: w\nspeeches: ['*']\noutputs: [{store: s}]\nsteps: [\(steps)]"
    let node = try YAML.parse(Array(text.utf8), path: "w.yaml")
    return try Workflow.read(node, path: path + "/w.yaml", environment: [:])
      .plan(with: PluginCatalog(searchPath))
  }
}

/// An analyzer that does what a test says.
struct Scripted: Annotator {
  let body: @Sendable (Speech, inout Annotations) throws -> Void

  func analyze(_ speech: Speech, _ annotations: inout Annotations) throws {
    try body(speech, &annotations)
  }
}

struct Broken: Error, CustomStringConvertible {
  var description: String { "it is broken" }
}

func record(_ id: String, _ range: Range<Int> = 0..<3) -> GenericRecord {
  var record = GenericRecord()
  record.id = id
  record.range = range
  return record
}

func layer(_ name: String) -> LayerKey<GenericRecord> { LayerKey(name) }
