import ArgumentParser
import Corpus
import Engine
import Foundation
import Publishing
import Store

struct AnalyzeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Analyses single files and prints their analysis records.",
    discussion: "Exit status 1 when a file could not be read or analysed; the others are printed.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    /// Over several lines, for people.
    case json
    /// One record a line.
    case jsonl
  }

  @Argument(help: "Text or Markdown files; '-' is the standard input.")
  var files: [String]

  @Option(help: "json or jsonl.")
  var format = Format.json

  @Option(
    help: "A workflow whose steps are run; by default the four analyzers with their lexicons.")
  var workflow: String?

  @OptionGroup var plugins: PluginOptions

  func run() throws {
    let analysis = try Workbench(workflow: workflow, orStandard: plugins).analysis()
    var failed = false
    for file in files {
      do {
        let outcome = try analysis.analyze(try read(file))
        for (step, reason) in outcome.skipped {
          Terminal.error("warning: \(file): step '\(step)': \(reason)")
        }
        let record = AnalysisRecord(outcome.result)
        try Terminal.write(format == .json ? record.indentedJSON() : record.json() + [0x0a])
      } catch let error as ExitCode {
        throw error
      } catch let error as CorpusError {
        Terminal.error("error: \(error)")
        failed = true
      } catch {
        Terminal.error("error: \(file): \(error)")
        failed = true
      }
    }
    if failed { throw ExitCode(Failure.failed) }
  }

  private func read(_ file: String) throws -> SourceText {
    if file == "-" {
      let data = try FileHandle.standardInput.readToEnd() ?? Data()
      return try Corpus.read(bytes: Array(data), path: "-")
    }
    return try Corpus.read(file: file)
  }
}

extension AnalysisRecord {
  /// The record of a speech that does not come from a store.
  init(_ result: SpeechResult) {
    self.init(
      id: result.id, path: result.path, sha256: result.sha256, encoding: result.encoding,
      characters: result.characters, metadata: result.metadata, layers: result.layers)
  }
}
