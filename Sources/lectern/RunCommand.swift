import ArgumentParser

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs a workflow: analyses what has changed of its speeches and writes its outputs.",
    discussion: """
      Exit status: 0 all well, 1 some speeches failed, 2 the workflow or the command line is wrong, \
      3 another run is alive, 130 and 143 after SIGINT and SIGTERM, which let the speeches in hand be \
      finished. Whichever it is, run.json beside the store says what happened to each speech.
      """)

  @OptionGroup var options: RunOptions

  @Flag(
    name: .customLong("dry-run"),
    help: "Only say which steps would run for which speech, and why; nothing is written.")
  var isDry = false

  func run() async throws {
    let bench = try Workbench(workflow: options.workflow, options.plugins)
    if isDry {
      try DryRunReport(bench).print()
    } else {
      try await options.run(bench)
    }
  }
}
