internal import LecternKit
internal import Statistics
public import Store

/// Mentions and rates of themes over groups of speeches, zeros too.
public enum ThemeTable {
  private static let function = "function"

  private struct Key: Hashable {
    var values: [String?]
    var theme: Int
  }

  private struct Sum {
    var frequency = Frequency()
    var speeches = 0
  }

  /// - Parameters:
  ///   - names: what makes a group: metadata of the speeches, `speech`, `year`, or `function`, that of
  ///     the topmost parts. All speeches are one group where there are none.
  ///   - layer: any layer of the step that counted, where several did.
  public static func table(
    _ reader: StoreReader, by names: [String], layer: String? = nil
  ) throws -> ResultTable {
    let layers = try ThemeLayers(reader, named: layer)
    try SpeechProperty.check(names, besides: [function], reader)
    var themes: [String] = []
    var sums: [Key: Sum] = [:]
    try reader.speeches { speech in
      let counts = try SpeechThemes(speech, layers, reader)
      let values = names.map { SpeechProperty.value(of: $0, speech) }
      let place = names.firstIndex(of: function)
      for count in place == nil ? counts.whole : counts.byFunction {
        var key = Key(values: values, theme: themes.firstIndex(of: count.theme) ?? themes.count)
        if key.theme == themes.count { themes.append(count.theme) }
        if let place { key.values[place] = count.function }
        sums[key, default: Sum()].frequency += count.frequency
        sums[key, default: Sum()].speeches += 1
      }
    }
    let rows = sums.sorted { precedes($0.key, $1.key, names) }
    return ResultTable(
      columns: names + ["theme", "speeches", "mentions", "characters", "perThousand"],
      rows: rows.map { key, sum in
        key.values.map { Value($0) } + [
          .text(themes[key.theme]), .integer(sum.speeches), .integer(sum.frequency.mentions),
          .integer(sum.frequency.characters), .number(sum.frequency.perThousand),
        ]
      })
  }

  /// Groups by their values, functions as a speech goes through them, what has no value last; in a
  /// group the themes as the dictionary has them.
  private static func precedes(_ left: Key, _ right: Key, _ names: [String]) -> Bool {
    for (index, name) in names.enumerated() where left.values[index] != right.values[index] {
      guard let one = left.values[index] else { return false }
      guard let other = right.values[index] else { return true }
      if name != function { return one < other }
      let order = Segment.Function.allCases.map(\.rawValue)
      return (order.firstIndex(of: one) ?? 0) < (order.firstIndex(of: other) ?? 0)
    }
    return left.theme < right.theme
  }
}

/// What speeches are grouped by.
enum SpeechProperty {
  private static let own = ["speech", "path", "year"]

  static func check(_ names: [String], besides more: [String] = [], _ reader: StoreReader) throws {
    let known = more + own + Metadata.names + (try reader.furtherMetadataNames())
    for name in names where !known.contains(name) {
      throw ThemeError.unknownGroup(name: name, known: known)
    }
  }

  /// As filters of the store take it; `year` is that of the speech, else of its publication.
  static func value(of name: String, _ speech: StoredSpeech) -> String? {
    switch name {
    case "speech": speech.id
    case "path": speech.path
    case "year":
      (speech.metadata["date"] ?? speech.metadata["published"]).map { String($0.prefix(4)) }
    default: speech.metadata[name]
    }
  }
}
