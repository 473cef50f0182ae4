import LecternKit
import TaskAssigner
import TestSupport
import Testing
import YAML

/// How an example is disguised before it is analysed again: what is found must stay the same.
enum Disguise: CaseIterable, CustomTestStringConvertible {
  case none, fullWidthDigits, behindRareCharacter, secondParagraph

  var testDescription: String { "\(self)" }

  /// Lines before the text.
  var prefix: String {
    switch self {
    case .none, .fullWidthDigits: ""
    case .behindRareCharacter: "𠮷家坪的同志们：\n"
    case .secondParagraph: "同志们：\n"
    }
  }

  func text(_ text: String) -> String {
    guard self == .fullWidthDigits else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let wide = scalar.isDigit ? Unicode.Scalar(scalar.value + 0xfee0) : nil
      scalars.append(wide ?? scalar)
    }
    return String(scalars)
  }
}

/// A small speech: one part with a heading and paragraphs, segmented sentence by sentence.
struct Scene {
  var text: String
  var function = Segment.Function.plan
  var heading: String?
  /// The day of the speech.
  var date: String? = "2026-01-20"

  static let analyzer: any Annotator = {
    let folder = pluginFolder("TaskAssigner")
    let options = """
      duties: \(folder)/lexicons/duties.yaml
      vocabulary: \(folder)/lexicons/vocabulary.yaml
      roster: \(folder)/lexicons/roster.yaml
      """
    do {
      return try PluginEntry(TaskAssignerAnalyzer.self).makeAnalyzer(
        options: YAML.parse(Array(options.utf8), path: "options"),
        files: PluginFiles(folder: folder))
    } catch {
      fatalError("\(error)")
    }
  }()

  /// The duties of the scene, in a disguise, with the text that they quote.
  func duties(_ disguise: Disguise = .none) throws -> (duties: [Duty], text: SpeechText) {
    let head = heading.map { $0 + "\n" } ?? ""
    let body = SpeechText(disguise.prefix + disguise.text(head + text))
    var metadata = Metadata()
    metadata["date"] = date
    var annotations = Annotations()
    annotations[.segments] = segments(of: body, prefix: disguise.prefix)
    try Self.analyzer.analyze(
      Speech(id: "scene", text: body, metadata: metadata), &annotations)
    return (annotations[.tasks], body)
  }

  private func segments(of body: SpeechText, prefix: String) -> [Segment] {
    let start = prefix.utf8.count
    var part = Segment()
    part.id = "part"
    part.kind = .part
    part.function = function
    part.heading = heading
    part.range = start..<body.bytes.count
    var segments: [Segment] = []
    var isOpen = false
    for paragraph in body.view.paragraphs {
      let place = body.view.source(paragraph)
      let isBefore = place.lowerBound < start
      if !isBefore, !isOpen {
        segments.append(part)
        isOpen = true
      }
      var segment = Segment()
      segment.id = "p\(segments.count)"
      segment.kind = .paragraph
      segment.range = place
      segment.parent = isBefore ? nil : part.id
      segments.append(segment)
      let isHeading = heading != nil && place.lowerBound == start
      for sentence in body.view.sentences(of: paragraph) {
        var leaf = Segment()
        leaf.id = "s\(segments.count)"
        leaf.kind = .sentence
        leaf.role = isBefore ? .salutation : isHeading ? .heading : .body
        leaf.range = body.view.source(sentence)
        leaf.parent = segment.id
        segments.append(leaf)
      }
    }
    return segments
  }
}

/// The evened-out text of a quote, so that disguised quotes compare equal.
func plain(_ text: SpeechText, _ range: Range<Int>) -> String {
  let view = NormalizedText(text.quote(range))
  return view.string(0..<view.count)
}

/// Where an example stands, for the message of its failure.
func here(_ line: Int, _ column: Int, file: String = #filePath, id: String = #fileID)
  -> SourceLocation
{
  SourceLocation(fileID: id, filePath: file, line: line, column: column)
}
