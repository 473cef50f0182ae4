import ArgumentParser
import Engine
import Foundation

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs a workflow: analyses what has changed of its speeches and writes its outputs.",
    discussion: """
      Exit status: 0 all well, 1 some speeches failed, 2 the workflow or the command line is wrong, \
      3 another run is alive, 130 and 143 after SIGINT and SIGTERM, which let the speeches in hand be \
      finished. Whichever it is, run.json beside the store says what happened to each speech.
      """)

  @Argument(help: "The workflow file.")
  var workflow: String

  @Option(
    name: [.customShort("j", allowingJoined: true), .long],
    help: "Worker processes; by default one a processor.")
  var jobs: Int?

  @Flag(
    name: .customLong("dry-run"),
    help: "Only say which steps would run for which speech, and why; nothing is written.")
  var isDry = false

  @Option(
    help: "plain or json lines while it runs, or quiet; by default a progress bar on a terminal.")
  var log: RunLog.Format?

  @OptionGroup var plugins: PluginOptions

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs must be between 1 and 256")
    }
  }

  func run() async throws {
    let bench = try Workbench(workflow: workflow, plugins)
    if isDry {
      try DryRunReport(bench).print()
      return
    }
    let run = WorkflowRun(
      bench: bench,
      worker: Engine.WorkerCommand(
        executable: PluginOptions.executable,
        arguments: ["worker", workflow] + plugins.arguments),
      jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, log: RunLog(log))
    let status = try await run.run()
    if status != 0 { throw ExitCode(status) }
  }
}
