import Corpus
import Foundation

/// A folder of its own for one test, gone with it.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "corpus-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and the folders it lies in.
  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> Scratch {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return self
  }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> Scratch {
    try write(name, Array(text.utf8))
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path + "/" + name, withDestinationPath: target)
  }

  func corpus(files patterns: String...) -> Corpus {
    Corpus(sets: patterns.map { SpeechSet(kind: .files(pattern: $0)) }, root: path)
  }

  func corpus(
    table: String, columns: [String: String] = [:], metadata: [String: String] = [:]
  ) -> Corpus {
    let kind = SpeechSet.Kind.table(path: table, columns: columns)
    return Corpus(sets: [SpeechSet(kind: kind, metadata: metadata)], root: path)
  }

  /// What reading each speech gives, in the order of the list.
  func readAll(_ corpus: Corpus) throws -> [SourceText] {
    try corpus.list().map { try corpus.read($0) }
  }
}

/// The message of an error, as people see it.
func message(_ body: () throws -> Void) -> String {
  do {
    try body()
    return "no error"
  } catch {
    return "\(error)"
  }
}
