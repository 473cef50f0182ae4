internal import LecternKit
internal import Store

/// Where the words that a review hangs on stand now.
enum AnchorPlace {
  /// They stand there unchanged, at these bytes.
  case same(Range<Int>)
  /// Others stand in their place.
  case changed(Range<Int>)
  /// Nothing like them is there.
  case gone

  var range: Range<Int>? {
    switch self {
    case .same(let range), .changed(let range): range
    case .gone: nil
    }
  }

  var isSame: Bool {
    if case .same = self { true } else { false }
  }
}

extension SpeechTasks {
  private static let reach = 24

  /// An anchor for words at a place.
  func anchor(_ range: Range<Int>, key: String, lead: String? = nil) -> TaskReview.Anchor {
    let scalars =
      text.scalarOffset(
        ofByte: range.lowerBound)..<text.scalarOffset(
        ofByte: range.upperBound)
    let low = text.byteOffset(ofScalar: max(0, scalars.lowerBound - Self.reach))
    let high = text.byteOffset(ofScalar: min(text.scalarCount, scalars.upperBound + Self.reach))
    return TaskReview.Anchor(
      key: key, text: text.quote(range), before: text.quote(low..<range.lowerBound),
      after: text.quote(range.upperBound..<high), start: scalars.lowerBound, lead: lead)
  }

  /// Finds an anchor's words: in the record of its key, else anywhere, best with the same
  /// surroundings. Where they are gone: what stands between the surroundings, else the duty that is
  /// most like them.
  func place(of anchor: TaskReview.Anchor) -> AnchorPlace {
    let found = text.bytes.ranges(of: Array(anchor.text.utf8))
    if let record = duties.first(where: { $0.key == anchor.key && !anchor.key.isEmpty }),
      let inside = found.first(where: { record.range.contains($0.lowerBound) })
    {
      return .same(inside)
    }
    if let best = found.max(by: { likeness($0, anchor) < likeness($1, anchor) }) {
      return .same(best)
    }
    if let range = between(anchor) { return range.isEmpty ? .gone : .changed(range) }
    return similar(to: anchor).map { .changed($0) } ?? .gone
  }

  /// How much of the surroundings is the same; of equals the nearest is the most alike.
  private func likeness(_ range: Range<Int>, _ anchor: TaskReview.Anchor) -> (Int, Int) {
    let here = self.anchor(range, key: "")
    let before = zip(here.before.unicodeScalars.reversed(), anchor.before.unicodeScalars.reversed())
      .prefix { $0 == $1 }.count
    let after = zip(here.after.unicodeScalars, anchor.after.unicodeScalars)
      .prefix { $0 == $1 }.count
    return (before + after, -abs(here.start - anchor.start))
  }

  /// What stands between the old surroundings, where it is not much longer than the words were.
  private func between(_ anchor: TaskReview.Anchor) -> Range<Int>? {
    let before = Array(anchor.before.utf8)
    let after = Array(anchor.after.utf8)
    let longest = anchor.text.utf8.count * 2 + 120
    let starts = before.isEmpty ? [0] : text.bytes.ranges(of: before).map(\.upperBound)
    let ends =
      after.isEmpty ? [text.bytes.count] : text.bytes.ranges(of: after).map(\.lowerBound)
    var best: Range<Int>?
    for start in starts {
      guard let end = ends.first(where: { $0 >= start }), end - start <= longest else { continue }
      if best.map({ end - start < $0.count }) ?? true { best = start..<end }
    }
    return best
  }

  /// The duty that has at least half of its pairs of characters in common with the words.
  private func similar(to anchor: TaskReview.Anchor) -> Range<Int>? {
    let wanted = Self.pairs(anchor.text)
    var best: (likeness: Double, range: Range<Int>)?
    for duty in duties {
      let pairs = Self.pairs(text.quote(duty.range))
      let common = Double(2 * wanted.intersection(pairs).count)
      let likeness = common / Double(max(1, wanted.count + pairs.count))
      if likeness >= 0.5, likeness > best?.likeness ?? 0 { best = (likeness, duty.range) }
    }
    return best?.range
  }

  private static func pairs(_ text: String) -> Set<[Unicode.Scalar]> {
    let scalars = text.unicodeScalars.filter { !$0.properties.isWhitespace }
    return Set(zip(scalars, scalars.dropFirst()).map { [$0, $1] })
  }
}

extension [UInt8] {
  /// All places where `words` stand, none overlapping another.
  func ranges(of words: [UInt8]) -> [Range<Int>] {
    guard let first = words.first, words.count <= count else { return [] }
    var ranges: [Range<Int>] = []
    var index = 0
    while index + words.count <= count {
      if self[index] == first, self[index..<index + words.count].elementsEqual(words) {
        ranges.append(index..<index + words.count)
        index += words.count
      } else {
        index += 1
      }
    }
    return ranges
  }
}
