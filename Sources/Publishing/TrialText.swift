internal import LecternKit

/// A change of a record as people read it.
enum TrialText {
  static let quoteColumns = 60
  private static let valueColumns = 40
  /// Fields that are places or ids, or are shown otherwise.
  private static let hidden: Set<String> = [
    "id", "key", "start", "end", "markerStart", "quote", "text", "segment", "parent", "lexicon",
    "rule",
  ]
  /// Places are told by the quotes.
  private static let places: Set<String> = ["start", "end", "markerStart"]
  /// What tells a record from others at its place.
  private static let names = ["name", "theme", "topic", "heading"]

  ///     ~ indicators 「6%左右」 地区生产总值
  ///         bound: about -> at_least
  static func lines(_ change: RecordChange, _ layer: String, _ quote: String) -> String {
    let quote = DisplayText.clipped(DisplayText.line(quote), to: quoteColumns)
    switch change.kind {
    case .gained: return "  + \(layer) 「\(quote)」 \(fields(change.record))\n"
    case .lost: return "  - \(layer) 「\(quote)」 \(fields(change.record))\n"
    case .changed:
      let name = names.lazy.compactMap { change.record[$0]?.text }.first.map {
        " " + shown(.text($0))
      }
      let differences = change.differences.filter { !isPlace($0.name) }
        .map { "      \($0.name): \(shown($0.before)) -> \(shown($0.after))\n" }
      return "  ~ \(layer) 「\(quote)」\(name ?? "")\n" + differences.joined()
    }
  }

  private static func isPlace(_ path: String) -> Bool {
    path.split(separator: ".").last.map { places.contains(String($0)) } ?? false
  }

  /// `name: 地区生产总值, value: 6；6, unit: %`
  private static func fields(_ record: Fields) -> String {
    record.all.filter { !hidden.contains($0.name) && $0.value != .null && $0.value != .list([]) }
      .map { "\($0.name): \(shown($0.value))" }.joined(separator: ", ")
  }

  private static func shown(_ value: Value?) -> String {
    guard let value, value != .list([]) else { return "(none)" }
    let text = LayerTableColumns.joined(value) ?? count(value) ?? value.json
    return DisplayText.clipped(DisplayText.line(text), to: valueColumns)
  }

  /// How many objects a list has: written out they are too long for a line.
  private static func count(_ value: Value) -> String? {
    value.list.flatMap { $0.contains { $0.object != nil } ? String($0.count) : nil }
  }
}
