import ArgumentParser
import Evaluation
import Foundation
import Publishing
import Review
import Store
import Workflow

struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Has people check a random sample of records, and tells how far they can be trusted.",
    subcommands: [DrawReviewCommand.self, ReadReviewCommand.self, GoldReviewCommand.self])
}

struct DrawReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "Draws a random sample of a layer's records as a table for each coder.",
    discussion: """
      The table opens in spreadsheet programs. The quoted words stand in 【】, with a sentence \
      before and after. The coder writes into 'verdict' right, wrong or unsure (对, 错, 不确定), and \
      into the columns 'correct_…' what an attribute should be, 无 for none. A record that is none \
      at all is wrong without a correction.

      Beside the tables stands NAME.sample.json, which 'read' and 'gold' need and coders do not: \
      it keeps what the analysis said, so that later runs do not change the review.
      """)

  @Argument(help: "The workflow whose store is drawn from.")
  var workflow: String

  @Option(help: "The layer, such as indicators, tasks, themes.")
  var layer: String

  @Option(help: "How many records, each of the layer as likely as the other; by default 200.")
  var sample: Int?

  @Option(help: "How many records of each speech instead; precision is then not that of the whole.")
  var perSpeech: Int?

  @Option(help: "The same seed draws the same records.")
  var seed = 1

  @Option(help: "One or two; each has the same rows in another order.")
  var coders = 1

  @Flag(help: "Leave out what the analysis says: the coder fills in the attributes.")
  var blind = false

  @Flag(help: "Also list the other records of the sentences drawn, so that 'gold' can use them.")
  var wholeSentences = false

  @Option(help: "The table; of two coders -1 and -2 are added to its name.")
  var out = "review.csv"

  func validate() throws {
    guard (1...2).contains(coders) else { throw ValidationError("--coders must be 1 or 2") }
    guard sample == nil || perSpeech == nil else {
      throw ValidationError("--sample and --per-speech exclude each other")
    }
    guard (sample ?? 1) > 0, (perSpeech ?? 1) > 0 else {
      throw ValidationError("a sample has at least one record")
    }
  }

  func run() throws {
    let drawing = Drawing(
      layer: layer, size: perSpeech.map { .perSpeech($0) } ?? .records(sample ?? 200), seed: seed,
      isBlind: blind, wholeSentences: wholeSentences)
    let drawn: Sample
    do {
      let workflow = try Workflow.load(
        path: workflow, environment: ProcessInfo.processInfo.environment)
      drawn = try SpeechStore(readOnly: workflow.store ?? "").read { try drawing.draw($0) }
    } catch {
      throw Failure.wrong(error)
    }
    guard !drawn.items.isEmpty else { throw Failure.wrong(Empty(layer: layer)) }
    let base = out.hasSuffix(".csv") ? String(out.dropLast(4)) : out
    let tables = coders == 1 ? ["\(base).csv"] : (1...coders).map { "\(base)-\($0).csv" }
    let kept = base + ".sample.json"
    // A table may be filled in already.
    for path in tables + [kept] where FileManager.default.fileExists(atPath: path) {
      throw Failure.wrong(AlreadyThere(path: path))
    }
    do {
      for (index, path) in tables.enumerated() {
        try write(drawn.table(coder: index + 1), to: path)
      }
      try write(drawn.json(), to: kept)
    } catch {
      throw Failure.failed(error)
    }
    let further = drawn.items.count - drawn.drawn
    print(
      "\(drawn.drawn) of \(drawn.population) records of '\(drawn.layer)' from "
        + "\(drawn.speeches.count) speeches, seed \(seed)"
        + (further > 0 ? ", and \(further) more of the same sentences" : ""))
    for path in tables { print("  for a coder: \(path)") }
    print("  to keep: \(kept)")
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    var file = try OutputFile(path)
    try file.write(bytes)
    try file.finish()
  }

  private struct Empty: Error, CustomStringConvertible {
    var layer: String
    var description: String { "the store has no records of '\(layer)'" }
  }

  private struct AlreadyThere: Error, CustomStringConvertible {
    var path: String
    var description: String {
      "'\(path)' is there already and may be filled in; give another name with --out"
    }
  }
}

/// A sample and what coders have made of it.
struct CoderFiles: ParsableArguments {
  @Argument(help: "The sample that 'draw' has kept: NAME.sample.json.")
  var sample: String

  @Argument(help: "The table of one coder, or those of two.")
  var tables: [String]

  func validate() throws {
    guard tables.count <= 2 else {
      throw ValidationError("expected the tables of one or two coders")
    }
  }

  func read() throws -> (sample: Sample, files: [CoderFile]) {
    do {
      let sample = try Sample(try UserFile.read(sample), path: sample)
      return (sample, try tables.map { try CoderFile(path: $0, of: sample) })
    } catch {
      throw Failure.wrong(error)
    }
  }

  /// Says what could not be used; returns whether there was any.
  static func complain(_ files: [CoderFile]) -> Bool {
    for file in files {
      for mistake in file.mistakes { Terminal.error("error: \(mistake)") }
      if !file.unanswered.isEmpty {
        let lines = file.unanswered.map(String.init).joined(separator: ", ")
        Terminal.error(
          "warning: \(file.path): without a verdict: \(file.unanswered.count) (lines \(lines))")
      }
      if file.missing > 0 {
        Terminal.error(
          "warning: \(file.path): without a row: \(file.missing) of the sample's records")
      }
    }
    return files.contains { !$0.mistakes.isEmpty }
  }
}

struct ReadReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Reads filled tables: precision with its interval, agreement, disagreements.",
    discussion: """
      Precision is the share of records that are right, with the 95 % interval of Wilson (1927); \
      unsure ones do not count. That of an attribute is over the records that stand: right ones, \
      and wrong ones with a correction. Agreement of two coders is told raw and as Cohen's kappa \
      (1960). Tables may be UTF-8 or GB18030, with their columns and rows in any order.

      Exit status 1 when a row could not be used; the others are counted.
      """)

  @OptionGroup var review: CoderFiles

  func run() throws {
    let (sample, files) = try review.read()
    let isFlawed = CoderFiles.complain(files)
    var blocks = files.map { ReviewReport.precision($0, sample) }
    if files.count == 2 {
      blocks.append(ReviewReport.comparison(Comparison(files[0], files[1], of: sample)))
    }
    print(blocks.joined(separator: "\n\n"))
    if isFlawed { throw ExitCode(Failure.failed) }
  }
}

struct GoldReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gold",
    abstract: "Writes what coders have settled as gold files, which 'lectern eval' reads.",
    discussion: """
      A unit is a sentence all of whose records were listed ('draw --whole-sentences' sees to it) \
      and settled: answered, not unsure, and the same for both coders. What neither the analysis \
      nor a coder has seen is not in it, so that recall against these files is that of the \
      analysis that was reviewed.
      """)

  @OptionGroup var review: CoderFiles

  @Option(help: "The folder that the gold files are written into.")
  var out: String

  func run() throws {
    let (sample, files) = try review.read()
    let isFlawed = CoderFiles.complain(files)
    let gold: ReviewedGold
    do {
      gold = try ReviewedGold(sample, files)
    } catch {
      throw Failure.wrong(error)
    }
    do {
      for file in gold.files { try file.write(into: out) }
    } catch {
      throw Failure.failed(error)
    }
    print("\(gold.units) units in \(gold.files.count) gold files in \(out)")
    print("  left out: \(gold.incomplete) sentences with records that were not listed")
    print("  left out: \(gold.unsettled) sentences that are not settled")
    if isFlawed { throw ExitCode(Failure.failed) }
  }
}
