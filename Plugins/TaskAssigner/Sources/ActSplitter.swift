internal import LecternKit

/// One thing to do, in the view.
struct FoundAct: Sendable {
  var range: Range<Int>
  var object: Range<Int>?
  var modality: Duty.Act.Modality
}

/// Parts a task into acts that close separately.
final class ActSplitter {
  private let reading: Reading
  private let view: NormalizedText

  init(_ reading: Reading) {
    self.reading = reading
    view = reading.view
  }

  /// The acts of a sentence. A clause with a verb or a demand opens one; what stands before the first
  /// (`围绕…`, `针对…`) belongs to it. An act whose object stands elsewhere takes `inherited`.
  func acts(
    in clauses: ArraySlice<Clause>, inherited: Range<Int>?, _ acts: inout [FoundAct]
  ) {
    acts.removeAll(keepingCapacity: true)
    var pending: Int?
    var last = inherited
    for clause in clauses {
      if isAdverbial(clause) || clause.head == .other && !hasDemand(clause) {
        if acts.isEmpty || isAdverbial(clause) {
          pending = pending ?? clause.range.lowerBound
        } else {
          acts[acts.count - 1].range =
            acts[acts.count - 1].range.lowerBound..<clause.range.upperBound
        }
        continue
      }
      let start = pending ?? clause.range.lowerBound
      pending = nil
      let object = object(of: clause) ?? last
      last = object
      acts.append(
        FoundAct(
          range: start..<clause.range.upperBound, object: object, modality: modality(of: clause)))
    }
    if let pending, let end = clauses.last?.range.upperBound {
      if acts.isEmpty {
        acts.append(FoundAct(range: pending..<end, object: last, modality: .must))
      } else {
        acts[acts.count - 1].range = acts[acts.count - 1].range.lowerBound..<end
      }
    }
  }

  private func hasDemand(_ clause: Clause) -> Bool {
    clause.has([.must, .forbid, .firm, .strive])
  }

  /// `围绕…`, `聚焦…`, `按照…`: how the act behind it is done.
  private func isAdverbial(_ clause: Clause) -> Bool {
    guard clause.head != .demand, clause.has(.adverbial) else { return false }
    return reading.words[clause.words].contains {
      $0.start == clause.headStart && $0.has(.adverbial)
    }
  }

  /// What stands behind the verbs that open a clause.
  private func object(of clause: Clause) -> Range<Int>? {
    var start = clause.headStart
    for word in reading.words[clause.words] where word.start >= clause.headStart {
      guard word.start == start,
        word.has([.must, .firm, .strive, .forbid, .may, .hope, .verb, .adverb, .opener])
      else { break }
      start = word.end
    }
    let range = view.trimmed(start..<clause.range.upperBound)
    guard range.count >= 2, range.lowerBound > clause.headStart else { return nil }
    // `确保年底前全部兑现` names no object: time and verbs are all it has.
    let time = view.scalars[range.lowerBound]
    return time == "年" || time.isDigit && range.count < 10 ? nil : range
  }

  private func modality(of clause: Clause) -> Duty.Act.Modality {
    guard clause.has([.forbid, .strive, .may, .must, .firm]) else { return .must }
    for word in reading.words[clause.words] {
      if word.has(.forbid) { return .mustNot }
      if word.has(.strive) { return .strive }
      if word.has(.may) { return .may }
      if word.has([.must, .firm]) { return .must }
    }
    return .must
  }
}
