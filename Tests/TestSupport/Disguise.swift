/// The ways in which one text comes. None changes what it says, so an analyzer must find the same in each.
public enum Disguise: CaseIterable, Sendable {
  case none
  /// A byte order mark that nobody took off.
  case byteOrderMark
  case carriageReturns
  /// Digits, letters and signs as Chinese input methods make them.
  case fullWidth
  case halfWidthPunctuation
  /// Behind characters of four bytes.
  case rareCharacters
  case secondParagraph
  /// A character that is not seen, behind every comma.
  case invisible

  /// What goes before the text.
  ///
  /// - Parameter opening: Something to say in which the analyzer finds nothing, or what does not count.
  public func prefix(_ opening: String) -> String {
    switch self {
    case .byteOrderMark: "\u{feff}"
    case .rareCharacters: "𠮷镇𠀀村😀" + opening
    case .secondParagraph: opening + "\n"
    default: ""
    }
  }

  /// The text in this disguise, its marks where they were.
  public func dress(_ marked: String) -> String {
    switch self {
    case .none, .byteOrderMark, .rareCharacters, .secondParagraph: marked
    case .carriageReturns: marked.replacing("\n", with: "\r\n") + "\r\n"
    case .fullWidth: mapped(marked) { Self.isSign($0) ? $0.value + 0xfee0 : $0.value }
    case .halfWidthPunctuation:
      mapped(marked) { "，：；！？（）".unicodeScalars.contains($0) ? $0.value - 0xfee0 : $0.value }
    case .invisible:
      marked.replacing("，", with: "，\u{200b}").replacing("\u{200b}】", with: "】\u{200b}")
    }
  }

  /// A full-width comma parts no thousands.
  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value > 0x20 && scalar.value < 0x7f && scalar != ","
  }

  private func mapped(_ text: String, _ code: (Unicode.Scalar) -> UInt32) -> String {
    String(
      String.UnicodeScalarView(text.unicodeScalars.map { Unicode.Scalar(code($0)) ?? $0 }))
  }
}
