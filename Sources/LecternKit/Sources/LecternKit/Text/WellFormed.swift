extension String {
  /// Copies bytes that are known to be well-formed UTF-8, as those of a decoded text between two of its
  /// characters are: looking through them again would cost more than the copy.
  @inline(__always)
  init(wellFormed bytes: Span<UInt8>) {
    self = String(copying: UTF8Span(unchecked: bytes))
  }
}
