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

  /// Its lists: the words and the magnitudes.
  private let table: TermTable
  private let wordCount: Int
  private let magnitudeCount: Int
  /// The number of 元 among the words, or that of none.
  private let yuan: Int
  /// One bit for each character of the basic plane that may follow a numeral of some value.
  private let followers: [UInt64]
  private let kinds: [Kind]
  /// Of each magnitude, the last none, all words with it, the last none too.
  let texts: [String]
  /// What must not follow a unit, by the unit's number; most units have nothing of the kind.
  private let notBefore: [[[Unicode.Scalar]]]

  init(path: String) throws {
    let file = try YAMLDecoder().decode(File.self, from: YAML.load(path: path))
    let all = file.units.flatMap { group in group.words.map { ($0, group.kind) } }
    table = TermTable(all.map(\.0), file.magnitudes)
    wordCount = all.count
    magnitudeCount = file.magnitudes.count
    yuan = all.firstIndex { $0.0 == "元" } ?? all.count
    var followers = [UInt64](repeating: 0, count: 1 << 10)
    func add(_ code: UInt32) {
      if code < 0x10000 { followers[Int(code >> 6)] |= 1 << UInt64(code & 63) }
    }
    for scalar in table.firsts.keys { add(scalar) }
    for scalar in Self.between.unicodeScalars { add(scalar.value) }
    self.followers = followers
    kinds = all.map(\.1)
    texts = (file.magnitudes + [""]).flatMap { magnitude in
      (all.map(\.0) + [""]).map { word in
        let view = NormalizedText(magnitude + word)
        return view.string(0..<view.count)
      }
    }
    notBefore = all.map { (file.notBefore[$0.0] ?? []).map { NormalizedText($0).scalars } }
  }

  /// What may stand behind a numeral besides a unit: more of the number, bound words, dashes and the
  /// idioms of `MultipleRules`.
  private static let between = "零〇一二三四五六七八九十百千万亿两点 多余来位分成半番-~至到或—+·〕]"

  /// Whether a figure may go on with a character behind a Chinese numeral: of most numerals in a speech
  /// (一是, 三个方面) this is all that is looked at.
  @inline(__always)
  func mayFollow(_ scalar: Unicode.Scalar) -> Bool {
    let code = scalar.value
    return code >= 0x10000 || followers[Int(code >> 6)] >> UInt64(code & 63) & 1 != 0
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
    if index + 1 < limit, view.scalars[index] == "个",
      let amount = colloquial(view, at: index, limit: limit)
    {
      var amount = amount
      (amount.isMore, amount.isAbout) = (reading.isMore, reading.isAbout)
      return amount
    }
    // 5个多百分点
    if index + 5 <= limit, view.scalars[index] == "个", view.scalars[index + 1] == "多",
      view.has("百分点", at: index + 2), let text = number(of: "个百分点"),
      let percent = terms(view, at: index + 2).word
    {
      return Reading(
        magnitude: start..<start, word: index..<index + 5, kind: kinds[percent.term], text: text,
        isMore: true, end: index + 5)
    }
    var magnitude = magnitudeCount
    var (found, size) = terms(view, at: index)
    if found == nil, let size, index + size.length <= limit {
      magnitude = size.term
      reading.magnitude = index..<index + size.length
      index += size.length
      reading.end = index
      let isMore = reading.isMore
      skipMore()
      if reading.isMore != isMore { reading.end = index }
      skipBlanks()
      found = terms(view, at: index).word
    }
    guard let match = found, index + match.length <= limit else {
      reading.text = magnitude * (wordCount + 1) + wordCount
      return reading.magnitude.isEmpty ? nil : reading
    }
    // 38个一村一品项目, but not 三个一
    if match.length == 2, reading.magnitude.isEmpty, index + 4 < limit,
      view.scalars[index + 1] == "一",
      view.scalars[index + 3] == "一", view.scalars[index] == "个", let text = number(of: "个")
    {
      reading.word = index..<index + 1
      reading.text = text
      reading.end = index + 1
      return reading
    }
    reading.word = index..<index + match.length
    reading.kind = kinds[match.term]
    reading.text = magnitude * (wordCount + 1) + match.term
    reading.end = index + match.length
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

  /// The number of the text of a unit without a magnitude.
  func number(of word: String) -> Int? {
    texts.firstIndex(of: word)
  }

  /// 个亿 behind a number is an amount of money: `3个亿`, but not `3个亿元项目`.
  private func colloquial(_ view: NormalizedText, at index: Int, limit: Int) -> Reading? {
    guard view.scalars[index + 1] == "亿", let size = terms(view, at: index + 1).magnitude,
      size.length == 1
    else { return nil }
    let end = index + 2
    if end < limit, view.scalars[end].isIdeograph,
      !"的以左上投资下在到是用".unicodeScalars.contains(view.scalars[end])
    {
      return nil
    }
    return Reading(
      magnitude: index + 1..<end, word: end..<end, kind: .money,
      text: size.term * (wordCount + 1) + yuan, end: end)
  }

  /// The unit and the magnitude at a place, the longest of each.
  private func terms(
    _ view: NormalizedText, at index: Int
  ) -> (word: TermTable.Entry?, magnitude: TermTable.Entry?) {
    let text = view.scalars
    guard index < text.count else { return (nil, nil) }
    let scalars = text.span
    let (word, magnitude) = table.longest(scalars, at: index)
    let isWord = word.isTerm && !isWithinWord(word, text, index + word.length)
    return (isWord ? word : nil, magnitude.isTerm ? magnitude : nil)
  }

  private func isWithinWord(
    _ word: TermTable.Entry, _ text: [Unicode.Scalar], _ end: Int
  ) -> Bool {
    !notBefore[word.term].isEmpty
      && notBefore[word.term].contains { ending in
        guard end + ending.count <= text.count, text[end] == ending[0] else { return false }
        return ending.indices.allSatisfy { text[end + $0] == ending[$0] }
      }
  }

  /// The end of a second unit in brackets: `万套（间）`.
  private func bracketed(_ view: NormalizedText, at index: Int, limit: Int) -> Int? {
    guard index < limit, view.scalars[index] == "（",
      let word = terms(view, at: index + 1).word, index + 1 + word.length < limit,
      view.scalars[index + 1 + word.length] == "）"
    else { return nil }
    return index + 2 + word.length
  }

  /// The end of `/亩`, `/立方米` behind a unit.
  private func rate(_ view: NormalizedText, at index: Int, limit: Int) -> Int? {
    guard index < limit, view.scalars[index] == "/" else { return nil }
    var next = index + 1
    if let magnitude = terms(view, at: next).magnitude { next += magnitude.length }
    guard let word = terms(view, at: next).word, next + word.length <= limit else { return nil }
    return next + word.length
  }
}
