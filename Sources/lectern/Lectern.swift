import ArgumentParser
import Glibc

/// The program; `lectern help` lists its commands.
@main
struct Lectern: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "lectern",
    abstract: "Analyses government speeches with plugins chained by YAML workflows.",
    version: version,
    subcommands: [
      RunCommand.self, CheckCommand.self, PluginsCommand.self, AnalyzeCommand.self,
      ExportCommand.self, TasksCommand.self, ThemesCommand.self, SearchCommand.self,
      TryCommand.self, EvalCommand.self, ReviewCommand.self, BenchCommand.self,
      WorkerCommand.self, RunsCommand.self, RetryCommand.self, WhyCommand.self, DiffCommand.self,
      PruneCommand.self, ScheduleCommand.self,
    ])

  /// Exit status: 0 all well, 1 some speeches failed, 2 the workflow or the command line is wrong, 3
  /// another run is alive.
  static func main() async {
    // A reader that goes away (`lectern export … | head`) is no error.
    signal(SIGPIPE, SIG_IGN)
    keepFreedMemory()
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let failure as Failure {
      Terminal.error(failure.message)
      Glibc.exit(failure.status)
    } catch let code as ExitCode {
      Glibc.exit(code.rawValue)
    } catch {
      let status = exitCode(for: error)
      let text = fullMessage(for: error)
      if status == .success {
        print(text)
        Glibc.exit(0)
      }
      Terminal.error(text)
      Glibc.exit(status == .validationFailure ? Failure.wrong : Failure.failed)
    }
  }
}

/// Tells the C library to keep up to 64 MB of freed memory and to serve all but huge requests from it:
/// what one speech gives back the next one wants, and it would be returned to the system and asked for
/// again, page by page, some thousands of times a second (mallopt(3)).
///
/// Looked up by name: the module Glibc does not have it.
private func keepFreedMemory() {
  typealias Setting = @convention(c) (_ parameter: Int32, _ value: Int32) -> Int32
  guard let mallopt = dlsym(nil, "mallopt").map({ unsafeBitCast($0, to: Setting.self) }) else {
    return
  }
  let (trimThreshold, mmapThreshold): (Int32, Int32) = (-1, -3)
  _ = mallopt(trimThreshold, 64 << 20)
  _ = mallopt(mmapThreshold, 32 << 20)
}

/// An error with the words for the user and the exit status.
struct Failure: Error {
  static let failed: Int32 = 1
  static let wrong: Int32 = 2
  static let held: Int32 = 3

  var message: String
  var status: Int32

  /// The workflow, a lexicon or the command line is wrong.
  static func wrong(_ error: some Error) -> Failure {
    (error as? Failure) ?? Failure(message: said("\(error)"), status: wrong)
  }

  static func failed(_ error: some Error) -> Failure {
    (error as? Failure) ?? Failure(message: said("\(error)"), status: failed)
  }

  /// Diagnostics say `error:` themselves.
  private static func said(_ message: String) -> String {
    message.hasPrefix("error:") || message.hasPrefix("warning:") ? message : "error: " + message
  }
}

/// What goes to the user besides results.
enum Terminal {
  static func error(_ text: String) {
    write(text + "\n", to: STDERR_FILENO)
  }

  static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  static func write(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 {
        if errno == EPIPE { throw ExitCode.success }
        throw Failure(
          message: "error: the standard output: \(String(cString: strerror(errno)))",
          status: Failure.failed)
      }
      rest = rest.dropFirst(count)
    }
  }

  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }
}
