import LecternKit
import TestSupport
import Testing

/// The pages of examples beside the plugin: marked are duties.
@Suite("Pages of examples")
struct PageTests {
  static let columns = ExampleColumns(
    fields: ["substance", "lead", "responsible", "support", "deadline", "frequency"])

  @Test(arguments: try ExamplePage.pages(of: "TaskAssigner"))
  func page(_ path: String) throws {
    let page = try ExamplePage(path: path, columns: Self.columns)
    for example in page.examples {
      let differences = try example.differences(opening: "同志们好。") { text in
        let (duties, body) = try Scene(text: text).duties()
        return Findings(records: duties.map { record($0, body) })
      }
      for difference in differences {
        Issue.record(
          "\(path):\(difference.line): \(difference.message)",
          sourceLocation: SourceLocation(
            fileID: #fileID, filePath: path, line: difference.line, column: 1))
      }
    }
  }

  @Test("A text may begin and end anywhere", arguments: try ExamplePage.pages(of: "TaskAssigner"))
  func cut(_ path: String) throws {
    for example in try ExamplePage(path: path, columns: Self.columns).examples {
      for text in example.cuts {
        let (duties, body) = try Scene(text: text).duties()
        #expect(duties.allSatisfy { body.holds($0.range) }, "\(text)")
      }
    }
  }

  private func record(_ duty: Duty, _ text: SpeechText) -> Findings.Record {
    func joined(_ quotes: [String]) -> String? {
      quotes.isEmpty ? nil : quotes.joined(separator: "、")
    }
    var fields: [String: String] = [:]
    fields["substance"] = duty.substance.rawValue
    for role in [Duty.Actor.Role.lead, .responsible, .support] {
      let actors = duty.actors.filter { $0.role == role }
      fields[role.rawValue] = joined(actors.map { text.quote($0.range) })
    }
    fields["deadline"] = joined(duty.deadlines.map { text.quote($0.range) })
    fields["frequency"] = joined(duty.frequencies.map { text.quote($0.range) })
    let start = text.scalarOffset(ofByte: duty.range.lowerBound)
    return Findings.Record(
      span: start..<text.scalarOffset(ofByte: duty.range.upperBound), fields: fields)
  }
}
