/// Parts texts that have lost their line breaks: `…三件事。一、把账管住。从4月1日起…二、把工程管严。…`
struct RunOnText {
  private let scalars: [Unicode.Scalar]
  private let marks: [Int32]

  /// The marker of a part: `一、` (rank 1), `（一）` (2) or `1.` (3).
  private struct Marker {
    var place: Int
    var rank: Int
    var number: Int
  }

  /// A shorter paragraph is one of its own, in characters.
  private static let shortest = 150
  /// A heading without a mark at its end, or a line before the speech, is no longer.
  private static let longestHeading = 40
  /// Lines of title, day and speaker.
  private static let mostLines = 6

  /// Parts the one paragraph that holds most of a text; where none does, those that run on behind a part:
  /// `（一）管账。…（二）管人。…`.
  static func parted(
    _ paragraphs: [Range<Int>], _ scalars: [Unicode.Scalar], _ marks: [Int32]
  ) -> [Range<Int>] {
    let text = RunOnText(scalars: scalars, marks: marks)
    guard
      let number = paragraphs.firstIndex(where: {
        $0.count >= shortest && $0.count * 2 > scalars.count
      })
    else { return text.partedBehindParts(paragraphs) }
    let places = text.places(in: paragraphs[number], isFirst: number == 0)
    guard !places.isEmpty else { return paragraphs }
    var parts = Array(paragraphs[..<number])
    text.cut(paragraphs[number], at: places, into: &parts)
    return parts + paragraphs[(number + 1)...]
  }

  private func cut(_ paragraph: Range<Int>, at places: [Int], into parts: inout [Range<Int>]) {
    var start = paragraph.lowerBound
    for place in places + [paragraph.upperBound] {
      var end = place
      while end > start, scalars[end - 1].isBlank { end -= 1 }
      if start < end { parts.append(start..<end) }
      start = place
    }
  }

  private func partedBehindParts(_ paragraphs: [Range<Int>]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    parts.reserveCapacity(paragraphs.count)
    var mark = 0
    for paragraph in paragraphs {
      guard paragraph.count >= Self.shortest, let first = marker(at: paragraph.lowerBound),
        first.rank < 3
      else {
        parts.append(paragraph)
        continue
      }
      while mark < marks.count, marks[mark] < paragraph.lowerBound { mark += 1 }
      var places: [Int] = []
      while mark < marks.count, marks[mark] < paragraph.upperBound {
        let place = Int(marks[mark])
        mark += 1
        guard scalars[place].isFullStop else { continue }
        var next = place + 1
        while next < paragraph.upperBound, scalars[next].isBlank { next += 1 }
        if next < paragraph.upperBound, let found = marker(at: next), found.rank == first.rank,
          found.number == first.number + places.count + 1
        {
          places.append(next)
        }
      }
      cut(paragraph, at: places, into: &parts)
    }
    return parts
  }

  /// Where its parts, and the text behind their headings, begin.
  private func places(in paragraph: Range<Int>, isFirst: Bool) -> [Int] {
    let markers = markers(in: paragraph)
    let numbering = (1...3).flatMap { rank in inOrder(markers.filter { $0.rank == rank }) }
    guard !numbering.isEmpty else { return [] }
    var places = numbering.map(\.place)
    places += numbering.compactMap { textBehindHeading($0.place, paragraph.upperBound) }
    if isFirst { places += opening(paragraph) }
    return Set(places).sorted().filter { $0 > paragraph.lowerBound }
  }

  private func markers(in paragraph: Range<Int>) -> [Marker] {
    var markers: [Marker] = []
    if let first = marker(at: paragraph.lowerBound) { markers.append(first) }
    for mark in marks {
      var place = Int(mark)
      guard place >= paragraph.lowerBound, place < paragraph.upperBound, parts(scalars[place])
      else {
        continue
      }
      place += 1
      while place < paragraph.upperBound, scalars[place].isBlank { place += 1 }
      if place < paragraph.upperBound, markers.last?.place != place, let found = marker(at: place) {
        markers.append(found)
      }
    }
    return markers
  }

  private func parts(_ scalar: Unicode.Scalar) -> Bool {
    scalar.endsSentence || scalar.closesQuotation || scalar.isBlank || scalar == "："
      || scalar == "）"
  }

  private func marker(at place: Int) -> Marker? {
    var end = place
    let isBracketed = scalars[place] == "（"
    if isBracketed { end += 1 }
    let start = end
    let isArabic = end < scalars.count && scalars[end].isDigit
    while end < scalars.count, end - start < 3,
      isArabic ? scalars[end].isDigit : scalars[end].isChineseNumeral
    { end += 1 }
    guard end > start, end + 1 < scalars.count, isBracketed ? !isArabic : true,
      isBracketed
        ? scalars[end] == "）" : scalars[end] == "、" || scalars[end] == "." && isArabic,
      scalars[end + 1].isIdeograph || scalars[end + 1] == "“",
      let number = isArabic
        ? scalars[start..<end].reduce(0, { $0 * 10 + Int($1.value) - 0x30 })
        : Numeral.value(scalars[start..<end]).map({ Int($0) }),
      // `一、二产业`, `三、四季度`
      Numeral.digit(scalars[end + 1]).map({ $0 != number + 1 || scalars[end + 1] == "两" }) ?? true
    else { return nil }
    return Marker(place: place, rank: isBracketed ? 2 : isArabic ? 3 : 1, number: number)
  }

  /// Those of one rank that count up from one, over and over; none where there are fewer than two.
  private func inOrder(_ markers: [Marker]) -> [Marker] {
    var found: [Marker] = []
    var next = 1
    for marker in markers {
      if marker.number == next {
        found.append(marker)
        next += 1
      } else if marker.number == 1, marker.rank > 1 {
        found.append(marker)
        next = 2
      }
    }
    return found.count > 1 ? found : []
  }

  /// Behind the blank that ends a heading: `一、把水渠修好 各村要出工…`.
  private func textBehindHeading(_ start: Int, _ limit: Int) -> Int? {
    for place in start..<min(start + Self.longestHeading, limit) {
      if scalars[place].endsSentence { return nil }
      if scalars[place].isBlank, place > start + 3 {
        return place + 1 < limit && !scalars[place + 1].isBlank ? place + 1 : nil
      }
    }
    return nil
  }

  /// The lines before the speech that blanks part: `在…会议上的讲话 市长 李某某 2021年7月2日 同志们：…`.
  private func opening(_ paragraph: Range<Int>) -> [Int] {
    var places: [Int] = []
    var start = paragraph.lowerBound
    var place = start
    while place < paragraph.upperBound, places.count < Self.mostLines {
      if scalars[place].endsSentence || place - start > Self.longestHeading * 2 { break }
      if scalars[place].isBlank {
        let next = (place + 1..<paragraph.upperBound).first { scalars[$0].isBlank }
        // A name goes with the post before it.
        if next.map({ $0 - place > 5 }) ?? true { places.append(place + 1) }
        start = place + 1
      }
      place += 1
    }
    return places
  }
}

extension Unicode.Scalar {
  /// `。！？`: a list goes on behind any other mark.
  fileprivate var isFullStop: Bool { self == "。" || self == "！" || self == "？" }
}
