internal import LecternKit

/// Somebody named in the text, in the view.
struct NamedActor: Sendable, Equatable {
  var range: Range<Int>
  var role: Duty.Actor.Role
  var kind: Duty.Actor.Kind
}

/// Finds who leads, is responsible and helps in a sentence.
final class ActorRules {
  let reading: Reading
  let vocabulary: Vocabulary
  let names: ActorNames
  let view: NormalizedText

  init(_ reading: Reading, _ vocabulary: Vocabulary, _ names: ActorNames) {
    self.reading = reading
    self.vocabulary = vocabulary
    self.names = names
    view = reading.view
  }

  func actors(in sentence: Sentence) -> [NamedActor] {
    var found: [NamedActor] = []
    for number in sentence.clauses {
      let clause = reading.clauses[number]
      if isCase(clause) { continue }
      if clause.has(.assigning) { assignments(in: clause, &found) }
      if clause.has([.opener, .hope]) { agents(in: clause, &found) }
      if clause.has(.joint) { partners(in: clause, &found) }
      subjects(number, sentence.clauses, &found)
    }
    if sentence.has(.label) { labels(in: sentence, &found) }
    if found.count > 1 { found.sort { $0.range.lowerBound < $1.range.lowerBound } }
    return found
  }

  /// Those that overlap one found before are left out.
  func add(
    _ ranges: [Range<Int>], _ role: Duty.Actor.Role, _ found: inout [NamedActor]
  ) {
    for range in ranges where !found.contains(where: { $0.range.overlaps(range) }) {
      found.append(NamedActor(range: range, role: role, kind: kind(of: range)))
    }
  }

  /// `凡干部参与经商的`: whom something befalls.
  private func isCase(_ clause: Clause) -> Bool {
    view.scalars[clause.range.lowerBound] == "凡"
      && view.scalars[clause.range.upperBound - 1] == "的"
  }

  // MARK: `各乡镇、各部门要…`

  private func subjects(_ number: Int, _ own: Range<Int>, _ found: inout [NamedActor]) {
    let clauses = reading.clauses
    let clause = clauses[number]
    if clause.has(.must),
      let word = reading.words[clause.words].first(where: { $0.has(.must) })
    {
      let before = number > own.lowerBound ? clauses[number - 1] : nil
      if word.start == clause.headStart || clause.head == .demand {
        // `县政府将每月调度一次`
        if word.end - word.start > 3, view.scalars[word.end - 1] == "将" {
          add([word.start..<word.end - 1], .responsible, &found)
          return
        }
        // `全省各级政府及其工作人员，一定要…`
        if let before, let ranges = wholeSubject(before) {
          // `对进展迟缓、推诿拖延的单位，必须通报`: they are acted upon.
          let outer = number > own.lowerBound + 1 ? clauses[number - 2] : nil
          if outer.map({ isPrepositional($0) }) != true {
            add(ranges, subjectRole(number, own), &found)
          }
        }
        return
      }
      let ranges =
        switch names.subject(of: word, in: clause.range) {
        case .actors(let ranges): ranges
        case .audience: [Range<Int>]()
        // `县水文站遇水位上涨要提前报警`
        case .other: names.leadingBodies(in: clause) ?? []
        }
      // `各部门，尤其是财政部门还要…`, `新成立的部门，对当前工作要…`
      if !ranges.isEmpty || isPrepositional(clause), let before,
        let outer = wholeSubject(before)
      {
        add(outer, .responsible, &found)
      }
      add(ranges, subjectRole(number, own), &found)
      return
    }
    speaker(clause, &found)
    answering(clause, &found)
    forbidden(clause, &found)
    bareSubject(clause, &found)
  }

  /// `农村学校不得再收费`, `住建不得发证`: who must not, where it can be nobody else.
  private func forbidden(_ clause: Clause, _ found: inout [NamedActor]) {
    guard clause.has(.forbid), clause.head == .other,
      let word = reading.words[clause.words].first(where: { $0.has(.forbid) }),
      view.has("不得", at: word.start) || view.has("不准", at: word.start),
      case .actors(let ranges) = names.subject(of: word, in: clause.range),
      ranges.allSatisfy({ names.isOfficial($0) || names.isDepartmentLike($0) || isPublicBody($0) })
    else { return }
    add(ranges, .responsible, &found)
  }

