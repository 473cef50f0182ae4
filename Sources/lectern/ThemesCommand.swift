import ArgumentParser
import Engine
import LecternKit
import Publishing
import Store

struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes", abstract: "Counts and compares themes over the speeches of a store.",
    subcommands: [
      ThemeTableCommand.self, ThemeKeynessCommand.self, ThemeTermsCommand.self,
    ])
}

struct ThemeTableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Prints mentions and rates of each theme by place, year, function of parts, …",
    discussion: """
      Rows are groups of speeches and themes, zeros too. Rates are mentions per thousand of the \
      characters in the column before them: those that are not blank, page furniture left out.
        lectern themes table --by place,year out/lectern.sqlite
        lectern themes table --by function Workflows/quickstart.yaml
      """)

  @Option(
    help: "Groups: any metadata, year, speech, function (of the topmost part); commas between them."
  )
  var by = ""

  @Option(help: "A layer of the step that counted, where several did.")
  var layer: String?

  @OptionGroup var place: StorePlace

  func run() throws {
    let names = by.split(separator: ",").map(String.init)
    try place.print { try ThemeTable.table($0, by: names, layer: layer) }
  }
}

struct ThemeKeynessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keyness",
    abstract: "Prints which themes or terms set one group of speeches apart from another.",
    discussion: """
      logLikelihood is G² over mentions and characters (Dunning 1993, in the form of Rayson & Garside \
      2000; 3.84 is p < 0.05, 10.83 p < 0.001); logRatio the binary logarithm of the rates' ratio \
      (Hardie 2014, half a mention where there is none); percentDifference is %DIFF (Gabrielatos & \
      Marchi 2011).
        lectern themes keyness --target year=2026 --reference year=2022 out/lectern.sqlite
        lectern themes keyness --target place=云岭县 --by term out/lectern.sqlite
      """)

  enum Grain: String, ExpressibleByArgument, CaseIterable {
    case theme, term

    var grain: KeynessTable.Grain {
      switch self {
      case .theme: .theme
      case .term: .term
      }
    }
  }

  @Option(help: "NAME=VALUE of any metadata, year or speech; may be given several times.")
  var target: [SpeechFilter]

  @Option(help: "The same for what it is compared with; by default all other speeches.")
  var reference: [SpeechFilter] = []

  @Option(help: "theme or term.")
  var by = Grain.theme

  @Option(help: "A layer of the step that counted, where several did.")
  var layer: String?

  @OptionGroup var place: StorePlace

  func run() throws {
    try place.print {
      try KeynessTable.table(
        $0, target: target.map(\.filter), reference: reference.map(\.filter), by: by.grain,
        layer: layer)
    }
  }
}

/// `NAME=VALUE`.
struct SpeechFilter: ExpressibleByArgument {
  let filter: RecordFilter

  init?(argument: String) {
    guard let sign = argument.firstIndex(of: "="), sign > argument.startIndex else { return nil }
    filter = RecordFilter(
      String(argument[..<sign]), String(argument[argument.index(after: sign)...]))
  }
}

struct ThemeTermsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terms",
    abstract: "Prints the terms of a workflow's dictionaries with their mentions in its store.",
    discussion: """
      Terms without a mention are misspelt, hidden by longer ones, or not of these speeches. alsoIn \
      names other themes with the same term.
      """)

  @Argument(help: "The workflow file.")
  var workflow: String

  @Flag(help: "Only terms without a mention.")
  var unused = false

  @Option(help: "text, csv or jsonl.")
  var format = ReportFormat.text

  @OptionGroup var plugins: PluginOptions

  func run() throws {
    let bench = try Workbench(workflow: workflow, plugins)
    let dictionaries: [DictionaryTerms]
    do {
      dictionaries = try DictionaryTerms.all(bench.plan, searchPath: bench.searchPath)
    } catch {
      throw Failure.wrong(error)
    }
    try StorePlace.print(workflow, format) { reader in
      var all = ResultTable(columns: [])
      for dictionary in dictionaries {
        let layer = dictionary.mentions
        let terms = try TermTable(
          reader, terms: dictionary.terms, mentions: layer, onlyUnused: unused)
        all = ResultTable(columns: terms.table.columns, rows: all.rows + terms.table.rows)
        if !terms.unknown.isEmpty {
          Terminal.error(
            "warning: layer '\(layer)' has mentions of terms that the dictionary does not have: "
              + "run the workflow again\n  = \(terms.unknown.prefix(10).joined(separator: ", "))")
        }
      }
      return all
    }
  }
}
