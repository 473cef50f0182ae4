import LecternKit

/// A marker that was accepted as numbering the speech.
struct Marker {
  var enumerator: Enumerator
  var paragraph: Int
  /// It opens its paragraph.
  var opensParagraph: Bool
  /// Depth in the speech's outline, from 1; given by ``Nesting``.
  var level = 0

  var start: Int { enumerator.range.lowerBound }
  var isSection: Bool {
    enumerator.style != .runIn && opensParagraph
  }
}

/// Finds the markers of a speech. A marker that counts only in a list (`一是`, `首先`, `第一，`, `——`)
/// is accepted where its list goes on.
struct MarkerFinder {
  let script: Script
  private let view: NormalizedText

  init(script: Script) {
    self.script = script
    view = script.view
  }

  func find() -> [Marker] {
    var candidates: [Marker] = []
    for (number, paragraph) in script.paragraphs.enumerated() where paragraph.role == nil {
      findAtBeginning(of: paragraph.range, number, &candidates)
      findRunIn(in: paragraph.range, number, &candidates)
    }
    return accepted(candidates)
  }

  private func findAtBeginning(
    of range: Range<Int>, _ paragraph: Int, _ candidates: inout [Marker]
  ) {
    // A stray mark or two may stand before the marker, or the marks of a Markdown heading.
    var start = range.lowerBound
    while start < range.upperBound - 1, view.scalars[start] == "#" { start += 1 }
    let limit = start + 3
    while start < range.upperBound - 1, start < limit, isStray(start) { start += 1 }
    guard let enumerator = Enumerator.read(view, at: start),
      enumerator.range.upperBound < range.upperBound, enumerator.style != .runIn,
      isPlausible(enumerator)
    else { return }
    candidates.append(
      Marker(enumerator: enumerator, paragraph: paragraph, opensParagraph: true))
  }

  private func isStray(_ index: Int) -> Bool {
    switch view.scalars[index] {
    case ".", "，", "、", "·", "*", "#", "●", "■", "◆", "★", "•", " ", "。": true
    default: false
    }
  }

  /// Numbers that begin a paragraph without numbering it: `3家单位…`, `1.5万亩`, `（2024年）`.
  private func isPlausible(_ enumerator: Enumerator) -> Bool {
    guard enumerator.style == .arabic else { return true }
    let next = view.scalars[enumerator.range.upperBound]
    return !next.isDigit
  }

  /// Clauses that begin with `一是`, `一要`, `首先` and the like. A clause begins a paragraph or
  /// follows a mark.
  private func findRunIn(
    in range: Range<Int>, _ paragraph: Int, _ candidates: inout [Marker]
  ) {
    let (text, places) = (view.scalars, view.marks)
    let (scalars, marks) = (text.span, places.span)
    addRunIn(at: range.lowerBound, of: range, paragraph, &candidates)
    for mark in view.firstMark(from: range.lowerBound)..<marks.count {
      let index = Int(marks[mark]) + 1
      guard index < range.upperBound else { return }
      if beginsClause(behind: scalars[index - 1]), mayMark(scalars[index]) {
        addRunIn(at: index, of: range, paragraph, &candidates)
      }
    }
  }

