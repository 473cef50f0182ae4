extension Corpus {
  /// Reads one file named on its own, with its sidecar if it has one. Its id is the path as given.
  public static func read(file path: String) throws(CorpusError) -> SourceText {
    try SpeechReader.read(
      try bytes(path, shownAs: path), path: path, id: path, given: try given([:], path: path),
      sidecar: try sidecar(of: path, shownAs: path))
  }
}
