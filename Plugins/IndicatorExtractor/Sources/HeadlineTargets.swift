import LecternKit

/// The layer `headline-targets`: for each headline indicator of the lexicon one row a report, with the
/// form of its target or `not stated`. A report without a growth target is a finding.
struct HeadlineTargets: Sendable {
  static let layer = LayerKey<GenericRecord>("headline-targets")
  static let notStated = "not stated"

  /// The rows of a report that states none, in the order of the lexicon.
  private let unstated: [GenericRecord]
  /// The row of each code.
  private let rows: [String: Int]

  init(lexicon: IndicatorLexicon) {
    unstated = lexicon.headlines.enumerated().map { number, entry in
      var row = GenericRecord()
      row.id = RecordID.make("h", number + 1)
      row.attributes["code"] = .text(entry.code)
      row.attributes["name"] = .text(entry.name)
      row.attributes["form"] = .text(Self.notStated)
      return row
    }
    rows = Dictionary(
      zip(lexicon.headlines.map(\.code), unstated.indices), uniquingKeysWith: { first, _ in first })
  }

  /// Rows in the order of the lexicon; none where the speech states no main targets and is no report.
  ///
  /// Rows of what is not stated stand where the main targets do, or at the beginning of the text.
  func rows(of records: [Indicator], in speech: Speech) -> [GenericRecord] {
    let stated = records.indices.filter { records[$0].headline == true }
    guard !stated.isEmpty || speech.metadata.title?.contains("工作报告") ?? false else { return [] }
    var made = unstated
    if let first = stated.first, let last = stated.last {
      let place = records[first].range.lowerBound..<records[last].range.upperBound
      for index in made.indices { made[index].range = place }
    }
    for index in stated {
      if let code = records[index].code, let row = rows[code] {
        fill(&made[row], from: records[index])
      }
    }
    return made
  }

  private func fill(_ row: inout GenericRecord, from record: Indicator) {
    row.range = record.range
    row.attributes["form"] = .text(record.form.rawValue)
    if let value = record.value {
      row.attributes["low"] = .number(value[0])
      row.attributes["high"] = .number(value[1])
      row.attributes["unit"] = .text(record.unit)
      row.attributes["bound"] = .text(record.bound.rawValue)
    }
    row.attributes["change"] = .text(record.change.rawValue)
    row.attributes["constraint"] = record.constraint.map { .text($0.rawValue) }
    row.attributes["commitment"] = record.commitment.map { .text($0) }
    row.attributes["stretch"] = record.stretch.map { .text($0) }
    row.attributes["period"] = record.period.map { .text($0) }
    row.attributes["indicator"] = .text(record.id)
  }
}
