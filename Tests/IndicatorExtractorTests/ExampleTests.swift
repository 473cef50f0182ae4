import IndicatorExtractor
import LecternKit
import TestSupport
import Testing

/// The pages of examples beside the plugin.
@Suite("Pages of examples")
struct ExampleTests {
  static let columns = ExampleColumns(
    inputs: ["part", "date", "title"],
    whole: ["gdp row", "grain row", "trade row", "jobs row"],
    fields: [
      "name", "scope", "code", "form", "value", "unit", "bound", "change", "kind", "role",
      "relation", "to", "gap", "commitment", "stretch", "constraint", "period", "aggregation",
      "base", "headline", "restates", "disagrees",
    ])

  @Test(arguments: try ExamplePage.pages(of: "IndicatorExtractor"))
  func page(_ path: String) throws {
    let extractor = try makeExtractor()
    let page = try ExamplePage(path: path, columns: Self.columns)
    for example in page.examples {
      let differences = try example.differences(opening: "现将情况说明如下。") { text in
        try findings(in: text, of: example, with: extractor)
      }
      for difference in differences {
        Issue.record(
          "\(path):\(difference.line): \(difference.message)",
          sourceLocation: SourceLocation(
            fileID: #fileID, filePath: path, line: difference.line, column: 1))
      }
    }
  }

  @Test(
    "A text may begin and end anywhere", arguments: try ExamplePage.pages(of: "IndicatorExtractor"))
  func cut(_ path: String) throws {
    let extractor = try makeExtractor()
    for example in try ExamplePage(path: path, columns: Self.columns).examples {
      for text in example.cuts {
        let found = try findings(in: text, of: example, with: extractor).records
        #expect(found.allSatisfy { $0.span.upperBound <= text.unicodeScalars.count }, "\(text)")
      }
    }
  }

  private func findings(
    in text: String, of example: Example, with extractor: any Annotator
  ) throws -> Findings {
    var metadata = Metadata()
    metadata["date"] = example.inputs["date"] ?? "2026-01-15"
    metadata["title"] = example.inputs["title"]
    let function = try #require(Segment.Function(rawValue: example.inputs["part"] ?? "plan"))
    var annotations = Annotations()
    let speech = Speech(id: "example", text: SpeechText(text), metadata: metadata)
    try PlainSegments(function: function).analyze(speech, &annotations)
    try extractor.analyze(speech, &annotations)
    var disagrees: [String: String] = [:]
    for row in annotations[LayerKey<GenericRecord>("disagreements")] {
      guard let second = row.attributes["second-indicator"]?.text else { continue }
      disagrees[second] = row.attributes["first-indicator"]?.text
    }
    var findings = Findings()
    findings.records = annotations[.indicators].map { record in
      var fields = fields(record)
      fields["disagrees"] = disagrees[record.id].map { String($0.dropFirst()) }
      let span = speech.text.scalarRange(record.range)
      return Findings.Record(span: span, fields: fields)
    }
    for row in annotations[LayerKey<GenericRecord>("headline-targets")] {
      let code = row.attributes["code"]?.text ?? ""
      let column = ["urban-jobs": "jobs"][code] ?? code
      findings.whole[column + " row"] = self.row(row)
    }
    return findings
  }

  /// The attributes of a record as pages write them.
  private func fields(_ record: Indicator) -> [String: String] {
    var fields: [String: String] = [:]
    fields["name"] = record.name.isEmpty ? nil : record.name
    fields["scope"] = record.scope
    fields["code"] = record.code
    fields["form"] = record.form.rawValue
    fields["value"] = record.value.map(span)
    fields["unit"] = record.unit.isEmpty ? nil : record.unit
    fields["bound"] = record.bound.rawValue
    fields["change"] = record.change.rawValue
    fields["kind"] = record.kind.rawValue
    fields["role"] = record.valueRole?.rawValue
    fields["relation"] = record.relative?.relation
    fields["to"] = record.relative?.to
    fields["gap"] = record.relative?.gap
    fields["commitment"] = record.commitment
    fields["stretch"] = record.stretch
    fields["constraint"] = record.constraint?.rawValue
    fields["period"] = record.period
    fields["aggregation"] = record.aggregation?.rawValue
    fields["base"] = record.base
    fields["headline"] = record.headline == true ? "yes" : nil
    fields["restates"] = record.restates.map { String($0.dropFirst()) }
    return fields
  }

  private func row(_ row: GenericRecord) -> String {
    guard let low = row.attributes["low"]?.number, let high = row.attributes["high"]?.number else {
      return row.attributes["form"]?.text ?? ""
    }
    return span([low, high]) + " " + (row.attributes["bound"]?.text ?? "")
  }

  private func span(_ value: [Double]) -> String {
    func number(_ value: Double) -> String {
      value == value.rounded() ? String(Int(value)) : String(value)
    }
    let (low, high) = (number(value[0]), number(value[1]))
    return low == high ? low : low + "–" + high
  }
}

extension SpeechText {
  /// Offsets of Unicode scalars for a range of bytes.
  fileprivate func scalarRange(_ range: Range<Int>) -> Range<Int> {
    scalarOffset(ofByte: range.lowerBound)..<scalarOffset(ofByte: range.upperBound)
  }
}
