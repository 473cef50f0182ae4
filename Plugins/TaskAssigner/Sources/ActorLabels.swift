internal import LecternKit

/// Assignments by label: `（牵头单位：A；责任单位：B、C）`.
extension ActorRules {
  func isLabel(_ word: Word) -> Bool {
    word.has(.label) && word.end < view.count && view.scalars[word.end] == "："
  }

  func labels(in sentence: Sentence, _ found: inout [NamedActor]) {
    let labels = reading.words[sentence.words].filter(isLabel)
    for (number, label) in labels.enumerated() {
      let start = label.end + 1
      var end = number + 1 < labels.count ? labels[number + 1].start : sentence.range.upperBound
      for index in start..<max(start, end) {
        switch view.scalars[index] {
        case "；", "。", "\n": end = min(end, index)
        case "）" where isClosing(index, from: start): end = min(end, index)
        default: break
        }
      }
      let role: Duty.Actor.Role =
        label.has(.leadLabel) ? .lead : label.has(.responsibleLabel) ? .responsible : .support
      add(items(start..<max(start, end)), role, &found)
    }
  }

  /// A bracket that was not opened inside the list: `各镇（街道）` goes on.
  private func isClosing(_ index: Int, from start: Int) -> Bool {
    var depth = 0
    for position in start..<index {
      if view.scalars[position] == "（" { depth += 1 }
      if view.scalars[position] == "）" { depth -= 1 }
    }
    return depth <= 0
  }

  /// What stands behind a label is believed as it is.
  private func items(_ range: Range<Int>) -> [Range<Int>] {
    var items: [Range<Int>] = []
    var start = range.lowerBound
    var depth = 0
    for index in range.lowerBound...range.upperBound {
      let scalar: Unicode.Scalar = index < range.upperBound ? view.scalars[index] : "、"
      switch scalar {
      case "（": depth += 1
      case "）": depth -= 1
      case "、", "，", " ", "\u{3000}", "/":
        guard depth == 0 else { continue }
        var end = view.trimmed(start..<index).upperBound
        if end > start, view.scalars[end - 1] == "等" { end -= 1 }
        let item = view.trimmed(start..<max(start, end))
        if (2...30).contains(item.count) { items.append(item) }
        start = index + 1
      default: break
      }
    }
    return items
  }
}
