internal import LecternKit

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
    text.unicodeScalars.reduce(0) { $0 + width($1) }
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
        room -= width($0)
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

  /// Source: Unicode Standard Annex #11, classes W and F, by blocks. Characters of ambiguous width
  /// (curly quotes, dashes) count as one, as terminals show them by default.
  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case ..<0x300: 1
    case 0x303f: 1
    case 0x1100...0x115f, 0x2e80...0x4dbf, 0x4e00...0xa4cf, 0xa960...0xa97f, 0xac00...0xd7a3,
      0xf900...0xfaff, 0xfe10...0xfe19, 0xfe30...0xfe6f, 0xff01...0xff60, 0xffe0...0xffe6,
      0x1f300...0x1f64f, 0x1f900...0x1f9ff, 0x20000...0x3fffd:
      2
    default: scalar.properties.canonicalCombiningClass == .notReordered ? 1 : 0
    }
  }
}
