internal import Corpus
internal import LecternKit
internal import Workflow

/// One act of a duty under one lead: what rows are put together from.
struct ActRow {
  /// The duty's number in the speech.
  var duty: Int
  /// The act's number in the duty, from 1.
  var act: Int
  /// UTF-8 bytes.
  var range: Range<Int>
  /// Whose row it is.
  var lead: Lead
  /// The number of the lead among those of the act, where they are several.
  var share: Int?
  var row: TaskRow
  /// An outdated deletion that hangs on it.
  var stale: Int64?
}

/// Who leads an act: not more than one of either kind, for no two leads share a row.
struct Lead: Hashable {
  var leader: String?
  var unit: String?

  var name: String { [leader, unit].compactMap(\.self).joined(separator: "、") }

  /// One lead a row; a leader and the unit that leads under him are one.
  static func pairs(
    leaders: [String], units: [String], portfolios: [String: String] = [:]
  ) -> [Lead] {
    let count = max(1, leaders.count, units.count)
    return (0..<count).map { index in
      let unit = units.isEmpty ? nil : units[min(index, units.count - 1)]
      return Lead(
        leader: leaders.isEmpty
          ? unit.flatMap { portfolios[$0] } : leaders[min(index, leaders.count - 1)],
        unit: unit)
    }
  }
}

/// Takes a duty apart into acts with the bodies that each is given to.
struct DutyReader {
  private let tasks: SpeechTasks
  private let number: Int
  private let duty: Duty
  private let acts: [Duty.Act]
  private let shares: ActorShares

  init(_ tasks: SpeechTasks, duty number: Int) {
    self.tasks = tasks
    self.number = number
    let duty = tasks.duties[number]
    self.duty = duty
    let work = duty.acts.filter { !Assignment.isNothingElse($0.range, of: duty, tasks.text) }
    if work.isEmpty {
      var whole = Duty.Act()
      whole.range = duty.range
      whole.indicators = duty.acts.flatMap(\.indicators)
      acts = [whole]
    } else {
      acts = work
    }
    shares = ActorShares(tasks, duty, acts.map(\.range))
  }

  func rows() -> [ActRow] {
    acts.indices.flatMap { index -> [ActRow] in
      let actors = shares.actors(ofAct: index)
      let bodies = Bodies(actors, duty.departments, tasks.text)
      let leads = Lead.pairs(
        leaders: bodies.leaders, units: bodies.leadUnits, portfolios: bodies.portfolios)
      return leads.enumerated().map { share, lead in
        var row = TaskRow(key: duty.key)
        row.cells[.category] = tasks.headings(at: acts[index].range.lowerBound)
        row.add(tasks.targets(acts[index].indicators), to: .targets)
        row.add([lead.leader].compactMap(\.self), to: .leader)
        row.add([lead.unit ?? TaskRow.unclear], to: .leadUnit)
        row.add(bodies.responsible, to: .responsible)
        row.add(bodies.support, to: .support)
        row.add(bodies.basis, to: .basis)
        addTimes(to: &row, act: index)
        let others = leads.filter { $0 != lead }.map(\.name)
        if !others.isEmpty {
          row.add(["与\(others.joined(separator: "、"))共同牵头"], to: .remark)
        }
        if duty.substance == .exhortation { row.add(["号召性要求"], to: .remark) }
        return ActRow(
          duty: number, act: index + 1, range: acts[index].range, lead: lead,
          share: leads.count > 1 ? share : nil, row: row)
      }
    }
  }

  /// Deadlines and frequencies belong to the act they stand in, else to the nearest.
  private func addTimes(to row: inout TaskRow, act index: Int) {
    for deadline in duty.deadlines where deadline.basis == .stated {
      guard nearestAct(to: deadline.range) == index else { continue }
      let quote = tasks.text.quote(deadline.range).trimmed
      row.add([deadline.date.map { "\(quote)（\($0)）" } ?? quote], to: .deadline)
      row.add([deadline.date].compactMap(\.self), to: .day)
    }
    for frequency in duty.frequencies where nearestAct(to: frequency.range) == index {
      row.add([tasks.text.quote(frequency.range).trimmed], to: .frequency)
    }
  }

  private func nearestAct(to range: Range<Int>) -> Int? {
    acts.indices.min { acts[$0].range.distance(to: range) < acts[$1].range.distance(to: range) }
  }
}

extension Range<Int> {
  /// How far another range is away; 0 where they touch or overlap.
  func distance(to other: Range<Int>) -> Int {
    Swift.max(0, other.lowerBound - upperBound, lowerBound - other.upperBound)
  }
}
