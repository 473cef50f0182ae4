import ArgumentParser
import Publishing
import Store
import TaskTable

struct TasksSlipsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slips",
    abstract: "Writes one sheet a unit with only its rows, to be sent round for comment (征求意见).",
    discussion: """
      The store keeps what went out, so that 'lectern tasks merge' knows what each unit changed, \
      added and deleted. Rows without a unit are in the sheet 待明确.
      """)

  @OptionGroup var source: TaskSource

  @Option(help: "The id of the speech that goes round; by default all do.")
  var speech: String?

  @Option(help: "The folder of the sheets.")
  var out: String

  func run() throws {
    try source.use { form, path in
      let store = try SpeechStore(forPeople: path)
      let slips = try store.read { try Slips($0, form, speech: speech) }
      for slip in slips.all {
        var file = try OutputFile(out + "/" + slip.fileName)
        try slips.write(slip, to: &file)
        try file.finish()
      }
      try store.sendTaskSlips(slips.all.flatMap(\.sent), round: slips.round)
      try store.close()
      print("round \(slips.round): \(slips.all.count) sheets in \(out)")
      for slip in slips.all { print("  \(slip.fileName): \(slip.count) rows") }
    }
  }
}
