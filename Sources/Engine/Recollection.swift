import Corpus
import LecternKit
import Store
import Workflow

/// What the store holds of a speech whose text is the same as before.
public struct Former: Sendable {
  var steps: [StepRecord] = []
  /// The layers that a step which may run again consumes.
  var layers: [LayerRecords] = []

  /// Nothing: the speech is new, or its text is.
  public init() {}

  init(steps: [StepRecord], layers: [LayerRecords]) {
    self.steps = steps
    self.layers = layers
  }

  /// The record of a step, where its layers would be the same again.
  func record(sameAs new: StepRecord) -> StepRecord? {
    steps.first {
      $0.step == new.step && $0.fingerprint == new.fingerprint && !$0.layers.all.isEmpty
    }
  }
}

/// Goes with the analysis of one speech: keeps what has not changed and notes what was made.
struct Recollection: StepMemory {
  private let fingerprinter: Fingerprinter
  private let text: SpeechText
  private let textDigest: String
  private let metadata: Metadata
  private let former: Former
  private var digests: [String: String] = [:]
  private var current: StepRecord?
  private(set) var steps: [StepRecord] = []
  private(set) var layers: [LayerRecords] = []
  private(set) var kept: Set<String> = []
  /// A layer was asked for that is not at hand: the files of a plugin changed between the look of the
  /// coordinator and this one.
  private(set) var lacksLayers = false

  init(_ speech: Speech, _ former: Former, _ fingerprinter: Fingerprinter) {
    self.fingerprinter = fingerprinter
    self.former = former
    text = speech.text
    textDigest = Digest.sha256(speech.text.bytes)
    metadata = speech.metadata
  }

  mutating func keeps(_ step: Plan.Step) -> Bool {
    let record = fingerprinter.record(
      step, text: textDigest, metadata: metadata, outputs: digests)
    current = record
    guard let same = former.record(sameAs: record) else { return false }
    steps.append(same)
    for (_, layer) in step.produces {
      digests[layer] = same.layers[layer]?.text
      kept.insert(layer)
    }
    return true
  }

  mutating func layer(_ name: String) -> (any Layer)? {
    guard digests[name] != nil else { return nil }
    guard let stored = former.layers.first(where: { $0.name == name }),
      let type = RecordTypes.named(stored.record),
      let list = try? JSONReader.read(stored.json).list
    else {
      lacksLayers = true
      return nil
    }
    let (layer, mistakes) = RecordTypes.read(list, as: type, text: text, layer: name)
    if !mistakes.isEmpty { lacksLayers = true }
    return layer
  }

  mutating func take(_ made: [(String, any Layer)], of step: Plan.Step) {
    guard let current else { return }
    let before = former.steps.first { $0.step == step.id }?.layers
    var results: [(layer: String, digest: String)] = []
    for (name, layer) in made {
      let records = LayerRecords(layer, name: name, text: text)
      let digest = Digest.sha256(records.json)
      digests[name] = digest
      results.append((name, digest))
      if before?[name]?.text == digest {
        kept.insert(name)
      } else {
        layers.append(records)
      }
    }
    steps.append(current.with(results))
  }
}
