import ArgumentParser
import Corpus
import Engine
import Evaluation
import Foundation
import LecternKit
import Publishing
import YAML

struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Scores analyses against gold files.",
    discussion: """
      A gold file is JSON: {"speech": "a.txt", "units": [{"start": 0, "end": 12, "role": "body", \
      …}]}, offsets in Unicode scalars, 'speech' relative to the gold file. With "only": \
      ["tasks", "actors"] just those measures count. The figures are pooled over all files.

      Beside each F1 stands that of the best constant answer, chosen with the gold in hand; what \
      is not above it is worth nothing:
        markers            every unit opens with a marker of the same depth
        roles              every unit has the same role
        indicator_spans    every unit is an indicator
        indicator_values, _numbers, _full
                           every figure, its place given, has the same value, unit, bound, \
      change, kind and name
        tasks, exhortations, deadlines
                           every unit is one
        duty_joins         every unit goes on with the duty before it
        actors             every unit is a body of the same role
        dates              every deadline, its place given, has the same date
        departments        every unit goes to the same department
        themes             every unit has the same set of themes

      Exit status 1 when a speech could not be analysed, 2 when a gold file is wrong.
      """)

  @Argument(help: "Gold files.")
  var gold: [String]

  @Option(
    parsing: .upToNextOption,
    help: "Analysis records to score, in the order of the gold files, instead of analysing.")
  var analysis: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: "The speeches of the gold files that name none, in their order.")
  var text: [String] = []

  @Option(
    help: "A workflow whose steps are run; by default the four analyzers with their lexicons.")
  var workflow: String?

  @Flag(help: "List everything that is not as the gold has it.")
  var errors = false

  @Flag(help: "Print the figures as JSON.")
  var json = false

  @OptionGroup var plugins: PluginOptions

  func validate() throws {
    guard analysis.isEmpty || analysis.count == gold.count else {
      throw ValidationError(
        "\(gold.count) gold files, but \(analysis.count) analysis records after --analysis")
    }
  }

  func run() throws {
    let golds = try readGolds()
    let speeches = try speeches(of: golds)
    let analyzer =
      analysis.isEmpty ? try Workbench(workflow: workflow, orStandard: plugins).analysis() : nil
    var evaluation = Evaluation()
    var scored: [Gold] = []
    for (index, gold) in golds.enumerated() {
      let (speech, findings): (EvaluatedSpeech?, Findings)
      do {
        speech = try speeches[index].map { try EvaluatedSpeech($0, gold) }
        findings = try self.findings(index, of: gold, speech, analyzer)
      } catch let error as SpeechRunner.Failure {
        Terminal.error("error: \(speeches[index] ?? gold.path): \(error)")
        continue
      } catch {
        throw Failure.wrong(error)
      }
      let misses = evaluation.add(findings, against: gold)
      scored.append(gold)
      guard errors else { continue }
      for miss in misses {
        // Not `print`, whose buffer would let the JSON pass.
        try Terminal.write(Array((EvaluationReport.line(miss, speech, gold) + "\n").utf8))
      }
    }
    if json {
      try Terminal.write(EvaluationReport.json(evaluation.scores))
    } else {
      print(EvaluationReport.table(evaluation.scores, ConstantAnswer.best(over: scored)))
    }
    if scored.count < golds.count { throw ExitCode(Failure.failed) }
  }

  /// What the analysis of a gold file's speech found: the given one, else one made now.
  private func findings(
    _ index: Int, of gold: Gold, _ speech: EvaluatedSpeech?, _ analyzer: SpeechAnalysis?
  ) throws -> Findings {
    let findings: Findings
    if let analyzer {
      guard let speech else { throw NoSpeech(path: gold.path) }
      findings = try speech.findings(analyzer)
    } else {
      let path = analysis[index]
      findings = try Findings(analysis: try UserFile.read(path), path: path)
    }
    for layer in findings.missingLayers {
      Terminal.error("warning: \(gold.path): the analysis has no layer '\(layer)'")
    }
    return findings
  }

  private func readGolds() throws -> [Gold] {
    var golds: [Gold] = []
    var mistakes: [String] = []
    for path in gold {
      do {
        golds.append(try Gold(try UserFile.read(path), path: path))
      } catch {
        mistakes.append("error: \(error)")
      }
    }
    guard mistakes.isEmpty else {
      throw Failure(message: mistakes.joined(separator: "\n"), status: Failure.wrong)
    }
    return golds
  }

  /// The file of each gold file's speech; nil where none is known.
  private func speeches(of golds: [Gold]) throws -> [String?] {
    var given = text[...]
    let speeches = golds.map { gold -> String? in
      guard let speech = gold.speech else { return given.popFirst() }
      let folder = URL(fileURLWithPath: gold.path).deletingLastPathComponent()
      return speech.hasPrefix("/") ? speech : folder.appendingPathComponent(speech).path
    }
    guard given.isEmpty else {
      throw ValidationError(
        "\(text.count) speeches after --text, but \(text.count - given.count) gold files name none")
    }
    return speeches
  }

  private struct NoSpeech: Error, CustomStringConvertible {
    var path: String
    var description: String {
      "\(path): it names no speech; give it with --text, or its analysis with --analysis"
    }
  }
}

/// A speech that gold files are about.
struct EvaluatedSpeech {
  let path: String
  let source: SourceText
  let text: SpeechText
  let lines: SourceFile

  init(_ path: String, _ gold: Gold) throws {
    self.path = path
    source = try Corpus.read(file: path)
    text = SpeechText(wellFormed: source.utf8)
    lines = SourceFile(path: path, bytes: text.bytes)
    try gold.check(characters: text.scalarCount, of: path)
  }

  func findings(_ analysis: SpeechAnalysis) throws -> Findings {
    let outcome = try analysis.analyze(source)
    for (step, reason) in outcome.skipped {
      Terminal.error("warning: \(path): step '\(step)': \(reason)")
    }
    return try Findings(analysis: try AnalysisRecord(outcome.result).json(), path: path)
  }
}

/// Files that are named on the command line.
enum UserFile {
  static func read(_ path: String) throws -> [UInt8] {
    do {
      return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw CorpusError(path: path, message: "it cannot be read: \(error.localizedDescription)")
    }
  }
}
