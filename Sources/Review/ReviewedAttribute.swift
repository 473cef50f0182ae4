internal import LecternKit

/// What a coder may correct of a record: an attribute as it is shown in a cell.
struct ReviewedAttribute: Sendable {
  let name: String
  /// The words it may be, where it is one of a few.
  let words: [String]
  let isNumber: Bool
  /// The cell that shows it; empty where the record has none.
  let read: @Sendable (Fields) -> String

  /// The column in which it is corrected.
  var column: String { "correct_\(name)" }

  private init(
    _ name: String, words: [String] = [], isNumber: Bool = false,
    read: @escaping @Sendable (Fields) -> String
  ) {
    self.name = name
    self.words = words
    self.isNumber = isNumber
    self.read = read
  }

  /// A field that holds one value.
  private init(field name: String, words: [String] = []) {
    self.init(name, words: words) { fields in Self.shown(fields[name]) }
  }

  /// The attributes of a layer that make a record right or wrong.
  ///
  /// - Parameters:
  ///   - record: the name of the record type.
  ///   - names: the layer's own attributes, of which those are taken that hold one value; asked only
  ///     for layers that the kit has no type for.
  static func all(record: String, names: [String]) -> [ReviewedAttribute] {
    switch record {
    case Indicator.recordName:
      [
        ReviewedAttribute(field: "name"),
        ReviewedAttribute("value_low", isNumber: true) { Self.shown($0["value"]?.list?.first) },
        ReviewedAttribute("value_high", isNumber: true) { Self.shown($0["value"]?.list?.last) },
        ReviewedAttribute(field: "unit"),
        ReviewedAttribute(field: "bound", words: Indicator.Bound.allCases.map(\.rawValue)),
        ReviewedAttribute(field: "change", words: Indicator.Change.allCases.map(\.rawValue)),
        ReviewedAttribute(field: "kind", words: Indicator.Kind.allCases.map(\.rawValue)),
      ]
    case Duty.recordName:
      [ReviewedAttribute(field: "substance", words: Duty.Substance.allCases.map(\.rawValue))]
        + Duty.Actor.Role.allCases.map { role in
          ReviewedAttribute(role.rawValue) { fields in
            Self.joined(fields["actors"], "quote") { $0["role"]?.text == role.rawValue }
          }
        } + [
          ReviewedAttribute("deadlines") { Self.joined($0["deadlines"], "quote") },
          ReviewedAttribute("departments") { Self.joined($0["departments"], "code") },
        ]
    case ThemeMention.recordName: [ReviewedAttribute(field: "theme")]
    case Segment.recordName:
      [
        ReviewedAttribute(field: "role", words: Segment.Role.allCases.map(\.rawValue)),
        ReviewedAttribute(field: "function", words: Segment.Function.allCases.map(\.rawValue)),
        ReviewedAttribute(field: "level"), ReviewedAttribute(field: "marker"),
      ]
    default: names.map { ReviewedAttribute(field: $0) }
    }
  }

  private static func shown(_ value: Value?) -> String {
    switch value {
    case nil, .null, .list, .object: ""
    case .text(let text): text
    case .some(let value): value.json
    }
  }

  private static func joined(
    _ list: Value?, _ name: String, where admits: (Fields) -> Bool = { _ in true }
  ) -> String {
    let objects = list?.list?.compactMap(\.object) ?? []
    return objects.filter(admits).compactMap { $0[name]?.text }.joined(separator: "；")
  }
}

/// Cells as people write them.
enum Cell {
  /// What a coder writes where nothing is right.
  static let nothing = ["无", "none"]

  /// The parts of a cell that lists several.
  static func parts(_ text: String) -> [String] {
    text.split { "；;、".contains($0) }.map { part in
      let scalars = part.unicodeScalars.drop { $0.isBlank }
      return String(String.UnicodeScalarView(scalars.reversed().drop { $0.isBlank }.reversed()))
    }
  }

  /// Whether two cells say the same.
  static func areSame(_ one: String, _ other: String) -> Bool { canonical(one) == canonical(other) }

  /// The same for all ways to write the same: widths and blanks do not count, and numbers count as
  /// numbers, for spreadsheet programs write them their own way.
  static func canonical(_ text: String) -> String {
    number(text).map { String($0) } ?? parts(folded(text)).joined(separator: "；")
  }

  static func number(_ text: String) -> Double? {
    let digits = folded(text).filter { $0 != "," && $0 != "，" }
    return Double(digits).flatMap { $0.isFinite ? $0 : nil }
  }

  /// In lower case and half width, without blanks.
  static func folded(_ text: String) -> String {
    let view = NormalizedText(text)
    return view.string(0..<view.count).lowercased().filter { !$0.isWhitespace }
  }

  /// Without the apostrophe that keeps a spreadsheet from reading a formula.
  static func unescaped(_ text: String) -> String {
    guard text.hasPrefix("'"), let next = text.dropFirst().first, "=+-@".contains(next) else {
      return text
    }
    return String(text.dropFirst())
  }
}
