import LecternKit
import TestSupport
import Testing

/// The pages of examples beside the plugin. What is marked depends on the page.
@Suite("Pages of examples")
struct ExampleTests {
  static let columns = ExampleColumns(
    whole: ["title", "date", "speaker", "place"],
    fields: ["depth", "kind", "role", "heading", "function"])

  /// What is marked on a page.
  private enum Family: String {
    case markers, headings, roles, sentences, functions, opening
    case notMarkers = "not-markers"
  }

  @Test(arguments: try ExamplePage.pages(of: "Segmenter"))
  func page(_ path: String) throws {
    let name = path.split(separator: "/").last.map { String($0.dropLast(3)) }
    let family = try #require(name.flatMap(Family.init), "a page of a family of its own")
    let page = try ExamplePage(path: path, columns: Self.columns)
    for var example in page.examples {
      if family != .opening, family != .roles, family != .functions {
        example.marked = "同志们：\n今天，我讲几点意见。\n" + example.marked
      }
      // What stands at the top must stay there.
      let isTop = family == .opening || example.records.first?.fields["role"] == "metadata"
      let except: Set<Disguise> = isTop ? [.rareCharacters, .secondParagraph] : []
      let differences = try example.differences(
        opening: "同志们辛苦了，大家一起把事情办好。\n", except: except
      ) { try findings(in: $0, of: family) }
      for difference in differences {
        Issue.record(
          "\(path):\(difference.line): \(difference.message)",
          sourceLocation: SourceLocation(
            fileID: #fileID, filePath: path, line: difference.line, column: 1))
      }
    }
  }

  @Test("A text may begin and end anywhere", arguments: try ExamplePage.pages(of: "Segmenter"))
  func cut(_ path: String) throws {
    for example in try ExamplePage(path: path, columns: Self.columns).examples {
      for text in example.cuts {
        let sentences = try Outlined(text).foundSentences(with: { _ in nil })
        #expect(
          sentences.allSatisfy { $0.span.upperBound <= text.unicodeScalars.count }, "\(text)")
      }
    }
  }

  private func findings(in text: String, of family: Family) throws -> Findings {
    let outlined = try Outlined(text)
    switch family {
    case .markers, .notMarkers: return Findings(records: outlined.foundMarkers)
    case .headings: return Findings(records: outlined.foundHeadings)
    case .roles: return Findings(records: outlined.foundSentences(with: { $0.role?.rawValue }))
    case .sentences:
      // Without those of the opening.
      let all = outlined.foundSentences(with: { _ in nil })
      let opening = outlined.sentences.firstIndex { $0.hasSuffix("我讲几点意见。") } ?? -1
      return Findings(records: Array(all.dropFirst(opening + 1)))
    case .functions: return Findings(records: outlined.foundFunctions)
    case .opening:
      let body = SpeechText(text)
      let opening = OpeningLines.read(body.view, paragraphs: body.view.paragraphs).metadata
      var findings = Findings()
      for name in Self.columns.whole { findings.whole[name] = opening[name] }
      return findings
    }
  }
}

extension Outlined {
  private func scalars(_ range: Range<Int>) -> Range<Int> {
    text.scalarOffset(ofByte: range.lowerBound)..<text.scalarOffset(ofByte: range.upperBound)
  }

  var foundMarkers: [Findings.Record] {
    segments.compactMap { segment in
      guard let marker = segment.marker, let place = segment.markerStart else { return nil }
      let start = text.scalarOffset(ofByte: place)
      return Findings.Record(
        span: start..<start + marker.unicodeScalars.count,
        fields: ["depth": String(segment.level ?? 0), "kind": segment.kind.rawValue])
    }
  }

  var foundHeadings: [Findings.Record] {
    segments.filter { $0.kind == .sentence && $0.role == .heading }.map { sentence in
      let part = segments.last {
        $0.heading != nil && $0.range.lowerBound == sentence.range.lowerBound
      }
      var fields: [String: String] = [:]
      fields["heading"] = part?.heading
      return Findings.Record(span: scalars(sentence.range), fields: fields)
    }
  }

  func foundSentences(with role: (Segment) -> String?) -> [Findings.Record] {
    segments.filter { $0.kind == .sentence }.map { sentence in
      var fields: [String: String] = [:]
      fields["role"] = role(sentence)
      return Findings.Record(span: scalars(sentence.range), fields: fields)
    }
  }

  /// Of a part its first sentence stands for it, the heading.
  var foundFunctions: [Findings.Record] {
    segments.compactMap { segment in
      guard let function = segment.function, segment.kind != .sentence else { return nil }
      let first = segments.first {
        $0.kind == .sentence && $0.range.lowerBound >= segment.range.lowerBound
      }
      let range = segment.kind == .part ? first?.range ?? segment.range : segment.range
      return Findings.Record(span: scalars(range), fields: ["function": function.rawValue])
    }
  }
}
