import Glibc
import YAML

/// What `on-finish:` says: a program with its arguments, run when a run has ended.
public struct OnFinish: Sendable {
  /// The program, looked for in `PATH` or by its absolute path, and its arguments.
  public let command: [String]

  /// A program written with a slash is relative to the workflow's folder, and must be there.
  init(_ arguments: [Located<String>], folder: String, _ mistakes: inout [Diagnostic]) {
    var command = arguments.map(\.value)
    if let program = arguments.first, program.value.contains("/") {
      if !program.value.hasPrefix("/") { command[0] = folder + "/" + program.value }
      if access(command[0], X_OK) != 0 {
        mistakes.append(
          program.error(
            "no program '\(program.value)': \(String(cString: strerror(errno)))",
            notes: ["looked for \(command[0])"]))
      }
    }
    self.command = command
  }
}
