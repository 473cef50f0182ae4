import ArgumentParser
import Engine
import Foundation

/// What all commands take that run a workflow.
struct RunOptions: ParsableArguments {
  @Argument(help: "The workflow file.")
  var workflow: String

  @Option(
    name: [.customShort("j", allowingJoined: true), .long],
    help: "Worker processes; by default one a processor.")
  var jobs: Int?

  @Option(
    help: "plain or json lines while it runs, or quiet; by default a progress bar on a terminal.")
  var log: RunLog.Format?

  @OptionGroup var plugins: PluginOptions

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs must be between 1 and 256")
    }
  }

  /// - Parameter retries: only the speeches that failed when they were last tried.
  func run(_ bench: Workbench, retries: Bool = false) async throws {
    let run = WorkflowRun(
      bench: bench,
      worker: Engine.WorkerCommand(
        executable: PluginOptions.executable,
        arguments: ["worker", workflow] + plugins.arguments),
      jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, log: RunLog(log),
      retries: retries)
    let status = try await run.run()
    if status != 0 { throw ExitCode(status) }
  }
}
