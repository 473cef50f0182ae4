internal import LecternKit

/// Who is named with a word that gives the work: `由县长牵头`, `发改局、商务局负责`, `会同财政局`.
extension ActorRules {
  func assignments(in clause: Clause, _ found: inout [NamedActor]) {
    var start = clause.range.lowerBound
    for word in reading.words[clause.words] where word.has(.assigning) {
      // `分管副县长亲自挂帅`: it is part of the post.
      if isBeforePost(word) { continue }
      defer { start = word.end }
      if isLabel(word) || describes(word, in: clause) { continue }
      var end = names.beforeAdverbs(word.start, from: start)
      if end > start, let entered = entry(of: start..<end) { start = entered }
      while start < end, view.scalars[start] == "、" || view.scalars[start] == "（" { start += 1 }
      end = max(start, end)
      guard end > start, !hasDemand(before: word, from: start),
        let ranges = names.names(
          in: start..<end, strict: !view.has("由", at: start), areGiven: true)
      else { continue }
      // `班子成员每季度带队检查`: they go themselves.
      let goes = view.has("带队", at: word.start) && !view.has("由", at: start)
      add(ranges, goes ? .responsible : role(of: word), &found)
    }
  }

  /// `亲自主抓的重点工作`: a word that describes, not one that assigns; but `交通局负责的县道改造，…要拿下来`
  /// names who must do it.
  private func describes(_ word: Word, in clause: Clause) -> Bool {
    guard word.end < view.count, view.scalars[word.end] == "的" else { return false }
    guard view.has("负责", at: word.start),
      let bodies = names.names(in: clause.range.lowerBound..<word.start, strict: true)
    else { return true }
    return !bodies.allSatisfy(names.isOfficial)
  }

  private func isBeforePost(_ word: Word) -> Bool {
    (2...5).contains { length in
      guard word.end + length <= view.count else { return false }
      let range = word.end..<word.end + length
      // `分管副市长`, `分管市领导`
      return vocabulary.posts.length(in: view, range) != nil
        && range.allSatisfy { view.scalars[$0].isIdeograph }
    }
  }

  /// `由县纪委约谈`, `请县财政局列出清单`.
  func agents(in clause: Clause, _ found: inout [NamedActor]) {
    // `请各成员单位于3月8日前…`, `希望各级各部门…`
    if let word = reading.words[clause.words].first, word.has(.hope),
      let start = (word.end - 1...word.end).first(where: {
        $0 < clause.range.upperBound && view.scalars[$0] == "各"
      }),
      let ranges = names.agents(behind: start, limit: clause.range.upperBound)
    {
      add(ranges, .responsible, &found)
      return
    }
    for word in reading.words[clause.words] where word.has(.opener) && word.end == word.start + 1 {
      guard view.scalars[word.start] == "由" || view.scalars[word.start] == "请",
        let ranges = names.agents(behind: word.end, limit: clause.range.upperBound)
      else { continue }
      add(ranges, .responsible, &found)
      return
    }
  }

  /// `发改局要会同财政局、水利局，…`, `人社局联合职教中心…`: those who act beside somebody help.
  func partners(in clause: Clause, _ found: inout [NamedActor]) {
    for word in reading.words[clause.words] where word.has(.joint) {
      // `组成联合督查组`
      if view.has("组成", at: word.start - 2) || view.has("成立", at: word.start - 2) { continue }
      guard
        view.has("会同", at: word.start)
          || found.contains(where: { clause.range.contains($0.range.lowerBound) })
          || names.leadingBodies(in: clause) != nil
      else { continue }
      let rest = word.end..<clause.range.upperBound
      // `会同县住建局建立工作专班`: what they do together is no part of a name.
      let whole = rest.count <= 40 ? names.names(in: rest, strict: true) : nil
      let isPlain =
        names.groupTail(rest) != nil || whole?.allSatisfy { !names.holdsAct($0) } ?? false
      guard
        let ranges = isPlain ? whole : names.agents(behind: word.end, limit: rest.upperBound)
      else { continue }
      add(ranges, .support, &found)
      return
    }
  }

  /// Where the names begin inside the clause: at `由` (`这项工作由县住建局牵头`) or behind a bracket that
  /// is still open (`城市建设（陈县长牵头`).
  private func entry(of range: Range<Int>) -> Int? {
    var closed = 0
    for index in range.reversed() {
      switch view.scalars[index] {
      case "由":
        let isFree = index > range.lowerBound && view.scalars[index - 1] == "自"
        return isFree ? nil : index
      case "）": closed += 1
      case "（":
        if closed == 0 { return index + 1 }
        closed -= 1
      default: break
      }
    }
    return nil
  }

  private func hasDemand(before word: Word, from start: Int) -> Bool {
    reading.words(in: start..<word.start).contains { $0.has([.must, .forbid]) }
  }

  private func role(of word: Word) -> Duty.Actor.Role {
    // `负责抓总`
    let next = reading.words(in: word.end..<min(view.count, word.end + 4)).first
    if word.has(.responsible), let next, next.start == word.end, next.has(.lead) { return .lead }
    return word.has(.lead) ? .lead : word.has(.responsible) ? .responsible : .support
  }
}
