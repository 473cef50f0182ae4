/// A loose set of phrases: it may hold more than was entered, never less. One look spares most searches.
struct PhraseSketch {
  private var bits: UInt64 = 0

  mutating func insert(_ phrase: Int32) { bits |= Self.bit(phrase) }

  func mayHold(_ phrase: Int32) -> Bool { bits & Self.bit(phrase) != 0 }

  private static func bit(_ phrase: Int32) -> UInt64 { 1 &<< UInt64(phrase & 63) }
}
