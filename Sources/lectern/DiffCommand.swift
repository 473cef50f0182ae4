import ArgumentParser
import Publishing
import Store

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tells what differs between two runs.",
    discussion: """
      Speeches added, changed, removed and failed; of the changed ones the indicators and tasks that \
      came, went or say something else, and the themes whose mentions changed. 'lectern runs' lists \
      the numbers.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, csv, json

    var comparison: RunComparison.Format {
      switch self {
      case .text: .text
      case .csv: .csv
      case .json: .json
      }
    }
  }

  @Argument(help: "The number of the earlier run.")
  var earlier: Int64

  @Argument(help: "The number of the later run.")
  var later: Int64

  @OptionGroup var store: StoreOptions

  @Option(help: "text, csv or json.")
  var format = Format.text

  func run() throws {
    try store.read { reader in
      let runs = try [earlier, later].map { try reader.run(numbered: $0).id }
      var output = DescriptorSink.standardOutput()
      let tally = try RunComparison(reader, from: runs[0], to: runs[1])
        .write(to: &output, format: format.comparison)
      if format == .text { try output.write(Array((summary(tally) + "\n").utf8)) }
      try output.flush()
    }
  }

  private func summary(_ tally: RunComparison.Tally) -> String {
    let parts = RunComparison.Kind.allCases.compactMap { kind in
      tally[kind].map { "\($0) \(kind.rawValue)" }
    }
    return "run \(earlier) -> \(later): "
      + (parts.isEmpty ? "no speech differs" : parts.joined(separator: ", "))
  }
}
