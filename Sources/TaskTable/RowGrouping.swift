internal import Corpus
internal import LecternKit
internal import Store
internal import Workflow

/// Puts acts together to rows of the grain that is asked for.
struct RowGrouping {
  let tasks: SpeechTasks
  let per: TaskTableForm.Grain

  private enum Group: Hashable {
    case act(duty: Int, act: Int, lead: Lead)
    case lead(duty: Int, lead: Lead)
    case headings([String])
    /// What an outdated deletion brings back.
    case stale(Int64)
  }

  /// Rows with the byte at which each begins, in the order of the text.
  ///
  /// - Parameter all: the acts of each duty that there are at all.
  func rows(_ acts: [ActRow], all: [Int: Int]) -> [(start: Int, row: TaskRow)] {
    var order: [Group] = []
    var groups: [Group: [ActRow]] = [:]
    for act in acts {
      let group = group(of: act)
      if groups[group] == nil { order.append(group) }
      groups[group, default: []].append(act)
    }
    return order.map { group in
      let acts = groups[group] ?? []
      return (acts[0].range.lowerBound, row(acts, all: all))
    }
  }

  private func group(of act: ActRow) -> Group {
    if let stale = act.stale { return .stale(stale) }
    let headings = act.row.cells[.category, default: []]
    switch per {
    case .act: return .act(duty: act.duty, act: act.act, lead: act.lead)
    case .duty: return .lead(duty: act.duty, lead: act.lead)
    case .heading: return .headings(headings)
    case .part: return .headings(Array(headings.prefix(1)))
    }
  }

  private func row(_ acts: [ActRow], all: [Int: Int]) -> TaskRow {
    var result = acts[0].row
    for act in acts.dropFirst() { result.add(act.row) }
    if per == .part, let first = result.cells[.category]?.first {
      result.cells[.category] = [first]
    } else {
      result.cells[.category] = acts[0].row.cells[.category]
    }
    var keys: [String] = []
    for duty in Self.unique(acts.map(\.duty)) {
      let own = acts.filter { $0.duty == duty }
      keys.append(key(own, of: all[duty] ?? own.count))
      for run in runs(own) {
        result.add([tasks.text.quote(run).trimmed], to: .content)
        result.anchors.append(
          tasks.anchor(
            run, key: tasks.duties[duty].key, lead: own[0].share == nil ? nil : own[0].lead.name))
      }
    }
    result.key = keys.joined(separator: "、")
    if let stale = acts[0].stale {
      result.state = .stale(stale)
      result.key = "review-\(stale)"
    }
    let low = acts.map(\.range.lowerBound).min() ?? 0
    let high = acts.map(\.range.upperBound).max() ?? low
    result.place = tasks.text.scalarOffset(ofByte: low)..<tasks.text.scalarOffset(ofByte: high)
    return result
  }

  /// The duty's key, with the numbers of the acts where the row does not hold them all, and a letter
  /// where another row holds the same acts under another lead.
  private func key(_ acts: [ActRow], of count: Int) -> String {
    let key = tasks.duties[acts[0].duty].key
    let numbers = Self.unique(acts.map(\.act)).sorted()
    let share = acts[0].share.map { String(UnicodeScalar(UInt8(ascii: "a") + UInt8($0 % 26))) }
    guard numbers.count < count || share != nil else { return key }
    let isRun = numbers.count > 2 && numbers[numbers.count - 1] - numbers[0] == numbers.count - 1
    let said =
      isRun
      ? "\(numbers[0])-\(numbers[numbers.count - 1])"
      : numbers.map(String.init).joined(separator: "_")
    return "\(key).\(said)\(share ?? "")"
  }

  /// The words of acts that follow each other, from the beginning of the duty and with the marks
  /// behind them; brackets that assign work are left out.
  private func runs(_ acts: [ActRow]) -> [Range<Int>] {
    let duty = tasks.duties[acts[0].duty].range
    var runs: [Range<Int>] = []
    var last: ActRow?
    for act in acts {
      let low = act.act == 1 ? min(duty.lowerBound, act.range.lowerBound) : act.range.lowerBound
      if act.act == last?.act { continue }
      if last?.act == act.act - 1, let run = runs.last, run.lowerBound <= low,
        run.upperBound >= low || !hasBracket(run.upperBound..<low)
      {
        let high = max(run.upperBound, end(act.range.upperBound, in: duty))
        runs[runs.count - 1] = run.lowerBound..<high
      } else {
        runs.append(low..<end(act.range.upperBound, in: duty))
      }
      last = act
    }
    return runs
  }

  private func hasBracket(_ range: Range<Int>) -> Bool {
    let words = tasks.text.quote(range)
    return words.contains("（") || words.contains("(") || words.contains("【")
  }

  /// Behind the marks that close an act.
  private func end(_ byte: Int, in duty: Range<Int>) -> Int {
    var end = byte
    guard byte < duty.upperBound else { return byte }
    for scalar in tasks.text.quote(byte..<duty.upperBound).unicodeScalars {
      guard "。；！？;!?”’」』".unicodeScalars.contains(scalar) else { break }
      end += String(scalar).utf8.count
    }
    return end
  }

  private static func unique(_ numbers: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return numbers.filter { seen.insert($0).inserted }
  }
}
