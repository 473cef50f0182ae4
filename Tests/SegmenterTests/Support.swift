import LecternKit
import TestSupport

@testable import Segmenter

/// The outline of a speech, in the words of its text.
struct Outlined {
  let segments: [Segment]
  let text: SpeechText

  init(_ text: String) throws {
    let folder = pluginFolder("Segmenter")
    let analyzer = try SegmenterAnalyzer(
      options: SegmenterAnalyzer.Options(cues: folder + "/lexicons/cues.yaml"),
      files: PluginFiles(folder: folder))
    let (speech, annotations) = try analyze(text, with: [analyzer])
    segments = annotations[.segments]
    self.text = speech.text
  }

  /// `1 一、` for each marker, in order.
  var markers: [String] {
    segments.compactMap { segment in
      segment.marker.map { "\(segment.level ?? 0) \($0)" }
    }
  }

  /// Where each marker stands, as a quote that begins there.
  var markerStarts: [String] {
    segments.compactMap { segment in
      segment.markerStart.map { start in
        String(
          String.UnicodeScalarView(
            text.quote(start..<text.bytes.count).unicodeScalars.prefix(2)))
      }
    }
  }

  /// A letter a sentence: boilerplate, metadata, salutation, heading, text, closing.
  var roles: String {
    segments.filter { $0.kind == .sentence }.map { segment in
      switch segment.role {
      case .boilerplate: "b"
      case .metadata: "m"
      case .salutation: "s"
      case .heading: "h"
      case .closing: "c"
      case .body: "t"
      case nil: "?"
      }
    }.joined()
  }

  var sentences: [String] {
    segments.filter { $0.kind == .sentence }.map { text.quote($0.range) }
  }

  var headings: [String] { segments.compactMap(\.heading) }

  /// `heading: function` for each part that has one, and `-: function` for paragraphs.
  var functions: [String] {
    segments.compactMap { segment in
      segment.function.map { "\(segment.heading ?? "-"): \($0.rawValue)" }
    }
  }

  var quotes: [String] { segments.map { text.quote($0.range) } }
}
