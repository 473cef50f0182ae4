import ArgumentParser
import Corpus
import Store

struct RetryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry",
    abstract: "Runs a workflow for the speeches alone that failed when they were last tried.",
    discussion: """
      Also for those that are left out since they brought a process down. Nothing else is looked at: \
      what has changed, come or gone meanwhile is the next run's. Exit status as of 'lectern run'.
      """)

  @OptionGroup var options: RunOptions

  func run() async throws {
    try await options.run(Workbench(workflow: options.workflow, options.plugins), retries: true)
  }
}

extension [SpeechOutcome] {
  /// The places of the sources that these outcomes are of.
  func places(in sources: [SpeechSource]) -> [Int] {
    let ids = Set(map(\.speech))
    let paths = Set(compactMap(\.path))
    return sources.indices.filter { index in
      let source = sources[index]
      return ids.contains(source.id) || source.row == nil && paths.contains(source.path)
    }
  }
}
