import Corpus
import LecternKit
import Store
import Synchronization
import Workflow

/// Reads the sources of a run, one after the other, settles their ids, and tells those that need no
/// worker.
final class SourceReader: Sendable {
  enum Reading: Sendable {
    /// To analyse, with what is stored of it.
    case speech(SourceText, Former)
    /// Stored, and nothing that its results follow from has changed.
    case unchanged(id: String, path: String)
    case unreadable(reason: String)
    /// In hand when a process went down: to be tried alone.
    case suspect
    /// It brought a process down twice.
    case quarantined(Crash)
  }

  private let corpus: Corpus
  private let sources: [SpeechSource]
  /// The places of those that are asked for; nil for all.
  private let chosen: [Int]?
  private let store: SpeechStore
  private let plan: Plan
  private let fingerprinter: Fingerprinter
  private let ids: SourceIDs
  /// By source; few, if any.
  private let crashes: Mutex<[String: Crash]>

  init(
    corpus: Corpus, sources: [SpeechSource], store: SpeechStore, plan: Plan,
    fingerprinter: Fingerprinter, crashes: [String: Crash], only chosen: [Int]? = nil
  ) {
    self.corpus = corpus
    self.sources = sources
    self.chosen = chosen
    self.store = store
    self.plan = plan
    self.fingerprinter = fingerprinter
    self.crashes = Mutex(crashes)
    ids = SourceIDs(sources)
  }

  var count: Int { chosen?.count ?? sources.count }

  func source(_ index: Int) -> SpeechSource { sources[place(index)] }

  private func place(_ index: Int) -> Int { chosen?[index] ?? index }

  /// - Parameter isAlone: nothing else is in hand.
  func read(_ index: Int, isAlone: Bool) -> Reading {
    let source = source(index)
    let crash = crashes.withLock { $0[source.id] }
    // Reading may be what brings the process down.
    if let crash, crash.fingerprint == outward(source) {
      if crash.deaths >= Crash.most { return .quarantined(crash) }
      if !isAlone { return .suspect }
    }
    do {
      let text = try corpus.read(source)
      return try store.read { try look(at: text, index, crash, isAlone, $0) }
    } catch {
      return .unreadable(reason: "\(error)")
    }
  }

  private func look(
    at read: SourceText, _ index: Int, _ crash: Crash?, _ isAlone: Bool, _ reader: StoreReader
  ) throws -> Reading {
    var text = read
    var state = try reader.state(of: text.id)
    let source = source(index)
    if state == nil, text.id == source.id, source.row == nil, let id = try movedID(text, reader) {
      text.id = id
      state = try reader.state(of: id)
    }
    if let other = ids.take(text.id, place(index)) ?? owner(of: state, source) {
      throw CorpusError(
        path: source.path, message: "its id '\(text.id)' is that of \(other) too",
        hint: "give each speech an id of its own")
    }
    if let crash, crash.fingerprint == fingerprinter.chances(of: text) {
      if crash.deaths >= Crash.most { return .quarantined(crash) }
      if !isAlone { return .suspect }
    }
    guard let state else { return .speech(text, Former()) }
    return try compare(text, state, reader)
  }

  /// The source of a stored speech, where it is there, is not asked for, and so cannot speak for
  /// itself.
  private func owner(of state: SpeechState?, _ source: SpeechSource) -> String? {
    guard chosen != nil, let state, state.path != source.path, ids.hasFile(state.path) else {
      return nil
    }
    return state.path
  }

  /// Notes that a worker died over a speech.
  func noteDeath(of text: SourceText, _ index: Int, reason: String) throws -> Crash {
    let source = source(index)
    let fingerprint = fingerprinter.chances(of: text)
    let before = crashes.withLock { $0[source.id] }
    let isSame = before?.fingerprint == fingerprint || before?.fingerprint == outward(source)
    let crash = Crash(
      fingerprint: fingerprint, deaths: (isSame ? before?.deaths ?? 0 : 0) + 1, reason: reason)
    crashes.withLock { $0[source.id] = crash }
    try store.note(crash, of: source.id)
    return crash
  }

  /// The source has come to an end that is none of a process.
  func forgetCrash(_ index: Int) throws {
    let id = source(index).id
    if crashes.withLock({ $0.removeValue(forKey: id) }) != nil { try store.forgetCrash(of: id) }
  }

  /// Crashes of sources that are no longer there are of no use.
  func forgetGoneCrashes() throws {
    for id in crashes.withLock({ Array($0.keys) }) where !ids.has(id) {
      try store.forgetCrash(of: id)
    }
  }

  /// Of a source that must not be read: its file as it looks from outside.
  private func outward(_ source: SpeechSource) -> String {
    fingerprinter.chances(of: source, in: plan.workflow.folder)
  }

  /// What of a speech has to run; of what is stored, what is needed for that.
  private func compare(
    _ text: SourceText, _ state: SpeechState, _ reader: StoreReader
  ) throws -> Reading {
    let isInPlace = state.path == text.path && state.row == text.row
    if isInPlace, state.fingerprint == fingerprinter.state(of: text) {
      return .unchanged(id: text.id, path: text.path)
    }
    guard state.sha256 == text.sha256, let stored = try reader.speech(id: text.id) else {
      return .speech(text, Former())
    }
    let steps = try reader.steps(of: stored)
    let forecast = forecast(text, state, stored, steps)
    var needed: Set<String> = []
    for step in plan.steps where forecast.verdict(of: step.id) != .keeps {
      needed.formUnion(step.consumes)
    }
    for step in plan.steps {
      guard case .runs? = forecast.verdict(of: step.id) else { continue }
      needed.subtract(step.produces.map(\.name))
    }
    let layers = try reader.layers.filter { needed.contains($0.name) }.map {
      LayerRecords(
        name: $0.name, record: $0.record, json: try reader.json(layer: $0.name, of: stored))
    }
    return .speech(text, Former(steps: steps, layers: layers))
  }

  /// Which steps of a speech run again when the store is opened for the plan.
  func forecast(_ text: SourceText) throws -> Forecast {
    try store.read { reader in
      guard let state = try reader.state(of: text.id), let stored = try reader.speech(id: text.id)
      else {
        return fingerprinter.forecastForNew(plan.steps)
      }
      let forgotten = reader.stepsForgotten(for: plan.layerDescriptions)
      let steps = try reader.steps(of: stored).filter { !forgotten.contains($0.step) }
      return forecast(text, state, stored, steps)
    }
  }

  private func forecast(
    _ text: SourceText, _ state: SpeechState, _ stored: StoredSpeech, _ steps: [StepRecord]
  ) -> Forecast {
    // What the opening lines say is the same where the text is.
    let isKnown =
      state.sha256 == text.sha256 && state.given == Fingerprinter.digest(of: text.metadata)
    return fingerprinter.forecast(
      plan.steps, text: Digest.sha256(text.utf8),
      metadata: isKnown ? stored.metadata : Speech(text).metadata, former: steps)
  }

  /// The id of the stored speech that this file is: one that was there before, or that was moved here,
  /// with the same bytes, and its old path is gone.
  private func movedID(_ text: SourceText, _ reader: StoreReader) throws -> String? {
    guard try reader.speech(id: text.id) == nil else { return nil }
    let here = try reader.speeches(fromPath: text.path).first { $0.row == nil }
    if let here { return here.id }
    let same = try reader.speeches(withSHA256: text.sha256)
    return same.first { $0.row == nil && !ids.hasFile($0.path) }?.id
  }
}

extension Crash {
  /// With so many deaths a source is left out.
  static let most = 2
}