  /// `政府机关`, `审批部门`
  private func isPublicBody(_ range: Range<Int>) -> Bool {
    view.has("机关", at: range.upperBound - 2) || view.has("部门", at: range.upperBound - 2)
  }

  /// `对当前工作要…`, `在推进中要…`: who must act stands before.
  private func isPrepositional(_ clause: Clause) -> Bool {
    switch view.scalars[clause.range.lowerBound] {
    case "对", "在", "就", "把", "将", "从", "按", "针": true
    default: false
    }
  }

  /// A clause that is nothing but a list of actors.
  private func wholeSubject(_ clause: Clause) -> [Range<Int>]? {
    guard clause.range.count <= 40, clause.head == .other, clause.range.upperBound < view.count,
      view.scalars[clause.range.upperBound] != "："
    else { return nil }
    var end = clause.range.upperBound
    // `各局局长回去以后，对本单位的人都要…`
    if view.has("回去以后", at: end - 4) { end -= 4 } else if view.has("回去后", at: end - 3) { end -= 3 }
    // `各县区政府是粮食收购的第一责任人，主要领导要…`: who answers for it was found there.
    if clause.has(.copula), clause.range.contains(where: { view.scalars[$0] == "是" }) { return nil }
    // `从县直单位抽调的260名干部，要…`
    if let measure = clause.range.last(where: { view.scalars[$0] == "名" }), measure + 2 < end,
      let number = (clause.range.lowerBound..<measure).last(where: { !view.scalars[$0].isDigit }),
      number + 1 < measure, view.scalars[number] == "的"
    {
      return names.names(in: number + 1..<end, strict: true).map { _ in [number + 1..<end] }
    }
    return names.names(in: clause.range.lowerBound..<end, strict: true)
  }

  /// Who must act leads where a later clause says so: `各位副县长要靠前指挥，牵头对接`.
  private func subjectRole(_ number: Int, _ own: Range<Int>) -> Duty.Actor.Role {
    // `县应急局要牵头…`
    let behind = reading.words[reading.clauses[number].words].drop { !$0.has(.must) }.dropFirst()
    if let first = behind.first(where: { !$0.has(.adverb) }) {
      if first.has(.lead) { return .lead }
      // `供电公司要搞好配合`
      if first.has(.support), first.end == reading.clauses[number].range.upperBound {
        return .support
      }
    }
    for later in number + 1..<own.upperBound {
      let clause = reading.clauses[later]
      guard let word = reading.words[clause.words].first else { continue }
      // `分管到哪里，就抓到哪里`
      if word.start == clause.range.lowerBound, word.has(.lead),
        !view.has("分管", at: word.start)
      {
        return .lead
      }
      if word.has(.must), word.start > clause.range.lowerBound { break }
    }
    return .responsible
  }

  /// `各单位党组织书记是管党治党的第一责任人`
  private func answering(_ clause: Clause, _ found: inout [NamedActor]) {
    let end = clause.range.upperBound
    guard clause.has(.copula), view.has("责任人", at: end - 3) || view.has("责任主体", at: end - 4),
      let copula = clause.range.first(where: { view.scalars[$0] == "是" }),
      copula > clause.range.lowerBound,
      let ranges = names.names(in: clause.range.lowerBound..<copula, strict: true)
    else { return }
    add(ranges, .responsible, &found)
  }

  /// `作为党组主要负责人，我…`
  private func speaker(_ clause: Clause, _ found: inout [NamedActor]) {
    guard view.scalars[clause.range.lowerBound] == "作",
      view.has("作为", at: clause.range.lowerBound), clause.range.count <= 24,
      let ranges = names.names(
        in: clause.range.lowerBound + 2..<clause.range.upperBound, strict: true)
    else { return }
    add(ranges, .responsible, &found)
  }

