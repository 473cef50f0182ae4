import Subprocess
import SystemPackage
public import Workflow

extension OnFinish {
  /// Seconds after which the command is given up: nobody watches.
  private static let patience = 600

  /// Runs the command with the path of the run's report behind its arguments, in the workflow's
  /// folder; what it prints goes to the standard error. What was wrong, or nil.
  ///
  /// - Parameter variables: added to the environment.
  public func run(
    report: String, folder: String, variables: [String: String]
  ) async -> String? {
    guard let program = command.first else { return nil }
    let arguments = Array(command.dropFirst()) + [report]
    return await withTaskGroup(of: String?.self) { group in
      group.addTask { await Self.run(program, arguments, folder, variables) }
      group.addTask {
        do {
          try await Task.sleep(for: .seconds(Self.patience))
          return "was not done after \(Self.patience / 60) minutes, and was stopped"
        } catch {
          return nil
        }
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first
    }
  }

  private static func run(
    _ program: String, _ arguments: [String], _ folder: String, _ variables: [String: String]
  ) async -> String? {
    let changes = variables.map { (Environment.Key(stringLiteral: $0), Optional($1)) }
    do {
      let result = try await Subprocess.run(
        program.hasPrefix("/") ? .path(FilePath(program)) : .name(program),
        arguments: Arguments(arguments),
        environment: .inherit.updating(Dictionary(changes) { $1 }),
        workingDirectory: FilePath(folder), input: .none,
        output: .fileDescriptor(.standardError, closeAfterSpawningProcess: false),
        error: .fileDescriptor(.standardError, closeAfterSpawningProcess: false))
      switch result.terminationStatus {
      case .exited(0): return nil
      case .exited(let code): return "ended with status \(code)"
      case let status: return "was ended by \(status)"
      }
    } catch {
      return "could not be run: \(error)"
    }
  }
}
