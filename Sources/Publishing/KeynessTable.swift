internal import LecternKit
internal import Statistics
public import Store

/// The themes, or terms, that set one group of speeches apart from another.
public enum KeynessTable {
  public enum Grain: Sendable {
    case theme, term
  }

  private static let columns = [
    "targetMentions", "targetCharacters", "targetPerThousand", "referenceMentions",
    "referenceCharacters", "referencePerThousand", "logLikelihood", "p", "logRatio",
    "percentDifference",
  ]

  private struct Item: Hashable {
    var theme: String
    var term: String?
  }

  /// A row for each theme, zeros too, or for each term that is mentioned; the largest G² in front.
  ///
  /// - Parameter reference: without filters all speeches that are not in the target.
  public static func table(
    _ reader: StoreReader, target: [RecordFilter], reference: [RecordFilter], by grain: Grain,
    layer: String? = nil
  ) throws -> ResultTable {
    let layers = try ThemeLayers(reader, named: layer)
    let targets = try speeches(target, reader)
    let references =
      reference.isEmpty
      ? try speeches([], reader).subtracting(targets) : try speeches(reference, reader)
    if let shared = targets.intersection(references).min() {
      throw ThemeError.inBothGroups(speech: shared)
    }
    if references.isEmpty { throw ThemeError.noSpeeches(group: "outside the target", values: []) }
    var items: [Item] = []
    var mentions: [Item: (target: Int, reference: Int)] = [:]
    var characters = (target: 0, reference: 0)
    func add(_ item: Item, _ count: Int, isTarget: Bool) {
      if mentions[item] == nil { items.append(item) }
      var sum = mentions[item] ?? (0, 0)
      if isTarget { sum.target += count } else { sum.reference += count }
      mentions[item] = sum
    }
    try reader.speeches { speech in
      let isTarget = targets.contains(speech.id)
      guard isTarget || references.contains(speech.id) else { return }
      let counts = try SpeechThemes(speech, layers, reader).whole
      let length = counts.first?.frequency.characters ?? 0
      if isTarget { characters.target += length } else { characters.reference += length }
      switch grain {
      case .theme:
        for count in counts {
          add(Item(theme: count.theme), count.frequency.mentions, isTarget: isTarget)
        }
      case .term:
        try reader.records(layer: layers.mentions.name, of: speech) { record in
          let theme = record.text("theme") ?? ""
          add(Item(theme: theme, term: record.text("term")), 1, isTarget: isTarget)
        }
      }
    }
    let rows = items.map { item in
      let sum = mentions[item] ?? (0, 0)
      let keyness = Keyness(
        target: Frequency(mentions: sum.target, characters: characters.target),
        reference: Frequency(mentions: sum.reference, characters: characters.reference))
      return (item: item, keyness: keyness)
    }
    // A stable sort: equal ones stay in the order of the dictionary, or of their first mention.
    let sorted = rows.sorted { $0.keyness.logLikelihood > $1.keyness.logLikelihood }
    return ResultTable(
      columns: (grain == .theme ? ["theme"] : ["theme", "term"]) + columns,
      rows: sorted.map { item, keyness in
        (grain == .theme ? [.text(item.theme)] : [.text(item.theme), Value(item.term)])
          + cells(keyness)
      })
  }

  private static func cells(_ keyness: Keyness) -> [Value] {
    [keyness.target, keyness.reference].flatMap { frequency -> [Value] in
      [
        .integer(frequency.mentions), .integer(frequency.characters),
        .number(frequency.perThousand),
      ]
    } + [
      .number(keyness.logLikelihood), .number(keyness.probability), Value(keyness.logRatio),
      Value(keyness.percentDifference),
    ]
  }

  /// The ids of the speeches that all filters admit.
  private static func speeches(
    _ filters: [RecordFilter], _ reader: StoreReader
  ) throws -> Set<String> {
    try SpeechProperty.check(filters.map(\.name), reader)
    var found: Set<String> = []
    try reader.speeches(where: filters) { found.insert($0.id) }
    if found.isEmpty, let first = filters.first {
      let group = filters.map { "\($0.name)=\($0.value)" }.joined(separator: " and ")
      var values: Set<String> = []
      try reader.speeches { speech in
        if let value = SpeechProperty.value(of: first.name, speech) { values.insert(value) }
      }
      throw ThemeError.noSpeeches(
        group: group, values: values.sorted().map { "\(first.name)=\($0)" })
    }
    return found
  }
}
