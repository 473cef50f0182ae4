internal import YAML

extension Metadata {
  /// A value that its name cannot have.
  public struct ValueError: Error, Sendable, Equatable {
    public let message: String
    /// How to write it, or which values there are.
    public let hint: String
  }

  private static let levelWords: [String: String] = [
    "国家": "national", "全国": "national", "中央": "national", "省": "province", "市": "city",
    "县": "county", "区": "county", "乡镇": "township", "乡": "township", "镇": "township",
  ]

  /// A value in the one form that the rest of Lectern knows: days as `2026-01-27` from any of the ways to
  /// write one, a time of day behind it left out; levels as in ``levels``, also from `县级`. Values of
  /// other names are as they were.
  public static func value(_ value: String, of name: String) throws(ValueError) -> String {
    switch name {
    case "date", "published": return try day(value, of: name)
    case "level": return try level(value)
    default: return value
    }
  }

  private static func day(_ value: String, of name: String) throws(ValueError) -> String {
    if let date = WrittenDate.read(NormalizedText(value), at: 0) { return date.date.description }
    throw ValueError(
      message: "'\(name)' is no day: '\(value)'", hint: "write it as 2026-01-27, or leave it out")
  }

  private static func level(_ value: String) throws(ValueError) -> String {
    if levels.contains(value) { return value }
    let word = value.hasSuffix("级") ? String(value.dropLast()) : value
    if let level = levelWords[word] { return level }
    let hints = [Suggestion.didYouMean(value, among: levels), Suggestion.available(levels)]
    throw ValueError(
      message: "unknown level '\(value)'", hint: hints.compactMap(\.self).joined(separator: " "))
  }
}
