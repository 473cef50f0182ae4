internal import LecternKit
internal import Statistics
internal import Store
internal import YAML

/// Why themes cannot be compared.
public enum ThemeError: Error, Sendable, Equatable, CustomStringConvertible {
  case noCounts(layers: [String])
  case severalCounts(layers: [String])
  case unknownGroup(name: String, known: [String])
  case noSpeeches(group: String, values: [String])
  case inBothGroups(speech: String)

  public var description: String {
    switch self {
    case .noCounts(let layers):
      "no step of the theme-counter made the layer\n  = \(Suggestion.available(layers))"
    case .severalCounts(let layers):
      "several steps counted themes: choose one with --layer\n  = \(Suggestion.available(layers))"
    case .unknownGroup(let name, let known):
      "no speech has '\(name)'"
        + (Suggestion.didYouMean(name, among: known).map { "; \($0)" } ?? "")
        + "\n  = \(Suggestion.available(known))"
    case .noSpeeches(let group, let values):
      "no speech of the store is \(group)\n  = \(Suggestion.available(values))"
    case .inBothGroups(let speech):
      "the speech '\(speech)' is in the target and in the reference: a text cannot be compared "
        + "with itself"
    }
  }
}

/// The layers that one step of the theme-counter made.
struct ThemeLayers {
  let counts: LayerDescription
  let mentions: LayerDescription

  /// - Parameter name: any layer of the step; needed where several steps counted themes, and none of
  ///   them under the usual name.
  init(_ reader: StoreReader, named name: String?) throws {
    func layers(of record: String) -> [LayerDescription] {
      reader.layers.filter { $0.record == record }
    }
    let usual = LayerKey<ThemeCount>.themeCounts.name
    var all = layers(of: ThemeCount.recordName)
    if let name {
      let step = try reader.layer(name).step
      all.removeAll { $0.step != step }
    } else if all.count > 1, let first = all.first(where: { $0.name == usual }) {
      all = [first]
    }
    let known = layers(of: ThemeMention.recordName).map(\.name)
    guard all.count < 2 else { throw ThemeError.severalCounts(layers: known) }
    guard let counts = all.first,
      let mentions = layers(of: ThemeMention.recordName).first(where: { $0.step == counts.step })
    else { throw ThemeError.noCounts(layers: known) }
    self.counts = counts
    self.mentions = mentions
  }
}

/// The counts of one speech as the store has them.
struct SpeechThemes {
  struct Count {
    let theme: String
    let function: String?
    var frequency: Frequency
  }

  /// Of the whole speech, in the order of the dictionary.
  private(set) var whole: [Count] = []
  /// Of the topmost parts.
  private var parts: [Count] = []

  init(_ speech: StoredSpeech, _ layers: ThemeLayers, _ reader: StoreReader) throws {
    try reader.records(layer: layers.counts.name, of: speech) { record in
      let count = Count(
        theme: record.text("theme") ?? "", function: record.text("function"),
        frequency: Frequency(
          mentions: record.integer("mentions"), characters: record.integer("characters")))
      if record.text("segment") == nil { whole.append(count) } else { parts.append(count) }
    }
  }

  /// By the function of the topmost part; what stands in no part has none.
  var byFunction: [Count] {
    var rest = whole
    var counts: [Count] = []
    for part in parts {
      if let index = rest.firstIndex(where: { $0.theme == part.theme }) {
        rest[index].frequency.mentions -= part.frequency.mentions
        rest[index].frequency.characters -= part.frequency.characters
      }
      let same = counts.firstIndex { $0.theme == part.theme && $0.function == part.function }
      if let same {
        counts[same].frequency += part.frequency
      } else {
        counts.append(part)
      }
    }
    return counts + rest.filter { $0.frequency.characters > 0 }
  }
}

extension StoredRecord {
  func text(_ name: String) -> String? {
    if case .text(let text) = self[name] { text } else { nil }
  }

  func integer(_ name: String) -> Int {
    if case .integer(let integer) = self[name] { integer } else { 0 }
  }
}
