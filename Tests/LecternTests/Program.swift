import Foundation

/// How the program ended and what it said.
struct Outcome {
  var status: Int32
  var output: String
  var errors: String
}

/// The program as it was built beside the tests.
enum Program {
  static let folder: String = {
    let executable =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: executable).deletingLastPathComponent().path
  }()

  /// The checkout.
  static let root: URL = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func run(
    _ arguments: String..., input: String? = nil, environment: [String: String] = [:],
    executable: String? = nil
  ) throws -> Outcome {
    try run(arguments, input: input, environment: environment, executable: executable)
  }

  static func run(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:],
    executable: String? = nil
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable ?? folder + "/lectern")
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    // Files rather than pipes: nobody has to empty them.
    let scratch = try Scratch()
    let (output, errors) = (scratch.url("output"), scratch.url("errors"))
    for url in [output, errors] { FileManager.default.createFile(atPath: url.path, contents: nil) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    if let input {
      try scratch.write(input, to: "input")
      process.standardInput = try FileHandle(forReadingFrom: scratch.url("input"))
    } else {
      process.standardInput = FileHandle.nullDevice
    }
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}

/// A folder that is removed with its owner.
final class Scratch {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("lectern-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func url(_ name: String) -> URL { folder.appendingPathComponent(name) }

  func path(_ name: String) -> String { url(name).path }

  func write(_ text: String, to name: String) throws {
    let url = url(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: url(name)), as: UTF8.self)
  }

  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: path(name))
  }
}

/// JSON as tests look at it.
func object(_ json: some StringProtocol) throws -> [String: Any] {
  try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any] ?? [:]
}

extension [String: Any] {
  func records(_ layer: String) -> [[String: Any]] {
    (self["layers"] as? [String: Any])?[layer] as? [[String: Any]] ?? []
  }
}
