internal import LecternKit
internal import YAML

/// Text in columns of a terminal, where a Chinese character takes two.
enum DisplayText {
  /// The text as one line: runs of blanks become one space, what steers a terminal is left out.
  static func line(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.isBlank {
        if line.last != " " { line.append(" ") }
      } else if !steers(scalar) {
        line.append(scalar)
      }
    }
    return String(line)
  }

  static func width(_ text: String) -> Int {
    TerminalText.width(of: text.unicodeScalars)
  }

  /// The beginning of a line, with `…` where it was longer.
  static func clipped(_ line: String, to columns: Int) -> String {
    width(line) > columns ? text(beginning(of: line.unicodeScalars, columns - 1)) + "…" : line
  }

  /// The end of a line, with `…` where it was longer: of a path it tells most.
  static func clippedBefore(_ line: String, to columns: Int) -> String {
    guard width(line) > columns else { return line }
    return "…" + text(beginning(of: line.unicodeScalars.reversed(), columns - 1).reversed())
  }

  private static func beginning(
    of scalars: some Sequence<Unicode.Scalar>, _ columns: Int
  ) -> [Unicode.Scalar] {
    var room = columns
    return Array(
      scalars.prefix {
        room -= TerminalText.width(of: $0)
        return room >= 0
      })
  }

  private static func text(_ scalars: [Unicode.Scalar]) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  static func padded(_ line: String, to columns: Int) -> String {
    line + String(repeating: " ", count: max(0, columns - width(line)))
  }

  /// With the blanks before it.
  static func rightAligned(_ line: String, to columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - width(line))) + line
  }

  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .surrogate: true
    default: false
    }
  }
}
