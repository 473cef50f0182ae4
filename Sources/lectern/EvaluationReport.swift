import Evaluation
import Foundation
import LecternKit
import YAML

/// The figures of an evaluation as they are printed.
enum EvaluationReport {
  /// A row for each measure that the gold files are for.
  static func table(_ scores: Scores, _ constants: [Measure: ConstantAnswer]) -> String {
    let head = "measure            precision  recall     F1     tp     fp     fn  constant answer"
    let rows = Measure.allCases.compactMap { measure in
      constants[measure].map { row(measure, scores[measure], $0) }
    }
    return ([head] + rows).joined(separator: "\n")
  }

  private static func row(_ measure: Measure, _ tally: Tally, _ constant: ConstantAnswer) -> String
  {
    let name = measure.rawValue + String(repeating: " ", count: 19 - measure.rawValue.count)
    let figures = String(
      format: "%9.3f %7.3f %6.3f %6d %6d %6d  %.3f  ", tally.precision, tally.recall, tally.f1,
      tally.truePositives, tally.falsePositives, tally.falseNegatives, constant.tally.f1)
    return name + figures + constant.name
  }

  static func json(_ scores: Scores) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    for measure in Measure.allCases {
      let tally = scores[measure]
      json.name(measure.rawValue)
      json.beginObject()
      for (name, ratio) in [("p", tally.precision), ("r", tally.recall), ("f1", tally.f1)] {
        json.name(name)
        json.number(ratio)
      }
      for (name, count) in [
        ("tp", tally.truePositives), ("fp", tally.falsePositives), ("fn", tally.falseNegatives),
      ] {
        json.name(name)
        json.integer(count)
      }
      json.endObject()
    }
    json.endObject()
    return json.bytes + [0x0a]
  }

  /// `speech.txt:12:5: indicators: missed “6%左右” 地区生产总值, …`
  static func line(_ miss: Miss, _ speech: EvaluatedSpeech?, _ gold: Gold) -> String {
    let more = miss.more.isEmpty ? "" : " \(miss.more)"
    let label = miss.measure == .indicatorFull ? "indicators" : miss.measure.rawValue
    guard let speech else {
      return "\(gold.path):\(miss.span.start)-\(miss.span.end): \(label): \(miss.what)\(more)"
    }
    let start = speech.text.byteOffset(ofScalar: miss.span.start)
    let end = speech.text.byteOffset(ofScalar: min(miss.span.end, speech.text.scalarCount))
    let mark = speech.lines.mark(atByte: start)
    let quote = excerpt(speech.text.quote(start..<max(start, end)))
    return "\(speech.path):\(mark.line):\(mark.column): \(label): \(miss.what)\(more) “\(quote)”"
  }

  /// The first forty characters, on one line.
  private static func excerpt(_ quote: String) -> String {
    let scalars = quote.unicodeScalars.map { $0 == "\n" || $0 == "\t" ? " " : $0 }
    var shown = String.UnicodeScalarView()
    shown.append(contentsOf: scalars.prefix(40))
    return String(shown) + (scalars.count > 40 ? "…" : "")
  }
}
