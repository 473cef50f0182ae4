import ArgumentParser
import LecternKit
import Store
import TaskTable
import Workflow

struct TasksReviewsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reviews",
    abstract: "Lists what people decided, and takes it back.",
    discussion: """
      已审核: it stands. 已过期: the speech has changed there; both texts are shown. 孤立: the speech \
      is no longer in the store; the decision waits for it.
      """)

  @OptionGroup var source: TaskSource

  @Option(help: "Takes a review back by its number; those that it replaced count again.")
  var drop: Int64?

  func run() throws {
    try source.use { form, path in
      if let drop {
        let store = try SpeechStore(forPeople: path)
        guard try store.dropTaskReview(drop) else {
          throw NoReview(id: drop)
        }
        try store.close()
        print("review-\(drop) dropped")
        return
      }
      let standings = try SpeechStore(readOnly: path).read { try TaskTable($0, form).standings() }
      for standing in standings { describe(standing) }
    }
  }

  private func describe(_ standing: ReviewStanding) {
    let review = standing.review
    let title = review.title.map { "《\($0)》" } ?? ""
    print("review-\(review.id) \(standing.state.rawValue) \(review.kind.rawValue)")
    print("  \(review.speech)\(title)")
    print("  \(review.decided) \(review.source)")
    for anchor in review.anchors { print("  原文：\(line(anchor.text))") }
    if standing.state == .stale {
      print("  现原文：\(standing.now.isEmpty ? "（已删去）" : line(standing.now.joined()))")
    }
    if review.results.isEmpty { print("  → （删除）") }
    for result in review.results {
      let cells = [TaskColumn.content, .leadUnit, .responsible, .deadline].compactMap { column in
        result[column.rawValue]?.text.map(line)
      }
      print("  → \(cells.joined(separator: " | "))")
    }
  }

  private func line(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private struct NoReview: Error, CustomStringConvertible {
    let id: Int64
    var description: String {
      "no review \(id) counts; 'lectern tasks reviews' lists those that do"
    }
  }
}
