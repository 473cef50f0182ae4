import Evaluation
import Foundation
import LecternKit
import Testing

@testable import Review

/// A folder that goes with the test.
final class Folder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/review-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ bytes: [UInt8], _ name: String) throws -> String {
    try Data(bytes).write(to: URL(filePath: "\(path)/\(name)"))
    return "\(path)/\(name)"
  }
}

enum Samples {
  static let text = "开会了。全县修渠30公里，投资2亿元。同比增长5%至6%。散会。"

  /// Where the words stand in the text.
  static func span(_ words: String, in text: String = text) throws -> Span {
    let range = try #require(text.range(of: words))
    let scalars = text.unicodeScalars
    let start = scalars.distance(from: scalars.startIndex, to: range.lowerBound)
    return Span(start: start, end: start + words.unicodeScalars.count)
  }

  static func figure(_ name: String, _ value: [Double], _ unit: String, bound: String) -> Fields {
    var fields = Fields()
    fields["name"] = .text(name)
    fields["form"] = .text("number")
    fields["value"] = .list(value.map { .number($0) })
    for (field, word) in [
      ("unit", unit), ("bound", bound), ("change", "level"), ("kind", "actual"),
    ] {
      fields[field] = .text(word)
    }
    return fields
  }

  /// Three figures in two sentences, with the keys a, b and c.
  static func sample(blind: Bool = false) throws -> Sample {
    var sample = Sample(
      layer: "indicators", record: "indicator", seed: 1, isBlind: blind, population: 3,
      attributeNames: [])
    var metadata = Metadata()
    metadata["title"] = "=会议讲话"
    metadata["place"] = "青山县"
    sample.speeches = [Sample.Speech(id: "讲话/a.txt", text: text, metadata: metadata)]
    let sentences = SentenceList(text)
    for (key, quote, fields) in [
      ("a", "30公里", figure("渠", [30, 30], "公里", bound: "exact")),
      ("b", "2亿元", figure("投资", [2, 2], "亿元", bound: "exact")),
      ("c", "5%至6%", figure("投资", [5, 6], "%", bound: "range")),
    ] {
      let span = try span(quote)
      sample.items.append(
        Sample.Item(
          key: key, speech: 0, fields: fields, span: span, sentences: sentences.around(span),
          isDrawn: true, others: 0))
    }
    return sample
  }

  /// A table with the columns of a sample of indicators, from the rows' cells by column.
  static func table(_ rows: [[String: String]], line: String = "\n") -> [UInt8] {
    let attributes = ["name", "value_low", "value_high", "unit", "bound", "change", "kind"]
    let header = ["verdict"] + attributes.map { "correct_" + $0 } + ["note", "key"]
    let lines = [header] + rows.map { row in header.map { row[$0] ?? "" } }
    return Array(lines.map { $0.joined(separator: ",") + line }.joined().utf8)
  }
}
