import Glibc
import LecternKit

/// Marks the first characters of a speech, unless the text says how to fail: `fault=trap`.
struct FaultyAnalyzer: Analyzer {
  init(options: NoOptions, files: PluginFiles) throws {}

  func analyze(_ speech: Speech, _ annotations: inout Annotations) throws {
    let text = speech.text.view
    var record = GenericRecord()
    record.id = "w1"
    record.range = text.source(0..<min(2, text.count))
    record.attributes["length"] = .integer(record.range.count)
    for index in 0..<text.count where text.has("fault=", at: index) {
      try fail(text.string(index + 6..<min(index + 10, text.count)), &record)
    }
    annotations[LayerKey<GenericRecord>("words")] = [record]
  }

  private func fail(_ how: String, _ record: inout GenericRecord) throws {
    switch how {
    case "thro": throw Fault()
    case "trap": fatalError("the text asked for it")
    case "loop": while true { usleep(1000) }
    case "slow": usleep(15_000)
    case "eats": eat()
    case "wild": record.range = 0..<1_000_000
    case "cuts": record.range = 5..<7
    case "more": record.attributes["height"] = .integer(1)
    default: break
    }
  }
}

/// Takes memory without end.
private func eat() {
  var taken: [[UInt8]] = []
  while true { taken.append([UInt8](repeating: UInt8(taken.count & 0xff), count: 1 << 24)) }
}

struct Fault: Error, CustomStringConvertible {
  var description: String { "the text asked for it" }
}

@c(lectern_plugin_digest)
public func pluginDigest() -> UnsafePointer<CChar> { LecternInterface.digest }

@c(lectern_plugin_version)
public func pluginVersion() -> Int32 { LecternInterface.version }

@c(lectern_plugin_entry)
public func pluginEntry() -> UnsafeMutableRawPointer {
  LecternInterface.entry(FaultyAnalyzer.self)
}
