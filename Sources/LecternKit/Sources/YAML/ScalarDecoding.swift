/// A type that is read from a node directly, not through containers.
protocol NodeDecodable: Decodable {
  static func make(from decoder: NodeDecoder) throws -> Self
}

extension String: NodeDecodable {
  static func make(from decoder: NodeDecoder) throws -> String {
    if decoder.isPhantom { return "" }
    return try decoder.required(decoder.node.scalar, "a text")
  }
}

extension Bool: NodeDecodable {
  static func make(from decoder: NodeDecoder) throws -> Bool {
    if decoder.isPhantom { return false }
    return try decoder.required(value(of: decoder.node), "true or false")
  }

  private static func value(of node: Node) -> Bool? {
    guard case .scalar(let text, style: .plain) = node.content else { return nil }
    return switch text.lowercased() {
    case "true", "yes", "on": true
    case "false", "no", "off": false
    default: nil
    }
  }
}

extension NodeDecodable where Self: FixedWidthInteger {
  static func make(from decoder: NodeDecoder) throws -> Self {
    if decoder.isPhantom { return 0 }
    let node = decoder.node
    let isWhole = NumberText.isWhole(node.scalar ?? "")
    let expected = isWhole ? "a whole number from \(min) to \(max)" : "a whole number"
    return try decoder.required(
      NumberText.plain(node).flatMap { NumberText.isWhole($0) ? Self($0) : nil },
      NumberText.isQuoted(node) ? "a whole number" : expected,
      hint: NumberText.hint(for: node, NumberText.isWhole))
  }
}

extension NodeDecodable where Self: BinaryFloatingPoint & LosslessStringConvertible {
  static func make(from decoder: NodeDecoder) throws -> Self {
    if decoder.isPhantom { return 0 }
    let node = decoder.node
    let value = NumberText.plain(node).flatMap { NumberText.isNumber($0) ? Self($0) : nil }
    return try decoder.required(
      value.flatMap { $0.isFinite ? $0 : nil }, "a number",
      hint: NumberText.hint(for: node, NumberText.isNumber))
  }
}

extension Int: NodeDecodable {}
extension Int8: NodeDecodable {}
extension Int16: NodeDecodable {}
extension Int32: NodeDecodable {}
extension Int64: NodeDecodable {}
extension Int128: NodeDecodable {}
extension UInt: NodeDecodable {}
extension UInt8: NodeDecodable {}
extension UInt16: NodeDecodable {}
extension UInt32: NodeDecodable {}
extension UInt64: NodeDecodable {}
extension UInt128: NodeDecodable {}
extension Float: NodeDecodable {}
extension Double: NodeDecodable {}

/// How numbers are written: in decimal digits, without separators.
private enum NumberText {
  static func plain(_ node: Node) -> String? {
    if case .scalar(let text, style: .plain) = node.content { text } else { nil }
  }

  static func isQuoted(_ node: Node) -> Bool {
    if case .scalar(_, style: .quoted) = node.content { true } else { false }
  }

  static func isWhole(_ text: String) -> Bool {
    let digits = text.utf8.first.map { "+-".utf8.contains($0) } == true ? 1 : 0
    let rest = text.utf8.dropFirst(digits)
    return !rest.isEmpty && rest.allSatisfy { (0x30...0x39).contains($0) }
  }

  static func isNumber(_ text: String) -> Bool {
    text.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) } && Double(text) != nil
  }

  /// What to change so that a text becomes a number.
  static func hint(for node: Node, _ isNumber: (String) -> Bool) -> String? {
    guard let text = node.scalar else { return nil }
    if isQuoted(node), isNumber(text) { return "leave out the quotes" }
    let narrowed = PlainText.narrowed(text)
    return narrowed != text && isNumber(narrowed) ? "use half-width digits: \(narrowed)" : nil
  }
}
