internal import LecternKit

/// One speech as the rules read it: its sentences, their clauses and the words of the vocabulary.
final class Reading {
  /// A part or a point of the outline.
  struct Node: Sendable {
    var parent: Int?
    /// Index of its segment.
    var segment: Int
    /// The sentence that is its heading.
    var headingSentence: Int?
    /// The topmost node around it.
    var top: Int
  }

  private let text: SpeechText
  let view: NormalizedText
  let words: [Word]
  let sentences: [Sentence]
  let clauses: [Clause]
  let nodes: [Node]
  private let segments: [Segment]

  init(speech: Speech, segments: [Segment], vocabulary: Vocabulary) {
    text = speech.text
    view = speech.text.view
    words = vocabulary.words(in: view)
    self.segments = segments
    let outline = OutlineReader(segments, view, words)
    sentences = outline.sentences
    clauses = outline.clauses.clauses
    nodes = outline.nodes
  }

  /// The id of a sentence's segment.
  func id(of sentence: Sentence) -> String { segments[sentence.segment].id }

  /// The source's text of a range of the view.
  func quote(_ range: Range<Int>) -> String { text.quote(view.source(range)) }

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

  /// Calls `body` with the numbers of the heading sentences above a sentence, innermost first, until it
  /// says no.
  @inline(__always)
  func visitHeadings(above sentence: Int, _ body: (Int) -> Bool) {
    var found = 0
    var node = sentences[sentence].node
    while let number = node, found < 8 {
      if let heading = nodes[number].headingSentence {
        found += 1
        guard body(heading) else { return }
      }
      node = nodes[number].parent
    }
  }

  /// The text of the innermost heading above a sentence.
  func topic(of sentence: Sentence) -> String? {
    var node = sentence.node
    while let number = node {
      if let heading = segments[nodes[number].segment].heading { return heading }
      node = nodes[number].parent
    }
    return nil
  }
}
