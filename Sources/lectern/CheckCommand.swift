import ArgumentParser
import Engine
import Workflow

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reports every mistake of a workflow and its lexicons without running anything.")

  @Argument(help: "The workflow file.")
  var workflow: String

  @OptionGroup var plugins: PluginOptions

  func run() throws {
    let bench = try Workbench(workflow: workflow, plugins)
    _ = try bench.analyzers()
    print("\(workflow): good")
    for step in bench.plan.steps {
      let made = step.produces.map(\.name).joined(separator: ", ")
      let read = step.consumes.isEmpty ? "" : step.consumes.joined(separator: ", ") + " → "
      print("  \(step.id): \(read)\(made)")
    }
  }
}
