extension Optional: NodeDecodable where Wrapped: Decodable {
  static func make(from decoder: NodeDecoder) throws -> Wrapped? {
    decoder.node.isNull ? nil : try decoder.build(Wrapped.self)
  }
}

extension Array: NodeDecodable where Element: Decodable {
  static func make(from decoder: NodeDecoder) throws -> [Element] {
    if decoder.isPhantom { return [] }
    let nodes = try decoder.requiredList()
    var elements: [Element] = []
    elements.reserveCapacity(nodes.count)
    for (index, node) in nodes.enumerated() {
      // An element that cannot be made is reported; the others may have mistakes of their own.
      if let element = try? decoder.child(Element.self, node, at: IndexKey(index)) {
        elements.append(element)
      }
    }
    return elements
  }
}

extension Dictionary: NodeDecodable where Key: Decodable, Value: Decodable {
  static func make(from decoder: NodeDecoder) throws -> [Key: Value] {
    if decoder.isPhantom { return [:] }
    let entries = try decoder.requiredMapping()
    var result: [Key: Value] = [:]
    for entry in entries {
      let mistakes = decoder.findings.bag.count
      let path = NameKey(stringValue: entry.name)
      let key = try? decoder.child(Key.self, entry.key, at: path)
      let isSound = decoder.findings.bag.count == mistakes
      let value = try? decoder.child(Value.self, entry.value, at: path)
      guard let key, let value, isSound else { continue }
      if result.updateValue(value, forKey: key) != nil {
        // Different texts may stand for one key: 1 and 01.
        decoder.findings.bag.add(entry.key.error("duplicate key \(entry.key.quoted)"))
      }
    }
    return result
  }
}

extension Node: Decodable, NodeDecodable {
  /// The node that the decoder of a `YAMLDecoder` stands at.
  ///
  /// - Throws: `DecodingError`, with any other decoder.
  public init(from decoder: any Decoder) throws {
    guard let decoder = decoder as? NodeDecoder else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath, debugDescription: "only a YAMLDecoder has nodes"))
    }
    self = decoder.node
  }

  static func make(from decoder: NodeDecoder) throws -> Node { decoder.node }
}
