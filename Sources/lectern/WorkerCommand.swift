import ArgumentParser
import Corpus
import Engine
import LecternKit
import Publishing
import Store
import Workflow

struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker",
    abstract: "Analyses speeches that come on the standard input.",
    discussion: """
      With --lines, each line of the standard input is {"id": …, "text": …, "metadata": {…}}, and \
      each line of the standard output an analysis record or {"id": …, "error": …}: the unit that \
      Apache Spark, GNU parallel or a batch queue spreads over machines.
      """)

  @Argument(help: "The workflow whose steps are run.")
  var workflow: String

  @Flag(help: "Read and write JSON Lines.")
  var lines = false

  @OptionGroup var plugins: PluginOptions

  func run() throws {
    let bench = try Workbench(workflow: workflow, plugins)
    let analysis = try bench.analysis()
    if lines {
      try runLines(analysis)
    } else {
      try Worker.run(analysis, memory: bench.plan.workflow.memory)
    }
  }

  private func runLines(_ analysis: SpeechAnalysis) throws {
    var failed = false
    while let line = readLine() {
      if line.allSatisfy(\.isWhitespace) { continue }
      let answer: [UInt8]
      do {
        answer = try analyze(line, analysis)
      } catch {
        failed = true
        var fields = Fields()
        fields["id"] = (try? JSONReader.read(line))?.object?["id"]
        fields["error"] = .text("\(error)")
        answer = Array(Value.object(fields).json.utf8)
      }
      try Terminal.write(answer + [0x0a])
    }
    if failed { throw ExitCode(Failure.failed) }
  }

  private func analyze(_ line: String, _ analysis: SpeechAnalysis) throws -> [UInt8] {
    guard let fields = try JSONReader.read(line).object, let id = fields["id"]?.text,
      let text = fields["text"]?.text
    else { throw LineError() }
    // Not under the id: its ending would tell the format.
    var source = try Corpus.read(bytes: Array(text.utf8), path: "stdin", id: id)
    for field in fields["metadata"]?.object?.all ?? [] {
      source.metadata[field.name] = field.value.text
    }
    return try AnalysisRecord(analysis.analyze(source).result).json()
  }

  private struct LineError: Error, CustomStringConvertible {
    var description: String { "a line must be an object with the texts 'id' and 'text'" }
  }
}
