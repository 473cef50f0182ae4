/// Builds the nodes of one document out of events.
struct NodeParser {
  private struct Built {
    var node: Node
    /// How many lists and mappings stand in each other in it.
    var height: Int
  }

  private let file: SourceFile
  private let events: EventReader
  private var anchors = AnchorTable()
  private var size = 0
  /// Mistakes that do not keep the rest of the file from being parsed.
  private var mistakes = DiagnosticBag()

  init(file: SourceFile) {
    self.file = file
    events = EventReader(file.bytes)
  }

  mutating func parse() throws(Diagnostics) -> Node {
    do throws(Diagnostic) {
      let root = try document()
      if mistakes.isEmpty { return root }
    } catch {
      mistakes.add(error)
    }
    throw mistakes.sorted
  }

  private mutating func document() throws(Diagnostic) -> Node {
    var root: Node?
    while true {
      let event = try next()
      switch event.kind {
      case .streamEnd:
        guard let root else {
          let isEmpty = file.bytes.isEmpty
          throw Diagnostic(
            message: isEmpty ? "the file is empty" : "there is nothing in the file",
            path: file.path)
        }
        return root
      case .documentStart where root != nil:
        throw file.error(
          "a second document begins here: only one stands in a file", at: event.start, length: 3)
      case .documentStart, .documentEnd, .other: break
      default: root = try build(event, depth: 0).node
      }
    }
  }

  private func next() throws(Diagnostic) -> Event {
    do {
      return try events.next()
    } catch {
      throw error.diagnostic(in: file)
    }
  }

  private mutating func build(_ event: Event, depth: Int) throws(Diagnostic) -> Built {
    let sizeBefore = size
    try count(1, at: event)
    let built: Built
    switch event.kind {
    case .alias(let name): return try expand(name, event, depth: depth)
    case .sequenceStart: built = try sequence(event, depth: depth + 1)
    case .mappingStart: built = try mapping(event, depth: depth + 1)
    case .scalar(let text, let style): built = try scalar(text, style, event)
    // libyaml closes only what it opened.
    default: built = Built(node: node(.null, event, 1), height: 0)
    }
    if let anchor = event.anchor {
      let size = size - sizeBefore
      anchors.set(anchor, to: .init(node: built.node, size: size, height: built.height))
    }
    return built
  }

  private func scalar(
    _ text: String, _ style: Node.ScalarStyle, _ event: Event
  ) throws(Diagnostic) -> Built {
    var content = Node.Content.scalar(text, style: style)
    switch event.tag {
    case "!", "tag:yaml.org,2002:str":
      if style == .plain { content = .scalar(text, style: .quoted) }
    case nil:
      let isNull = ["", "~", "null", "Null", "NULL"].contains(text)
      if style == .plain, isNull { content = .null }
    case _?: try refuseTag(event)
    }
    return Built(node: node(content, event, event.lengthOnFirstLine(in: file)), height: 0)
  }

  private mutating func sequence(_ event: Event, depth: Int) throws(Diagnostic) -> Built {
    try requireDepth(depth, at: event)
    try refuseTag(event)
    var nodes: [Node] = []
    var extent = Extent(of: event)
    var height = 0
    while true {
      let next = try next()
      if case .sequenceEnd = next.kind {
        extent.close(next)
        return Built(node: node(.sequence(nodes), event, extent.length), height: height + 1)
      }
      let built = try build(next, depth: depth)
      extent.include(built.node)
      nodes.append(built.node)
      height = max(height, built.height)
    }
  }

  private mutating func mapping(_ event: Event, depth: Int) throws(Diagnostic) -> Built {
    try requireDepth(depth, at: event)
    try refuseTag(event)
    var entries: [Node.Entry] = []
    var keys = KeySet()
    var extent = Extent(of: event)
    var height = 0
    while true {
      let next = try next()
      if case .mappingEnd = next.kind {
        extent.close(next)
        return Built(node: node(.mapping(entries), event, extent.length), height: height + 1)
      }
      let key = try build(next, depth: depth)
      let value = try build(try self.next(), depth: depth)
      extent.include(key.node)
      extent.include(value.node)
      height = max(height, key.height, value.height)
      if let mistake = keys.insert(key.node) {
        mistakes.add(mistake)
        if mistakes.isFull { throw mistake }
      } else {
        entries.append(Node.Entry(key: key.node, value: value.node))
      }
    }
  }
}

extension NodeParser {
  private mutating func expand(
    _ name: String, _ event: Event, depth: Int
  ) throws(Diagnostic) -> Built {
    let anchored = try anchors.expand(name, at: event.start, in: file)
    try count(anchored.size - 1, at: event)
    try requireDepth(depth + anchored.height, at: event)
    return Built(node: anchored.node, height: anchored.height)
  }

  private mutating func count(_ nodes: Int, at event: Event) throws(Diagnostic) {
    size += nodes
    guard size > YAML.mostNodes else { return }
    throw file.error(
      "more than \(YAML.mostNodes) values, those of aliases counted wherever they are used",
      at: event.start)
  }

  private func requireDepth(_ depth: Int, at event: Event) throws(Diagnostic) {
    guard depth > YAML.deepest else { return }
    throw file.error(
      "lists and mappings stand more than \(YAML.deepest) deep in each other", at: event.start)
  }

  private func refuseTag(_ event: Event) throws(Diagnostic) {
    guard let tag = event.tag else { return }
    let prefix = "tag:yaml.org,2002:"
    let name = tag.hasPrefix(prefix) ? "!!" + tag.dropFirst(prefix.count) : tag
    throw file.error(
      "tags are not supported, found '\(Node.clipped(name))'", at: event.start,
      length: name.unicodeScalars.count)
  }

  private func node(_ content: Node.Content, _ event: Event, _ length: Int) -> Node {
    Node(content: content, mark: event.start, length: length, file: file)
  }
}
