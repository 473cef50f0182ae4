/// The elements of a list, one after another.
struct UnkeyedContainer: UnkeyedDecodingContainer {
  let decoder: NodeDecoder
  let nodes: [Node]
  private(set) var currentIndex = 0

  init(decoder: NodeDecoder, nodes: [Node]) {
    self.decoder = decoder
    self.nodes = nodes
  }

  var codingPath: [any CodingKey] { decoder.codingPath }
  var count: Int? { nodes.count }
  var isAtEnd: Bool { currentIndex >= nodes.count }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, nodes[currentIndex].isNull else { return false }
    _ = try advance()
    return true
  }

  mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
    if isAtEnd, decoder.isPhantom { return try decoder.placeholder(type) }
    let key = IndexKey(currentIndex)
    return try decoder.child(type, try advance(), at: key)
  }

  mutating func nestedContainer<Key: CodingKey>(
    keyedBy type: Key.Type
  ) throws -> KeyedDecodingContainer<Key> {
    try superDecoder().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try superDecoder().unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder {
    let key = IndexKey(currentIndex)
    return decoder.nest(try advance(), at: key)
  }

  private mutating func advance() throws -> Node {
    guard !isAtEnd else {
      let expected = "expected more than \(nodes.count) in this list"
      throw Mismatch(diagnostic: decoder.node.error(expected))
    }
    defer {
      currentIndex += 1
      decoder.elementsRead = max(decoder.elementsRead, currentIndex)
    }
    return nodes[currentIndex]
  }
}

/// The node itself as one value.
struct SingleValueContainer: SingleValueDecodingContainer {
  let decoder: NodeDecoder

  var codingPath: [any CodingKey] { decoder.codingPath }

  func decodeNil() -> Bool { decoder.node.isNull }

  func decode<T: Decodable>(_ type: T.Type) throws -> T { try decoder.build(type) }
}
