public import LecternKit
public import Store

/// A dictionary's terms with their mentions over a store: those that never count, and those that
/// several themes have.
public struct TermTable: Sendable {
  public let table: ResultTable
  /// Terms with mentions that the dictionary does not have, or not any more.
  public let unknown: [String]

  private struct Item: Hashable {
    var theme: String
    var term: String
  }

  /// - Parameters:
  ///   - terms: records of the layer `theme-terms`, one a term of a theme.
  ///   - mentions: the layer that the dictionary's mentions are in.
  ///   - onlyUnused: leaves out terms with mentions.
  public init(
    _ reader: StoreReader, terms: [GenericRecord], mentions layer: String, onlyUnused: Bool
  ) throws {
    var mentions: [Item: Int] = [:]
    var speeches: [Item: Int] = [:]
    try reader.speeches { speech in
      var seen: Set<Item> = []
      try reader.records(layer: layer, of: speech) { record in
        let item = Item(theme: record.text("theme") ?? "", term: record.text("term") ?? "")
        mentions[item, default: 0] += 1
        if seen.insert(item).inserted { speeches[item, default: 0] += 1 }
      }
    }
    let items = terms.map {
      Item(
        theme: $0.attributes["theme"]?.text ?? "", term: $0.attributes["term"]?.text ?? "")
    }
    var themes: [String: [String]] = [:]
    for item in items { themes[item.term, default: []].append(item.theme) }
    var table = ResultTable(
      columns: ["layer", "theme", "term", "line", "mentions", "speeches", "alsoIn"])
    for (item, record) in zip(items, terms) where !onlyUnused || mentions[item] == nil {
      let others = (themes[item.term] ?? []).filter { $0 != item.theme }
      table.rows.append([
        .text(layer), .text(item.theme), .text(item.term), record.attributes["line"] ?? .null,
        .integer(mentions[item] ?? 0), .integer(speeches[item] ?? 0),
        others.isEmpty ? .null : .text(others.joined(separator: "；")),
      ])
    }
    self.table = table
    unknown = Set(mentions.keys).subtracting(items).map(\.term).sorted()
  }
}
