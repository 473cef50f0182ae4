/// A source line as it is shown, with what stands below it.
struct Excerpt {
  /// A line wider than this is cut to the part around the mark.
  private static let widest = 150
  /// So much is kept before the mark.
  private static let lead = 60
  private static let ellipsis = "..."

  var text: String
  /// Spaces, and the tabs of the line, up to the first caret.
  var padding: String
  var carets: String

  /// - Parameters:
  ///   - column: the first underlined scalar, counted from 1.
  ///   - length: how many scalars are underlined; those behind the end of the line are not.
  init(of line: String, column: Int, length: Int) {
    let scalars = line.unicodeScalars.map { TerminalText.visible($0) }
    let start = min(max(column - 1, 0), scalars.count)
    let window = Excerpt.window(of: scalars, around: start)
    let end = min(max(start, start + min(length, scalars.count)), window.upperBound)

    let prefix = window.lowerBound > 0 ? Excerpt.ellipsis : ""
    let suffix = window.upperBound < scalars.count ? Excerpt.ellipsis : ""
    text = prefix + String(String.UnicodeScalarView(scalars[window])) + suffix
    padding = String(repeating: " ", count: prefix.utf8.count)
    for scalar in scalars[window.lowerBound..<start] {
      padding += scalar == "\t" ? "\t" : Excerpt.spaces(TerminalText.width(of: scalar))
    }
    let width = TerminalText.width(of: scalars[start..<max(start, end)])
    carets = String(repeating: "^", count: max(width, 1))
  }

  /// The part of a line to show: all of it, unless it is very wide.
  private static func window(of scalars: [Unicode.Scalar], around start: Int) -> Range<Int> {
    guard TerminalText.width(of: scalars) > widest else { return 0..<scalars.count }
    var low = start
    var room = lead
    while low > 0, room > 0 {
      low -= 1
      room -= TerminalText.width(of: scalars[low])
    }
    var high = low
    room = widest
    while high < scalars.count, room > 0 {
      room -= TerminalText.width(of: scalars[high])
      high += 1
    }
    return low..<max(high, start)
  }

  private static func spaces(_ count: Int) -> String {
    String(repeating: " ", count: count)
  }
}
