import Corpus
import LecternKit
import Store
import Synchronization

/// Reads the sources of a run, one after the other, and settles their ids.
final class SourceReader: Sendable {
  struct Unreadable: Error {
    let id: String
    let path: String
    let reason: String
  }

  private let corpus: Corpus
  private let sources: [SpeechSource]
  private let store: SpeechStore
  /// Paths that this run has; a stored speech whose path is among them was not moved.
  private let paths: Set<String>
  /// Ids that were given out in this run, with the path that has them.
  private let taken = Mutex<[String: String]>([:])

  init(corpus: Corpus, sources: [SpeechSource], store: SpeechStore) {
    self.corpus = corpus
    self.sources = sources
    self.store = store
    paths = Set(sources.map(\.path))
  }

  var count: Int { sources.count }

  func read(_ index: Int) -> Result<SourceText, Unreadable> {
    let source = sources[index]
    do {
      var text = try corpus.read(source)
      if text.id == source.id, source.row == nil, let id = try movedID(text) { text.id = id }
      let name = source.row.map { "\(source.path), row \($0)" } ?? source.path
      let other = taken.withLock { taken -> String? in
        if let other = taken[text.id] { return other }
        taken[text.id] = name
        return nil
      }
      if let other {
        throw CorpusError(
          path: source.path, message: "its id '\(text.id)' is that of \(other) too",
          hint: "give each speech an id of its own")
      }
      return .success(text)
    } catch {
      return .failure(Unreadable(id: source.id, path: source.path, reason: "\(error)"))
    }
  }

  /// The id of the stored speech that this file is, moved here: the same bytes, and its old path is
  /// gone.
  private func movedID(_ text: SourceText) throws -> String? {
    try store.read { reader in
      guard try reader.speech(id: text.id) == nil else { return nil }
      let same = try reader.speeches(withSHA256: text.sha256)
      return same.first { $0.row == nil && !paths.contains($0.path) }?.id
    }
  }
}
