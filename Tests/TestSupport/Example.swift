import LecternKit

/// A text and what an analyzer must find in it: nothing less, nothing more.
public struct Example: Sendable {
  /// A record at a marked place.
  public struct Expected: Sendable {
    public var line: Int
    /// The number of the mark.
    public var mark: Int
    public var fields: [String: String]
  }

  public var marked: String
  /// Where it stands on its page.
  public var line: Int
  public var inputs: [String: String] = [:]
  public var whole: [String: String] = [:]
  public var records: [Expected] = []
  var hasFields = false
  var isWhole = false

  init(marked: String, line: Int) {
    self.marked = marked
    self.line = line
  }

  func check(_ path: String) throws {
    guard let text = MarkedText(marked) else {
      throw ExampleError(path, line, "a mark 【】 is not closed")
    }
    // Without columns for records the marks alone are the rows.
    guard hasFields else { return }
    guard Set(records.map(\.mark)).count == text.spans.count else {
      throw ExampleError(
        path, line, "\(text.spans.count) marks and rows for \(Set(records.map(\.mark)).count)")
    }
  }
}

/// What an analyzer found in the text of an example.
public struct Findings {
  /// A record: its place by offsets of Unicode scalars, and its attributes as they are written on pages;
  /// those that it has not are left out.
  public struct Record {
    public var span: Range<Int>
    public var fields: [String: String]

    public init(span: Range<Int>, fields: [String: String]) {
      self.span = span
      self.fields = fields
    }
  }

  public var records: [Record]
  public var whole: [String: String]

  public init(records: [Record] = [], whole: [String: String] = [:]) {
    self.records = records
    self.whole = whole
  }
}

extension Example {
  /// The text begun late and ended early, at places that differ from row to row.
  public var cuts: [String] {
    guard let text = MarkedText(marked) else { return [] }
    let scalars = Array(text.text.unicodeScalars)
    let texts = [1, 3, 7, 11].flatMap { step in
      let place = step * line % max(1, scalars.count)
      return [scalars[..<place], scalars[place...]]
    }
    return texts.filter { !$0.isEmpty }.map { String(String.UnicodeScalarView($0)) }
  }

  /// Analyzes the text in every disguise; returns what differs, each with the line it stands on and, where
  /// they are not all, the disguises.
  public func differences(
    opening: String, except: Set<Disguise> = [], _ analyze: (String) throws -> Findings
  ) rethrows -> [(line: Int, message: String)] {
    let disguises = Disguise.allCases.filter { !except.contains($0) }
    var found: [(line: Int, message: String, disguises: [Disguise])] = []
    for disguise in disguises {
      let prefix = disguise.prefix(opening)
      guard let text = MarkedText(prefix + disguise.dress(marked)) else { continue }
      var findings = try analyze(text.text)
      findings.records.removeAll { $0.span.upperBound <= prefix.unicodeScalars.count }
      for (line, message) in differences(findings, in: text) {
        if let index = found.firstIndex(where: { $0.line == line && $0.message == message }) {
          found[index].disguises.append(disguise)
        } else {
          found.append((line, message, [disguise]))
        }
      }
    }
    return found.map { line, message, some in
      let names = some.map { "\($0)" }.joined(separator: ", ")
      return (line, some.count == disguises.count ? message : "\(message) (\(names))")
    }
  }

  private func differences(
    _ found: Findings, in text: MarkedText
  ) -> [(line: Int, message: String)] {
    var differences: [(line: Int, message: String)] = []
    for (name, cell) in whole.sorted(by: { $0.key < $1.key }) {
      let value = found.whole[name].map(evened) ?? ExamplePage.none
      if value != cell { differences.append((line, "\(name) is '\(value)', not '\(cell)'")) }
    }
    if isWhole, !hasFields, text.spans.isEmpty { return differences }
    let expected =
      hasFields
      ? records
      : text.spans.indices.map { Expected(line: line, mark: $0, fields: [:]) }
    var rest = found.records
    for record in expected {
      let span = text.spans[record.mark]
      // Of several at one place the one that fits best.
      let candidates = rest.indices.filter { rest[$0].span == span }
      guard
        let index = candidates.min(by: {
          mismatches(record, rest[$0]).count < mismatches(record, rest[$1]).count
        })
      else {
        differences.append((record.line, "nothing found at '\(text.quote(span))'"))
        continue
      }
      differences += mismatches(record, rest.remove(at: index)).map { (record.line, $0) }
    }
    for record in rest {
      differences.append((line, "'\(text.quote(record.span))' found too: \(record.fields)"))
    }
    return differences
  }

  private func mismatches(_ expected: Expected, _ found: Findings.Record) -> [String] {
    expected.fields.sorted { $0.key < $1.key }.compactMap { name, cell in
      let value = found.fields[name].map(evened) ?? ExamplePage.none
      return value == evened(cell) ? nil : "\(name) is '\(value)', not '\(cell)'"
    }
  }

  /// A quote in disguise says the same.
  private func evened(_ text: String) -> String {
    let view = NormalizedText(text)
    return view.string(0..<view.count)
  }
}
