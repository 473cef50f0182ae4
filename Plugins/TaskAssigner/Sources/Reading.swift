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
  /// Indexes into `clauses`; empty unless it is body or a heading.
  var clauses = 0..<0
  /// The classes of all its words.
  var classes: WordClass = []
  /// The marks of all scalars of its clauses.
  var marks: ScalarMarks = []

  /// Whether any of its words has one of the classes.
  func has(_ wanted: WordClass) -> Bool { !classes.isDisjoint(with: wanted) }
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
    /// The topmost node around it.
    var top: Int
  }

  private let text: SpeechText
  let view: NormalizedText
  let words: [Word]
  let phrases: [DutyMap.Match]
  let sentences: [Sentence]
  let clauses: [Clause]
  let nodes: [Node]
  private let segments: [Segment]

  init(speech: Speech, segments: [Segment], vocabulary: Vocabulary, map: DutyMap) {
    text = speech.text
    view = speech.text.view
    words = vocabulary.words(in: view)
    phrases = map.phrases(in: view)
    self.segments = segments
    let outline = OutlineReader(segments, view, words, phrases)
    sentences = outline.sentences
    clauses = outline.clauses.clauses
    nodes = outline.nodes
  }

  /// The id of a sentence's segment.
  func id(of sentence: Sentence) -> String { segments[sentence.segment].id }

  /// The source's text of a range of the view.
  func quote(_ range: Range<Int>) -> String { text.quote(view.source(range)) }

  func words(of sentence: Sentence) -> ArraySlice<Word> { words[sentence.words] }
  func clauses(of sentence: Sentence) -> ArraySlice<Clause> { clauses[sentence.clauses] }

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
    sentence.node.map { nodes[$0].top }
  }

  /// Calls `body` with the heading sentences above a sentence, innermost first, until it says no.
  @inline(__always)
  func visitHeadings(above sentence: Sentence, _ body: (Sentence) -> Bool) {
    var found = 0
    var node = sentence.node
    while let number = node, found < 8 {
      if let heading = nodes[number].headingSentence {
        found += 1
        guard body(sentences[heading]) else { return }
      }
      node = nodes[number].parent
    }
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
