import LecternKit

/// Gives markers their depth by how they nest, whatever their shape.
///
/// A stack holds the open lists. A marker whose list is open goes on with it and closes what was opened
/// inside; another one opens a list inside the innermost. Styles with a customary rank (`一、` above
/// `（一）` above `1.`) close lists of a lower rank first, and headings without a number close run-in
/// lists and, where the speech has no `一、`, everything.
struct Nesting {
  struct Frame {
    var key: Int
    var number: Int
    var paragraph: Int
    /// Whether all its members stand in one paragraph.
    var isRunOn = true
    /// How many members it has so far, and whether each took exactly one paragraph.
    var members = 1
    var isCompact = true
    /// Where the points of the list announced in one sentence stand (`一是势头好、二是压力大`).
    var points: [Range<Int>]
  }

  let script: Script
  private var stack: [Frame] = []

  init(script: Script) { self.script = script }

  static func rank(_ style: Enumerator.Style) -> Int? {
    switch style {
    case .chineseComma: 1
    case .chineseBrackets: 2
    case .arabic: 3
    case .arabicBrackets: 4
    case .circled: 5
    case .ordinal, .runIn, .dash: nil
    }
  }

  private static func key(_ marker: Marker) -> Int {
    if let rank = rank(marker.enumerator.style) { return rank }
    switch marker.enumerator.style {
    case .ordinal: return marker.opensParagraph ? 10 : 11
    case .dash: return 12
    default: break
    }
    switch marker.enumerator.family {
    case .aspect: return 21
    case .sequence: return 22
    case .other: return 23
    default: return 20
    }
  }

  /// Levels for all markers, in order, with the headings between them.
  mutating func assign(_ markers: inout [Marker]) {
    let numbered = Set(markers.filter(\.opensParagraph).map(\.paragraph))
    var headings = script.paragraphs.indices
      .filter { script.paragraphs[$0].isHeading && !numbered.contains($0) }[...]
    for index in markers.indices {
      while let heading = headings.first, heading < markers[index].paragraph {
        closeForHeading()
        headings.removeFirst()
      }
      markers[index].level = place(markers, index)
    }
  }

  private mutating func closeForHeading() {
    if let top = stack.firstIndex(where: { $0.key == 1 }) {
      stack.removeSubrange((top + 1)...)
    } else {
      stack.removeAll()
    }
  }

  private mutating func place(_ markers: [Marker], _ index: Int) -> Int {
    let marker = markers[index]
    let key = isRunOn(marker) ? 10 : Self.key(marker)
    let number = marker.enumerator.number
    let point = self.point(markers, index)
    if let depth = stack.lastIndex(where: { $0.key == key }) {
      if number == 1, key >= 10, elaborates(stack[depth], marker) {
        stack.removeSubrange((depth + 1)...)
      } else {
        stack.removeSubrange((depth + 1)...)
        if number == 1 { stack[depth].points = [] }
        if marker.paragraph - stack[depth].paragraph != 1 { stack[depth].isCompact = false }
        stack[depth].members += 1
        if marker.paragraph != stack[depth].paragraph { stack[depth].isRunOn = false }
        stack[depth].number = number
        stack[depth].paragraph = marker.paragraph
        stack[depth].points.append(point)
        return depth + 1
      }
    } else if key < 10 {
      stack.removeAll {
        $0.key >= 20 || $0.key == 11 || $0.key == 12 || $0.key > key && $0.key < 10
      }
      if stack.first?.key != 10 { stack.removeAll { $0.key == 10 } }
    } else if key == 12 || key == 10 {
      stack.removeAll { $0.key >= 20 }
      closeCompact(before: marker)
    } else {
      // A list inside a sentence that is over does not hold what follows.
      while let last = stack.last, last.key >= 20, last.paragraph != marker.paragraph,
        last.key != 20 || last.isRunOn && last.members > 1
      { stack.removeLast() }
      closeDashes(before: marker)
    }
    stack.append(
      Frame(key: key, number: number, paragraph: marker.paragraph, points: [point]))
    return stack.count
  }

  /// `第一，…。第二，…。` in one paragraph that the first of them opens.
  private func isRunOn(_ marker: Marker) -> Bool {
    guard marker.enumerator.style == .ordinal, !marker.opensParagraph else { return false }
    return stack.contains {
      $0.key == 10 && $0.paragraph == marker.paragraph && $0.number + 1 == marker.enumerator.number
    }
  }

  /// Where every member of a list was one paragraph, a paragraph without a marker ends the list.
  private mutating func closeCompact(before marker: Marker) {
    while let last = stack.last, last.key > 1, last.isCompact, last.members > 1,
      marker.paragraph - last.paragraph > 1
    { stack.removeLast() }
  }

  /// `——` points hold what stands in their own paragraph only.
  private mutating func closeDashes(before marker: Marker) {
    guard let depth = stack.lastIndex(where: { $0.key == 12 }),
      stack[depth].paragraph != marker.paragraph
    else { return }
    stack.removeSubrange(depth...)
  }

  /// The text of a point that is announced in the same sentence as its neighbour.
  private func point(_ markers: [Marker], _ index: Int) -> Range<Int> {
    let start = markers[index].enumerator.range.upperBound
    let sentence = script.sentences[script.sentence(at: markers[index].start)].range
    var end = sentence.upperBound
    if index + 1 < markers.count { end = min(end, markers[index + 1].start) }
    while end > start, isMark(script.view.scalars[end - 1]) { end -= 1 }
    return start..<max(start, end)
  }

  private func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "，", "、", "；", "。", "：", "！": true
    default: false
    }
  }

  /// A list begins anew under a point of the same list when its lead-in takes up the point's words:
  /// `一是势头好、二是压力大。所谓“势头好”，主要体现在三个方面：一是…`
  private func elaborates(_ frame: Frame, _ marker: Marker) -> Bool {
    let sentence = script.sentences[script.sentence(at: marker.start)].range
    let lead = sentence.lowerBound..<marker.start
    return frame.points.contains { point in
      guard point.count >= 2, point.count <= 12, lead.count > point.count else { return false }
      return (lead.lowerBound...lead.upperBound - point.count).contains { start in
        point.indices.allSatisfy {
          script.view.scalars[start + $0 - point.lowerBound] == script.view.scalars[$0]
        }
      }
    }
  }
}
