import IndicatorExtractor
import LecternKit
import TestSupport
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

func annotate(
  _ text: String, metadata: Metadata = Metadata(), with annotators: [any Annotator]
) throws -> Annotations {
  var annotations = Annotations()
  let speech = Speech(id: "test", text: SpeechText(text), metadata: metadata)
  for annotator in annotators { try annotator.analyze(speech, &annotations) }
  return annotations
}
