import ArgumentParser
import Corpus
import Engine
import Foundation
import LecternKit
import Workflow

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Prints how many megabytes of text a second each analyzer takes on one core.",
    discussion: """
      Megabytes are millions of bytes of UTF-8. 'text' is decoding a text into the view that all \
      analyzers read; the last line is that and all steps together.
      """)

  @Argument(help: "Text or Markdown files.")
  var files: [String]

  @Option(help: "Goes over the files again until this many seconds have passed.")
  var seconds = 5.0

  @Option(help: "A workflow whose steps are timed; by default the four analyzers.")
  var workflow: String?

  @OptionGroup var plugins: PluginOptions

  func run() throws {
    let set = try Workbench(workflow: workflow, orStandard: plugins).analyzers()
    let runner = SpeechRunner(set)
    let sources: [SourceText]
    do {
      sources = try files.map { try Corpus.read(file: $0) }
    } catch {
      throw Failure.failed(error)
    }
    let clock = ContinuousClock()
    var times: [String: Duration] = [:]
    var bytes = 0
    let start = clock.now
    repeat {
      for source in sources {
        let began = clock.now
        let speech = source.speech
        times["text", default: .zero] += clock.now - began
        bytes += speech.text.bytes.count
        for outcome in try runner.run(speech).outcomes {
          times[outcome.step, default: .zero] += .seconds(outcome.seconds)
        }
      }
    } while clock.now - start < .seconds(seconds)
    let steps = ["text"] + set.entries.map(\.step.id)
    for step in steps { print(row(step, bytes, times[step] ?? .zero)) }
    print(row("all", bytes, times.values.reduce(.zero, +)))
  }

  private func row(_ name: String, _ bytes: Int, _ time: Duration) -> String {
    let rate = Double(bytes) / 1e6 / max(time / .seconds(1), 1e-9)
    let padding = String(repeating: " ", count: max(1, 24 - name.count))
    return "\(name)\(padding)\(String(format: "%8.1f", rate)) MB/s"
  }
}
