import ArgumentParser
import Publishing
import Store

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Prints a layer of the store as a table.",
    discussion: """
      Any attribute of the layer and any metadata of the speeches is a filter:
        lectern export indicators --code gdp --kind target --format csv
        lectern export tasks --place 云岭县 --year 2024 --substance deliverable
        lectern export indicators --headline
      'speeches' is a table too.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, json, jsonl

    var export: Export.Format {
      switch self {
      case .csv: .csv
      case .json: .json
      case .jsonl: .jsonl
      }
    }
  }

  @Argument(help: "The layer, such as indicators, tasks, themes; or speeches.")
  var layer: String

  @Option(help: "csv, json or jsonl.")
  var format = Format.csv

  @Option(help: "The store.")
  var store = "out/lectern.sqlite"

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("--NAME VALUE, for each filter.", valueName: "filters"))
  var filters: [String] = []

  func run() throws {
    try Terminal.print { output in
      let store = try SpeechStore(readOnly: store)
      let filters = try parsed
      try store.read { reader in
        if layer == "speeches" {
          try Export.speeches(reader, where: filters, to: &output, format: format.export)
        } else {
          try Export.layer(
            layer, of: reader, where: filters, to: &output, format: format.export)
        }
      }
    }
  }

  /// `--NAME VALUE`, `--NAME=VALUE`, or `--NAME` alone for `true`.
  private var parsed: [RecordFilter] {
    get throws {
      var result: [RecordFilter] = []
      var rest = filters[...]
      while let word = rest.popFirst() {
        guard word.hasPrefix("--"), word.count > 2 else {
          throw ValidationError("'\(word)' is no filter: write --NAME VALUE")
        }
        let name = word.dropFirst(2)
        if let sign = name.firstIndex(of: "=") {
          let value = name[name.index(after: sign)...]
          result.append(RecordFilter(String(name[..<sign]), String(value)))
        } else if let value = rest.first, !value.hasPrefix("--") {
          rest.removeFirst()
          result.append(RecordFilter(String(name), value))
        } else {
          result.append(RecordFilter(String(name), "true"))
        }
      }
      return result
    }
  }
}
