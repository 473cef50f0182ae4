internal import YAML

/// What a coder says of a record.
public enum Verdict: String, Sendable, CaseIterable {
  case right, wrong, unsure

  private static let words: [(verdict: Verdict, words: [String])] = [
    (.right, ["right", "对", "正确"]), (.wrong, ["wrong", "错", "错误"]),
    (.unsure, ["unsure", "不确定"]),
  ]

  init?(_ cell: String) {
    let word = Cell.folded(cell)
    guard let entry = Self.words.first(where: { $0.words.contains(word) }) else { return nil }
    self = entry.verdict
  }

  /// What to write instead of an unknown word.
  static func hint(_ cell: String) -> String {
    let all = words.flatMap(\.words)
    return Suggestion.didYouMean(cell, among: all) ?? Suggestion.available(all)
  }
}

/// What a coder's row comes to.
struct Answer: Sendable, Equatable {
  let line: Int
  let verdict: Verdict
  /// By the name of the attribute: what the coder says it is; those left open are not there. Empty
  /// where the record does not stand.
  var values: [String: String] = [:]

  /// Whether there is such a record at all: right, or wrong in what is said of it.
  var stands: Bool { verdict == .right || (verdict == .wrong && !values.isEmpty) }
}
