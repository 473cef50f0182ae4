import LecternKit

/// Puts parts, points, paragraphs and sentences into one tree.
struct TreeBuilder {
  struct Node {
    var range: Range<Int>
    var kind: Segment.Kind
    var role: Segment.Role?
    /// Index into the markers.
    var marker: Int?
    var heading: Range<Int>?
    /// Outer nodes first where ranges are equal.
    var order: Int8

    func comes(before other: Node) -> Bool {
      if range.lowerBound != other.range.lowerBound {
        return range.lowerBound < other.range.lowerBound
      }
      if range.upperBound != other.range.upperBound {
        return range.upperBound > other.range.upperBound
      }
      return order < other.order
    }
  }

  /// A node that those behind it may lie in.
  private struct Open {
    var end: Int
    var isPart: Bool
    /// Index into the segments.
    var segment: Int
    /// Its own or that of the node around it.
    var function: Segment.Function?
  }

  private static let ids = RecordIDSeries("s")

  let script: Script
  let markers: [Marker]
  let functions: FunctionRules
  let view: NormalizedText

  init(script: Script, markers: [Marker], functions: FunctionRules) {
    self.script = script
    self.markers = markers
    self.functions = functions
    view = script.view
  }

  func segments() -> [Segment] {
    let headings = plainHeadings()
    var parts = numberedParts(headings) + plainParts(headings) + runInNodes()
    parts.sort { $0.comes(before: $1) }
    return link(nodes(with: parts))
  }

  /// All nodes in order, outer ones first: paragraphs and their sentences are in order already, so that
  /// the few parts and points have only to be put between them.
  private func nodes(with parts: [Node]) -> [Node] {
    var nodes: [Node] = []
    nodes.reserveCapacity(parts.count + script.paragraphs.count + script.sentences.count)
    var next = 0
    func add(_ node: Node) {
      while next < parts.count, parts[next].comes(before: node) {
        nodes.append(parts[next])
        next += 1
      }
      nodes.append(node)
    }
    for paragraph in script.paragraphs {
      add(Node(range: paragraph.range, kind: .paragraph, role: paragraph.role, order: 2))
      for number in paragraph.sentences {
        let sentence = script.sentences[number]
        add(Node(range: sentence.range, kind: .sentence, role: sentence.role, order: 4))
      }
    }
    return nodes + parts[next...]
  }

  /// Parents by containment; functions from the top down.
  private func link(_ nodes: [Node]) -> [Segment] {
    // Filled in place: a segment is large, and most are sentences with little in it.
    Array(unsafeUninitializedCapacity: nodes.count) { segments, count in
      var open: [Open] = []
      var partsOpen = 0
      var turned = false
      var isSaid = true
      for node in nodes {
        while let last = open.last,
          last.end < node.range.upperBound || last.end <= node.range.lowerBound
        {
          if last.isPart { partsOpen -= 1 }
          open.removeLast()
        }
        segments.initializeElement(at: count, to: Segment())
        segments[count].id = Self.ids[count + 1]
        if let last = open.last { segments[count].parent = segments[last.segment].id }
        fill(&segments[count], from: node)
        count += 1
        if node.kind == .sentence { continue }
        let outer = open.last?.function
        var function: Segment.Function?
        if partsOpen == 0, node.kind == .part, let heading = node.heading {
          (function, isSaid) = functions.function(ofPart: node.range, heading: heading)
          // A run-in heading inside a paragraph that has a function says none.
          if function == .other, outer != nil { function = nil }
        } else if partsOpen == 0, node.kind == .part,
          let announced = functions.announced(node.range)
        {
          (function, isSaid) = (announced, false)
        } else {
          function = self.function(of: node, inside: outer, isSaid: isSaid, turned: &turned)
        }
        segments[count - 1].function = function
        if node.kind == .part { partsOpen += 1 }
        open.append(
          Open(
            end: node.range.upperBound, isPart: node.kind == .part, segment: count - 1,
            function: function ?? outer))
      }
    }
  }

  private func fill(_ segment: inout Segment, from node: Node) {
    segment.kind = node.kind
    segment.role = node.role
    segment.range = view.source(node.range)
    if let marker = node.marker {
      let range = markers[marker].enumerator.range
      segment.level = markers[marker].level
      segment.marker = view.string(range)
      segment.markerStart = view.source(range).lowerBound
    }
    if let heading = node.heading { segment.heading = view.string(heading) }
  }

  private func function(
    of node: Node, inside outer: Segment.Function?, isSaid: Bool, turned: inout Bool
  ) -> Segment.Function? {
    switch node.kind {
    case .part:
      guard let heading = node.heading else { return nil }
      // A part inside another says its function only where it differs, and looks back only under a
      // number: run-in headings are too short to be sure of.
      switch functions.function(ofHeading: heading) {
      case .problems: return .problems
      case .targets: return .targets
      case .selfGovernance: return .selfGovernance
      case .review where node.marker != nil: return .review
      default: return nil
      }
    case .paragraph where node.role == nil:
      let hasCue = functions.hasCue(node.range)
      if outer == .plan, hasCue, functions.turnsToItself(node.range) { turned = true }
      if outer != .plan { turned = false }
      return turned
        ? .selfGovernance
        : functions.function(
          ofParagraph: node.range, hasCue: hasCue, inside: outer, isSaid: isSaid)
    default: return nil
    }
  }

