public import Corpus
public import PluginHost
public import Store
public import Workflow

/// What a run would do, without doing it: sources are read, nothing is analysed and nothing written.
public struct DryRun: Sendable {
  public enum Finding: Sendable {
    case unchanged
    /// Steps run for it.
    case runs(Forecast)
    case unreadable(reason: String)
    /// It brought a process down twice.
    case leftOut(reason: String)
    /// Its source is gone.
    case removed
  }

  let plan: Plan
  let corpus: Corpus
  let store: SpeechStore?
  let fingerprinter: Fingerprinter

  /// - Parameter store: nil where there is none yet.
  public init(_ plan: Plan, searchPath: PluginSearchPath, corpus: Corpus, store: SpeechStore?) {
    self.plan = plan
    self.corpus = corpus
    self.store = store
    fingerprinter = Fingerprinter(plan, searchPath: searchPath)
  }

  /// Finds out for each speech, in order, and tells it with its place as shown to people; those that
  /// would be removed come last.
  public func run(
    _ sources: [SpeechSource], _ found: (_ place: String, Finding) throws -> Void
  ) throws {
    guard let store else {
      for source in sources {
        try found(source.shown, .runs(fingerprinter.forecastForNew(plan.steps)))
      }
      return
    }
    let reader = SourceReader(
      corpus: corpus, sources: sources, store: store, plan: plan, fingerprinter: fingerprinter,
      crashes: try store.read { try $0.crashes() })
    var seen: Set<String> = []
    var unreadable: Set<Place> = []
    for (index, source) in sources.enumerated() {
      switch reader.read(index, isAlone: true) {
      case .unchanged(let id, _):
        seen.insert(id)
        try found(source.shown, .unchanged)
      case .speech(let text, _):
        seen.insert(text.id)
        try found(source.shown, .runs(try reader.forecast(text)))
      case .unreadable(let reason):
        unreadable.insert(Place(path: source.path, row: source.row))
        try found(source.shown, .unreadable(reason: reason))
      case .quarantined(let crash):
        unreadable.insert(Place(path: source.path, row: source.row))
        try found(source.shown, .leftOut(reason: crash.reason))
      case .suspect: break
      }
    }
    try store.read { reader in
      try reader.speeches { speech in
        let place = Place(path: speech.path, row: speech.row)
        if !seen.contains(speech.id), !unreadable.contains(place) {
          try found(SpeechSource.shown(path: speech.path, row: speech.row), .removed)
        }
      }
    }
  }
}
