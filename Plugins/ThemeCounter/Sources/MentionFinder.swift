internal import LecternKit

/// Finds where terms stand in their sense.
struct MentionFinder {
  struct Place {
    /// In the view.
    var range: Range<Int>
    var term: Int
    /// Index into the sentences.
    var sentence: Int
  }

  let dictionary: ThemeDictionary
  let view: NormalizedText

  /// Goes through the mentions in the order of the text, each with the themes it is one of.
  func forEachMention(
    in sentences: [Sentence], _ body: (Place, [ThemeDictionary.Use]) -> Void
  ) {
    var sentence = 0
    for match in dictionary.matches(in: view) {
      let uses = dictionary.uses[Int(match.term)]
      guard !uses.isEmpty else { continue }
      let byte = Int(view.offsets[Int(match.start)])
      while sentence < sentences.count, sentences[sentence].range.upperBound <= byte {
        sentence += 1
      }
      guard sentence < sentences.count, sentences[sentence].isCounted,
        sentences[sentence].range.lowerBound <= byte
      else { continue }
      let place = Place(range: match.range, term: Int(match.term), sentence: sentence)
      let right = uses.filter { holds($0.condition, place, sentences) }
      if !right.isEmpty { body(place, right) }
    }
  }

  private func holds(_ condition: Condition?, _ place: Place, _ sentences: [Sentence]) -> Bool {
    guard let condition else { return true }
    if !condition.functions.isEmpty {
      guard let function = sentences[place.sentence].function,
        condition.functions.contains(function)
      else { return false }
    }
    let own = view.range(ofBytes: sentences[place.sentence].range)
    if condition.unlessNear.stand(in: view, own, outside: place.range) { return false }
    if condition.near.isEmpty { return true }
    var near = own
    if condition.before > 0 || condition.after > 0 {
      let first = max(place.sentence - condition.before, 0)
      let last = min(place.sentence + condition.after, sentences.count - 1)
      near = view.range(
        ofBytes: sentences[first].range.lowerBound..<sentences[last].range.upperBound)
    }
    return condition.near.stand(in: view, near, outside: place.range)
  }
}
