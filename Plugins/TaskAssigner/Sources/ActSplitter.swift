internal import LecternKit

/// One thing to do, in the view.
struct FoundAct: Sendable {
  var range: Range<Int>
  var object: Range<Int>?
  var modality: Duty.Act.Modality
}

/// Parts a task into acts that close separately.
struct ActSplitter {
  private let reading: Reading
  private let view: NormalizedText

  /// The words that may stand before an object.
  private static let leading: WordClass = [
    .must, .firm, .strive, .forbid, .may, .hope, .verb, .adverb, .opener,
  ]
  private static let binding: WordClass = [.forbid, .strive, .may, .must, .firm]

  init(_ reading: Reading) {
    self.reading = reading
    view = reading.view
  }

  /// The acts of a sentence. A clause with a verb or a demand opens one; what stands before the first
  /// (`围绕…`, `针对…`) belongs to it. An act whose object stands elsewhere takes `inherited`.
  func acts(in clauses: Range<Int>, inherited: Range<Int>?, _ acts: inout [FoundAct]) {
    acts.removeAll(keepingCapacity: true)
    var pending: Int?
    var last = inherited
    for number in clauses {
      let clause = reading.clauses[number]
      let range = clause.range
      let isAdverbial = isAdverbial(clause)
      if isAdverbial || clause.head == .other && !hasDemand(clause) {
        if acts.isEmpty || isAdverbial {
          pending = pending ?? range.lowerBound
        } else {
          extend(&acts, to: range.upperBound)
        }
        continue
      }
      last = object(of: clause) ?? last
      acts.append(
        FoundAct(
          range: (pending ?? range.lowerBound)..<range.upperBound, object: last,
          modality: modality(of: clause)))
      pending = nil
    }
    guard let pending, !clauses.isEmpty else { return }
    let end = reading.clauses[clauses.upperBound - 1].range.upperBound
    if acts.isEmpty {
      acts.append(FoundAct(range: pending..<end, object: last, modality: .must))
    } else {
      extend(&acts, to: end)
    }
  }

  private func extend(_ acts: inout [FoundAct], to end: Int) {
    let last = acts.count - 1
    acts[last].range = acts[last].range.lowerBound..<end
  }

  private func hasDemand(_ clause: Clause) -> Bool {
    clause.has([.must, .forbid, .firm, .strive])
  }

  /// `围绕…`, `聚焦…`, `按照…`: how the act behind it is done.
  private func isAdverbial(_ clause: Clause) -> Bool {
    guard clause.head != .demand, clause.has(.adverbial) else { return false }
    for number in clause.words where reading.words[number].has(.adverbial) {
      if reading.words[number].start == clause.headStart { return true }
    }
    return false
  }

  /// What stands behind the verbs that open a clause.
  private func object(of clause: Clause) -> Range<Int>? {
    var start = clause.headStart
    for number in clause.words {
      let word = reading.words[number]
      if word.start < clause.headStart { continue }
      guard word.start == start, word.has(Self.leading) else { break }
      start = word.end
    }
    let range = view.trimmed(start..<clause.range.upperBound)
    guard range.count >= 2, range.lowerBound > clause.headStart else { return nil }
    // `确保年底前全部兑现` names no object: time and verbs are all it has.
    let time = view.scalars[range.lowerBound]
    return time == "年" || time.isDigit && range.count < 10 ? nil : range
  }

  private func modality(of clause: Clause) -> Duty.Act.Modality {
    guard clause.has(Self.binding) else { return .must }
    for number in clause.words {
      let word = reading.words[number]
      guard word.has(Self.binding) else { continue }
      return word.has(.forbid)
        ? .mustNot : word.has(.strive) ? .strive : word.has(.may) ? .may : .must
    }
    return .must
  }
}
