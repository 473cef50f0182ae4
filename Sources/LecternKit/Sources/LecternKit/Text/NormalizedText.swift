/// A reading view of a text with a map back to it.
///
/// Speeches come with full-width digits, half-width punctuation and marks strewn into words. Rules and
/// lexicons would otherwise have to know every variant. In the view
/// - letters, digits and `％＋－．／＊～` are half-width, `,:;!?()` are full-width, except a comma that
///   parts thousands and a colon between digits;
/// - dashes are `—` (lines) or `-` (hyphens), blanks other than line feed and ideographic space are
///   one kind, a space;
/// - invisible and private-use characters are left out, and so is a full stop `.` astray between
///   Chinese characters (`部.门`).
///
/// The text itself stays as it is: positions in the view convert to byte ranges by ``source(_:)``.
public final class NormalizedText: Sendable {
  public let scalars: [Unicode.Scalar]
  /// The byte at which each scalar begins in the source, and the end of the source.
  public let offsets: [Int32]
  /// The places of all scalars that are neither Chinese characters (4E00 to 9FFF) nor digits, in order:
  /// marks, blanks, letters and what is rare. Paragraphs, sentences and clauses end there and nowhere else.
  public let marks: [Int32]
  /// The paragraphs, without the blanks around them and without empty ones. A paragraph ends at a line
  /// feed or at two or more ideographic spaces in a row: saved web pages run on without breaks. Behind
  /// a sentence one ideographic space with another blank does too. Where most of a text stands in one
  /// paragraph, it is parted at its numbered parts (`一、…`); so is one that begins with such a part and runs on.
  public let paragraphs: [Range<Int>]
  @usableFromInline let bytes: [UInt8]

  @inlinable public var count: Int { scalars.count }

  /// Decodes UTF-8, which must be well-formed, and evens it out.
  public convenience init(_ bytes: [UInt8]) {
    self.init(bytes, scalarCount: bytes.reduce(0) { $1 & 0xc0 == 0x80 ? $0 : $0 + 1 })
  }

  /// Of bytes whose scalars were counted.
  init(_ bytes: [UInt8], scalarCount: Int) {
    self.bytes = bytes
    (scalars, offsets, marks) = bytes.withUnsafeBufferPointer {
      Folding.fold($0, count: scalarCount)
    }
    paragraphs = RunOnText.parted(Self.paragraphs(scalars, marks), scalars, marks)
  }

  /// The view of a term or another short text.
  public convenience init(_ text: String) { self.init(Array(text.utf8)) }

  /// The bytes of the source that a range of the view stands for. What was left out behind the last
  /// scalar does not belong to it.
  @inlinable
  public func source(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else {
      let offset = Int(offsets[range.lowerBound])
      return offset..<offset
    }
    // Folding keeps the place but not the width.
    let last = Int(offsets[range.upperBound - 1])
    return Int(offsets[range.lowerBound])..<last + bytes[last].utf8Length
  }

  /// The first position of the view at or behind a byte of the source.
  public func index(ofByte offset: Int) -> Int {
    var low = 0
    var high = offsets.count - 1
    while low < high {
      let middle = (low + high) / 2
      if Int(offsets[middle]) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The range of the view that stands for bytes of the source.
  public func range(ofBytes range: Range<Int>) -> Range<Int> {
    index(ofByte: range.lowerBound)..<index(ofByte: range.upperBound)
  }

  /// The number, in ``marks``, of the first mark at or behind a place of the view.
  public func firstMark(from place: Int) -> Int {
    let places = marks
    let marks = places.span
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[unchecked: middle] < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The evened-out text of a range.
  public func string(_ range: Range<Int>) -> String {
    guard !range.isEmpty else { return "" }
    let scalars = scalars
    precondition(range.lowerBound >= 0 && range.upperBound <= scalars.count)
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: range.count * 4) { buffer in
      var count = 0
      func add(_ byte: UInt32) {
        buffer.initializeElement(at: count, to: UInt8(truncatingIfNeeded: byte))
        count += 1
      }
      for index in range {
        let code = scalars[index].value
        switch code {
        case 0..<0x80: add(code)
        case 0x80..<0x800:
          add(0xc0 | code >> 6)
          add(0x80 | code & 0x3f)
        case 0x800..<0x10000:
          add(0xe0 | code >> 12)
          add(0x80 | code >> 6 & 0x3f)
          add(0x80 | code & 0x3f)
        default:
          add(0xf0 | code >> 18)
          add(0x80 | code >> 12 & 0x3f)
          add(0x80 | code >> 6 & 0x3f)
          add(0x80 | code & 0x3f)
        }
      }
      return String(
        wellFormed: Span(_unsafeElements: UnsafeBufferPointer(rebasing: buffer[..<count])))
    }
  }

  /// Whether `text`, given as it stands in the view, stands at `index`.
  @inlinable
  public func has(_ text: StaticString, at index: Int) -> Bool {
    guard index >= 0, index < scalars.count else { return false }
    // In nearly all places the first character differs: where `text` is a literal, this is one comparison.
    let first = text.utf8Start
    if text.utf8CodeUnitCount >= 3, first[0] >= 0xe0, first[0] < 0xf0 {
      let code =
        UInt32(first[0] & 0x0f) << 12 | UInt32(first[1] & 0x3f) << 6 | UInt32(first[2] & 0x3f)
      guard scalars[index].value == code else { return false }
    }
    return stands(text, at: index)
  }

  @usableFromInline
  func stands(_ text: StaticString, at index: Int) -> Bool {
    var byte = text.utf8Start
    let end = byte + text.utf8CodeUnitCount
    var position = index
    while byte < end {
      let lead = UInt32(byte.pointee)
      let length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
      var code = length == 1 ? lead : lead & (0x7f >> UInt32(length))
      var next = 1
      while next < length {
        code = code << 6 | UInt32(byte[next] & 0x3f)
        next += 1
      }
      guard position < scalars.count, scalars[position].value == code else { return false }
      byte += length
      position += 1
    }
    return true
  }

  /// `range` without the blanks at its ends.
  public func trimmed(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, scalars[low].isBlank { low += 1 }
    while high > low, scalars[high - 1].isBlank { high -= 1 }
    return low..<high
  }
}
