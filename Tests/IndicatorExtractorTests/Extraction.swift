import IndicatorExtractor
import LecternKit
import TestSupport
import Testing
import YAML

/// The analyzer with the plugin's own lexicons.
func makeExtractor() throws -> any Annotator {
  let folder = pluginFolder("IndicatorExtractor")
  let options = """
    lexicon: \(folder)/lexicons/indicators.yaml
    units: \(folder)/lexicons/units.yaml
    """
  return try PluginEntry(IndicatorExtractorAnalyzer.self).makeAnalyzer(
    options: YAML.parse(Array(options.utf8), path: "options"),
    files: PluginFiles(folder: folder))
}

/// Stands in for the segmenter: every sentence of the body, all in parts of one function.
struct PlainSegments: Annotator {
  var function: Segment.Function
  var role = Segment.Role.body

  func analyze(_ speech: Speech, _ annotations: inout Annotations) throws {
    let view = speech.text.view
    var segments: [Segment] = []
    for (number, paragraph) in view.paragraphs.enumerated() {
      var parent = Segment()
      parent.id = "p\(number)"
      parent.kind = .paragraph
      parent.function = function
      parent.range = view.source(paragraph)
      segments.append(parent)
      for sentence in view.sentences(of: paragraph) {
        var segment = Segment()
        segment.id = "s\(segments.count)"
        segment.kind = .sentence
        segment.role = role
        segment.parent = parent.id
        segment.range = view.source(sentence)
        segments.append(segment)
      }
    }
    annotations[.segments] = segments
  }
}

func extract(
  _ text: String, in function: Segment.Function, metadata: Metadata = Metadata(),
  with extractor: any Annotator
) throws -> [Indicator] {
  var annotations = Annotations()
  let speech = Speech(id: "test", text: SpeechText(text), metadata: metadata)
  for annotator in [PlainSegments(function: function), extractor] {
    try annotator.analyze(speech, &annotations)
  }
  return annotations[.indicators]
}

/// A record on one line: `name|value|unit|bound|change|kind`.
func line(_ record: Indicator) -> String {
  func number(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(value)
  }
  var value = "-"
  if let printed = record.value {
    value =
      Set(printed).map(number).count == 1
      ? number(printed[0]) : printed.map(number).joined(separator: "~")
  }
  let parts = [
    record.name, value, record.unit, record.bound.rawValue, record.change.rawValue,
    record.kind.rawValue,
  ]
  return parts.joined(separator: "|")
}

/// A text and the records it should give; a failure names the line it stands on.
struct Example {
  var text: String
  var function: Segment.Function
  var expected: [String]
  var line: Int

  /// Targets, in a part that plans.
  static func plan(_ text: String, _ expected: String..., line: Int = #line) -> Example {
    Example(text: text, function: .plan, expected: expected, line: line)
  }

  /// Results, in a part that reports.
  static func review(_ text: String, _ expected: String..., line: Int = #line) -> Example {
    Example(text: text, function: .review, expected: expected, line: line)
  }
}

/// The ways in which the same text may stand in a speech.
enum Disguise: CaseIterable {
  case none, fullWidth, behindRareCharacter, secondParagraph

  func dress(_ text: String) -> String {
    switch self {
    case .none: return text
    case .fullWidth:
      var scalars = String.UnicodeScalarView()
      for scalar in text.unicodeScalars {
        let isWide = scalar.properties.numericType != nil && scalar.isASCII || scalar == "%"
        scalars.append(isWide ? Unicode.Scalar(scalar.value + 0xfee0) ?? scalar : scalar)
      }
      return String(scalars)
    case .behindRareCharacter: return "𠮷镇情况如下。" + text
    case .secondParagraph: return "现将情况说明如下。\n" + text
    }
  }
}

/// Checks a table of examples in every disguise.
func check(
  _ examples: [Example], fileID: String = #fileID, filePath: String = #filePath
) throws {
  let extractor = try makeExtractor()
  for example in examples {
    let place = SourceLocation(
      fileID: fileID, filePath: filePath, line: example.line,
      column: 1)
    for disguise in Disguise.allCases {
      let records = try extract(
        disguise.dress(example.text), in: example.function, with: extractor)
      #expect(
        records.map(line) == example.expected, "\(disguise): \(example.text)",
        sourceLocation: place)
    }
  }
}
