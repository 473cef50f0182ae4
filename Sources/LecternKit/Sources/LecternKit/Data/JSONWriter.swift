/// Writes JSON as UTF-8 bytes, compact, in the order it is told.
public struct JSONWriter: Sendable {
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  public init() {}

  public mutating func reserve(_ capacity: Int) { bytes.reserveCapacity(capacity) }

  public mutating func beginObject() { open(UInt8(ascii: "{")) }
  public mutating func endObject() { close(UInt8(ascii: "}")) }
  public mutating func beginList() { open(UInt8(ascii: "[")) }
  public mutating func endList() { close(UInt8(ascii: "]")) }

  public mutating func name(_ name: String) {
    separate()
    append(quoted: name.utf8)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  public mutating func null() { raw("null".utf8) }
  public mutating func boolean(_ flag: Bool) { raw((flag ? "true" : "false").utf8) }
  public mutating func integer(_ integer: Int) { raw(String(integer).utf8) }

  /// The shortest digits that read back as the same number; without a fraction where it has none.
  /// JSON knows no infinity and no "not a number": they are written as null.
  public mutating func number(_ number: Double) {
    guard number.isFinite else { return null() }
    if let integer = Int(exactly: number), abs(integer) < 1 << 53 {
      self.integer(integer)
    } else {
      raw(number.description.utf8)
    }
  }

  public mutating func text(_ text: String) {
    separate()
    append(quoted: text.utf8)
    needsComma = true
  }

  /// A text given as UTF-8 bytes.
  public mutating func text(_ utf8: ArraySlice<UInt8>) {
    separate()
    append(quoted: utf8)
    needsComma = true
  }

  /// JSON that is written already.
  public mutating func raw(_ json: some Collection<UInt8>) {
    separate()
    bytes.append(contentsOf: json)
    needsComma = true
  }

  public mutating func value(_ value: Value) {
    switch value {
    case .null: null()
    case .boolean(let flag): boolean(flag)
    case .integer(let integer): self.integer(integer)
    case .number(let number): self.number(number)
    case .text(let text): self.text(text)
    case .list(let list):
      beginList()
      for element in list { self.value(element) }
      endList()
    case .object(let fields):
      beginObject()
      for field in fields.all {
        name(field.name)
        self.value(field.value)
      }
      endObject()
    }
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func append(quoted utf8: some Sequence<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0x0a: bytes.append(contentsOf: "\\n".utf8)
      case 0x0d: bytes.append(contentsOf: "\\r".utf8)
      case 0x09: bytes.append(contentsOf: "\\t".utf8)
      case 0..<0x20:
        bytes.append(contentsOf: byte < 0x10 ? "\\u000".utf8 : "\\u00".utf8)
        bytes.append(contentsOf: String(byte, radix: 16).utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension Value {
  /// This value as compact JSON.
  public var json: String {
    var writer = JSONWriter()
    writer.value(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