  /// Where the speech itself ends, before page furniture and, for parts, glossaries.
  private var endOfSpeech: Int {
    script.paragraphs.last { $0.role == nil }?.range.upperBound ?? view.count
  }

  /// Parts and points that a marker at a paragraph's beginning opens. Each goes on to the next marker
  /// of its level or above, or to a heading without a number (in `breaks`) on a level above.
  private func numberedParts(_ breaks: [Int]) -> [Node] {
    let places = markers.indices.filter { markers[$0].opensParagraph }
    let opening = places.map { markers[$0] }
    return opening.indices.map { index in
      let marker = opening[index]
      var end = endOfSpeech
      if let next = opening[(index + 1)...].first(where: { $0.level <= marker.level }) {
        end = endBefore(next.paragraph)
      }
      if isLastOfCompactList(opening, index) { end = min(end, paragraphEnd(marker)) }
      if let heading = breaks.first(where: { $0 > marker.paragraph }), closes(heading, marker) {
        end = min(end, endBefore(heading))
      }
      let paragraph = script.paragraphs[marker.paragraph]
      let sentence = script.sentences[paragraph.sentences.lowerBound]
      let isHeading = sentence.role == .heading
      return Node(
        range: paragraph.range.lowerBound..<max(end, paragraph.range.upperBound),
        kind: marker.enumerator.style == .runIn ? .item : .part, marker: places[index],
        heading: isHeading ? headingText(sentence.range, behind: marker) : nil, order: 1)
    }
  }

  private func paragraphEnd(_ marker: Marker) -> Int {
    script.paragraphs[marker.paragraph].range.upperBound
  }

  /// Where each point of a list took one paragraph, so does the last.
  private func isLastOfCompactList(_ opening: [Marker], _ index: Int) -> Bool {
    let marker = opening[index]
    guard marker.level > 1 || marker.enumerator.style != .chineseComma else { return false }
    var members = 1
    var position = index
    while position > 0, isSibling(opening[position - 1], opening[position]) {
      guard opening[position].paragraph - opening[position - 1].paragraph == 1 else {
        return false
      }
      members += 1
      position -= 1
    }
    let isLast = index + 1 == opening.count || !isSibling(marker, opening[index + 1])
    return members > 1 && isLast
  }

  private func isSibling(_ a: Marker, _ b: Marker) -> Bool {
    a.level == b.level && a.enumerator.style == b.enumerator.style
      && (b.enumerator.number == a.enumerator.number + 1 || b.enumerator.style == .dash)
  }

  private func endBefore(_ paragraph: Int) -> Int {
    paragraph > 0 ? script.paragraphs[paragraph - 1].range.upperBound : 0
  }

  /// Without a number it closes what stands on a level below its own: everything where the speech
  /// has no `一、`, else all but that. A glossary closes all.
  private func closes(_ heading: Int, _ marker: Marker) -> Bool {
    if isGlossary(heading) { return true }
    let hasTop = markers.contains { $0.enumerator.style == .chineseComma && $0.level == 1 }
    return !hasTop || marker.enumerator.style != .chineseComma
  }

  private func isGlossary(_ paragraph: Int) -> Bool {
    let range = script.paragraphs[paragraph].range
    return range.count <= 12
      && functions.cues.glossary.begins(at: range.lowerBound, of: view)
  }

  private func plainHeadings() -> [Int] {
    let marked = Set(markers.filter(\.opensParagraph).map(\.paragraph))
    var headings: [Int] = []
    for index in script.paragraphs.indices where !marked.contains(index) {
      let isGlossary = isGlossary(index) && script.paragraphs[index].role == nil
      if isGlossary || script.paragraphs[index].isHeading { headings.append(index) }
      // What is explained there has no parts of its own.
      if isGlossary, index > script.paragraphs.count / 3 { break }
    }
    return headings
  }

  /// Parts whose heading stands on its own line without a number.
  private func plainParts(_ headings: [Int]) -> [Node] {
    headings.indices.map { index in
      let range = script.paragraphs[headings[index]].range
      var end = endOfSpeech
      if index + 1 < headings.count { end = endBefore(headings[index + 1]) }
      // Inside a numbered part it ends with that part.
      if let next = markers.first(where: {
        $0.paragraph > headings[index] && $0.opensParagraph
          && $0.enumerator.style == .chineseComma
      }) {
        end = min(end, endBefore(next.paragraph))
      }
      return Node(
        range: range.lowerBound..<max(end, range.upperBound), kind: .part, heading: range,
        order: 0)
    }
  }

  func headingText(_ range: Range<Int>, behind marker: Marker?) -> Range<Int> {
    var start =
      marker.map { max($0.enumerator.range.upperBound, range.lowerBound) }
      ?? range.lowerBound
    while start < range.upperBound - 1, view.scalars[start] == "，" || view.scalars[start] == "：" {
      start += 1
    }
    let text = view.trimmed(start..<range.upperBound)
    return view.scalars[text.upperBound - 1] == "。"
      ? text.lowerBound..<text.upperBound - 1 : text
  }
}