  /// Whether a character may begin what ``addRunIn(at:of:_:_:)`` reads: most clauses are ruled out.
  private func mayMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "首", "其", "再", "最", "另", "第", "（", "①"..."⑳": true
    default: scalar.isChineseNumeral
    }
  }

  private func addRunIn(
    at index: Int, of range: Range<Int>, _ paragraph: Int, _ candidates: inout [Marker]
  ) {
    let opens = index == range.lowerBound
    if let enumerator = Enumerator.runIn(view, at: index),
      enumerator.range.upperBound < range.upperBound
    {
      candidates.append(
        Marker(enumerator: enumerator, paragraph: paragraph, opensParagraph: opens))
    } else if !opens, let enumerator = Enumerator.read(view, at: index), isPoint(enumerator) {
      candidates.append(
        Marker(enumerator: enumerator, paragraph: paragraph, opensParagraph: false))
    }
  }

  /// Inside a paragraph: `第一，`, `（1）`, `①`.
  private func isPoint(_ enumerator: Enumerator) -> Bool {
    switch enumerator.style {
    case .ordinal, .arabicBrackets, .circled: true
    default: false
    }
  }

  private func beginsClause(behind scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "。", "；", "，", "：", "、", "！", "？", "”", "）", " ", "\u{3000}", "—", "（": true
    default: false
    }
  }

  /// Lists are followed family by family; a member is accepted when the list has at least two.
  private func accepted(_ candidates: [Marker]) -> [Marker] {
    var keep = [Bool](repeating: false, count: candidates.count)
    for index in candidates.indices {
      switch candidates[index].enumerator.style {
      case .chineseComma, .chineseBrackets, .arabic, .arabicBrackets, .circled:
        keep[index] = isNumbered(candidates, index)
      case .dash: keep[index] = hasSibling(candidates, index)
      case .ordinal, .runIn: break
      }
    }
    keepLists(candidates, &keep)
    return candidates.indices.filter { keep[$0] }.map { candidates[$0] }
  }

  /// A single `1.` or `（1）` in a whole speech numbers nothing.
  private func isNumbered(_ candidates: [Marker], _ index: Int) -> Bool {
    let style = candidates[index].enumerator.style
    guard candidates[index].opensParagraph else { return goesOn(candidates, index) }
    if style == .chineseComma || style == .chineseBrackets { return true }
    return candidates.filter { $0.enumerator.style == style }.count > 1
  }

  /// Whether the point before or behind stands in the same paragraph: `（1）…；（2）…`.
  private func goesOn(_ candidates: [Marker], _ index: Int) -> Bool {
    let point = candidates[index]
    return candidates.contains {
      $0.paragraph == point.paragraph && $0.enumerator.style == point.enumerator.style
        && abs($0.enumerator.number - point.enumerator.number) == 1
    }
  }

  /// `——` lists parallel points: another one stands within the next or last few paragraphs.
  private func hasSibling(_ candidates: [Marker], _ index: Int) -> Bool {
    candidates.indices.contains { other in
      other != index && candidates[other].enumerator.style == .dash
        && abs(candidates[other].paragraph - candidates[index].paragraph) <= 6
    }
  }

  private func keepLists(_ candidates: [Marker], _ keep: inout [Bool]) {
    // The open list of each family: the last accepted member, whether or not it is kept yet.
    var open: [Int: Int] = [:]
    for index in candidates.indices {
      let enumerator = candidates[index].enumerator
      if enumerator.style == .chineseComma { open.removeAll() }
      guard let family = family(enumerator) else { continue }
      let last = open[family]
      if enumerator.number == 1 {
        open[family] = index
      } else if let last {
        let before = candidates[last].enumerator.number
        let follows =
          enumerator.number == before + 1 || enumerator.number == before + 2
          || (enumerator.number == 9 && family == 2
            && (before > 1 || opensSentence(candidates[last])))
        guard follows, isNear(candidates[last], candidates[index], family) else { continue }
        keep[last] = true
        keep[index] = true
        open[family] = index
      }
    }
  }

  /// `一抓…二抓…` is a list only within its sentence or the next, unless each opens a paragraph with the
  /// same word; others may spread over paragraphs.
  private func isNear(_ last: Marker, _ next: Marker, _ family: Int) -> Bool {
    switch family {
    case 4 where last.opensParagraph && next.opensParagraph:
      next.paragraph - last.paragraph <= 4
        && view.scalars[next.enumerator.range.upperBound]
          == view.scalars[last.enumerator.range.upperBound]
    case 4: script.sentence(at: next.start) - script.sentence(at: last.start) <= 1
    case 2, 3: next.paragraph - last.paragraph <= 4
    default: true
    }
  }

  /// `首先…。最后…。`, but `出了假苗，首先追究局长`
  private func opensSentence(_ marker: Marker) -> Bool {
    script.sentences[script.sentence(at: marker.start)].range.lowerBound == marker.start
  }

  private func family(_ enumerator: Enumerator) -> Int? {
    switch (enumerator.style, enumerator.family) {
    case (.ordinal, _): 5
    case (.runIn, .shi), (.runIn, .yao): 1
    case (.runIn, .sequence): 2
    case (.runIn, .aspect): 3
    case (.runIn, .other): 4
    default: nil
    }
  }
}
