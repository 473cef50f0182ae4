/// What a misspelt name may have been meant to be.
public enum Suggestion {
  /// Longer names are not compared: the comparison takes time with the product of the lengths.
  private static let longest = 100

  /// The candidate nearest to a name, or nil when none is near.
  ///
  /// Near is an edit distance (insertions, deletions, replacements, swaps of neighbours, counted in
  /// Unicode scalars) of at most a third of the name's length, and at least one. Case, hyphens,
  /// underscores and spaces do not count. Of equally near candidates the first wins.
  public static func nearest(
    to name: String, among candidates: some Sequence<String>
  ) -> String? {
    let name = folded(name)
    guard name.count <= longest else { return nil }
    let limit = max(1, name.count / 3)
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
      let other = folded(candidate)
      guard abs(other.count - name.count) <= limit else { continue }
      let distance = distance(name, other)
      // Names with nothing in common are not near, however short they are.
      guard distance <= limit, distance < max(name.count, other.count) else { continue }
      if distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.candidate
  }

  /// The hint `did you mean 'x'?`, or nil when no candidate is near.
  public static func didYouMean(
    _ name: String, among candidates: some Sequence<String>
  ) -> String? {
    nearest(to: name, among: candidates).map { "did you mean '\($0)'?" }
  }

  /// The note `available: a, b, c`; of a long list only the first 40.
  public static func available(_ names: some Sequence<String>) -> String {
    let names = Array(names)
    let most = 40
    let shown = names.prefix(most).joined(separator: ", ")
    let rest = names.count > most ? " and \(names.count - most) more" : ""
    return "available: \(names.isEmpty ? "none" : shown)\(rest)"
  }

  private static func folded(_ name: String) -> [Unicode.Scalar] {
    name.lowercased().unicodeScalars.filter { $0 != "-" && $0 != "_" && $0 != " " }
  }

  /// Damerau-Levenshtein distance in its restricted form: no piece is edited twice.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for column in right.indices {
        let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
        var cost = min(replaced, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
