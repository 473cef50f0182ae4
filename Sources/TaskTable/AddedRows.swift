internal import Corpus
internal import LecternKit
internal import Store
internal import Workflow

/// Tasks that units add to their sheets.
///
/// An added row hangs on its own words where the speech has them, else on the row above it.
struct AddedRows {
  private struct Row {
    var speech: String
    var title: String?
    var cells: TaskRow
    var neighbour: [TaskReview.Anchor]
    var sources: [String]
  }

  private let finder: RowFinder
  private let form: TaskTableForm
  private var rows: [Row] = []
  private(set) var notes: [String] = []
  private(set) var known = 0

  init(_ finder: RowFinder, _ form: TaskTableForm) {
    self.finder = finder
    self.form = form
  }

  mutating func take(_ sheet: AnswerSheet) {
    for (index, answer) in sheet.answers.enumerated() {
      if case .added = answer.opinion {} else if !answer.keys.isEmpty { continue }
      // A proposal beside a row says what is new; a row of its own may say it in either column.
      let content =
        answer.changes[.content] ?? (answer.keys.isEmpty ? answer.cells[.content] : nil) ?? ""
      guard !content.isEmpty else {
        notes.append("\(answer.path):\(answer.line): an added row without 任务内容")
        continue
      }
      let near = neighbour(of: index, in: sheet)
      guard let speech = answer.speech ?? near?.speech else {
        notes.append("\(answer.path):\(answer.line): an added row without 讲话, the speech's id")
        continue
      }
      if finder.addition(content, to: speech) != nil {
        known += 1
      } else if let same = rows.firstIndex(where: {
        $0.speech == speech && $0.cells.text(.content) == content
      }) {
        rows[same].sources.append(answer.place)
      } else {
        rows.append(
          Row(
            speech: speech, title: near?.title, cells: cells(answer, content, near),
            neighbour: near?.anchors ?? [], sources: [answer.place]))
      }
    }
  }

  private func cells(_ answer: Answer, _ content: String, _ near: SentRow?) -> TaskRow {
    var row = TaskRow(key: "")
    let given =
      answer.keys.isEmpty ? answer.cells.merging(answer.changes) { $1 } : answer.changes
    for column in TaskColumn.editable {
      if let text = given[column] { row.cells[column] = column.words(text) }
    }
    row.cells[.content] = [content]
    if row.cells[.category] == nil, let near {
      row.cells[.category] = TaskRow(key: "", decided: near.cells).cells[.category]
    }
    if row.cells[.leadUnit] == nil { row.cells[.leadUnit] = [TaskRow.unclear] }
    row.add(["审核：\(answer.unit)增加"], to: .basis)
    if !answer.remark.isEmpty { row.add(["\(answer.unit)：\(answer.remark)"], to: .remark) }
    return row
  }

  /// The row it stands under; where it is the first, the one below.
  private func neighbour(of index: Int, in sheet: AnswerSheet) -> SentRow? {
    let order = Array(stride(from: index, through: 0, by: -1)) + Array(index..<sheet.answers.count)
    for other in order {
      let answer = sheet.answers[other]
      for key in answer.keys.reversed() {
        if let row = finder.seen(key, by: answer.unit, round: answer.round) { return row }
      }
    }
    return nil
  }

  func reviews(_ reader: StoreReader) throws -> [TaskReview] {
    try rows.map { row in
      var anchors = row.neighbour
      if let speech = try reader.speech(id: row.speech) {
        let tasks = try SpeechTasks(speech, reader, layer: form.layer)
        let content = row.cells.text(.content)
        if let own = tasks.text.bytes.ranges(of: Array(content.utf8)).first {
          anchors = [tasks.anchor(own, key: "")]
        }
      }
      return TaskReview(
        layer: form.layer, speech: row.speech, title: row.title, kind: .added, keys: [],
        anchors: anchors, results: [row.cells.decided],
        source: row.sources.joined(separator: "；"))
    }
  }
}
