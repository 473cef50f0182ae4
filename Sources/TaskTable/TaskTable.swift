internal import LecternKit
public import Store
public import Workflow

/// The task breakdown table (任务分解表) of the speeches of a store.
public struct TaskTable {
  private let reader: StoreReader
  private let form: TaskTableForm
  private let reviews: [TaskReview]

  /// - Throws: where the store has no layer of tasks by that name.
  public init(_ reader: StoreReader, _ form: TaskTableForm) throws {
    let layer = try reader.layer(form.layer)
    guard layer.record == Duty.recordName else {
      let tasks = reader.layers.filter { $0.record == Duty.recordName }
      throw StoreError.unknownLayer(name: form.layer, known: tasks.map(\.name))
    }
    self.reader = reader
    self.form = form
    reviews = try reader.taskReviews()
  }

  /// The rows of each speech in turn, numbered from 1.
  ///
  /// - Parameter id: the speech; nil for all of them.
  public func rows(
    ofSpeech id: String? = nil, _ body: (StoredSpeech, [TaskRow]) throws -> Void
  ) throws {
    func tell(_ speech: StoredSpeech) throws {
      let tasks = try SpeechTasks(speech, reader, layer: form.layer)
      let rows = ReviewedTasks(tasks, reviews, form).rows().enumerated().map { index, row in
        var row = row
        row.cells[.number] = [String(index + 1)]
        row.cells[.speech] = [speech.id]
        row.cells[.title] = [speech.metadata.title].compactMap(\.self)
        row.cells[.date] = [speech.metadata["date"]].compactMap(\.self)
        row.cells[.key] = [row.key]
        return row
      }
      try body(speech, rows)
    }
    guard let id else { return try reader.speeches(tell) }
    if let speech = try reader.speech(id: id) { return try tell(speech) }
    var known: [String] = []
    try reader.speeches { known.append($0.id) }
    // Most ids are paths, of which people type the end.
    let meant = known.filter { $0.hasSuffix("/" + id) }
    guard meant.count == 1, let speech = try reader.speech(id: meant[0]) else {
      throw UnknownSpeech(id: id, known: known)
    }
    try tell(speech)
  }

  /// How each review that counts stands: its speech may have changed or be gone.
  public func standings() throws -> [ReviewStanding] {
    try reviews.filter { $0.layer == form.layer }.map { review in
      guard let speech = try reader.speech(id: review.speech) else {
        return ReviewStanding(review: review, state: .orphaned, now: [])
      }
      let standing = Standing(review, in: try SpeechTasks(speech, reader, layer: form.layer))
      return ReviewStanding(
        review: review, state: standing.isStale ? .stale : .current, now: standing.now)
    }
  }
}

/// A review with how it stands to the store as it is now.
public struct ReviewStanding: Sendable {
  public enum State: String, Sendable {
    case current = "已审核"
    /// The speech has changed where people decided.
    case stale = "已过期"
    /// The speech is no longer in the store.
    case orphaned = "孤立"
  }

  public let review: TaskReview
  public let state: State
  /// The words that stand there now.
  public let now: [String]
}
