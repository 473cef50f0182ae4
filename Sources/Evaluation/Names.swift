/// When two names of an indicator are the same.
enum Names {
  /// Whether the longest common subsequence is at least 0.6 of the names' mean length, blanks at
  /// their ends not counted: `固定资产投资` is `全县固定资产投资` too. An empty name is no name.
  static func areSame(_ one: String, _ other: String?) -> Bool {
    let (a, b) = (trimmed(one), trimmed(other ?? ""))
    guard !a.isEmpty, !b.isEmpty else { return false }
    return Double(2 * commonLength(a, b)) / Double(a.count + b.count) >= 0.6
  }

  private static func trimmed(_ text: String) -> ArraySlice<Unicode.Scalar> {
    let scalars = Array(text.unicodeScalars)
    // The separators U+001C…U+001F are blank to Python's `strip`, though not to Unicode.
    let isBlank = { (scalar: Unicode.Scalar) in
      scalar.properties.isWhitespace || (0x1c...0x1f).contains(scalar.value)
    }
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return [] }
    return scalars[first...last]
  }

  /// Length of the longest common subsequence (Hirschberg 1975, one row).
  private static func commonLength(
    _ a: ArraySlice<Unicode.Scalar>, _ b: ArraySlice<Unicode.Scalar>
  ) -> Int {
    var row = [Int](repeating: 0, count: b.count + 1)
    for x in a {
      var before = 0
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = x == y ? before + 1 : max(above, row[j])
        before = above
      }
    }
    return row[b.count]
  }
}

extension String {
  /// The same scalars: `==` of texts also takes composed characters for decomposed ones.
  func isExactly(_ other: String?) -> Bool {
    other.map { utf8.elementsEqual($0.utf8) } ?? false
  }
}
