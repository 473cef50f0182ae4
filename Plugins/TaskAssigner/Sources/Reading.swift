internal import LecternKit

/// A sentence of the speech with the places that the rules ask for.
struct Sentence: Sendable {
  /// In the view.
  var range: Range<Int>
  /// Index of its segment.
  var segment: Int
  var role: Segment.Role
  var function: Segment.Function
  /// Number of the paragraph it stands in.
  var paragraph: Int
  /// Index into `nodes` of the innermost part or point around it.
  var node: Int?
  /// Indexes into `words` and `phrases`.
  var words: Range<Int>
  var phrases: Range<Int>
}

/// One speech as the rules read it: sentences, words of the vocabulary and phrases of the map.
final class Reading {
  /// A part or a point of the outline.
  struct Node: Sendable {
    var parent: Int?
    var isItem: Bool
    var heading: String?
    /// The sentence that is its heading.
    var headingSentence: Int?
  }

  private let text: SpeechText
  let view: NormalizedText
  let words: [Word]
  let phrases: [DutyMap.Match]
  private(set) var sentences: [Sentence] = []
  private(set) var nodes: [Node] = []
  private let segments: [Segment]

  init(speech: Speech, segments: [Segment], vocabulary: Vocabulary, map: DutyMap) {
    text = speech.text
    view = speech.text.view
    words = vocabulary.words(in: view)
    phrases = map.phrases(in: view)
    self.segments = segments
    read(segments)
  }

  /// The id of a sentence's segment.
  func id(of sentence: Sentence) -> String { segments[sentence.segment].id }

  /// What the segments that hold others hand down.
  private struct Holder {
    var node: Int?
    var paragraph: Int
    var function: Segment.Function
  }

  private func read(_ segments: [Segment]) {
    var holders: [String: Holder] = [:]
    var paragraphs = 0
    var word = 0
    var phrase = 0
    for (number, segment) in segments.enumerated() {
      let outer = segment.parent.flatMap { holders[$0] }
      if segment.kind == .sentence {
        let range = view.range(ofBytes: segment.range)
        while word < words.count, words[word].start < range.lowerBound { word += 1 }
        let firstWord = word
        while word < words.count, words[word].end <= range.upperBound { word += 1 }
        while phrase < phrases.count, phrases[phrase].start < range.lowerBound { phrase += 1 }
        let firstPhrase = phrase
        while phrase < phrases.count, phrases[phrase].end <= range.upperBound { phrase += 1 }
        let role = segment.role ?? .body
        if let node = outer?.node, role == .heading, nodes[node].headingSentence == nil {
          nodes[node].headingSentence = sentences.count
        }
        sentences.append(
          Sentence(
            range: range, segment: number, role: role, function: outer?.function ?? .other,
            paragraph: outer?.paragraph ?? -1, node: outer?.node, words: firstWord..<word,
            phrases: firstPhrase..<phrase))
        continue
      }
      var holder = outer ?? Holder(node: nil, paragraph: -1, function: .other)
      if let function = segment.function { holder.function = function }
      if segment.kind == .paragraph {
        paragraphs += 1
        holder.paragraph = paragraphs
      } else {
        nodes.append(
          Node(parent: outer?.node, isItem: segment.kind == .item, heading: segment.heading))
        holder.node = nodes.count - 1
      }
      holders[segment.id] = holder
    }
  }

  /// The source's text of a range of the view.
  func quote(_ range: Range<Int>) -> String { text.quote(view.source(range)) }

  func words(of sentence: Sentence) -> ArraySlice<Word> { words[sentence.words] }
  func phrases(of sentence: Sentence) -> ArraySlice<DutyMap.Match> { phrases[sentence.phrases] }

  /// The words that lie wholly in a range of the view.
  func words(in range: Range<Int>) -> ArraySlice<Word> {
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if words[middle].start < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < words.count, words[end].end <= range.upperBound { end += 1 }
    return words[low..<end]
  }

  /// The topmost part around a sentence.
  func topNode(of sentence: Sentence) -> Int? {
    var node = sentence.node
    while let number = node, let parent = nodes[number].parent { node = parent }
    return node
  }

  /// The heading sentences above a sentence, innermost first.
  func headings(above sentence: Sentence) -> [Sentence] {
    var found: [Sentence] = []
    var node = sentence.node
    while let number = node, found.count < 8 {
      if let heading = nodes[number].headingSentence { found.append(sentences[heading]) }
      node = nodes[number].parent
    }
    return found
  }

  /// The text of the innermost heading above a sentence.
  func topic(of sentence: Sentence) -> String? {
    var node = sentence.node
    while let number = node {
      if let heading = nodes[number].heading { return heading }
      node = nodes[number].parent
    }
    return nil
  }
}
