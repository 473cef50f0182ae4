import Corpus
import Synchronization

/// Which source has which id in a run. Most have that of their place, which the list of sources knows;
/// kept are only the others, so that memory does not grow with the sources.
final class SourceIDs: Sendable {
  private let sources: [SpeechSource]

  private struct Given {
    /// Ids that sources gave themselves or took along, with the source that has them.
    var owners: [String: Int] = [:]
    /// Sources that have another id than that of their place.
    var renamed: Set<Int> = []
    /// All before this one have been asked for.
    var next = 0
  }
  private let given = Mutex(Given())

  /// - Parameter sources: in the order of their ids.
  init(_ sources: [SpeechSource]) { self.sources = sources }

  /// Gives a source its id; the other source that has it, if any. To be asked in the order of the
  /// sources; a second time it is the same.
  func take(_ id: String, _ index: Int) -> String? {
    given.withLock { given in
      given.next = max(given.next, index + 1)
      let isOwn = id == sources[index].id
      if !isOwn { given.renamed.insert(index) }
      var other = given.owners[id]
      if other == nil, let holder = find(id), holder < given.next, !given.renamed.contains(holder) {
        other = holder
      }
      if let other, other != index { return sources[other].shown }
      if !isOwn { given.owners[id] = index }
      return nil
    }
  }

  /// Whether a source has a place with this id.
  func has(_ id: String) -> Bool { find(id) != nil }

  /// Whether the run has a file with this path.
  func hasFile(_ path: String) -> Bool { find(path).map { sources[$0].row == nil } ?? false }

  private func find(_ id: String) -> Int? {
    var (low, high) = (0, sources.count)
    while low < high {
      let middle = (low + high) / 2
      if sources[middle].id.utf8.lexicographicallyPrecedes(id.utf8) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < sources.count && sources[low].id == id ? low : nil
  }
}
