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
      Megabytes are millions of bytes of UTF-8, seconds are those that the processor worked for this \
      program, so that others on the machine count little. 'text' is decoding a text into the view \
      that all analyzers read; the last line is that, all steps and freeing what they made. With \
      --terms, the search for so many made-up terms is timed instead, and what it takes of memory is \
      printed:
        lectern bench --terms 150 --terms 3000 --terms 30000 speeches/*.txt
      With --boundary it is what a run pays for keeping plugins in processes of their own: sending \
      speeches to a worker and their results back.
      """)

  @Argument(help: "Text or Markdown files.")
  var files: [String]

  @Option(help: "Goes over the files again until this many seconds have passed.")
  var seconds = 5.0

  @Option(help: "A workflow whose steps are timed; by default the four analyzers.")
  var workflow: String?

  @Option(help: "Times the search for so many terms; may be given several times.")
  var terms: [Int] = []

  @Flag(help: "Times the way of speeches to a worker and back.")
  var boundary = false

  @OptionGroup var plugins: PluginOptions

  func validate() throws {
    if !terms.allSatisfy((1...1_000_000).contains) {
      throw ValidationError("--terms must be between 1 and 1000000")
    }
  }

  func run() throws {
    if !terms.isEmpty { return try measureTerms() }
    let bench = try Workbench(workflow: workflow, orStandard: plugins)
    if boundary { return try measureBoundary(bench.analysis()) }
    let set = try bench.analyzers()
    let runner = SpeechRunner(set)
    let sources = try sources()
    let clock = ContinuousClock()
    var times: [String: Duration] = [:]
    var step = "text"
    var began = ProcessorTime.now
    func end(_ next: String) {
      let now = ProcessorTime.now
      times[step, default: .zero] += now - began
      (step, began) = (next, now)
    }
    var bytes = 0
    let start = clock.now
    repeat {
      for source in sources {
        end("text")
        let speech = Speech(source)
        bytes += speech.text.bytes.count
        let analysis = try runner.run(speech) { end($0.id) }
        // What a speech leaves behind is freed in the time of all, but of no step.
        end("")
        withExtendedLifetime(analysis) {}
      }
    } while clock.now - start < .seconds(seconds)
    let steps = ["text"] + set.entries.map(\.step.id)
    for step in steps { print(row(step, bytes, times[step] ?? .zero)) }
    print(row("all", bytes, times.values.reduce(.zero, +)))
  }

  private func sources() throws -> [SourceText] {
    do {
      return try files.map { try Corpus.read(file: $0) }
    } catch {
      throw Failure.failed(error)
    }
  }

  private func measureBoundary(_ analysis: SpeechAnalysis) throws {
    let outcomes = try sources().map { (source: $0, outcome: try analysis.analyze($0)) }
    var measure = BoundaryMeasure()
    let clock = ContinuousClock()
    let start = clock.now
    repeat {
      for (source, outcome) in outcomes { try measure.add(source, outcome) }
    } while clock.now - start < .seconds(seconds)
    print(row("boundary", measure.bytes, measure.time))
    let ratio = Double(measure.sent) / Double(max(measure.bytes, 1))
    print(String(format: "%.1f bytes of frames for each byte of text", ratio))
  }

  private func measureTerms() throws {
    let texts = try sources().map { SpeechText(wellFormed: $0.utf8) }
    let bytes = texts.reduce(0) { $0 + $1.bytes.count }
    print("   terms    built in    memory       search   matches in 1000 characters")
    for count in terms {
      let measure = MatcherMeasure(
        MatcherMeasure.words(count, from: texts.map(\.view)), in: texts.map(\.view),
        bytes: bytes, seconds: seconds)
      print(
        String(
          format: "%8d %8.2f ms %6.2f MB %7.1f MB/s %8.1f", measure.terms,
          measure.buildSeconds * 1000, Double(measure.memory) / 1e6,
          measure.bytesPerSecond / 1e6, measure.matchesPerThousand))
    }
  }

  private func row(_ name: String, _ bytes: Int, _ time: Duration) -> String {
    let rate = Double(bytes) / 1e6 / max(time / .seconds(1), 1e-9)
    let padding = String(repeating: " ", count: max(1, 24 - name.count))
    return "\(name)\(padding)\(String(format: "%8.1f", rate)) MB/s"
  }
}
