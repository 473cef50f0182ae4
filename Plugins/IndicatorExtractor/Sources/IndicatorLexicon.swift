import LecternKit
import YAML

/// The indicators of `indicators.yaml` by all their names.
final class IndicatorLexicon: Sendable {
  struct Entry: Decodable, Sendable {
    var code: String
    var name: String
    /// 全称, 简称 and 旧称; `name` is one of them.
    var also: [String]?
    /// What a bare figure of it means: `城镇新增就业50万人` is an increase.
    var change: Change?
    /// Among those that reports set every year: it has a row a report in `headline-targets`.
    var headline: Bool?
    /// The unit of its yearly target, where a report gives an amount and a rate.
    var unit: String?
  }

  enum Change: String, Decodable, CaseIterable, Sendable {
    case increase, decrease, level
  }

  private struct File: Decodable {
    var version: String
    var indicators: [Located<Entry>]
  }

  let version: String
  /// All names of all entries.
  let names: [String]
  /// Of each entry.
  let codes: [String]
  /// The number of the first entry with the same code.
  let codeNumbers: [Int]
  let changes: [Change?]
  /// The headline indicators, in the order of the file.
  let headlines: [(code: String, name: String)]
  private let units: [String: String]
  /// Of each name: its entry, and its text as it stands in a view.
  let owner: [Int]
  let texts: [String]
  private let byName: [String: Int]

  init(path: String) throws {
    let file = try YAMLDecoder().decode(File.self, from: YAML.load(path: path))
    version = file.version
    let entries = file.indicators.map(\.value)
    codes = entries.map(\.code)
    let first = Dictionary(zip(codes, codes.indices), uniquingKeysWith: { first, _ in first })
    codeNumbers = codes.map { first[$0] ?? 0 }
    changes = entries.map(\.change)
    headlines = entries.filter { $0.headline ?? false }.map { ($0.code, $0.name) }
    units = Dictionary(
      entries.compactMap { entry in entry.unit.map { (entry.code, $0) } },
      uniquingKeysWith: { first, _ in first })
    var names: [String] = []
    var owner: [Int] = []
    for (index, entry) in entries.enumerated() {
      for name in [entry.name] + (entry.also ?? []) {
        names.append(name)
        owner.append(index)
      }
    }
    self.owner = owner
    texts = names.map { name in
      let view = NormalizedText(name)
      return view.string(0..<view.count)
    }
    self.names = names
    byName = Dictionary(zip(names, owner), uniquingKeysWith: { first, _ in first })
    let mistakes = TermMatcher(names).duplicates.compactMap { duplicate -> Diagnostic? in
      guard owner[duplicate.term] != owner[duplicate.first] else { return nil }
      let other = entries[owner[duplicate.first]].code
      return file.indicators[owner[duplicate.term]].error(
        "the name '\(names[duplicate.term])' belongs to '\(other)' already")
    }
    if !mistakes.isEmpty { throw Diagnostics(mistakes) }
  }

  /// The number of the entry that a name belongs to.
  func entry(named name: String) -> Int? { byName[name] }

  func isHeadline(code: String?) -> Bool { headlines.contains { $0.code == code } }

  /// The unit of an indicator's yearly target, where the lexicon has one.
  func unit(ofCode code: String?) -> String? { code.flatMap { units[$0] } }
}
