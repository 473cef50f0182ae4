/// What coordinator and worker send each other: a kind and parts, each with its length before it.
///
/// Layout: 4 bytes length of the rest, 1 byte kind, then for each part 4 bytes length and its bytes;
/// numbers are little-endian.
struct Frame: Sendable, Equatable {
  enum Kind: UInt8, Sendable {
    /// To the worker: analyse a speech. Parts: header (JSON), text.
    case job = 1
    /// From the worker: it is ready.
    case ready = 2
    /// From the worker: a step begins. Parts: its id.
    case step = 3
    /// From the worker: a speech is done. Parts: header (JSON), then a name and records by turns.
    case result = 4
  }

  var kind: Kind
  var parts: [[UInt8]]

  /// A frame longer than this is taken for damage.
  static let longest = 1 << 30

  var encoded: [UInt8] {
    let length = 1 + parts.reduce(0) { $0 + 4 + $1.count }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4 + length)
    Self.append(length, to: &bytes)
    bytes.append(kind.rawValue)
    for part in parts {
      Self.append(part.count, to: &bytes)
      bytes += part
    }
    return bytes
  }

  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    let number = UInt32(truncatingIfNeeded: number)
    for shift in [0, 8, 16, 24] as [UInt32] {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }
}

/// What came is no frame: the other side is not what it should be.
struct FrameError: Error, Sendable, CustomStringConvertible {
  var description: String { "a message between coordinator and worker is damaged" }
}

/// Puts frames together from bytes as they come.
struct FrameParser: Sendable {
  private var buffer: [UInt8] = []
  private var start = 0

  mutating func append(_ bytes: some Sequence<UInt8>) {
    if start > 0, start == buffer.count {
      buffer.removeAll(keepingCapacity: true)
      start = 0
    }
    buffer.append(contentsOf: bytes)
  }

  /// The next whole frame; nil until more bytes have come.
  mutating func next() throws(FrameError) -> Frame? {
    guard buffer.count - start >= 4 else { return nil }
    let length = number(at: start)
    guard (1...Frame.longest).contains(length) else { throw FrameError() }
    guard buffer.count - start - 4 >= length else { return nil }
    var position = start + 4
    let end = position + length
    guard let kind = Frame.Kind(rawValue: buffer[position]) else { throw FrameError() }
    position += 1
    var parts: [[UInt8]] = []
    while position < end {
      guard end - position >= 4 else { throw FrameError() }
      let size = number(at: position)
      position += 4
      guard size <= end - position else { throw FrameError() }
      parts.append(Array(buffer[position..<position + size]))
      position += size
    }
    start = end
    if start > 1 << 20 {
      buffer.removeFirst(start)
      start = 0
    }
    return Frame(kind: kind, parts: parts)
  }

  private func number(at index: Int) -> Int {
    (0..<4).reduce(0) { $0 | Int(buffer[index + $1]) << (8 * $1) }
  }
}
