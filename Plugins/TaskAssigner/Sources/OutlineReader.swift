internal import LecternKit

/// Reads the sentences and the parts around them from the segments of a speech, in one pass.
struct OutlineReader {
  private(set) var sentences: [Sentence] = []
  private(set) var nodes: [Reading.Node] = []
  private(set) var clauses: ClauseReader
  private var holders: [Holder] = []
  /// The holders around the last segment, outermost first.
  private var open: [Int] = []

  /// What a segment that holds others hands down.
  private struct Holder {
    var id: String
    var node: Int?
    var paragraph: Int
    var function: Segment.Function
  }

  init(
    _ segments: [Segment], _ view: NormalizedText, _ words: [Word], _ phrases: [DutyMap.Match]
  ) {
    clauses = ClauseReader(view, words)
    sentences.reserveCapacity(segments.count)
    let offsets = view.offsets
    var paragraphs = 0
    var word = 0
    var phrase = 0
    // Sentences follow each other: the next place is near the last one.
    var place = 0
    func index(ofByte offset: Int) -> Int {
      if place > 0, Int(offsets[place - 1]) >= offset { place = view.index(ofByte: offset) }
      while place < offsets.count - 1, Int(offsets[place]) < offset { place += 1 }
      return place
    }
    for number in segments.indices {
      var outer: Int?
      if let parent = segments[number].parent { outer = holder(of: parent) }
      if segments[number].kind == .sentence {
        let start = index(ofByte: segments[number].range.lowerBound)
        let range = start..<index(ofByte: segments[number].range.upperBound)
        while word < words.count, words[word].start < range.lowerBound { word += 1 }
        let firstWord = word
        var classes: WordClass = []
        while word < words.count, words[word].end <= range.upperBound {
          classes.formUnion(words[word].classes)
          word += 1
        }
        while phrase < phrases.count, phrases[phrase].start < range.lowerBound { phrase += 1 }
        let firstPhrase = phrase
        while phrase < phrases.count, phrases[phrase].end <= range.upperBound { phrase += 1 }
        let role = segments[number].role ?? .body
        var sentence = Sentence(
          range: range, segment: number, role: role, function: .other, paragraph: -1, node: nil,
          words: firstWord..<word, phrases: firstPhrase..<phrase, classes: classes)
        if let outer {
          sentence.function = holders[outer].function
          sentence.paragraph = holders[outer].paragraph
          sentence.node = holders[outer].node
        }
        if let node = sentence.node, role == .heading, nodes[node].headingSentence == nil {
          nodes[node].headingSentence = sentences.count
        }
        if role == .body || role == .heading { clauses.read(&sentence) }
        sentences.append(sentence)
        continue
      }
      var inner = Holder(
        id: segments[number].id, node: outer.flatMap { holders[$0].node },
        paragraph: outer.map { holders[$0].paragraph } ?? -1,
        function: segments[number].function ?? outer.map { holders[$0].function } ?? .other)
      if segments[number].kind == .paragraph {
        paragraphs += 1
        inner.paragraph = paragraphs
      } else {
        nodes.append(
          Reading.Node(
            parent: inner.node, isItem: segments[number].kind == .item,
            heading: segments[number].heading,
            top: inner.node.map { nodes[$0].top } ?? nodes.count))
        inner.node = nodes.count - 1
      }
      open.append(holders.count)
      holders.append(inner)
    }
  }

  /// The holder of this id; those that lie inside it are closed.
  private mutating func holder(of id: String) -> Int? {
    var depth = open.count
    while depth > 0 {
      if holders[open[depth - 1]].id == id {
        open.removeSubrange(depth...)
        return open[depth - 1]
      }
      depth -= 1
    }
    // A segment that comes back to a part closed before.
    return holders.lastIndex { $0.id == id }
  }
}