  /// `各县（市、区）党政主要负责同志每月外出招商`
  private static let longestSubject = 20

  /// What may follow a subject.
  private static let behindSubject: WordClass = [
    .verb, .adverb, .firm, .opener, .adverbial, .closing, .future,
  ]

  /// Of the openers, `和` and `由` are not what a subject is followed by.
  private static let acting: WordClass = [.verb, .adverb, .firm, .adverbial, .closing, .future]

  /// Who acts without a word of demand; not `县发改局作了汇报`, where somebody has acted.
  private func bareSubject(_ clause: Clause, _ found: inout [NamedActor]) {
    guard !clause.has(.past) else { return }
    if clause.head == .other, let ranges = subjectBeforeAct(clause) {
      add(ranges, .responsible, &found)
    } else if clause.head == .other || clause.head == .verb,
      let bodies = names.leadingBodies(in: clause)
    {
      add(bodies, helps(clause) ? .support : .responsible, &found)
    }
  }

  /// `公安局、交通局派员配合`
  private func helps(_ clause: Clause) -> Bool {
    guard clause.has(.support), let last = reading.words[clause.words].last else { return false }
    return last.has(.support) && last.end == clause.range.upperBound
  }

  /// `新成立的部门尽快进入状态`: the subject is followed by an adverb or verb without a demand.
  private func subjectBeforeAct(_ clause: Clause) -> [Range<Int>]? {
    if clause.marks.contains(.every),
      let every = clause.range.first(where: { view.scalars[$0] == "每" }),
      every - clause.range.lowerBound <= Self.longestSubject, every > clause.range.lowerBound,
      let ranges = names.names(in: clause.range.lowerBound..<every, strict: true)
        ?? beforeShortAct(clause.range.lowerBound..<every)
    {
      return ranges
    }
    guard clause.has(Self.behindSubject) else { return nil }
    var isOver = false
    for word in reading.words[clause.words] {
      // The subject is short.
      guard !isOver, word.start - clause.range.lowerBound <= Self.longestSubject else {
        return nil
      }
      guard word.has(Self.behindSubject), word.start > clause.range.lowerBound + 1,
        word.has(Self.acting) || word.end > word.start + 1
      else {
        continue
      }
      // Behind a verb that is no noun stands what is done, and nobody.
      defer { isOver = word.has(.verb) && !word.has(.nominal) }
      let end = names.beforeAdverbs(word.start, from: clause.range.lowerBound)
      guard end > clause.range.lowerBound + 1,
        names.mayEnd(clause.range.lowerBound..<end), !names.beginsUnit(at: word.start),
        !tellsWhatIsLeft(at: end)
      else { continue }
      let range = clause.range.lowerBound..<end
      let isPlain = vocabulary.bareEndings.length(in: view, range) != nil || names.isOwn(range)
      guard isPlain ? end - range.lowerBound <= 12 || word.has(.verb) : !word.has(.nominal),
        let ranges = names.names(in: range, strict: true),
        isPlain || end < word.start || ranges.allSatisfy(names.isOfficial)
      else { continue }
      return ranges
    }
    return nil
  }

  /// `县级领导约访每周至少1次`: what is done has two characters; not `部门例会每月1次`.
  private func beforeShortAct(_ range: Range<Int>) -> [Range<Int>]? {
    guard range.count > 5, !"会场费队".unicodeScalars.contains(view.scalars[range.upperBound - 1])
    else { return nil }
    let end = range.upperBound - 2
    guard vocabulary.actorEndings.length(in: view, range.lowerBound..<end) != nil else {
      return nil
    }
    return names.names(in: range.lowerBound..<end, strict: true)
  }

  /// `中转站还有三座没有建成` is how things stand.
  private func tellsWhatIsLeft(at place: Int) -> Bool {
    guard place + 1 < view.count, ["还", "仍", "尚"].contains(view.scalars[place]) else {
      return false
    }
    return ["有", "没", "未", "剩", "差"].contains(view.scalars[place + 1])
  }
}
