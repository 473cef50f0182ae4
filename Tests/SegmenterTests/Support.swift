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

  var headings: [String] { segments.compactMap(\.heading) }

  /// `heading: function` for each part that has one, and `-: function` for paragraphs.
  var functions: [String] {
    segments.compactMap { segment in
      segment.function.map { "\(segment.heading ?? "-"): \($0.rawValue)" }
    }
  }

  var quotes: [String] { segments.map { text.quote($0.range) } }
}

/// Ways in which the same speech comes: none changes what it says.
enum Disguise: CaseIterable {
  case halfWidthPunctuation, fourByteCharacter, fullWidthDigits, secondSpeechAbove, invisible

  func apply(_ text: String) -> String {
    switch self {
    case .halfWidthPunctuation:
      String(
        String.UnicodeScalarView(
          text.unicodeScalars.map { scalar in
            switch scalar {
            case "，": ","
            case "：": ":"
            case "；": ";"
            case "（": "("
            case "）": ")"
            case "！": "!"
            default: scalar
            }
          }))
    case .fourByteCharacter: "𠮷林的同志们辛苦了，大家一起把事情办好。\n" + text
    case .fullWidthDigits:
      String(
        String.UnicodeScalarView(
          text.unicodeScalars.map { scalar in
            scalar.isDigit ? Unicode.Scalar(scalar.value + 0xfee0) ?? scalar : scalar
          }))
    case .secondSpeechAbove: "我先说几句心里话，再谈工作，请大家安静地听一听。\n" + text
    case .invisible:
      String(
        String.UnicodeScalarView(
          text.unicodeScalars.flatMap { scalar in
            scalar == "，" ? [scalar, "\u{200b}"] : [scalar]
          }))
    }
  }
}
