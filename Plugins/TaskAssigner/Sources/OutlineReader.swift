internal import LecternKit

/// Reads the sentences and the parts around them from the segments of a speech, in one pass.
struct OutlineReader {
  private(set) var sentences: [Sentence] = []
  private(set) var nodes: [Reading.Node] = []
  private(set) var clauses: ClauseReader
  private let segments: [Segment]
  private var holders: [Holder] = []
  /// The holders around the last segment, outermost first.
  private var open: [Int] = []
  private var paragraphs = 0

  /// What a segment that holds others hands down.
  struct Holder {
    var segment: Int
    var node: Int?
    var paragraph: Int
    var function: Segment.Function
  }

  init(_ segments: [Segment], _ view: NormalizedText, _ words: [Word]) {
    clauses = ClauseReader(view)
    self.segments = segments
    sentences.reserveCapacity(segments.count)
    var places = PlaceCursor(view)
    let text = view.scalars
    let (scalars, words) = (text.span, words.span)
    var word = 0
    for number in segments.indices {
      let outer = holder(of: number)
      guard segments[number].kind == .sentence else {
        hold(number, inside: outer)
        continue
      }
      let bytes = segments[number].range
      let start = places.index(ofByte: bytes.lowerBound)
      let range = start..<places.index(ofByte: bytes.upperBound)
      while word < words.count, words[word].start < range.lowerBound { word += 1 }
      let firstWord = word
      var classes: WordClass = []
      while word < words.count, words[word].end <= range.upperBound {
        classes.formUnion(words[word].classes)
        word += 1
      }
      let role = segments[number].role ?? .body
      var sentence = Sentence(
        range, segment: number, role: role, words: firstWord..<word, classes,
        inside: outer.map { holders[$0] })
      if role == .heading, let node = sentence.node, nodes[node].headingSentence == nil {
        nodes[node].headingSentence = sentences.count
      }
      if sentence.isRead {
        let read = clauses.read(range, scalars, words, own: firstWord..<word)
        sentence.enter(read.clauses, read.marks)
      }
      sentences.append(sentence)
    }
  }

  /// Opens a part, a point or a paragraph.
  private mutating func hold(_ number: Int, inside outer: Int?) {
    var inner =
      outer.map { holders[$0] }
      ?? Holder(segment: number, node: nil, paragraph: -1, function: .other)
    inner.segment = number
    if let function = segments[number].function { inner.function = function }
    if segments[number].kind == .paragraph {
      paragraphs += 1
      inner.paragraph = paragraphs
    } else {
      nodes.append(
        Reading.Node(
          parent: inner.node, segment: number,
          top: inner.node.map { nodes[$0].top } ?? nodes.count))
      inner.node = nodes.count - 1
    }
    open.append(holders.count)
    holders.append(inner)
  }

  /// The holder that a segment lies in; those that lie inside it are closed.
  private mutating func holder(of number: Int) -> Int? {
    guard segments[number].parent != nil else { return nil }
    var depth = open.count
    while depth > 0 {
      if isParent(holders[open[depth - 1]], of: number) {
        if depth < open.count { open.removeSubrange(depth...) }
        return open[depth - 1]
      }
      depth -= 1
    }
    // A segment that comes back to a part closed before.
    return holders.lastIndex { isParent($0, of: number) }
  }

  @inline(__always)
  private func isParent(_ holder: Holder, of number: Int) -> Bool {
    segments[holder.segment].id == segments[number].parent
  }
}
