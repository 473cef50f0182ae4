import ArgumentParser
import Store

struct PruneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: "Forgets all but the latest runs of a store, with what was kept to compare them.",
    discussion: "The results of the speeches are not touched.")

  @OptionGroup var store: StoreOptions

  @Option(help: "How many runs stay.")
  var keep: Int

  func validate() throws {
    if keep < 1 { throw ValidationError("--keep must be at least 1") }
  }

  func run() throws {
    let path = try store.path()
    let opened: SpeechStore
    do {
      opened = try SpeechStore(existing: path)
    } catch {
      throw Failure.wrong(error)
    }
    do {
      let pruned = try opened.prune(keeping: keep)
      try opened.close()
      print(
        "forgot \(pruned.runs) runs: \(pruned.outcomes) outcomes of speeches, "
          + "\(pruned.layers) earlier states of layers")
    } catch {
      throw Failure.failed(error)
    }
  }
}
