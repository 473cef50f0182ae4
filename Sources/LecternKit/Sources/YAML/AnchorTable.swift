/// The anchored nodes of a file, for its aliases.
struct AnchorTable {
  /// An anchored node, with what it costs to use it.
  struct Anchored {
    var node: Node
    /// How many values it holds, itself and those of aliases included.
    var size: Int
    /// How many lists and mappings stand in each other in it.
    var height: Int
  }

  private var anchored: [String: Anchored] = [:]

  mutating func set(_ name: String, to node: Anchored) {
    anchored[name] = node
  }

  /// What an alias stands for. The node gets the place of the alias, because a mistake lies where
  /// it is used; its parts keep theirs.
  func expand(_ name: String, at mark: Mark, in file: SourceFile) throws(Diagnostic) -> Anchored {
    let length = name.unicodeScalars.count + 1
    guard var found = anchored[name] else {
      throw file.error(
        "unknown alias '*\(Node.clipped(name))'", at: mark, length: length,
        hint: Suggestion.didYouMean(name, among: anchored.keys.sorted()),
        notes: ["an alias stands behind its anchor, not in it"])
    }
    found.node.mark = mark
    found.node.length = length
    return found
  }
}
