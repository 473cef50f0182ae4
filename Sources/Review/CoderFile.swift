public import Corpus
internal import LecternKit
internal import YAML

/// A table that a coder has filled in.
public struct CoderFile: Sendable {
  public let path: String
  /// By the record's key.
  let answers: [String: Answer]
  /// Lines without a verdict.
  public let unanswered: [Int]
  /// Records that the table has no row for.
  public let missing: Int
  /// What could not be used, each with file and line.
  public let mistakes: [String]

  public init(path: String, of sample: Sample) throws(CorpusError) {
    let sheet = try Sheet(path: path)
    let columns = try Columns(sheet, sample.attributes)
    var reader = RowReader(sample, columns)
    for row in sheet.rows where !row.cells.allSatisfy(\.isEmpty) { reader.read(row) }
    self.path = path
    answers = reader.answers
    unanswered = reader.unanswered
    mistakes = reader.mistakes.map { "\(path):\($0.line): \($0.message)" }
    missing = sample.items.count { !reader.seen.keys.contains($0.key) }
  }
}

/// Where the columns stand that the coder fills in.
private struct Columns {
  let key: Int
  let verdict: Int
  let corrections: [(attribute: ReviewedAttribute, index: Int)]

  init(_ sheet: Sheet, _ attributes: [ReviewedAttribute]) throws(CorpusError) {
    func index(_ name: String) throws(CorpusError) -> Int? {
      let places = sheet.header.indices.filter { sheet.header[$0] == name }
      guard places.count < 2 else {
        throw CorpusError(
          path: sheet.path, line: 1, message: "\(places.count) columns are called '\(name)'")
      }
      return places.first
    }
    func required(_ name: String) throws(CorpusError) -> Int {
      if let index = try index(name) { return index }
      throw CorpusError(
        path: sheet.path, line: 1, message: "no column '\(name)'",
        hint: Suggestion.didYouMean(name, among: sheet.header)
          ?? Suggestion.available(sheet.header))
    }
    key = try required(CoderColumn.key)
    verdict = try required(CoderColumn.verdict)
    var corrections: [(ReviewedAttribute, Int)] = []
    for attribute in attributes {
      corrections.append((attribute, try required(attribute.column)))
    }
    self.corrections = corrections
  }
}

/// Makes answers of rows.
private struct RowReader {
  let columns: Columns
  let isBlind: Bool
  private let items: [String: Sample.Item]
  private(set) var answers: [String: Answer] = [:]
  private(set) var unanswered: [Int] = []
  private(set) var mistakes: [(line: Int, message: String)] = []
  /// The lines of the keys.
  private(set) var seen: [String: Int] = [:]

  init(_ sample: Sample, _ columns: Columns) {
    self.columns = columns
    isBlind = sample.isBlind
    items = Dictionary(sample.items.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func read(_ row: Sheet.Row) {
    let key = row.cells[columns.key]
    guard let item = items[key] else {
      return mistakes.append((row.line, "no record of the sample has the key '\(key)'"))
    }
    if let first = seen[key] {
      return mistakes.append((row.line, "the key '\(key)' stands on line \(first) already"))
    }
    seen[key] = row.line
    let said = corrections(row)
    let cell = row.cells[columns.verdict]
    if cell.isEmpty {
      if !said.isEmpty { mistakes.append((row.line, "something is corrected without a verdict")) }
      return unanswered.append(row.line)
    }
    guard let verdict = Verdict(cell) else {
      return mistakes.append((row.line, "unknown verdict '\(cell)' (\(Verdict.hint(cell)))"))
    }
    if let message = said.compactMap({ mistake($0.value, $0.attribute) }).first {
      return mistakes.append((row.line, message))
    }
    let machine = columns.corrections.map { $0.attribute.read(item.fields) }
    if let message = contradiction(verdict, said, machine) {
      return mistakes.append((row.line, message))
    }
    answers[key] = Answer(
      line: row.line, verdict: verdict, values: values(verdict, said, machine))
  }

  private func corrections(
    _ row: Sheet.Row
  ) -> [(attribute: ReviewedAttribute, value: String)] {
    columns.corrections.compactMap { attribute, index in
      let cell = Cell.unescaped(row.cells[index])
      return cell.isEmpty ? nil : (attribute, Cell.nothing.contains(cell) ? "" : cell)
    }
  }

  private func mistake(_ value: String, _ attribute: ReviewedAttribute) -> String? {
    if value.isEmpty { return nil }
    if attribute.isNumber, Cell.number(value) == nil {
      return "\(attribute.column): expected a number, found '\(value)'"
    }
    guard !attribute.words.isEmpty, !attribute.words.contains(value) else { return nil }
    let hint =
      Suggestion.didYouMean(value, among: attribute.words)
      ?? Suggestion.available(attribute.words)
    return "\(attribute.column): unknown word '\(value)' (\(hint))"
  }

  /// A coder who was shown the analysis cannot call it right and correct it, nor wrong and repeat it.
  private func contradiction(
    _ verdict: Verdict, _ said: [(attribute: ReviewedAttribute, value: String)],
    _ machine: [String]
  ) -> String? {
    guard !isBlind, !said.isEmpty else { return nil }
    let changed = said.first { attribute, value in
      let index = columns.corrections.firstIndex { $0.attribute.name == attribute.name } ?? 0
      return !Cell.areSame(value, machine[index])
    }
    if verdict == .right, let changed {
      return "the verdict is right, but \(changed.attribute.column) differs"
    }
    return verdict == .wrong && changed == nil
      ? "the verdict is wrong, but what is corrected is as the analysis has it" : nil
  }

  /// All that the answer says: corrections, and what was shown and left as it is.
  private func values(
    _ verdict: Verdict, _ said: [(attribute: ReviewedAttribute, value: String)],
    _ machine: [String]
  ) -> [String: String] {
    guard verdict == .right || (verdict == .wrong && !said.isEmpty) else { return [:] }
    var values: [String: String] = [:]
    for (index, column) in columns.corrections.enumerated() {
      if let given = said.first(where: { $0.attribute.name == column.attribute.name }) {
        values[column.attribute.name] = given.value
      } else if !isBlind {
        values[column.attribute.name] = machine[index]
      }
    }
    completeValue(&values, said.map(\.attribute.name), machine)
    return values
  }

  /// One number given for both ends stands for both, unless the ends differed before.
  private func completeValue(
    _ values: inout [String: String], _ said: [String], _ machine: [String]
  ) {
    guard said.contains("value_low"), !said.contains("value_high"),
      let low = columns.corrections.firstIndex(where: { $0.attribute.name == "value_low" }),
      let high = columns.corrections.firstIndex(where: { $0.attribute.name == "value_high" }),
      isBlind || machine[low] == machine[high]
    else { return }
    values["value_high"] = values["value_low"]
  }
}
