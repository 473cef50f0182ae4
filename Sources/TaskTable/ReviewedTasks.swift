internal import Corpus
internal import LecternKit
internal import Store
internal import Workflow

/// The rows of one speech, with what people decided in place of the machine's.
struct ReviewedTasks {
  private let tasks: SpeechTasks
  private let reviews: [TaskReview]
  private let form: TaskTableForm

  /// - Parameter reviews: all that count; those of other speeches and layers are passed over.
  init(_ tasks: SpeechTasks, _ reviews: [TaskReview], _ form: TaskTableForm) {
    self.tasks = tasks
    self.form = form
    self.reviews = reviews.filter { $0.speech == tasks.speech.id && $0.layer == form.layer }
  }

  func rows() -> [TaskRow] {
    let shown = tasks.duties.indices.filter {
      form.exhortations || tasks.duties[$0].substance != .exhortation
    }
    var acts = shown.flatMap { DutyReader(tasks, duty: $0).rows() }
    var counts: [Int: Int] = [:]
    for act in acts { counts[act.duty] = max(counts[act.duty] ?? 0, act.act) }
    var decided: [(start: Int, row: TaskRow)] = []
    for review in reviews {
      let standing = Standing(review, in: tasks)
      switch review.kind {
      case .added: break
      case .deleted where standing.isStale: mark(&acts, standing)
      default: acts.removeAll { standing.covers($0) }
      }
      decided += standing.rows().map { (standing.start, $0) }
    }
    let rows = RowGrouping(tasks: tasks, per: form.per).rows(acts, all: counts) + decided
    return rows.enumerated().sorted {
      ($0.element.start, $0.offset) < ($1.element.start, $1.offset)
    }.map { entry in
      var row = entry.element.row
      if let place = row.place { row.cells[.place] = ["\(place.lowerBound)–\(place.upperBound)"] }
      return row
    }
  }

  /// What was deleted and has changed since comes back, to be looked at again.
  private func mark(_ acts: inout [ActRow], _ standing: Standing) {
    for index in acts.indices where standing.covers(acts[index]) {
      acts[index].stale = standing.review.id
      standing.tell(&acts[index].row)
      acts[index].row.add(["曾审核删除"], to: .remark)
    }
  }
}

/// How a review stands to the speech as it is now.
struct Standing {
  let review: TaskReview
  private let tasks: SpeechTasks
  private let places: [(anchor: TaskReview.Anchor, place: AnchorPlace)]

  init(_ review: TaskReview, in tasks: SpeechTasks) {
    self.review = review
    self.tasks = tasks
    places = review.anchors.map { ($0, tasks.place(of: $0)) }
  }

  /// The speech changed where people decided.
  var isStale: Bool { places.contains { !$0.place.isSame } }

  /// The words that people decided on.
  var before: [String] { review.anchors.map { $0.text.trimmed } }

  /// The words that stand there now.
  var now: [String] {
    places.compactMap { $0.place.range.map { tasks.text.quote($0).trimmed } }
  }

  /// The anchors on the words that stand there now: whoever is shown both texts and decides again
  /// decides on these.
  private var anchorsNow: [TaskReview.Anchor] {
    places.map { anchor, place in
      guard case .changed(let range) = place else { return anchor }
      return tasks.anchor(range, key: anchor.key, lead: anchor.lead)
    }
  }

  /// The byte at which its rows belong.
  var start: Int {
    let ranges = places.compactMap(\.place.range)
    // An added row comes behind the words that it hangs on.
    if review.kind == .added, let last = ranges.last { return last.upperBound - 1 }
    let fallback = min(review.anchors.first?.start ?? 0, tasks.text.scalarCount)
    return ranges.map(\.lowerBound).min() ?? tasks.text.byteOffset(ofScalar: fallback)
  }

  /// Whether people decided on an act: most of it lies where they did, and its lead is that row's.
  func covers(_ act: ActRow) -> Bool {
    places.contains { anchor, place in
      guard let range = place.range, anchor.lead == nil || anchor.lead == act.lead.name
      else { return false }
      return range.clamped(to: act.range).count * 2 > act.range.count
    }
  }

  /// The rows that people decided on.
  func rows() -> [TaskRow] {
    review.results.enumerated().map { index, cells in
      let key = Self.key(review, result: index)
      var row = TaskRow(key: key, decided: cells)
      row.state = isStale ? .stale(review.id) : .reviewed(review.id)
      row.anchors = anchorsNow
      let ranges = places.compactMap(\.place.range)
      if review.kind != .added, let low = ranges.map(\.lowerBound).min(),
        let high = ranges.map(\.upperBound).max()
      {
        row.place = tasks.text.scalarOffset(ofByte: low)..<tasks.text.scalarOffset(ofByte: high)
      }
      tell(&row)
      return row
    }
  }

  /// Says in a row how it stands, where the speech has changed with both texts.
  func tell(_ row: inout TaskRow) {
    guard isStale else {
      row.add(["已审核"], to: .review)
      return
    }
    row.add(["已过期"], to: .review)
    row.add(before, to: .anchor)
    row.add(now, to: .current)
    let (old, new) = (before.joined(), now.joined())
    row.add(["原文已变，审核时原文：\(old)，现原文：\(new.isEmpty ? "（已删去）" : new)"], to: .remark)
  }

  /// The key of a row that people decided on: `review-5`, `review-5.2` where there are several.
  static func key(_ review: TaskReview, result index: Int?) -> String {
    let suffix = index.map { review.results.count == 1 ? "" : ".\($0 + 1)" } ?? ""
    return "review-\(review.id)\(suffix)"
  }
}
