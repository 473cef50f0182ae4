import LecternKit

/// Finds sentences that are run-in headings: a short phrase closed by `。` that only names the part it
/// opens (`一是产业发展快。`, `补齐生态短板。`).
struct HeadingRules {
  let script: Script
  private let markers: [Marker]
  /// For each sentence the number of the first marker in it, or -1.
  private var firstMarkers: [Int]
  /// Sentences with several points (`一是增长快，二是质量好。`): no headings.
  private let crowded: Set<Int>
  /// Of each sentence whether it is one.
  private var headings: [Bool]
  private let view: NormalizedText

  /// Lengths in characters, the final `。` not counted.
  private static let longestMarked = 45
  private static let longestPlain = 16
  /// Where it opens its paragraph.
  private static let longestOpening = 22
  private static let longestParallel = 32
  private static let leastBehind = 24
  private static let topicBehind = 50

  private let completed: TermMatcher
  private let actors: TermMatcher
  private let times: TermMatcher

  init(script: Script, markers: [Marker], cues: Cues) {
    self.script = script
    view = script.view
    completed = cues.completed
    actors = cues.actors
    times = cues.times
    let places = markers.map { script.sentence(at: $0.start) }
    crowded = Set(zip(places, places.dropFirst()).filter { $0 == $1 }.map(\.0))
    self.markers = markers
    headings = [Bool](repeating: false, count: script.sentences.count)
    firstMarkers = [Int](repeating: -1, count: script.sentences.count)
    for (number, sentence) in places.enumerated().reversed() { firstMarkers[sentence] = number }
  }

  private func firstMarker(_ sentence: Int) -> Marker? {
    guard firstMarkers.indices.contains(sentence), firstMarkers[sentence] >= 0 else { return nil }
    return markers[firstMarkers[sentence]]
  }

  mutating func find() -> [Int] {
    for sentence in firstMarkers.indices {
      if let marker = firstMarker(sentence) {
        headings[sentence] =
          isMarkedHeading(sentence, marker) && !isBehindPoint(sentence, marker)
      }
    }
    for paragraph in script.paragraphs where paragraph.role == nil && !paragraph.isHeading {
      findPlain(in: paragraph)
    }
    findParallel()
    return headings.indices.filter { headings[$0] }
  }

  /// Right behind a point of one sentence in the same paragraph stands another: `一是龙头少。二是规模小。对此要…`
  private func isBehindPoint(_ sentence: Int, _ marker: Marker) -> Bool {
    guard !opensParagraph(sentence), let before = firstMarker(sentence - 1) else { return false }
    return before.level == marker.level
  }

  private func isMarkedHeading(_ sentence: Int, _ marker: Marker) -> Bool {
    guard !crowded.contains(sentence) else { return false }
    let range = script.sentences[sentence].range
    // The marker opens the sentence; stray marks may stand before it.
    guard marker.opensParagraph || marker.start - range.lowerBound <= 2,
      range.count <= Self.longestMarked
    else {
      return false
    }
    let paragraph = script.paragraphs[script.sentences[sentence].paragraph]
    let commas = range.filter { view.scalars[$0] == "，" }.count
    let next = sentence + 1
    guard paragraph.sentences.contains(next) else {
      // It is its whole paragraph: what follows must not be the next point.
      guard paragraph.sentences.count == 1, marker.isSection || range.count <= 35, commas <= 2,
        view.scalars[range.upperBound - 1] != "；", next < script.sentences.count
      else { return false }
      if let following = firstMarker(next) { return following.level > marker.level }
      return script.sentences[next].role != .salutation
    }
    guard view.scalars[range.upperBound - 1] == "。", commas <= (marker.isSection ? 2 : 1),
      !hasFigure(range)
    else { return false }
    if let following = firstMarker(next),
      following.start - script.sentences[next].range.lowerBound <= 2
    {
      return following.level > marker.level
    }
    return true
  }

  /// A figure with a unit or a term (`用地问题9月底前清零`) makes a sentence more than a name.
  private func hasFigure(_ range: Range<Int>) -> Bool {
    range.contains { index in
      if view.scalars[index] == "前", "底日旬".unicodeScalars.contains(view.scalars[index - 1]) {
        return true
      }
      return view.scalars[index].isDigit && index + 1 < range.upperBound
        && !view.scalars[index + 1].isDigit && view.scalars[index + 1] != "年"
        && view.scalars[index + 1] != "月" && view.scalars[index + 1] != "."
        && view.scalars[index + 1] != "、" && view.scalars[index + 1] != "）"
    }
  }

  /// Without the final mark.
  private func length(_ sentence: Int) -> Int { script.sentences[sentence].range.count - 1 }

