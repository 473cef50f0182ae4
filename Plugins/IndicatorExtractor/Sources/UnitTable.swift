import LecternKit
import YAML

/// The units of `units.yaml`.
final class UnitTable: Sendable {
  enum Kind: String, Decodable, CaseIterable, Sendable {
    case percent, money, count, measure, person, multiple, time, age, none
  }

  private struct File: Decodable {
    struct Group: Decodable {
      var kind: Kind
      var words: [String]
    }

    var version: String
    var magnitudes: [String]
    var units: [Group]
    var notBefore: [String: [String]]

    enum CodingKeys: String, CodingKey {
      case version, magnitudes, units
      case notBefore = "not-before"
    }
  }

  /// A unit as printed at some place.
  struct Reading {
    var magnitude: Range<Int>
    var word: Range<Int>
    var kind: Kind
    /// The number of its text among those of the table; nil where it is none of them.
    var text: Int?
    /// 多 or 余 stands between number and unit.
    var isMore = false
    /// 来 stands there: `十来个`.
    var isAbout = false
    var end: Int
  }

  private let magnitudes: TermMatcher
  private let words: TermMatcher
  private let kinds: [Kind]
  /// Of each magnitude, the last none, all words with it, the last none too.
  let texts: [String]
  /// What must not follow a unit, by the unit's number; most units have nothing of the kind.
  private let notBefore: [[[Unicode.Scalar]]]

  init(path: String) throws {
    let file = try YAMLDecoder().decode(File.self, from: YAML.load(path: path))
    magnitudes = TermMatcher(file.magnitudes)
    let all = file.units.flatMap { group in group.words.map { ($0, group.kind) } }
    words = TermMatcher(all.map(\.0))
    kinds = all.map(\.1)
    texts = (file.magnitudes + [""]).flatMap { magnitude in
      (all.map(\.0) + [""]).map { word in
        let view = NormalizedText(magnitude + word)
        return view.string(0..<view.count)
      }
    }
    notBefore = all.map { (file.notBefore[$0.0] ?? []).map { NormalizedText($0).scalars } }
  }

  /// Reads a unit, with the magnitude before it, that begins at `start` or behind blanks there.
  func read(_ view: NormalizedText, at start: Int, limit: Int) -> Reading? {
    var index = start
    var reading = Reading(
      magnitude: start..<start, word: start..<start, kind: .count, end: start)
    func skipBlanks() {
      while index < limit, view.scalars[index] == " " { index += 1 }
    }
    func skipMore() {
      guard index < limit else { return }
      switch view.scalars[index] {
      case "多", "余":
        reading.isMore = true
        index += 1
      case "来":
        reading.isAbout = true
        index += 1
      default: break
      }
    }
    skipBlanks()
    skipMore()
    var magnitude = magnitudes.termCount
    var found = unit(view, at: index)
    if found == nil, let match = magnitudes.match(in: view, at: index),
      match.range.upperBound <= limit
    {
      magnitude = Int(match.term)
      reading.magnitude = match.range
      index = match.range.upperBound
      reading.end = index
      let isMore = reading.isMore
      skipMore()
      if reading.isMore != isMore { reading.end = index }
      skipBlanks()
      found = unit(view, at: index)
    }
    guard let match = found, match.range.upperBound <= limit else {
      reading.text = magnitude * (words.termCount + 1) + words.termCount
      return reading.magnitude.isEmpty ? nil : reading
    }
    reading.word = match.range
    reading.kind = kinds[Int(match.term)]
    reading.text = magnitude * (words.termCount + 1) + Int(match.term)
    reading.end = match.range.upperBound
    if let bracket = bracketed(view, at: reading.end, limit: limit) {
      reading.word = reading.word.lowerBound..<bracket
      reading.text = nil
      reading.end = bracket
    }
    if let rate = rate(view, at: reading.end, limit: limit) {
      reading.word = reading.word.lowerBound..<rate
      reading.text = nil
      reading.end = rate
      if reading.kind != .percent { reading.kind = .measure }
    }
    return reading
  }

  private func unit(_ view: NormalizedText, at index: Int) -> TermMatch? {
    guard let match = words.match(in: view, at: index) else { return nil }
    let end = match.range.upperBound
    let term = Int(match.term)
    guard !notBefore[term].isEmpty else { return match }
    let isWord = notBefore[term].contains { view.scalars[end...].starts(with: $0) }
    return isWord ? nil : match
  }

  /// The end of a second unit in brackets: `万套（间）`.
  private func bracketed(_ view: NormalizedText, at index: Int, limit: Int) -> Int? {
    guard index < limit, view.scalars[index] == "（",
      let match = words.match(in: view, at: index + 1), match.range.upperBound < limit,
      view.scalars[match.range.upperBound] == "）"
    else { return nil }
    return match.range.upperBound + 1
  }

  /// The end of `/亩`, `/立方米` behind a unit.
  private func rate(_ view: NormalizedText, at index: Int, limit: Int) -> Int? {
    guard index < limit, view.scalars[index] == "/" else { return nil }
    var next = index + 1
    if let magnitude = magnitudes.match(in: view, at: next) { next = magnitude.range.upperBound }
    guard let match = words.match(in: view, at: next), match.range.upperBound <= limit else {
      return nil
    }
    return match.range.upperBound
  }
}
