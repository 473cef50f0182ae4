import Foundation
import LecternKit
import TestSupport
import ThemeCounter
import YAML

/// Makes sentences as the segmenter does, parts at `一、` to `九、`, and page furniture of lines that
/// begin with `【网页】`.
struct LineSegmenter: Analyzer {
  init() {}
  init(options: NoOptions, files: PluginFiles) {}

  func analyze(_ speech: Speech, _ annotations: inout Annotations) {
    let view = speech.text.view
    var segments: [Segment] = []
    func add(_ kind: Segment.Kind, _ range: Range<Int>) {
      var segment = Segment()
      segment.id = "s\(segments.count + 1)"
      segment.kind = kind
      segment.range = view.source(range)
      segments.append(segment)
    }
    var part: Int?
    for paragraph in view.paragraphs {
      if view.scalars[paragraph.lowerBound].isChineseNumeral,
        view.has("、", at: paragraph.lowerBound + 1)
      {
        part = segments.count
        add(.part, paragraph)
        segments[segments.count - 1].heading = view.string(paragraph.dropFirst(2))
        segments[segments.count - 1].function = .plan
      }
      for sentence in view.sentences(of: paragraph) {
        add(.sentence, sentence)
        let isFurniture = view.has("【网页】", at: paragraph.lowerBound)
        segments[segments.count - 1].role = isFurniture ? .boilerplate : .body
      }
      if let part {
        let start = segments[part].range.lowerBound
        segments[part].range = start..<view.source(paragraph).upperBound
      }
    }
    annotations[.segments] = segments
  }
}

/// The analyzer with a dictionary of its own.
func counter(
  dictionary text: String, ending: String = ".yaml", terms: Bool = false
) throws -> ThemeCounterAnalyzer {
  let path = NSTemporaryDirectory() + "themes-" + UUID().uuidString + ending
  try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  defer { try? FileManager.default.removeItem(atPath: path) }
  return try counter(path: path, terms: terms)
}

/// The analyzer with the dictionary that comes with it.
func counter() throws -> ThemeCounterAnalyzer {
  try counter(path: pluginFolder("ThemeCounter") + "/lexicons/themes.yaml")
}

func counter(path: String, terms: Bool = false) throws -> ThemeCounterAnalyzer {
  let options = try YAML.parse(
    Array("{dictionary: '\(path)', terms: \(terms)}".utf8), path: "options")
  return try ThemeCounterAnalyzer(
    options: YAMLDecoder().decode(ThemeCounterAnalyzer.Options.self, from: options),
    files: PluginFiles(folder: pluginFolder("ThemeCounter")))
}

/// `theme:quote` of each mention in a text.
func mentions(_ text: String, with counter: ThemeCounterAnalyzer) throws -> [String] {
  let (speech, annotations) = try analyze(text, with: [LineSegmenter(), counter])
  return annotations[.themes].map { "\($0.theme):\(speech.text.quote($0.range))" }
}

/// The themes of a text, each once, by name.
func themes(_ text: String, with counter: ThemeCounterAnalyzer) throws -> [String] {
  let (_, annotations) = try analyze(text, with: [LineSegmenter(), counter])
  return Set(annotations[.themes].map(\.theme)).sorted()
}
