internal import LecternKit

/// Tells whether a task goes on with the duty of the task before it.
struct JoinRules {
  private let reading: Reading
  private let phrases: PhraseIndex

  init(_ reading: Reading, _ phrases: PhraseIndex) {
    self.reading = reading
    self.phrases = phrases
  }

  func continues(_ task: FoundTask, _ duty: [FoundTask]) -> Bool {
    guard let last = duty.last, task.sentence == last.sentence + 1 else { return false }
    let sentence = reading.sentences[task.sentence]
    let before = reading.sentences[last.sentence]
    if task.hasLabel { return true }
    guard sentence.paragraph == before.paragraph, sentence.node == before.node,
      task.actors.isEmpty || task.onlyHelps || task.onlyAssigns
    else { return false }
    if task.onlyHelps { return true }
    // It tells who does the duty, unless that is known.
    if task.onlyAssigns { return duty.allSatisfy { $0.actors.isEmpty } }
    if beginsAsDetail(sentence.range.lowerBound) || beginsWithCase(sentence) { return true }
    let isAssigned = duty.contains { !$0.actors.isEmpty }
    // `市商务局要抓好商业体系建设；新建冷藏设施120座`: up to the full stop one and the same must act.
    let isAct = reading.clauses[sentence.clauses.lowerBound].head == .verb
    if isAssigned, isAct, reading.view.scalars[before.range.upperBound - 1] == "；" { return true }
    if task.substance == .exhortation {
      // An appeal closes what was said before it (`我们要做到力度不减`), but not what somebody else was told,
      // and one that begins with an act of its own stands alone.
      return last.substance == .exhortation || !isAssigned && !isAct
    }
    if last.substance == .exhortation { return false }
    let own = phrases.phrases(of: task.sentence)
    let earlier = phrases.phrases(of: last.sentence)
    let all = phrases.found
    let found = all.span
    if elaborates(own, earlier, found) { return true }
    guard !namesTopic(own, found) else { return false }
    // `林业局、科技局要派人进专班。今年这两条链上，各要引进1家企业。`: who must act was just told. Else an
    // act is one of its own, as the points of a report are: `建设产业园。打造数据集。`
    return isAct ? isAssigned && !task.hasTarget : isAssigned || !task.hasTarget
  }

  /// Whether each clause of a sentence ends with a word that assigns.
  func onlyAssigns(_ sentence: Sentence) -> Bool {
    sentence.has(.assigning)
      && sentence.clauses.allSatisfy { number in
        let clause = reading.clauses[number]
        return reading.words[clause.words].last.map {
          $0.has(.assigning) && $0.end == clause.range.upperBound
        } ?? false
      }
  }

  /// `尤其要…`, `其中…`, `凡是…的，…`, and the sectors behind the whole product: `一产增加值…；`.
  private func beginsAsDetail(_ start: Int) -> Bool {
    let view = reading.view
    return switch view.scalars[start] {
    case "凡": true
    case "今": view.has("今后，凡", at: start)
    case "尤": view.has("尤其", at: start)
    case "其": view.has("其中", at: start)
    case "一": view.has("一产", at: start)
    case "第": view.has("第一产业", at: start)
    default: false
    }
  }

  /// `逾期不报的，先停职、再查处。`: what befalls who does not do it.
  private func beginsWithCase(_ sentence: Sentence) -> Bool {
    guard sentence.clauses.count > 1 else { return false }
    let clause = reading.clauses[sentence.clauses.lowerBound]
    return clause.range.count <= 16 && reading.view.scalars[clause.range.upperBound - 1] == "的"
      && reading.view.scalars[clause.range.lowerBound] != "对"
  }

  /// A phrase that alone decides for a department: the sentence says what it is about.
  private func namesTopic(_ own: Range<Int>, _ found: borrowing Span<FoundPhrase>) -> Bool {
    for number in own where found[number].entry.strength >= .strong { return true }
    return false
  }

  /// At least half of what the sentence names was named before.
  private func elaborates(
    _ own: Range<Int>, _ earlier: Range<Int>, _ found: borrowing Span<FoundPhrase>
  ) -> Bool {
    var named = 0
    var shared = 0
    var said = PhraseSketch()
    var saidBefore = PhraseSketch()
    for number in earlier { saidBefore.insert(found[number].number) }
    for number in own {
      let phrase = found[number].number
      // A phrase said again tells nothing more.
      guard found[number].entry.strength >= .usual,
        !said.mayHold(phrase) || !has(phrase, own.lowerBound..<number, found)
      else { continue }
      said.insert(phrase)
      named += 1
      if saidBefore.mayHold(phrase), has(phrase, earlier, found) { shared += 1 }
    }
    return named > 0 && shared * 2 >= named
  }

  private func has(
    _ phrase: Int32, _ range: Range<Int>, _ found: borrowing Span<FoundPhrase>
  ) -> Bool {
    for number in range where found[number].number == phrase { return true }
    return false
  }
}
