import ArgumentParser
import LecternKit
import Publishing
import Store
import YAML

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Prints every place where terms stand in the speeches of a store, with its context.",
    discussion: """
      The last argument is a workflow that was run, or its store. Terms are words as they stand, of \
      one character or more; full-width and half-width characters are the same. Of terms that \
      overlap the longest counts.
        lectern search 八项规定 --window 20 Workflows/quickstart.yaml
        lectern search 力争 确保 out/lectern.sqlite --function plan --sort right
        lectern search 反腐败 out/lectern.sqlite --count year --format csv
      """)

  @Argument(
    help: ArgumentHelp("Terms, then a workflow or a store.", valueName: "terms and store"))
  var words: [String]

  @Option(help: "Characters of context on either side.")
  var window = 20

  @Option(help: "Only speeches of this place; may be given several times.")
  var place: [String] = []

  @Option(help: "Only speeches of this year; may be given several times.")
  var year: [String] = []

  @Option(help: "Only parts of this function, such as plan; may be given several times.")
  var function: [String] = []

  @Option(help: "left, right, place or date; by default in the order of the speeches.")
  var sort: Concordance.Order?

  @Option(help: "Print only how many hits there are by speech, place or year.")
  var count: Concordance.Group?

  @Option(help: "text, csv or jsonl.")
  var format = ReportFormat.text

  func validate() throws {
    if words.count < 2 {
      throw ValidationError("give a term or more, and then a workflow or a store")
    }
    if !(0...1000).contains(window) {
      throw ValidationError("--window must be between 0 and 1000")
    }
    if sort != nil, count != nil { throw ValidationError("--count prints no hits to --sort") }
  }

  func run() throws {
    try Terminal.print { output in
      let concordance = try Concordance(
        terms: words.dropLast(), window: window, functions: functions(),
        filters: place.map { RecordFilter("place", $0) } + year.map { RecordFilter("year", $0) })
      let store = try SpeechStore(readOnly: StorePlace.path(words[words.count - 1]))
      let totals = try store.read { reader in
        if let count {
          try concordance.writeCounts(reader, by: count, format: format, to: &output)
        } else {
          try concordance.write(reader, order: sort, format: format, to: &output)
        }
      }
      try output.flush()
      Terminal.error("\(totals)")
    }
  }

  private func functions() throws -> [Segment.Function] {
    let known = Segment.Function.allCases.map(\.rawValue)
    return try function.map { name in
      guard let function = Segment.Function(rawValue: name) else {
        throw Diagnostic(
          message: "unknown function '\(name)'", hint: Suggestion.didYouMean(name, among: known),
          notes: [Suggestion.available(known)])
      }
      return function
    }
  }
}
