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
    if let integer = Int(exactly: number), integer.magnitude < 1 << 53 {
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
    let isDone: Void? = utf8.withContiguousStorageIfAvailable { append(runsOf: $0) }
    if isDone == nil { Array(utf8).withUnsafeBufferPointer { append(runsOf: $0) } }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whole runs of bytes that need no escape at a time.
  private mutating func append(runsOf buffer: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for index in buffer.indices {
      let byte = buffer[index]
      guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
        continue
      }
      bytes.append(contentsOf: buffer[start..<index])
      appendEscaped(byte)
      start = index + 1
    }
    bytes.append(contentsOf: buffer[start...])
  }

  private mutating func appendEscaped(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x0a: bytes.append(UInt8(ascii: "n"))
    case 0x0d: bytes.append(UInt8(ascii: "r"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0..<0x20:
      bytes.append(contentsOf: byte < 0x10 ? "u000".utf8 : "u00".utf8)
      bytes.append(contentsOf: String(byte, radix: 16).utf8)
    default: bytes.append(byte)
    }
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
