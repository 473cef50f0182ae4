extension SyntaxError {
  /// The mistake as a message that shows the line.
  func diagnostic(in file: SourceFile) -> Diagnostic {
    if let byteOffset {
      return file.error(
        "the character U+\(hexadecimal(character)) is not allowed in YAML",
        at: file.mark(atByte: byteOffset))
    }
    guard var place = mark else {
      return Diagnostic(message: "not valid YAML: \(problem)", path: file.path)
    }
    var problem = problem
    var notes: [String] = []
    if let context, let contextMark {
      // What is never closed is missed only at the end of the file: show where it begins.
      if isAtEnd(place, of: file) || contextMark == place {
        problem += ", \(context)"
        place = contextMark
      } else {
        notes = ["\(context) that begins in line \(contextMark.line)"]
      }
    }
    return file.error(
      "not valid YAML: \(problem)", at: place, hint: hint(at: place, in: file), notes: notes)
  }

  private func isAtEnd(_ place: Mark, of file: SourceFile) -> Bool {
    guard let line = file.line(place.line) else { return true }
    let isLast = file.line(place.line + 1) == nil
    return isLast && place.column > line.unicodeScalars.count
  }

  /// The usual reasons: a full-width colon, a tab, a sign that begins no plain text.
  private func hint(at place: Mark, in file: SourceFile) -> String? {
    for number in [place.line, place.line - 1] {
      if let line = file.line(number), PlainText.hasFullWidthColon(line) {
        return PlainText.fullWidthColonHint
      }
    }
    guard problem == "found character that cannot start any token",
      let scalar = file.line(place.line)?.unicodeScalars.dropFirst(place.column - 1).first
    else { return nil }
    return scalar == "\t" ? "indent with spaces, not with tabs" : "put the text in quotes"
  }

  private func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

/// Slips that are easily made with a Chinese keyboard.
enum PlainText {
  static let fullWidthColonHint = "a key ends with ':' and a space, not with '：'"

  /// Whether a line has a full-width colon and none that ends a key.
  static func hasFullWidthColon(_ line: String) -> Bool {
    let scalars = line.unicodeScalars
    guard scalars.contains("：") else { return false }
    let isKeyed = zip(scalars, scalars.dropFirst()).contains { $0 == ":" && $1 == " " }
    return !isKeyed && scalars.last != ":"
  }

  /// The text with full-width forms of ASCII characters narrowed.
  static func narrowed(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isFullWidth = (0xFF01...0xFF5E).contains(scalar.value)
      result.append(isFullWidth ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
    }
    return String(result)
  }
}
