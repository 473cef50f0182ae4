import LecternKit

/// Parts and points that begin inside a paragraph.
extension TreeBuilder {
  /// Points and run-in headings inside paragraphs. They end with their paragraph.
  func runInNodes() -> [Node] {
    var nodes: [Node] = []
    var inside = markers.indices.filter { !markers[$0].opensParagraph }[...]
    for (number, paragraph) in script.paragraphs.enumerated() where paragraph.role == nil {
      let own = inside.prefix { markers[$0].paragraph == number }
      inside = inside.dropFirst(own.count)
      // Most paragraphs have neither.
      guard
        !own.isEmpty
          || paragraph.sentences.contains(where: { script.sentences[$0].role == .heading })
      else { continue }
      let headings = paragraph.sentences.filter { isPlainHeading($0, own) }
      for (index, marker) in zip(own.indices, own) {
        let next = own[(index + 1)...].first { markers[$0].level <= markers[marker].level }
        let end = next.map { markers[$0].start } ?? paragraph.range.upperBound
        nodes.append(item(marker, until: end))
      }
      for (index, sentence) in headings.enumerated() {
        let range = script.sentences[sentence].range
        var end = paragraph.range.upperBound
        if index + 1 < headings.count {
          end = script.sentences[headings[index + 1]].range.lowerBound
        }
        if let next = own.first(where: {
          markers[$0].start > range.upperBound && markers[$0].level <= 2
        }) {
          end = min(end, markers[next].start)
        }
        nodes.append(
          Node(
            range: view.trimmed(range.lowerBound..<end), kind: .part,
            heading: headingText(range, behind: nil), order: 3))
      }
    }
    return nodes
  }

  private func isPlainHeading(_ sentence: Int, _ own: ArraySlice<Int>) -> Bool {
    let range = script.sentences[sentence].range
    guard script.sentences[sentence].role == .heading,
      !script.paragraphs[script.sentences[sentence].paragraph].isHeading
    else { return false }
    return !own.contains { range.contains(markers[$0].start) }
      && !markers.contains { $0.opensParagraph && range.contains($0.start) }
  }

  private func item(_ number: Int, until end: Int) -> Node {
    let marker = markers[number]
    let sentence = script.sentences[script.sentence(at: marker.start)]
    let isHeading = sentence.role == .heading
    return Node(
      range: view.trimmed(marker.start..<end), kind: .item, marker: number,
      heading: isHeading ? headingText(sentence.range, behind: marker) : nil, order: 3)
  }
}
