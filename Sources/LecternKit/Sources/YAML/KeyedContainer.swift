/// The mapping of a node, as a type with keys sees it.
struct KeyedContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: NodeDecoder
  let keys: AskedKeys

  var codingPath: [any CodingKey] { decoder.codingPath }

  var allKeys: [Key] { keys.entries.compactMap { Key(stringValue: $0.name) } }

  func contains(_ key: Key) -> Bool {
    keys.ask(key.stringValue) != nil
  }

  func decodeNil(forKey key: Key) -> Bool {
    keys.ask(key.stringValue)?.isNull ?? true
  }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    if let node = keys.ask(key.stringValue) {
      return try decoder.child(type, node, at: key)
    }
    if type is any ExpressibleByNilLiteral.Type { return try decoder.nothing(as: type) }
    keys.miss(key.stringValue)
    return try decoder.placeholder(type)
  }

  func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
    guard let node = keys.ask(key.stringValue), !node.isNull else { return nil }
    return try decoder.child(T?.self, node, at: key)
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try superDecoder(forKey: key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try superDecoder(forKey: key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder {
    try nested(at: NameKey(stringValue: "super"))
  }

  func superDecoder(forKey key: Key) throws -> any Decoder {
    try nested(at: key)
  }

  private func nested(at key: any CodingKey) throws -> NodeDecoder {
    let node = keys.ask(key.stringValue)
    if node == nil, !decoder.isPhantom {
      keys.miss(key.stringValue)
      throw AlreadyReported()
    }
    return decoder.nest(node ?? decoder.node, at: key)
  }
}

/// A key that is just a name.
struct NameKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

/// The place of an element in a list, counted from 0.
struct IndexKey: CodingKey {
  let index: Int
  var stringValue: String { String(index) }
  var intValue: Int? { index }

  init(_ index: Int) { self.index = index }
  init?(stringValue: String) { nil }
  init?(intValue: Int) { index = intValue }
}
