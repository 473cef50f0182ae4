internal import LecternKit
internal import Publishing

/// The columns of the table that a coder fills in.
enum CoderColumn {
  static let key = "key"
  static let verdict = "verdict"
  static let note = "note"
  /// What is shown beside the analysis's attributes.
  static let shown = ["title", "place", "date", "before", "sentence", "after"]
}

extension Sample {
  /// The table for a coder, as CSV: the same rows for each coder, each in an order of their own.
  public func table(coder: Int) -> [UInt8] {
    let attributes = attributes
    let machine = isBlind ? [] : attributes
    let header =
      [CoderColumn.key] + CoderColumn.shown + machine.map(\.name) + [CoderColumn.verdict]
      + attributes.map(\.column) + [CoderColumn.note]
    var bytes = CSV.byteOrderMark + CSV.row(header.map { .text($0) })
    let sentences = speeches.map { SentenceList($0.text) }
    let order =
      coder == 1
      ? items
      : items.sorted { Self.order(coder, $0.key) < Self.order(coder, $1.key) }
    for item in order {
      let speech = speeches[item.speech]
      let context = sentences[item.speech].context(of: item)
      let known =
        ["title", "place", "date"].map { speech.metadata[$0] ?? ($0 == "title" ? speech.id : "") }
        + [context.before, context.sentence, context.after]
      let cells: [CSV.Cell] =
        [.text(item.key)] + known.map { .text($0) }
        + machine.map { attribute in
          let shown = attribute.read(item.fields)
          return Double(shown) == nil ? .text(shown) : .number(shown)
        }
      let empty = [CSV.Cell](repeating: .empty, count: attributes.count + 2)
      bytes += CSV.row(cells + empty)
    }
    return bytes
  }

  private static func order(_ coder: Int, _ key: String) -> String {
    Drawing.number(coder, "coder \(key)")
  }
}
