/// The `Decoder` of one node.
final class NodeDecoder: Decoder {
  let node: Node
  let codingPath: [any CodingKey]
  let findings: DecodingFindings
  /// Above 0 this is a phantom: it stands where a value should be, gives placeholders and reports
  /// nothing. The number tells how many phantoms stand in each other.
  private let phantomDepth: Int

  /// The keys of the mapping, once a type has asked for a keyed container.
  private(set) var keys: AskedKeys?
  /// How many elements of the list were asked for one by one, at most.
  var elementsRead = 0
  /// The decoders of nested containers, whose keys are judged together with these.
  private var nested: [NodeDecoder] = []

  init(
    node: Node, codingPath: [any CodingKey] = [], findings: DecodingFindings,
    phantomDepth: Int = 0
  ) {
    self.node = node
    self.codingPath = codingPath
    self.findings = findings
    self.phantomDepth = phantomDepth
  }

  var isPhantom: Bool { phantomDepth > 0 }

  var userInfo: [CodingUserInfoKey: Any] { findings.userInfo }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    let keys = try keys ?? askedKeys()
    keys.accept(Key.self)
    return KeyedDecodingContainer(KeyedContainer<Key>(decoder: self, keys: keys))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    let nodes = isPhantom ? [] : try requiredList()
    return UnkeyedContainer(decoder: self, nodes: nodes)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer {
    SingleValueContainer(decoder: self)
  }

  /// The decoder of a part of this node, for a container of its own.
  func nest(_ node: Node, at key: any CodingKey) -> NodeDecoder {
    let decoder = NodeDecoder(
      node: node, codingPath: codingPath + [key], findings: findings, phantomDepth: phantomDepth)
    nested.append(decoder)
    return decoder
  }

  func requiredList() throws -> [Node] {
    try required(node.sequence, "a list", found: node.kindName)
  }

  func requiredMapping() throws -> [Node.Entry] {
    try required(node.mapping, "a mapping", found: node.kindName, hint: colonHint)
  }

  /// What was read from the node, or a mismatch if that is nothing.
  func required<Part>(
    _ part: Part?, _ expected: String, found: String? = nil, hint: String? = nil
  ) throws -> Part {
    if let part { return part }
    let message = "expected \(expected), found \(found ?? node.quoted)"
    throw Mismatch(diagnostic: node.error(message, hint: hint))
  }

  private func askedKeys() throws -> AskedKeys {
    let entries = isPhantom ? [] : try requiredMapping()
    let keys = AskedKeys(of: entries)
    self.keys = keys
    return keys
  }

  /// What may be wrong with a text where a mapping should be.
  private var colonHint: String? {
    guard case .scalar(let text, style: .plain) = node.content else { return nil }
    if PlainText.hasFullWidthColon(text) { return PlainText.fullWidthColonHint }
    let isAddress = text.contains("://")
    return text.contains(":") && !isAddress ? "put a space behind the ':'" : nil
  }
}

extension NodeDecoder {
  /// Decodes a part of this node; see `settle`.
  func child<T: Decodable>(_ type: T.Type, _ node: Node, at key: any CodingKey) throws -> T {
    guard !findings.bag.isFull else { throw AlreadyReported() }
    return try NodeDecoder(node: node, codingPath: codingPath + [key], findings: findings)
      .settle(type)
  }

  /// Decodes the node, reports what is wrong, and gives a placeholder if need be.
  ///
  /// - Throws: `AlreadyReported`, when not even a placeholder can be made.
  func settle<T: Decodable>(_ type: T.Type) throws -> T {
    let placeholders = findings.placeholders
    do {
      let value = try build(type)
      judgeKeys(isComplete: true)
      return value
    } catch {
      let isSuspect = findings.placeholders > placeholders
      for mistake in mistakes(of: error, isSuspect: isSuspect) { findings.bag.add(mistake) }
      judgeKeys(isComplete: false)
      return try placeholder(type)
    }
  }

  /// Decodes the node and lets errors through.
  func build<T: Decodable>(_ type: T.Type) throws -> T {
    if let type = type as? any NodeDecodable.Type {
      if let value = try type.make(from: self) as? T { return value }
      throw Mismatch(diagnostic: node.error("cannot be read"))
    }
    if isPhantom, let first = EnumerationCases(of: type)?.first as? T { return first }
    do {
      return try T(from: self)
    } catch DecodingError.dataCorrupted(let context) {
      guard let mistake = rawValueMistake(type, context) else {
        throw DecodingError.dataCorrupted(context)
      }
      throw Mismatch(diagnostic: mistake)
    }
  }

  /// A value to go on with in place of a wrong or missing one.
  func placeholder<T: Decodable>(_ type: T.Type) throws -> T {
    findings.placeholders += 1
    return try nothing(as: type)
  }

  /// What a type makes of nothing: 0, an empty text, nil, and structures of such values.
  func nothing<T: Decodable>(as type: T.Type) throws -> T {
    // A type that contains itself would go on without end, or try many ways.
    let isEndless = phantomDepth > YAML.deepest || isPhantom && findings.placeholders > 200
    guard !isEndless else { throw AlreadyReported() }
    let nothing = Node(content: .null, mark: node.mark, length: node.length, file: node.file)
    let silent = isPhantom ? findings : DecodingFindings(userInfo: findings.userInfo)
    let phantom = NodeDecoder(
      node: nothing, codingPath: codingPath, findings: silent, phantomDepth: phantomDepth + 1)
    do { return try phantom.build(type) } catch { throw AlreadyReported() }
  }

  /// Reports the keys that nobody asked for and the keys that are missing, once the value is read.
  private func judgeKeys(isComplete: Bool) {
    guard !isPhantom else { return }
    for mistake in keys?.mistakes(in: node, isComplete: isComplete) ?? [] {
      findings.bag.add(mistake)
    }
    if isComplete, elementsRead > 0, let extra = node.sequence?.dropFirst(elementsRead).first {
      findings.bag.add(extra.error("expected only \(elementsRead) in this list"))
    }
    for decoder in nested { decoder.judgeKeys(isComplete: isComplete) }
  }
}
