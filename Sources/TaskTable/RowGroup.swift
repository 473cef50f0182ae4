internal import LecternKit
internal import Store
internal import Workflow

/// Rows that are decided on together: a row of the machine's, or all rows of one review.
struct RowGroup {
  struct Part {
    let key: String
    let row: TaskRow
  }

  let id: String
  let speech: String
  let title: String?
  let anchors: [TaskReview.Anchor]
  let parts: [Part]
  /// What people decided before.
  let review: TaskReview?

  /// Whether the words it hangs on are others than those that people decided on.
  var isRenewed: Bool { review.map { $0.anchors != anchors } ?? false }

  /// Whether a key is that of a row as it was before people decided.
  func isDecided(_ key: String) -> Bool { review != nil && !parts.contains { $0.key == key } }
}

/// Finds the rows that returned sheets speak of: as they were sent, or as they stand.
struct RowFinder {
  private let reviews: [TaskReview]
  /// The rows that were sent, by round, unit and key.
  private var sent: [Int: [String: [String: SentRow]]] = [:]
  private var current: [String: SentRow] = [:]
  private let latest: Int

  /// - Parameter sheets: What they speak of is looked up.
  init(_ reader: StoreReader, _ form: TaskTableForm, for sheets: [AnswerSheet]) throws {
    reviews = try reader.taskReviews().filter { $0.layer == form.layer }
    latest = try reader.latestSlipRound()
    var unknown = Set(sheets.flatMap { $0.answers.flatMap(\.keys) })
    for round in Set(sheets.compactMap(\.round)).union([latest]) where round > 0 {
      for row in try reader.taskSlips(round: round) where row.layer == form.layer {
        sent[round, default: [:]][row.unit, default: [:]][row.key] = row
        unknown.remove(row.key)
      }
    }
    // Whoever fills in the table itself speaks of rows that were never sent.
    for per in [TaskTableForm.Grain.duty, .act] where !unknown.isEmpty {
      var form = form
      form.per = per
      form.exhortations = true
      try TaskTable(reader, form).rows { speech, rows in
        for row in rows where unknown.remove(row.key) != nil {
          current[row.key] = SentRow(
            unit: "", key: row.key, layer: form.layer, speech: speech.id,
            title: speech.metadata.title, anchors: row.anchors, cells: row.decided)
        }
      }
    }
  }

  /// The keys that a unit was sent; nil where nothing is known of it.
  func keys(sentTo unit: String, round: Int?) -> [String]? {
    sent[round ?? latest]?[unit]?.keys.sorted()
  }

  /// What the unit had before it.
  func seen(_ key: String, by unit: String, round: Int?) -> SentRow? {
    let round = sent[round ?? latest] ?? [:]
    return round[unit]?[key] ?? round.values.lazy.compactMap { $0[key] }.first ?? current[key]
  }

  func group(of key: String, _ seen: SentRow?) -> RowGroup? {
    for review in reviews {
      var parts = review.results.enumerated().map { index, cells in
        let key = Standing.key(review, result: index)
        return RowGroup.Part(key: key, row: TaskRow(key: key, decided: cells))
      }
      if review.results.isEmpty, key == Standing.key(review, result: nil), let seen {
        // What was deleted came back, since the speech has changed there.
        parts = [RowGroup.Part(key: key, row: TaskRow(key: key, decided: seen.cells))]
      }
      let isPart = parts.contains { $0.key == key }
      guard isPart || review.keys.contains(key) else { continue }
      return RowGroup(
        id: "review-\(review.id)", speech: review.speech, title: review.title,
        anchors: isPart ? seen?.anchors ?? review.anchors : review.anchors, parts: parts,
        review: review)
    }
    guard let seen else { return nil }
    return RowGroup(
      id: key, speech: seen.speech, title: seen.title, anchors: seen.anchors,
      parts: [RowGroup.Part(key: key, row: TaskRow(key: key, decided: seen.cells))], review: nil)
  }

  /// The review by which people added these words to a speech.
  func addition(_ content: String, to speech: String) -> TaskReview? {
    reviews.first { review in
      review.kind == .added && review.speech == speech
        && review.results.first?[TaskColumn.content.rawValue]?.text == content
    }
  }
}
