extension [SpeechSource] {
  /// Some of the speeches, in their order: by chance, but always the same for a seed. As the corpus
  /// grows, speeches of the sample give way to new ones and none else comes in.
  public func sample(_ count: Int, seed: Int) -> [SpeechSource] {
    guard count < self.count else { return self }
    // The digest is the dice: it depends on the speech's id alone.
    let drawn = enumerated()
      .map { (index: $0.offset, lot: Digest.sha256([UInt8]("\(seed) \($0.element.id)".utf8))) }
      .sorted { ($0.lot, $0.index) < ($1.lot, $1.index) }
    return drawn.prefix(count).map(\.index).sorted().map { self[$0] }
  }
}