  private func isShortPhrase(_ sentence: Int) -> Bool {
    let range = script.sentences[sentence].range
    guard script.sentences[sentence].role == .body, view.scalars[range.upperBound - 1] == "。",
      firstMarker(sentence) == nil
    else { return false }
    let longest = opensParagraph(sentence) ? Self.longestOpening : Self.longestPlain
    guard (2...longest).contains(length(sentence)) else { return false }
    var listed = 0
    for index in range.dropLast() {
      switch view.scalars[index] {
      case "，", "：", "《", "；", "是", "了", "我", "你", "这", "仍", "请": return false
      case "”" where !opensParagraph(sentence): return false
      case "、": listed += 1
      case "要" where isTold(range.lowerBound..<index): return false
      case let scalar where scalar.isDigit: return false
      default: break
      }
    }
    // `也有不少问题。` goes on with what was said.
    switch view.scalars[range.lowerBound] {
    case "也", "但", "可", "还": return false
    default: break
    }
    // `过去的五年极不寻常。` tells of a time.
    if times.match(in: view, at: range.lowerBound) != nil { return false }
    // `…工程全面竣工。` says that something is done; it names no part.
    if let match = completed.match(in: view, at: range.upperBound - 3),
      Int(match.end) == range.upperBound - 1
    {
      return false
    }
    return listed <= 1 && !view.has("以下", at: range.upperBound - 5)
      && !view.has("如下", at: range.upperBound - 3)
  }

  /// Whether a range ends with somebody who acts.
  private func isTold(_ range: Range<Int>) -> Bool {
    actors.matches(in: view, range: range).last.map { Int($0.end) == range.upperBound } ?? false
  }

  private func opensParagraph(_ sentence: Int) -> Bool {
    script.paragraphs[script.sentences[sentence].paragraph].sentences.lowerBound == sentence
  }

  private func spellsOut(_ sentence: Int, until end: Int) -> Bool {
    guard sentence + 1 < end else { return false }
    let behind = (sentence + 1..<end).reduce(0) { $0 + length($1) }
    return behind >= Self.leastBehind && !isShortPhrase(sentence + 1)
  }

  /// Whether behind three of four headings there stands as much as a topic takes.
  private func areSpelledOut(_ candidates: [Int], until end: Int) -> Bool {
    let lengths = zip(candidates, candidates.dropFirst() + [end]).map { candidate, next in
      (candidate + 1..<next).reduce(0) { $0 + length($1) }
    }
    return lengths.sorted()[lengths.count / 4] >= Self.topicBehind
  }

  private mutating func findPlain(in paragraph: Script.Paragraph) {
    let sentences = paragraph.sentences
    guard let first = sentences.first else { return }
    if isShortPhrase(first), spellsOut(first, until: sentences.upperBound) {
      headings[first] = true
      findLike(first, in: sentences.dropFirst())
      return
    }
    // Inside a paragraph only where a numbered heading or a salutation opens it: then it holds
    // several topics.
    guard firstMarker(first) != nil || script.sentences[first].role == .salutation else { return }
    let candidates = sentences.dropFirst()
      .filter { isShortPhrase($0) && script.sentences[$0 - 1].role != .salutation }
      .filter { spellsOut($0, until: sentences.upperBound) }
    guard candidates.count >= 2 else { return }
    let lengths = candidates.map(length).sorted()
    let middle = lengths[lengths.count / 2]
    // Writers balance their headings: where most are of one length, the odd one is a sentence. Where they
    // are not, the first one must stand right behind the heading of them all, or much must be said of
    // each: short sentences among long ones are acts (`提升产业深加工水平。`).
    let alike = lengths.filter { $0 == middle }.count
    let isBalanced = alike >= 3 && alike * 5 >= lengths.count * 3
    guard
      isBalanced || candidates[0] == first + 1
        || areSpelledOut(candidates, until: sentences.upperBound)
    else { return }
    let tolerance = isBalanced ? 1 : 3
    for candidate in candidates where abs(length(candidate) - middle) <= tolerance {
      headings[candidate] = true
    }
  }

  /// `要千方百计稳工业。…要全力以赴促消费。`: short phrases that begin like the first one and are as long.
  private mutating func findLike(_ first: Int, in sentences: Range<Int>) {
    for sentence in sentences
    where length(sentence) == length(first)
      && view.scalars[script.sentences[sentence].range.lowerBound]
        == view.scalars[script.sentences[first].range.lowerBound]
      && isShortPhrase(sentence) && spellsOut(sentence, until: sentences.upperBound)
    {
      headings[sentence] = true
    }
  }

  /// First sentences that begin alike in three or more neighbouring paragraphs name their paragraphs:
  /// `我们坚持…，…。`
  private mutating func findParallel() {
    var run: [Int] = []
    func isAlike(_ a: Int, _ b: Int) -> Bool {
      let left = script.sentences[a].range.lowerBound
      let right = script.sentences[b].range.lowerBound
      return (0..<3).allSatisfy { view.scalars[left + $0] == view.scalars[right + $0] }
    }
    for paragraph in script.paragraphs + [Script.Paragraph(range: 0..<0, sentences: 0..<0)] {
      if let first = paragraph.sentences.first, paragraph.role == nil,
        paragraph.sentences.count >= 2, (6...Self.longestParallel).contains(length(first)),
        script.sentences[first].role == .body, firstMarker(first) == nil,
        script.isClosed(script.sentences[first].range),
        !script.hasDigit(in: script.sentences[first].range),
        run.last.map({ isAlike($0, first) }) ?? true
      {
        run.append(first)
      } else {
        if run.count >= 3 { for sentence in run { headings[sentence] = true } }
        run = []
      }
    }
  }
}
