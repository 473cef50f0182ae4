import ArgumentParser
import Corpus
import Store
import TaskTable

struct TasksMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Reads the sheets that units sent back and keeps what they decided.",
    discussion: """
      Rows may be changed, split (one key in two rows), merged (several keys in one cell), deleted \
      and added. What units disagree about is listed and decided with --decide; exit status 1 tells \
      that something is left. Decisions outlive every later run.
      """)

  @OptionGroup var source: TaskSource

  @Argument(help: "The sheets: CSV in UTF-8, GB18030 or UTF-16.")
  var returned: [String]

  @Option(help: "KEY=UNIT: that unit's answer counts; KEY=keep: the row stays. May be repeated.")
  var decide: [String] = []

  func validate() throws {
    for decision in decide where decision.split(separator: "=").count != 2 {
      throw ValidationError("'\(decision)' is no decision: write --decide KEY=UNIT or KEY=keep")
    }
  }

  func run() throws {
    let decisions = Dictionary(
      decide.map { $0.split(separator: "=") }.map { (String($0[0]), String($0[1])) },
      uniquingKeysWith: { $1 })
    try source.use { form, path in
      let sheets = try read()
      let store = try SpeechStore(forPeople: path)
      let merge = try store.read { try AnswerMerge(sheets, $0, form, decisions: decisions) }
      let ids = try store.add(merge.reviews)
      try store.close()
      print(
        "\(returned.count) sheets: \(merge.reviews.count) decisions, \(merge.known) known before, "
          + "\(merge.agreed) rows agreed to, \(merge.conflicts.count) conflicts")
      for (id, review) in zip(ids, merge.reviews) {
        print("  review-\(id) \(review.kind.rawValue): \(review.source)")
      }
      for conflict in merge.conflicts {
        print("conflict: \(conflict.key): \(conflict.reason)\n  \(conflict.content)")
        for statement in conflict.statements { print("  - \(statement)") }
        print("  = decide with --decide \(conflict.key)=UNIT or --decide \(conflict.key)=keep")
      }
      for note in merge.notes { Terminal.error("warning: \(note)") }
      if !merge.conflicts.isEmpty || !merge.notes.isEmpty { throw ExitCode(Failure.failed) }
    }
  }

  /// All sheets, or the mistakes of all that cannot be read: nothing is merged then.
  private func read() throws -> [AnswerSheet] {
    var sheets: [AnswerSheet] = []
    var mistakes: [CorpusError] = []
    for path in returned {
      do {
        sheets.append(try AnswerSheet(Sheet(path: path)))
      } catch {
        mistakes.append(error)
      }
    }
    guard mistakes.isEmpty else { throw CorpusErrors(mistakes) }
    return sheets
  }
}
